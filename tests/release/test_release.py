"""A release is whole or not there: written once, never changed, and silent about what is hidden."""

import csv
import os
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import duckdb
import pytest

from indicators import resources
from indicators.build import build
from indicators.catalogue import load_catalogue
from indicators.errors import DeliveryError, ReleaseError
from indicators.release import Release, current_release
from indicators.release.finding_rows import SUBJECT
from indicators.release.pointer import read_pointer
from indicators.workplace import Workplace
from tests.analysis.builders import write_deliveries

TODAY = date(2026, 11, 21)

# The three foreigners of the second row must not be found anywhere in a release.
DRAWING = """
    quantity            | concept             | value | note_de
    outreach_events     | all                 | {}    |
    staff_foreign_count | foreign_nationality | 3     | Drei aus dem Bauhof.
    """
HIDDEN_NOTE = "Drei aus dem Bauhof."


def draw(folder, events):
    """A workplace whose only delivery names this many events."""
    deliveries = folder / "deliveries"
    deliveries.mkdir(exist_ok=True)
    return Workplace(tuple(write_deliveries(DRAWING.format(events), deliveries)), folder)


def build_now(workplace):
    return build(workplace, load_catalogue(), TODAY)


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A folder with a first release, for copying."""
    folder = tmp_path_factory.mktemp("first")
    build_now(draw(folder, 6))
    return folder


@pytest.fixture
def workplace(first, tmp_path):
    """A workplace with a release of its own."""
    shutil.copytree(first, tmp_path, dirs_exist_ok=True)
    return draw(tmp_path, 6)


def events_in(release):
    return release.figures("outreach_events")["value"].squeeze()


def contents(folder):
    """Every file below a folder with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder): path.read_bytes() for path in files}


def tables_of(release):
    """Name of each table of a release → its rows as tuples."""
    with duckdb.connect(str(release.path), read_only=True) as connection:
        names = [row[0] for row in connection.execute("SHOW TABLES").fetchall()]
        return {name: connection.table(name).fetchall() for name in names}


def test_a_release_says_when_it_was_made_and_what_went_in_and_out(workplace):
    release = current_release(workplace.releases)

    assert release.release_id == "2026-11-21-01"
    assert release.info["release_id"] == release.release_id
    assert release.path.name == f"release-{release.release_id}.duckdb"
    assert (release.info["rows_delivered"], release.info["rows_stored"]) == (2, 2)
    assert release.info["figures_hidden"] == 1
    assert not release.info["is_demonstration"]


def test_the_same_input_gives_the_same_release_and_builds_nothing(workplace):
    before = contents(workplace.folder)
    times = {path: path.stat().st_mtime_ns for path in workplace.releases.iterdir()}

    release = build_now(workplace)

    assert events_in(release) == 6
    assert contents(workplace.folder) == before
    assert {path: path.stat().st_mtime_ns for path in workplace.releases.iterdir()} == times


@pytest.mark.usefixtures("without_rules")
def test_the_same_input_on_another_day_elsewhere_says_the_same_under_another_number(
    workplace, tmp_path
):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    release = build(draw(elsewhere, 6), load_catalogue(), date(2026, 12, 24))
    before = current_release(workplace.releases)

    assert (before.release_id, release.release_id) == ("2026-11-21-01", "2026-12-24-01")
    assert release.figures().equals(before.figures())


def test_changed_input_gives_a_new_file_and_leaves_the_old_one_as_it_was(workplace):
    old = current_release(workplace.releases)
    old_bytes = old.path.read_bytes()

    new = build_now(draw(workplace.folder, 9))

    assert new.path != old.path
    assert (events_in(old), events_in(new)) == (6, 9)
    assert old.path.read_bytes() == old_bytes
    assert current_release(workplace.releases).path == new.path


def lose_pointer(release):
    release.path.with_name("current.json").unlink()


def write_pointer(text):
    def damage(release):
        release.path.with_name("current.json").write_text(text, encoding="utf-8")

    return damage


def lose_release(release):
    release.path.unlink()


