"""Small groups that are known too closely whatever is hidden are kept as uncertain as they are."""

from datetime import date

import pytest

from indicators.build import build
from indicators.catalogue import load_catalogue
from indicators.disclosure.counts.linked import link, with_earlier
from indicators.release.audit_release import audit_workplace
from indicators.release.earlier import Public
from indicators.release.protection import protect_figures
from indicators.workplace import Workplace
from tests.analysis.builders import write_deliveries
from tests.disclosure.counts import graded, rules_without_lots
from tests.disclosure.families import SEED
from tests.disclosure.independent_attacker import width_up_to

CATALOGUE, RULES = load_catalogue(), rules_without_lots()

BEFORE = ((1, 37), (3, 40), (17, 43), (30, 50))
AFTER = ((1, 37), (9, 40), (17, 43), (30, 50))
SMALL = ("lower_service", "intermediate_service")


def shown_by(linked, figures):
    visible = set(figures["figure_id"])
    return frozenset(
        cell for entry in linked.counted if entry.figure_id in visible for cell in entry.cells
    )


def test_a_group_that_an_earlier_release_leaves_at_most_four_does_not_become_one():
    """It showed all without, and 51, 17 and 30: four in two grades. 57, 9, 17 and 30 leave one."""
    observation, shown = graded(*BEFORE)
    before = link(shown, observation, CATALOGUE)
    is_small = shown["breakdown"].isin([f"grade={name}" for name in SMALL])
    without = {cell for cell in before.cells if ("migration_history", "without") in cell.codes}
    earlier = Public("before.duckdb", before, shown_by(before, shown[~is_small]) | without)
    observation, shown = graded(*AFTER)
    now = link(shown, observation, CATALOGUE)

    found = protect_figures(shown, observation, CATALOGUE, RULES, [earlier], secret=SEED)

    every = with_earlier(now, [before], CATALOGUE)
    seen = earlier.cells | shown_by(now, found[found["status"] == "published"])
    (one,) = [cell for cell in now.cells if cell.persons == 1]
    counts = {cell: cell.persons for cell in every.cells}
    assert width_up_to(counts, list(every.sums), every.cells - seen, one, 5) == 4


@pytest.mark.usefixtures("without_rules")
def test_a_size_below_the_width_that_is_always_shown_stops_no_release(tmp_path):
    """Whoever reads that four began knows that at most four have migration history."""
    files = write_deliveries(
        """
        quantity       | breakdown                 | concept              | value
        trainee_intake |                           | all                  | 4
        trainee_intake | migration_history=with    | migration_background | 1
        trainee_intake | migration_history=without | migration_background | 3
        staff          | migration_history=with    | migration_background | 60
        staff          | migration_history=without | migration_background | 340
        """,
        tmp_path,
    )
    release = build(Workplace(tuple(files), tmp_path), CATALOGUE, date(2026, 11, 1))

    status = release.figures().set_index("series")["status"]
    assert status["trainee_intake_migration_share"] == "hidden"
    assert status["staff_migration_share"] == "published"
    assert audit_workplace(Workplace((), tmp_path)).exposed.empty
