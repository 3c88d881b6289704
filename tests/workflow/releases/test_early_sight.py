"""A prepared release is seen by the office and by who is on its list, and by nobody else."""

from datetime import timedelta

import pytest

from indicators.workflow.access.people import Person, Role
from indicators.workflow.access.rights import AccessError
from indicators.workflow.releases.early_sight import prepared_release
from indicators.workflow.releases.preparing import ask_cities, discard
from indicators.workflow.releases.publishing_steps import (
    approve,
    next_scheduled,
    publish_due,
    schedule,
)
from tests.workflow.fictional_place import NOON, acting
from tests.workflow.people import ANNA, BERND, CLARA, DENIZ, EMIL
from tests.workflow.releases.test_way_to_a_release import FIRST, agree

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_rules")]

NOBODY = Person("nobody", "Niemand", frozenset())
AN_HOUR = NOON + timedelta(hours=1)


def sees(place, person, release=FIRST, minutes=7):
    try:
        return (
            prepared_release(release, acting(place, person, minutes)).stem == f"release-{release}"
        )
    except AccessError:
        return False


def test_the_office_sees_it_and_cities_council_and_others_do_not(place):
    ask_cities(FIRST, acting(place, ANNA, 3))

    assert [sees(place, one) for one in (ANNA, BERND)] == [True, True]
    assert not any(sees(place, one) for one in (CLARA, DENIZ, EMIL, NOBODY))


def test_whoever_is_on_the_list_sees_it_once_its_time_is_set(place):
    agree(place)
    approve(FIRST, "", acting(place, BERND, 4))
    other = Person("erika", "Erika Rat", frozenset({Role.COUNCIL}))
    schedule(FIRST, AN_HOUR, ["emil", "nobody"], acting(place, BERND, 5))

    assert sees(place, EMIL)
    assert not sees(place, other)
    # The list gives no right that the person has not.
    assert not sees(place, NOBODY)


def test_a_number_that_names_no_prepared_release_shows_nothing(place):
    assert not any(sees(place, ANNA, name) for name in ("2027-02-01-09", "", "../../x"))
    discard(FIRST, "Falscher Stichtag", acting(place, ANNA, 3))
    assert not sees(place, ANNA)


def test_the_next_time_is_known_until_it_has_come(place):
    assert next_scheduled(place.private) is None
    agree(place)
    approve(FIRST, "", acting(place, BERND, 4))
    schedule(FIRST, AN_HOUR, [], acting(place, BERND, 5))

    assert next_scheduled(place.private) == AN_HOUR
    publish_due(acting(place, BERND, 60))
    assert next_scheduled(place.private) is None
