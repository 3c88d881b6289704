"""Each scraper finds a number that was put back: without these tests its silence proves nothing."""

import copy
import logging
from typing import Any

import pytest

from tests.ways_out import charts, commands, rows, structured
from tests.ways_out.leaky import PLANTED
from tests.ways_out.pages import Page, visit


def test_the_planted_figure_is_a_hidden_one(secrets):
    places = secrets.hidden.set_index(["series", "area", "year"])
    row = places.loc[[PLANTED]].iloc[0]

    assert (row["numerator"], row["denominator"], row["complement"]) == (3, 51, 48)


def test_a_figure_put_back_into_the_file_is_found(leaky, secrets):
    path = leaky / "demonstration" / "releases" / "release-leaky.duckdb"
    leaks = structured.leaks_in_figures(structured.tables_in(path)["figure"], secrets)

    assert any("status published" in leak for leak in leaks)


@pytest.mark.parametrize("column", ["numerator", "denominator", "value", "low", "note_de"])
def test_one_number_put_back_beside_the_right_status_is_found(column, demo_release, secrets):
    figures = structured.tables_in(demo_release.path)["figure"]
    place = figures.query("status == 'hidden' and not is_small_base").index[0]
    figures.loc[place, column] = "4 von 188" if column == "note_de" else 4.0
    leaks = structured.leaks_in_figures(figures, secrets)

    assert sum(f"{column} = 4" in leak for leak in leaks) == 1


@pytest.mark.parametrize("column", ["staff", "gap", "weight"])
def test_a_point_of_a_verdict_on_a_hidden_figure_is_found(column, demo_release):
    tables = structured.tables_in(demo_release.path)
    hidden = set(tables["figure"].query("status == 'hidden'")["figure_id"])
    points = tables["verdict_point"]
    place = points.index[points["staff_figure"].isin(hidden)][0]
    points.loc[place, column] = 5.9

    (leak,) = structured.leaks_in_references(tables)
    assert f"{column} = 5.9" in leak


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("compared_figure", "figure"),
        ("comparability", "figure_a"),
        ("population_base", "staff_figure"),
        ("verdict", "latest_staff_figure"),
    ],
)
def test_a_row_about_a_hidden_figure_is_found(table, column, demo_release):
    tables = structured.tables_in(demo_release.path)
    hidden = tables["figure"].query("status == 'hidden'")["figure_id"].iloc[0]
    rows_of = tables[table]
    rows_of.loc[rows_of.index[rows_of[column].notna()][0], column] = hidden

    assert structured.leaks_in_references(tables) != []


def test_a_component_of_a_verdict_on_hidden_figures_is_found(demo_release, secrets):
    tables = structured.tables_in(demo_release.path)
    verdicts = tables["verdict"]
    is_hidden = (verdicts["area"] == "X06") & (verdicts["indicator"] == PLANTED[0])
    verdicts.loc[is_hidden, "gap"] = 22.4

    (leak,) = structured.leaks_in_verdicts(tables, secrets)
    assert "gap = 22.4" in leak


@pytest.mark.parametrize(
    "sentence",
    [
        "Rotbrücken: 3 von 51 Führungskräften",
        "Rotbrücken: drei von 51 Führungskräften",
        "In Rotbrücken 48 of 51 leaders have none.",
        "Rotbrücken | 31. Dezember 2016 | 3 / 51",
        "Rotbrücken, 31. Dezember 2016: 5,88\u00a0% der Führungskräfte",
        "Rotbrücken, 31 December 2016: 5.88 %",
        "Rotbrücken hatte 2016 nur 51 Antworten von Führungskräften.",
    ],
)
def test_a_sentence_with_a_hidden_number_is_found(sentence, reader):
    assert reader.leaks("sentence", sentence) != []


