"""A release that gave something away is taken back for good, at once, by one person."""

import json

import pytest

from indicators.release import Release
from indicators.release.ledger import read_ledger
from indicators.release.pointer import current_release
from indicators.release.withdrawals import FILE, withdrawals
from indicators.workflow.access.rights import AccessError
from indicators.workflow.casebook import casebook
from indicators.workflow.journal import events
from indicators.workflow.journal.journal_check import verify
from indicators.workflow.journal.journal_lines import read_journal
from indicators.workflow.releases import withdrawing
from indicators.workflow.releases.preparing import ReleasingError, prepare_release
from indicators.workflow.releases.publishing_steps import approve, publish_now, roll_back
from indicators.workflow.releases.register_of_releases import every_release
from indicators.workflow.releases.withdrawing import hold_back, withdraw
from tests.workflow.fictional_place import acting
from tests.workflow.people import ANNA, BERND, CLARA, EMIL
from tests.workflow.releases.test_way_to_a_release import FIRST, SECOND, published

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_rules")]

WHY = "Eine kleine Gruppe war zu erkennen."


@pytest.fixture
def rolled_back(place):
    """The second release was in force and was rolled back to the first."""
    published(place)
    prepare_release(acting(place, ANNA, 7))
    approve(SECOND, "", acting(place, BERND, 8))
    publish_now(SECOND, acting(place, BERND, 9))
    roll_back(FIRST, "Fehler", acting(place, BERND, 10))
    return place


def test_one_person_takes_it_back_and_the_journal_says_why(rolled_back):
    withdraw(SECOND, f" {WHY} ", acting(rolled_back, ANNA, 11))

    found = withdrawals(rolled_back.releases)[SECOND]
    assert (found.why, found.on) == (WHY, acting(rolled_back, ANNA, 11).today)
    last = read_journal(rolled_back.private)[-1].event
    assert last == events.ReleaseWithdrawn(release=SECOND, why=WHY)
    assert casebook(rolled_back.private).withdrawn == {SECOND: found}
    listed = {one.release: one for one in every_release(acting(rolled_back, ANNA, 12))}
    assert (listed[SECOND].state, listed[SECOND].why) == ("withdrawn", WHY)
    assert listed[FIRST].state == "in_force"


def test_readers_may_have_kept_it_so_it_stays_in_the_ledger(rolled_back):
    before = read_ledger(rolled_back.releases)

    withdraw(SECOND, WHY, acting(rolled_back, ANNA, 11))

    assert read_ledger(rolled_back.releases) == before
    assert Release(rolled_back.releases / f"release-{SECOND}.duckdb").info
    prepare_release(acting(rolled_back, ANNA, 12))


def test_it_never_comes_into_force_again(rolled_back):
    withdraw(SECOND, WHY, acting(rolled_back, ANNA, 11))

    with pytest.raises(ReleasingError, match="für immer zurückgezogen"):
        roll_back(SECOND, "doch", acting(rolled_back, BERND, 12))
    with pytest.raises(ReleasingError, match="für immer zurückgezogen"):
        withdraw(SECOND, WHY, acting(rolled_back, ANNA, 12))
    assert current_release(rolled_back.releases).release_id == FIRST


@pytest.mark.parametrize(
    ("release", "why", "sentence"),
    [
        (FIRST, WHY, "gilt zurzeit"),
        (SECOND, "  ", "sagt warum"),
        ("2020-01-01-01", WHY, "nie veröffentlicht"),
        ("../../x", WHY, "nie veröffentlicht"),
    ],
)
def test_what_cannot_be_taken_back_says_why_not(rolled_back, release, why, sentence):
    with pytest.raises(ReleasingError, match=sentence):
        withdraw(release, why, acting(rolled_back, ANNA, 11))
    assert withdrawals(rolled_back.releases) == {}


@pytest.mark.parametrize("person", [CLARA, EMIL])
def test_only_the_office_takes_back(rolled_back, person):
    with pytest.raises(AccessError):
        withdraw(SECOND, WHY, acting(rolled_back, person, 11))


def test_a_crash_before_the_line_leaves_it_hidden_and_the_next_try_writes_the_line(
    rolled_back, monkeypatch
):
    with monkeypatch.context() as patch:
        patch.setattr(withdrawing, "ReleaseWithdrawn", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            withdraw(SECOND, WHY, acting(rolled_back, ANNA, 11))
    assert SECOND in withdrawals(rolled_back.releases)
    assert casebook(rolled_back.private).withdrawn == {}

    withdraw(SECOND, WHY, acting(rolled_back, ANNA, 12))
    assert SECOND in casebook(rolled_back.private).withdrawn


def test_a_lost_note_is_found_and_written_again_at_the_next_start(rolled_back):
    withdraw(SECOND, WHY, acting(rolled_back, ANNA, 11))
    noted = (rolled_back.releases / FILE).read_bytes()
    (rolled_back.releases / FILE).unlink()
    (trouble,) = verify(acting(rolled_back, ANNA, 12)).troubles
    assert (trouble.key, trouble.values) == ("journal_withdrawal_gone", {"release": SECOND})

    hold_back(rolled_back)

    assert json.loads((rolled_back.releases / FILE).read_bytes()) == json.loads(noted)
    assert verify(acting(rolled_back, ANNA, 13)).troubles == ()
