"""The command import, and the way of a table: import, check, build, release."""

import csv
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.build import build
from indicators.catalogue import load_catalogue
from indicators.cli import language
from indicators.cli import main as cli
from indicators.errors import DeliveryError
from indicators.intake.file_check import check_file
from indicators.intake.forms import forms
from indicators.workplace import Workplace
from tests.intake.official.files import (
    ALL,
    FOREIGN,
    GERMAN,
    NATIONALITY,
    flat,
    imported,
    packed,
    saved,
)

TODAY = date(2026, 11, 27)
ROWS = [
    ("05117", {NATIONALITY: ALL}, "170000", "e"),
    ("05117", {NATIONALITY: FOREIGN}, "30000", "p"),
    ("05911", {NATIONALITY: ALL}, "365000", "e"),
    ("05911", {NATIONALITY: FOREIGN}, "-", ""),
    ("05911", {NATIONALITY: GERMAN}, "300000", "e"),
    ("05914", {NATIONALITY: ALL}, "190000", "e"),
]


@pytest.fixture
def call(monkeypatch, capsys):
    """Runs the command in this process: exit code, output, error output."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["oeffnungsmonitor", *map(str, arguments)])
        monkeypatch.setattr(cli, "LANGUAGE", language.language_of(sys.argv))
        try:
            cli.main()
        except SystemExit as stop:
            return stop.code, *capsys.readouterr()
        return 0, *capsys.readouterr()

    return run


@pytest.fixture
def table(tmp_path):
    return saved(tmp_path, flat(ROWS, time="2021-12-31", quality=True))


def test_a_table_is_imported_checked_built_and_stands_in_the_release(
    call, table, tmp_path, without_rules
):
    out = tmp_path / "amtlich.csv"
    code, said, _ = call("import", table, "--out", out)

    assert code == 0
    assert "4 Zeilen geschrieben" in said
    assert check_file(out, load_catalogue(), TODAY).errors == 0
    release = build(Workplace((out,), tmp_path / "platz"), load_catalogue(), TODAY)
    figures = release.figures(area="05117")
    figures = figures[figures["origin"] == "reported"].set_index("series")
    assert figures["value"].to_dict() == {
        "population": 170000,
        "population_foreign_count": 30000,
        "population_foreign_share": 17.65,
    }
    assert set(figures["base"]) == {"census_2011"}
    assert figures["observation_status"].to_dict() == {
        "population": "A",
        "population_foreign_count": "P",
        "population_foreign_share": "P",
    }


def test_the_delivery_has_the_published_form(call, table, tmp_path):
    out = tmp_path / "amtlich.csv"
    call("import", table, "--out", out)
    published = Path("data/published/figures/05117_muelheim_an_der_ruhr.csv")
    lines = out.read_text(encoding="utf-8").splitlines()

    assert lines[0] == published.read_text(encoding="utf-8").splitlines()[0]
    rows = list(csv.DictReader(lines, delimiter=";"))
    assert {row["Gebiet"] for row in rows} == {"05117", "05911"}
    assert list(rows[0]) == [column.heading for column in forms()["figures"].fields.values()]


def test_what_has_no_number_is_named_and_no_row_is_written_for_it(call, table, tmp_path):
    code, said, _ = call("--lang", "en", "import", table, "--out", tmp_path / "d.csv")

    assert code == 0
    assert "Row 5, column “value”: Bochum, kreisfreie Stadt, 2021-12-31: “-” means" in said
    assert "without it becoming a figure: deutsch" in said
    assert "Cells without a number: 1. Values of other areas, not taken: 1." in said


def test_an_archive_is_imported_like_its_table(call, table, tmp_path):
    archive = packed(tmp_path, {table.name: table.read_bytes()})
    call("import", table, "--out", tmp_path / "a.csv")
    call("import", archive, "--out", tmp_path / "b.csv")

    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("da.csv", [], "gibt es schon; sie wird nicht überschrieben"),
        ("neu.txt", [], "endet nicht auf .csv"),
        ("fehlt/neu.csv", [], "lässt sich nicht schreiben"),
        ("neu.csv", ["--base", "census_1066"], "Erlaubt sind census_1987, census_2011"),
    ],
)
def test_where_nothing_can_be_written_a_sentence_says_so(
    call, table, tmp_path, name, options, words
):
    (tmp_path / "da.csv").write_text("alt", encoding="utf-8")
    code, said, trouble = call("import", table, "--out", tmp_path / name, *options)

    assert code in (1, 2)
    assert said == ""
    assert words in trouble
    assert (tmp_path / "da.csv").read_text(encoding="utf-8") == "alt"
    assert not list(tmp_path.glob("*.part"))


def test_a_refused_table_writes_nothing(call, tmp_path):
    path = saved(tmp_path, flat([("05914", {NATIONALITY: ALL}, "1")]))
    code, _, trouble = call("import", path, "--out", tmp_path / "neu.csv")

    assert code == 2
    assert "keine der Städte dieses Monitors" in trouble
    assert not (tmp_path / "neu.csv").exists()


@pytest.mark.parametrize(
    ("value", "day", "words"),
    [
        ("170000,5", "2021-12-31", "ist keine ganze Zahl"),
        ("170000", "2060-12-31", "Zukunft"),
    ],
)
def test_what_would_not_pass_the_check_is_not_kept(call, tmp_path, value, day, words):
    path = saved(tmp_path, flat([("05117", {NATIONALITY: ALL}, value)], time=day))
    out = tmp_path / "neu.csv"
    code, said, trouble = call("import", path, "--out", out)

    assert code == 1
    assert words in said
    assert "keine Lieferung" in trouble
    assert not out.exists()


numbers = st.integers(1, 500_000).map(str)
signs = st.sampled_from(["-", "–", ".", "/", "x", "...", "", "0"])
cities = st.sampled_from(["05112", "05113", "05117", "05119", "05512", "05513", "05911", "05916"])
people = st.sampled_from([ALL, FOREIGN, GERMAN])


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.tuples(cities, people), numbers | signs, min_size=1))
def test_a_delivery_holds_exactly_the_printed_numbers(tmp_path_factory, cells):
    rows = [(city, {NATIONALITY: who}, value) for (city, who), value in cells.items()]
    path = saved(tmp_path_factory.mktemp("tabelle"), flat(rows))
    quantity = {ALL: "population", FOREIGN: "population_foreign_count"}
    printed = {
        (city, quantity[who]): value
        for (city, who), value in cells.items()
        if who != GERMAN and value.isdigit() and value != "0"
    }

    try:
        found = imported(path).rows
    except DeliveryError as problem:
        assert problem.key in ("official_only_signs", "official_no_totals")
        found = []
    counts = {
        (row["area"], row["quantity"]): row["value"] for row in found if row["unit"] == "persons"
    }
    assert counts == printed
    shares = {row["area"] for row in found if row["unit"] == "percent"}
    assert shares == {
        city for city, _ in printed if {(city, name) for name in quantity.values()} <= set(printed)
    }
