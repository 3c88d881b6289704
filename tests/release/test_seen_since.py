"""An earlier release seen today: corrected figures say so, and what is hidden now is not told.

The fixture copies a release twice. In the later one of X01, the newest share of staff is a point
higher, the one before is hidden, the oldest is gone.
"""

import shutil

import duckdb
import pytest

from indicators.release import Release
from indicators.release.corrected import Correction
from indicators.release.seen_since import SeenSince

CITY, SHARE = "X01", "staff_migration_share"
OLD, BETWEEN, NOW = "2026-11-20-01", "2026-11-21-01", "2026-11-22-01"
CORRECTED = """
    INSERT INTO revision
    SELECT ?, DATE '2026-11-21', 'corrected', series, area, year, reference_date, breakdown,
        concept, method, scope, base, source_title, unit, value - 1, value, 'Nachgezählt.'
    FROM figure WHERE figure_id = ?
"""


@pytest.fixture(scope="module")
def rows(demo_release):
    """The oldest share, the last but one, the newest."""
    found = demo_release.figures(SHARE, CITY)
    found = found[(found["breakdown"] == "") & found["value"].notna()].sort_values("year")
    return [found.iloc[at].to_dict() for at in (0, -2, -1)]


@pytest.fixture(scope="module")
def folder(demo_release, rows, tmp_path_factory):
    place = tmp_path_factory.mktemp("seen")
    gone, hidden, raised = (int(row["figure_id"]) for row in rows)
    for number in (OLD, NOW):
        shutil.copy(demo_release.path, place / f"release-{number}.duckdb")
    with duckdb.connect(str(place / f"release-{NOW}.duckdb")) as now:
        now.execute("DELETE FROM figure WHERE figure_id = ?", [gone])
        now.execute(
            "UPDATE figure SET status = 'hidden', value = NULL, numerator = NULL, low = NULL,"
            " high = NULL, denominator = NULL WHERE figure_id = ?",
            [hidden],
        )
        now.execute("UPDATE figure SET value = value + 1 WHERE figure_id = ?", [raised])
        now.execute(CORRECTED, [BETWEEN, raised])
    return place


@pytest.fixture(scope="module")
def now(folder):
    return Release(folder / f"release-{NOW}.duckdb")


@pytest.fixture(scope="module")
def then(folder, now):
    return SeenSince(folder / f"release-{OLD}.duckdb", now)


def test_an_earlier_release_knows_what_was_corrected_and_where(then, rows):
    gone, _, raised = (int(row["figure_id"]) for row in rows)

    assert then.corrected == {
        raised: Correction("later", BETWEEN),
        # No list says when it went: it is gone today.
        gone: Correction("withdrawn", NOW),
    }


def test_the_release_in_force_knows_what_it_corrected(now, rows):
    assert now.corrected == {int(rows[2]["figure_id"]): Correction("earlier", BETWEEN)}


def test_a_release_without_corrections_marks_nothing(demo_release):
    assert demo_release.corrected == {}


def test_corrected_figures_stay_as_they_were(then, rows):
    shown = then.figures(SHARE, CITY).set_index("figure_id")["value"]

    assert [shown[row["figure_id"]] for row in (rows[0], rows[2])] == [
        rows[0]["value"],
        rows[2]["value"],
    ]


def test_what_is_hidden_now_is_hidden_as_a_build_hides(then, rows, demo_release):
    figures = then.figures(SHARE, CITY)
    (found,) = figures[figures["figure_id"] == rows[1]["figure_id"]].to_dict("records")
    built = demo_release.figures().query("status == 'hidden'").iloc[0].to_dict()
    silent = ["status", "value", "numerator", "denominator", "low", "high", "group_size",
              "decimals", "is_small_base", "interval_kind", "denominator_source", "note_de",
              "note_en"]  # fmt: skip

    assert {name: str(found[name]) for name in silent} == {
        name: str(built[name]) for name in silent
    }


def test_no_verdict_rests_on_it(then, demo_release):
    before = demo_release.verdicts(CITY, SHARE)
    after = then.verdicts(CITY, SHARE)

    assert before["gap"].notna().any()
    assert set(after["verdict"]) == {"not_assessable"}
    assert set(after["reason"]) == {"suppressed"}
    numbers = ["gap", "slope", "staff", "population", "first_year", "latest_staff_figure"]
    assert after[numbers].isna().all(axis=None)
    assert len(after) == len(before)
    points = then.verdict_points()
    points = points[points["verdict_id"].isin(after["verdict_id"])]
    assert len(points) and points[["staff", "gap", "standard_error"]].isna().all(axis=None)
    assert then.verdicts_by_base(CITY, SHARE)[["gap", "plain_gap"]].isna().all(axis=None)
    assert CITY not in set(then.movement(SHARE)["area"])
    assert then.pooled_slopes(SHARE).empty


def test_it_is_paired_and_compared_with_nothing(then, rows):
    number = rows[1]["figure_id"]

    assert number not in set(then.base_pairs(SHARE, CITY)["staff_figure"])
    assert number not in set(then.compared_figures(SHARE)["figure"])
    pairs = then.comparability(SHARE)
    assert number not in {*pairs["figure_a"], *pairs["figure_b"]}


def test_other_cities_keep_theirs(then, demo_release):
    assert then.verdicts("X02").equals(demo_release.verdicts("X02"))
    assert then.figures(area="X02").equals(demo_release.figures(area="X02"))


def test_corrections_are_told_as_today(then, now):
    assert then.revisions(CITY).equals(now.revisions(CITY))
    assert len(then.revisions(CITY)) == 1


def test_what_has_no_figure_left_is_called_hidden(demo_release, folder, tmp_path):
    path = tmp_path / f"release-{NOW}.duckdb"
    shutil.copy(demo_release.path, path)
    with duckdb.connect(str(path)) as hiding:
        hiding.execute(
            "UPDATE figure SET status = 'hidden', value = NULL WHERE series = ? AND area = ?",
            [SHARE, CITY],
        )
    then = SeenSince(folder / f"release-{OLD}.duckdb", Release(path))
    known = then.recordability(CITY).set_index("indicator")["state"]

    assert known[SHARE] == "hidden"
    assert demo_release.recordability(CITY).set_index("indicator")["state"][SHARE] == "published"
    assert (then.figures(SHARE, CITY)["value"].notna()).sum() == 0