@pytest.mark.parametrize(
    "sentence",
    [
        "Rotbrücken: Stand 31. Dezember 2016, 3 Werte aus 51 Monaten",
        "Rotbrücken, 2016: bei 3 von 51 Paaren",
        "Rotbrücken 2016, Zieljahr 2040",
    ],
)
def test_numbers_that_count_no_persons_are_no_leak(sentence, reader):
    assert reader.leaks("sentence", sentence) == []


@pytest.fixture(scope="module")
def leaky_pages(leaky):
    place = {"indikator": PLANTED[0], "gebiet": PLANTED[1]}
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OEFFNUNGSMONITOR_DATA", str(leaky))
        environment.setenv("OEFFNUNGSMONITOR_DEMO", "1")
        return visit([("indicator", place), ("indicator", place | {"sprache": "en"})])


@pytest.mark.parametrize("number", [0, 1])
def test_pages_of_a_leaky_release_are_found_leaking(
    number, leaky_pages, secrets, values, reader, demo_release
):
    page = leaky_pages[number]
    labelled = rows.labelled(secrets, demo_release.catalogue, page.language)
    (spec,) = page.charts
    hovered = [text for text in charts.texts_of(spec) if "2016" in text]

    (file,) = filter(rows.is_for_programs, page.files)
    figures = commands.figures_in_csv(file)

    # The table and the file to download: one each.
    assert len(rows.leaks_in_rows(page, labelled)) == 1
    assert len({leak[:60] for leak in structured.leaks_in_part(figures, secrets)}) == 1
    assert charts.leaks_in_chart("chart", spec, values["X06"]) != []
    assert any(reader.leaks("hover", text, ["X06"]) for text in hovered)
    assert any(reader.leaks("text", text, ["X06"]) for text in page.texts)


def test_a_number_anywhere_in_a_chart_is_found(values):
    empty: dict[str, Any] = {
        "data": [{"x": [2016], "y": [None], "text": ["."]}],
        "layout": {},
    }
    hidden_data = copy.deepcopy(empty)
    hidden_data["data"][0]["customdata"] = [[{"share": 300 / 51}]]

    assert charts.leaks_in_chart("chart", empty, values["X06"]) == []
    assert charts.leaks_in_chart("chart", hidden_data, values["X06"]) != []


def test_a_sign_with_counts_beside_it_is_found(secrets, demo_release):
    row = {"Stand": "31. Dezember 2016", "Wert": ".", "Zähler / Nenner": "3 / 51"}
    address = {"indikator": PLANTED[0], "gebiet": PLANTED[1]}
    page = Page("indicator", address, [], [[row]], [], [], [])
    labelled = rows.labelled(secrets, demo_release.catalogue, "de")

    (leak,) = rows.leaks_in_rows(page, labelled)
    assert "3 / 51" in leak


def test_commands_on_a_leaky_release_are_found_leaking(leaky, secrets, reader):
    question = ("figures", "--city", PLANTED[1], "--indicator", PLANTED[0])
    own = secrets.of([PLANTED[1]])
    own = type(own)(own.figures[own.figures["series"] == PLANTED[0]])
    as_json = commands.figures_in_json(commands.ask(leaky, *question, "--json").out)
    as_csv = commands.figures_in_csv(commands.ask(leaky, *question, "--csv").out)
    lines = commands.ask(leaky, *question).out.splitlines()
    verdicts = commands.ask(leaky, "verdicts", *question[1:]).out.splitlines()

    assert any("status published" in leak for leak in structured.leaks_in_figures(as_json, own))
    assert any("status published" in leak for leak in structured.leaks_in_figures(as_csv, own))
    assert any(reader.leaks("figures", line) for line in lines)
    assert any(reader.leaks("verdicts", line) for line in verdicts)


def test_a_number_in_a_log_line_is_found(reader):
    with commands.kept_log() as lines:
        logging.getLogger("oeffnungsmonitor").info("X06 Rotbrücken: 3 of 51 hidden")

    assert any(reader.leaks("log", line) for line in lines)
