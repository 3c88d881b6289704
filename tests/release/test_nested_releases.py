"""Nested counts in releases built from small deliveries, one after the other."""

from datetime import date

import pytest

from indicators.build import build
from indicators.catalogue import load_catalogue
from indicators.disclosure.primary import disclosure_rules
from indicators.release.audit_release import attack_release, audit_workplace, observations
from indicators.workplace import Workplace
from tests.analysis.builders import write_deliveries

# Every test builds releases one after another.
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_rules")]

HEAD = "quantity | breakdown                 | scope | file | value"
CORE_FILE = """
    staff    | migration_history=with    | core_administration | core.csv | 120
    staff    | migration_history=without | core_administration | core.csv | 680
"""
WIDEST_FILE = """
    staff    | migration_history=with    | administration_with_enterprises | widest.csv | 121
    staff    | migration_history=without | administration_with_enterprises | widest.csv | 709
"""
WHOLE_AND_CONTRACT = """
    staff    | migration_history=with    | administration | whole.csv    | 61
    staff    | migration_history=without | administration | whole.csv    | 340
    staff    | migration_history=with    | contract_staff | contract.csv | 60
    staff    | migration_history=without | contract_staff | contract.csv | 290
"""


def released(folder, *drawings, day=21):
    deliveries = folder / "deliveries"
    deliveries.mkdir(exist_ok=True)
    for file in deliveries.glob("*.csv"):
        file.unlink()
    lines = [line for drawing in drawings for line in drawing.strip().splitlines()]
    files = write_deliveries("\n".join([HEAD, *lines]), deliveries)
    return build(Workplace(tuple(files), folder), load_catalogue(), date(2026, 11, day))


def shares(release):
    """Scope → numerator and denominator of the share that is shown of it."""
    found = release.figures("staff_migration_share")
    found = found[found["status"] == "published"]
    return {
        row["scope"]: (row["numerator"], row["denominator"]) for row in found.to_dict("records")
    }


@pytest.mark.parametrize(
    ("drawings", "both"),
    [
        ([CORE_FILE, WIDEST_FILE], {(120, 800), (121, 830)}),
        ([WHOLE_AND_CONTRACT], {(61, 401), (60, 350)}),
    ],
    ids=["core and enterprises", "whole and contract staff"],
)
def test_a_release_shows_one_of_two_nested_shares_and_gives_nothing_away(tmp_path, drawings, both):
    release = released(tmp_path, *drawings)

    shown = set(shares(release).values())
    assert len(shown) == 1
    assert shown < both
    rows = observations(tmp_path / "store.duckdb")
    assert attack_release(release, rows, [], disclosure_rules()).exposed.empty


def test_a_wider_count_is_hidden_where_an_earlier_release_shows_the_narrower(tmp_path):
    # The second delivery takes the place of the first, which readers have kept.
    first = released(tmp_path, CORE_FILE)
    second = released(tmp_path, WIDEST_FILE, day=22)

    assert shares(first) == {"core_administration": (120, 800)}
    assert shares(second) == {}
    assert audit_workplace(Workplace((), tmp_path)).exposed.empty


def test_a_count_that_was_corrected_leaves_no_rest(tmp_path):
    first = released(tmp_path, CORE_FILE)
    corrected = CORE_FILE.replace("120", "90").replace("680", "710")
    second = released(tmp_path, corrected, WIDEST_FILE, day=22)

    assert shares(first) == {"core_administration": (120, 800)}
    # 121 less the 120 of old are nobody; 121 less 90 are enough.
    assert shares(second) == {
        "core_administration": (90, 800),
        "administration_with_enterprises": (121, 830),
    }
