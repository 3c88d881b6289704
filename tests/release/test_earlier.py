"""Earlier releases stay known, whatever became of the deliveries they were made of."""

from datetime import date

import pytest

from indicators.build import build
from indicators.catalogue import load_catalogue
from indicators.release.audit_release import observations
from indicators.release.earlier import state_of
from indicators.workplace import Workplace
from tests.analysis.builders import write_deliveries

# Every test builds releases one after another.
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_rules")]

FOREIGNERS = """
    quantity            | concept             | value
    staff_foreign_count | foreign_nationality | {}
    """


def deliver(folder, count):
    deliveries = folder / "deliveries"
    deliveries.mkdir(exist_ok=True)
    return Workplace(tuple(write_deliveries(FOREIGNERS.format(count), deliveries)), folder)


@pytest.fixture
def before(tmp_path):
    """A release that shows thirty foreign employees."""
    return build(deliver(tmp_path, 30), load_catalogue(), date(2026, 11, 21))


def persons_known(release, rows):
    return sorted(cell.persons for cell in state_of(release, rows).cells)


def test_a_release_shows_what_it_was_made_of(before, tmp_path):
    assert persons_known(before, observations(tmp_path / "store.duckdb")) == [30]


def test_what_was_printed_stays_known_after_its_delivery_was_overwritten(before, tmp_path):
    build(deliver(tmp_path, 33), load_catalogue(), date(2026, 11, 22))
    state = state_of(before, observations(tmp_path / "store.duckdb"))

    assert sorted(cell.persons for cell in state.cells) == [30]
    # The new count of the same people is not part of the earlier state.
    assert {cell.persons for cell in state.linked.cells} == {30}


def test_what_was_printed_stays_known_after_its_delivery_is_gone(before, tmp_path):
    rows = observations(tmp_path / "store.duckdb")

    assert persons_known(before, rows[rows["file"] == "another file"]) == [30]
