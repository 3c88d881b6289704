"""Nothing is published that a city has not agreed to, or that only one person has seen."""

from datetime import timedelta

import pytest

from indicators.errors import ReleaseError
from indicators.release import audit_release
from indicators.release.audit_release import audit_workplace
from indicators.release.candidate import candidate_file, read_candidate
from indicators.release.pointer import current_release, is_pointed_to, read_pointer
from indicators.release.write import POINTER
from indicators.workflow.access.rights import AccessError
from indicators.workflow.casebook import casebook
from indicators.workflow.deliveries.handing_in import hand_in
from indicators.workflow.deliveries.reviewing import accept
from indicators.workflow.releases.checklist import justify, review
from indicators.workflow.releases.preparing import (
    ReleasingError,
    ask_cities,
    discard,
    newest_candidate,
    prepare_release,
    state,
)
from indicators.workflow.releases.publishing_steps import (
    approve,
    as_decided,
    publish_due,
    publish_now,
    roll_back,
    schedule,
)
from tests.workflow.fictional_place import NOON, acting, parcel
from tests.workflow.people import ANNA, BERND, CLARA, DENIZ, EMIL

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_rules")]

FIRST = "2027-02-01-01"
SECOND = "2027-02-01-02"


def agree(place, words=("", ""), minutes=3):
    state("X01", True, words, acting(place, CLARA, minutes))
    state("X02", True, ("", ""), acting(place, DENIZ, minutes))


def published(place):
    """The first release, gone the whole way."""
    agree(place)
    approve(FIRST, "", acting(place, BERND, 5))
    return publish_now(FIRST, acting(place, BERND, 6))


def open_items(place, release=FIRST):
    return {item.name for item in review(release, acting(place, ANNA, 4)).items if item.is_open}


def test_what_is_prepared_is_not_public(place):
    assert read_pointer(place.releases) is None
    newest = newest_candidate(casebook(place.private))
    assert newest is not None
    assert newest.release == FIRST


def test_until_each_city_has_agreed_nothing_can_be_approved(place):
    assert open_items(place) == {"not_agreed:X01", "not_agreed:X02"}

    with pytest.raises(ReleasingError, match="2 Punkte"):
        approve(FIRST, "", acting(place, BERND, 4))
    agree(place)
    assert open_items(place) == set()


def test_whoever_prepared_a_release_does_not_approve_it(place):
    agree(place)

    with pytest.raises(ReleasingError, match="zweite Person"):
        approve(FIRST, "", acting(place, ANNA, 4))
    approve(FIRST, "", acting(place, BERND, 4))


def test_without_approval_nothing_is_published(place):
    agree(place)

    with pytest.raises(ReleasingError, match="freigegeben"):
        publish_now(FIRST, acting(place, BERND, 4))
    assert read_pointer(place.releases) is None


def test_the_published_release_is_the_approved_file(place):
    agree(place)
    approve(FIRST, "", acting(place, BERND, 4))
    approved = candidate_file(place.private, read_candidate(place.private, FIRST)).read_bytes()

    release = publish_now(FIRST, acting(place, BERND, 5))

    assert release.path.read_bytes() == approved
    assert casebook(place.private).in_force == FIRST
    assert set(release.figures()["area"]) >= {"X01", "X02"}


def test_a_city_that_refuses_blocks_and_is_left_out_by_name(place):
    state("X01", False, ("", ""), acting(place, CLARA, 3))
    state("X02", True, ("", ""), acting(place, DENIZ, 3))
    assert open_items(place) == {"refused:X01"}

    release = prepare_release(acting(place, ANNA, 4), without=["X01"])
    found = review(release, acting(place, ANNA, 5))

    assert {item.name for item in found.items if item.is_open} == {"left_out:X01"}
    assert list(found.release.absences()["area"]) == ["X01"]
    own = found.release.figures(area="X01")
    assert own[own["origin"] == "reported"].empty
    justify(release, "left_out:X01", "Die Stadt stimmt nicht zu.", acting(place, ANNA, 5))
    approve(release, "", acting(place, BERND, 6))


def test_a_statement_is_shown_with_the_figures_once_it_is_prepared(place):
    agree(place, ("Wir haben 2026 erstmals alle Ämter befragt.", ""))
    assert open_items(place) == {"outdated"}

    release = prepare_release(acting(place, ANNA, 4))
    found = review(release, acting(place, ANNA, 5))

    assert list(found.release.statements()["text_de"]) == [
        "Wir haben 2026 erstmals alle Ämter befragt."
    ]
    assert {item.name for item in found.items} == {"statement_numbers:X01"}


