"""The server puts a release in force at its time, and says once what keeps it from it."""

from datetime import timedelta

import pytest

from dashboard.serving import due_releases
from dashboard.serving.due_releases import publish_what_is_due
from indicators.release.pointer import read_pointer
from indicators.workflow.casebook import casebook
from indicators.workflow.journal.journal_lines import FILE
from indicators.workflow.releases.publishing_steps import approve, schedule
from tests.workflow.fictional_place import NOON, acting, fictional_catalogue
from tests.workflow.people import BERND
from tests.workflow.releases.test_way_to_a_release import FIRST, agree

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_rules")]

AN_HOUR = NOON + timedelta(hours=1)


@pytest.fixture(autouse=True)
def here(place, monkeypatch):
    monkeypatch.setattr(due_releases, "_place", lambda *_: (place, fictional_catalogue()))


def test_a_release_comes_into_force_at_its_time_and_not_before(place):
    assert publish_what_is_due(AN_HOUR) == ""
    agree(place)
    approve(FIRST, "", acting(place, BERND, 4))
    schedule(FIRST, AN_HOUR, [], acting(place, BERND, 5))

    assert publish_what_is_due(AN_HOUR - timedelta(seconds=1)) == ""
    assert read_pointer(place.releases) is None
    assert publish_what_is_due(AN_HOUR) == ""
    pointer = read_pointer(place.releases)
    assert pointer is not None
    assert pointer.release == f"release-{FIRST}.duckdb"
    assert casebook(place.private).in_force == FIRST


def test_a_damaged_journal_is_said_and_publishes_nothing(place):
    with (place.private / FILE).open("ab") as journal:
        journal.write(b"{}\n")

    assert "beschädigt" in publish_what_is_due(AN_HOUR)
    assert read_pointer(place.releases) is None