def empty_release(release):
    release.path.write_bytes(b"")


def cut_release(release):
    release.path.write_bytes(release.path.read_bytes()[:-200_000])


def overwrite_release(release):
    release.path.write_bytes(b"not a database" * 1000)


def turn_bits(release):
    """Every block below the headers is damaged, as on a failing disk."""
    raw = bytearray(release.path.read_bytes())
    for place in range(3 * 4096, len(raw), 4096):
        raw[place + 100] ^= 0xFF
    release.path.write_bytes(raw)


def forget_tables(release):
    release.path.unlink()
    with duckdb.connect(str(release.path)) as connection:
        connection.execute("CREATE TABLE other (a INTEGER)")


DAMAGES = [
    lose_pointer,
    pytest.param(write_pointer("{"), id="pointer_is_broken"),
    pytest.param(write_pointer("[]"), id="pointer_is_a_list"),
    pytest.param(write_pointer("{}"), id="pointer_is_empty"),
    pytest.param(write_pointer('{"release": 5, "fingerprint": 5}'), id="pointer_has_numbers"),
    pytest.param(write_pointer('{"release": "gone", "fingerprint": "x"}'), id="pointer_is_lost"),
    lose_release,
    empty_release,
    overwrite_release,
    turn_bits,
    forget_tables,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_release_is_said_in_a_sentence(damage, workplace):
    damage(current_release(workplace.releases))

    with pytest.raises(ReleaseError, match=r"Veröffentlichungsstand"):
        _ = current_release(workplace.releases).info


@pytest.mark.usefixtures("without_rules")
@pytest.mark.parametrize("damage", [lose_pointer, *DAMAGES[1:6]])
def test_a_lost_pointer_is_written_again_and_names_the_newest_release(damage, workplace):
    damage(current_release(workplace.releases))

    release = build_now(workplace)

    assert release.release_id == "2026-11-21-01"
    assert events_in(release) == 6


@pytest.mark.parametrize(
    ("damage", "key"),
    [
        (lose_release, "release_gone"),
        *((damage, "release_damaged") for damage in (cut_release, *DAMAGES[7:])),
    ],
)
def test_nothing_is_built_over_a_release_that_is_gone_or_damaged(damage, key, workplace):
    damage(current_release(workplace.releases))
    before = contents(workplace.folder)

    with pytest.raises(ReleaseError) as refused:
        build_now(workplace)

    assert refused.value.key == key
    assert "release-2026-11-21-01.duckdb" in refused.value.sentence()
    assert contents(workplace.folder) == before


class PowerCutError(RuntimeError):
    """The machine stops here."""


def raise_power_cut(*_):
    raise PowerCutError


WRITTEN = ("state", "release", "ledger", "made", "pointer")
STEPS = [
    pytest.param(Path, "replace", 1, id="store-swapped-in"),
    *(
        pytest.param(os, "fsync", place, id=f"{name}-to-disk")
        for place, name in enumerate(WRITTEN, start=1)
    ),
    *(
        pytest.param(Path, "replace", place, id=f"{name}-swapped-in")
        for place, name in enumerate(WRITTEN, start=2)
    ),
]


@pytest.mark.slow
@pytest.mark.usefixtures("without_rules")
@pytest.mark.parametrize(("owner", "name", "number"), STEPS)
def test_a_crash_at_any_step_leaves_the_old_release_in_force(
    owner, name, number, workplace, monkeypatch
):
    old = current_release(workplace.releases)
    calls = []
    original = getattr(owner, name)

    def stop(*arguments):
        calls.append(arguments)
        if len(calls) == number:
            raise PowerCutError
        return original(*arguments)

    changed = draw(workplace.folder, 9)
    with monkeypatch.context() as patched:
        patched.setattr(owner, name, stop)
        with pytest.raises(PowerCutError):
            build_now(changed)

    assert current_release(workplace.releases).path == old.path
    assert events_in(current_release(workplace.releases)) == 6
    # The next build goes on from there, whatever was written before.
    assert events_in(build_now(changed)) == 9


@pytest.mark.usefixtures("without_rules")
def test_after_a_crash_the_next_build_mends_everything(workplace, monkeypatch):
    changed = draw(workplace.folder, 9)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", raise_power_cut)
        with pytest.raises(PowerCutError):
            build_now(changed)

    assert events_in(build_now(changed)) == 9
    left = {path.name for path in workplace.folder.rglob("*") if path.is_file()}
    assert left == {
        "2024.csv", "secret.key", "made.json", "2026-11-21-01.json.gz", "2026-11-21-02.json.gz",
        "store.duckdb", "current.json", "ledger.jsonl", "build.lock",
        "release-2026-11-21-01.duckdb", "release-2026-11-21-02.duckdb",
    }  # fmt: skip


def test_a_delivery_with_an_error_changes_nothing_and_is_named(workplace):
    before = contents(workplace.folder)
    draw(workplace.folder, "-9")
    (delivery,) = workplace.deliveries

    with pytest.raises(DeliveryError, match=r"2024\.csv") as refused:
        build_now(workplace)

    assert refused.value.exit_code == 2
    after = contents(workplace.folder)
    place = delivery.relative_to(workplace.folder)
    assert after.keys() == before.keys()
    assert {path for path in before if after[path] != before[path]} == {place}
    assert events_in(current_release(workplace.releases)) == 6


def test_without_a_release_a_sentence_says_how_to_make_one(tmp_path):
    with pytest.raises(ReleaseError, match="oeffnungsmonitor build"):
        current_release(tmp_path)
    assert read_pointer(tmp_path) is None


# Some shares of people by origin were printed without counts and with two decimals.
AS_COARSE = {
    ("staff_migration_share", "13,04"): 13.0,
    ("staff_foreign_share", "3,57"): 3.6,
    ("trainee_migration_share", "22,37"): 22.4,
    ("trainee_migration_share", "26,23"): 26.2,
}


def published_rows(*, by_age=False):
    """(area, quantity, year, value) of every line of the published files, read by hand.

    Residents by age are bases for other figures: they stand in the store, shown or not.
    """
    for file in sorted((resources.published() / "figures").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter=";"):
                if row["Gliederung"].startswith("age=") != by_age:
                    continue
                value = float(row["Wert"].replace(",", "."))
                yield (
                    row["Gebiet"],
                    row["Grundzahl"],
                    int(row["Jahr"]),
                    AS_COARSE.get((row["Grundzahl"], row["Wert"]), value),
                )


def test_every_published_row_is_in_the_release_exactly_once(real_release):
    figures = real_release.figures()
    reported = figures[figures["origin"] == "reported"]
    reported = reported[~reported["breakdown"].str.startswith("age=")]
    columns = ["area", "quantity", "year", "value"]
    is_shown = reported["status"] == "published"
    shown = Counter(reported.loc[is_shown, columns].itertuples(index=False, name=None))
    hidden = Counter(reported.loc[~is_shown, columns[:3]].itertuples(index=False, name=None))

    left = Counter(published_rows())
    left.subtract(shown)
    missing = Counter({row: count for row, count in left.items() if count})

    assert Counter(row[:3] for row in missing.elements()) == hidden
    assert ("05119", "fire_service_migration_count", 2012, 0.0) in missing


def test_as_many_rows_come_out_as_went_in(real_release):
    deliveries = real_release.deliveries()
    figures = real_release.figures()
    files = {path.name for path in (resources.published() / "figures").glob("*.csv")}
    of_figures = deliveries[deliveries["file"].isin(files)]

    assert set(of_figures["file"]) == files
    kept_back = of_figures["rows"] - of_figures["published"] - of_figures["hidden"]
    assert kept_back.sum() in (0, len(list(published_rows(by_age=True))))
    assert deliveries["rows"].sum() == real_release.info["rows_delivered"]
    reported = (figures["origin"] == "reported").sum()
    assert reported + kept_back.sum() == real_release.info["rows_stored"]
    status = figures["status"].value_counts()
    assert status["published"] == real_release.info["figures_published"]
    assert status["hidden"] == real_release.info["figures_hidden"]


def test_the_population_of_2024_does_not_continue_the_line_of_the_old_census(real_release):
    figures = real_release.figures("population")
    updates = figures[(figures["method"] == "population_update") & (figures["year"] == 2024)]
    cities = {city.code for city in real_release.catalogue.monitored_cities}

    assert set(updates["area"]) > cities
    assert set(updates["base"]) == {"census_2022"}
    assert set(updates["breaks"]) == {("census_base_2022_applied",)}


def test_a_hidden_figure_is_nowhere_in_the_file(workplace):
    release = current_release(workplace.releases)
    hidden = release.figures("staff_foreign_count").squeeze()

    assert hidden["status"] == "hidden"
    for name, rows in tables_of(release).items():
        assert not any(HIDDEN_NOTE in str(cell) for row in rows for cell in row), name
    assert HIDDEN_NOTE.encode() not in release.path.read_bytes()


def test_what_oberhausen_wrote_about_its_fire_service_stays_in_the_house(real_release):
    for name, rows in tables_of(real_release).items():
        text = "\n".join(str(cell) for row in rows for cell in row)
        assert "Einschätzung der Feuerwehrleitung" not in text, name
        assert "Assessment by the head of the fire service" not in text, name


def hidden_subjects(release):
    """Area, quantity, year and breakdown of what was delivered and is hidden."""
    figures = release.figures()
    hidden = figures[(figures["origin"] == "reported") & (figures["status"] == "hidden")]
    places = hidden.assign(year=hidden["year"].astype(str))
    columns = ["area", "quantity", "year", "breakdown"]
    return set(places[columns].itertuples(index=False, name=None))


def test_findings_name_no_value_of_a_hidden_figure(real_release):
    places = hidden_subjects(real_release)
    findings = real_release.findings().to_dict("records")
    on_hidden = [row for row in findings if tuple(row[name] for name in SUBJECT) in places]

    assert on_hidden
    assert {row["value"] for row in on_hidden} == {""}
    assert {row["sentence_en"] for row in on_hidden} == {
        "The finding names a value that is not published."
    }


def test_no_finding_tells_how_large_a_hidden_number_is(demo_release):
    """That a number jumped by a quarter, beside a published year before, is half of the number."""
    places = hidden_subjects(demo_release)
    telling = demo_release.findings().query("column == 'Wert'")

    assert len(telling)
    assert not places & set(telling[SUBJECT].itertuples(index=False, name=None))
    assert "" not in set(telling["value"])


def test_the_number_of_warnings_of_a_file_does_not_tell_of_findings_left_out(demo_release):
    deliveries = demo_release.deliveries().set_index("file")["warnings"]
    shown = demo_release.findings()["file"].value_counts()

    assert deliveries.sum() == shown.sum() > 0
    assert (deliveries[shown.index] == shown).all()


def test_a_path_may_have_a_quotation_mark(workplace, tmp_path):
    folder = tmp_path / "O'Brien's „Stände“"
    folder.mkdir()
    copy = shutil.copy(current_release(workplace.releases).path, folder)

    assert events_in(Release(Path(copy))) == 6


@pytest.mark.parametrize("text", ["' OR '1'='1", "x'; DROP TABLE figure; --", "%", ""])
def test_what_a_visitor_types_is_never_run_as_a_query(text, real_release):
    before = len(real_release.figures())

    for found in (
        real_release.figures(series=text),
        real_release.figures(area=[text]),
        real_release.base_pairs(series=text, area=text),
        real_release.compared_figures(text),
        real_release.comparability(text),
        real_release.recordability(text),
        real_release.criteria(text),
        real_release.measure_reports(text),
        real_release.findings(text),
    ):
        assert found.empty
    assert len(real_release.figures()) == before


def test_a_release_cannot_be_written_to(workplace):
    release = current_release(workplace.releases)

    with pytest.raises(ReleaseError):
        release._query("DELETE FROM release.figure")