def test_a_delivery_accepted_meanwhile_makes_it_outdated(place):
    agree(place)
    hand_in(parcel("X01", replaces=1, extent="rows", why="Zahl"), acting(place, CLARA, 4))
    assert open_items(place) == set()

    accept(3, "", acting(place, ANNA, 5))
    assert open_items(place) == {"outdated"}
    # The city agreed to another set of deliveries.
    assert open_items(place, prepare_release(acting(place, ANNA, 6))) == {"not_agreed:X01"}


def test_a_prepared_file_that_was_changed_cannot_be_approved(place):
    agree(place)
    path = candidate_file(place.private, read_candidate(place.private, FIRST))
    path.write_bytes(path.read_bytes()[:-1] + b"!")

    with pytest.raises(ReleaseError, match="nicht mehr so"):
        approve(FIRST, "", acting(place, BERND, 4))


def test_a_release_that_gives_a_small_group_away_is_blocked(place, monkeypatch):
    class Found:
        exposed = (1, 2)

    agree(place)
    monkeypatch.setattr(audit_release, "audit_candidate", lambda *_: Found)
    release = prepare_release(acting(place, ANNA, 4))

    assert open_items(place, release) == {"exposed:2"}
    with pytest.raises(ReleasingError, match="1 Punkte"):
        approve(release, "", acting(place, BERND, 5))


def test_the_published_release_can_be_audited(place):
    published(place)

    audit = audit_workplace(place)
    assert audit.release.release_id == FIRST
    assert len(audit.exposed) == 0


def test_cities_whose_figures_change_are_asked_until_a_day(place):
    assert ask_cities(FIRST, acting(place, ANNA, 3)) == ("X01", "X02")

    candidate = casebook(place.private).candidates[FIRST]
    assert candidate.until == NOON.date() + timedelta(days=14)


def test_at_its_time_a_scheduled_release_comes_into_force(place):
    agree(place)
    approve(FIRST, "", acting(place, BERND, 4))
    schedule(FIRST, NOON + timedelta(hours=1), ["emil"], acting(place, BERND, 5))

    assert publish_due(acting(place, BERND, 59)) is None
    published = publish_due(acting(place, BERND, 60))
    assert published is not None
    assert published.release_id == FIRST
    assert publish_due(acting(place, BERND, 61)) is None


def test_a_time_that_has_passed_is_refused(place):
    agree(place)
    approve(FIRST, "", acting(place, BERND, 4))

    with pytest.raises(ReleasingError, match="vorbei"):
        schedule(FIRST, NOON, [], acting(place, BERND, 5))


def test_a_discarded_release_is_not_worked_on_any_more(place):
    discard(FIRST, "Falscher Stichtag", acting(place, ANNA, 3))

    assert newest_candidate(casebook(place.private)) is None
    with pytest.raises(ReleasingError, match="verworfen"):
        review(FIRST, acting(place, ANNA, 4))


def test_going_back_is_at_once_and_survives_a_lost_pointer(place):
    published(place)
    hand_in(parcel("X01", replaces=1, extent="rows", why="Zahl"), acting(place, CLARA, 7))
    accept(3, "", acting(place, ANNA, 8))
    state("X01", True, ("", ""), acting(place, CLARA, 9))
    second = prepare_release(acting(place, ANNA, 10))
    for item in review(second, acting(place, ANNA, 11)).items:
        justify(second, item.name, "geprüft", acting(place, ANNA, 11))
    approve(second, "", acting(place, BERND, 12))
    publish_now(second, acting(place, BERND, 13))
    assert current_release(place.releases).release_id == SECOND

    roll_back(FIRST, "Fehler in einer Summe", acting(place, ANNA, 14))
    assert current_release(place.releases).release_id == FIRST

    (place.releases / POINTER).unlink()
    decided = as_decided(place)
    assert decided is not None
    assert decided.release_id == FIRST
    assert is_pointed_to(place.releases / f"release-{FIRST}.duckdb")


def test_one_cannot_go_back_to_what_was_never_public(place):
    published(place)

    with pytest.raises(ReleasingError, match="nie veröffentlicht"):
        roll_back("2026-01-01-01", "Versuch", acting(place, ANNA, 7))


@pytest.mark.parametrize("person", [CLARA, EMIL])
def test_only_the_office_prepares_approves_and_publishes(place, person):
    agree(place)

    for step in (
        lambda who: prepare_release(who),
        lambda who: approve(FIRST, "", who),
        lambda who: publish_now(FIRST, who),
        lambda who: roll_back(FIRST, "Versuch", who),
        lambda who: discard(FIRST, "Versuch", who),
    ):
        with pytest.raises(AccessError):
            step(acting(place, person, 4))


def test_no_city_answers_for_another(place):
    with pytest.raises(AccessError):
        state("X02", True, ("", ""), acting(place, CLARA, 3))
