"""Totals that nobody delivered, or only once: readers add up what they have seen."""

from datetime import date

import pytest

from indicators.build import build
from indicators.catalogue import load_catalogue
from indicators.disclosure.counts.places import Cell, Place
from indicators.disclosure.counts.totals import totals_added_up
from indicators.release.audit_release import audit_workplace
from indicators.workplace import Workplace
from tests.analysis.builders import write_deliveries

pytestmark = pytest.mark.usefixtures("without_rules")

CATALOGUE = load_catalogue()
GRADES = {
    "grade=lower_service": (2, 107),
    "grade=intermediate_service": (34, 663),
    "grade=higher_intermediate_service": (46, 545),
    "grade=higher_service": (36, 147),
}
STATUSES = {"status=civil_servants": (38, 417), "status=contract_staff": (80, 1045)}
TOTAL = {"": (118, 1462)}


def released(folder, groups, day=1):
    """A release of these groups alone: staff with and without migration history."""
    deliveries = folder / "deliveries"
    deliveries.mkdir(exist_ok=True)
    lines = ["quantity | breakdown | value"]
    for group, counts in groups.items():
        for origin, persons in zip(("with", "without"), counts, strict=True):
            pairs = "|".join(filter(None, [group, f"migration_history={origin}"]))
            lines.append(f"staff | {pairs} | {persons}")
    files = write_deliveries("\n".join(lines), deliveries)
    return build(Workplace(tuple(files), folder), CATALOGUE, date(2026, 11, day))


def shown(release):
    """Breakdowns whose share is shown; the total is empty."""
    figures = release.figures()
    is_share = figures["series"].str.startswith("staff_migration_share")
    return set(figures.loc[is_share & (figures["status"] == "published"), "breakdown"])


def test_two_breakdowns_without_a_total_do_not_give_a_small_group_away(tmp_path):
    """38 and 80 are 118; of these 34, 46 and 36 would leave 2 in the lower service."""
    seen = shown(released(tmp_path, GRADES | STATUSES))

    assert "grade=lower_service" not in seen
    assert not (STATUSES.keys() <= seen and GRADES.keys() - seen == {"grade=lower_service"})
    assert audit_workplace(Workplace((), tmp_path)).exposed.empty


def test_a_total_of_an_earlier_release_and_parts_of_a_later_one_leave_no_small_rest(tmp_path):
    """The later delivery takes the place of the first and lacks the lower service."""
    three = {name: counts for name, counts in GRADES.items() if name != "grade=lower_service"}
    first = released(tmp_path, TOTAL)
    second = released(tmp_path, three, day=2)

    assert shown(first) == {""}
    assert len(three.keys() - shown(second)) >= 1


def test_parts_of_an_earlier_release_and_a_later_total_give_no_small_group_away(tmp_path):
    first = released(tmp_path, GRADES)
    second = released(tmp_path, TOTAL, day=2)

    assert shown(first) == GRADES.keys() - {"grade=lower_service"}
    assert shown(second) == set()


def test_a_total_is_added_up_from_complete_breakdowns_of_those_of_one_origin():
    place = Place("05117", 2024, "", "migration_background", "staff_survey", "administration",
                  "", "Personalamt")  # fmt: skip
    parts = {
        Cell(place, "staff", (("migration_history", "with"), ("status", status)), persons)
        for status, persons in {"civil_servants": 8, "contract_staff": 30}.items()
    }

    (total,) = totals_added_up(parts, CATALOGUE)
    assert (total.codes, total.persons) == ((("migration_history", "with"),), 38)
    assert totals_added_up({min(parts)}, CATALOGUE) == set()
    assert totals_added_up(parts | {total}, CATALOGUE) == set()


def test_where_no_state_was_kept_the_one_count_that_was_corrected_is_not_given_back(tmp_path):
    """118 less 34 and 46 of old: who saw the 36 unchanged would find the 2 that are 20 now."""
    first = released(tmp_path, TOTAL | GRADES)
    (cover,) = GRADES.keys() - shown(first) - {"grade=lower_service"}
    (tmp_path / "releases" / "ledger.jsonl").unlink()
    (tmp_path / "deliveries" / "made.json").unlink()
    grades = GRADES | {"grade=lower_service": (20, 107)}
    second = released(tmp_path, {"": (136, 1462)} | grades, day=2)

    assert "grade=lower_service" not in shown(first)
    assert cover not in shown(second)
