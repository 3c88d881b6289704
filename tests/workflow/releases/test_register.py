"""The list of releases says of each how far it is."""

import pytest

from indicators.workflow.access.rights import AccessError
from indicators.workflow.releases.preparing import discard, prepare_release
from indicators.workflow.releases.publishing_steps import approve, publish_now
from indicators.workflow.releases.register_of_releases import every_release
from tests.workflow.fictional_place import acting
from tests.workflow.people import ANNA, BERND, CLARA
from tests.workflow.releases.test_way_to_a_release import FIRST, SECOND, agree

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("without_rules")]


def states(place):
    return {one.release: one.state for one in every_release(acting(place, ANNA, 20))}


def test_a_prepared_release_is_listed_until_another_is_prepared(place):
    assert states(place) == {FIRST: "prepared"}

    prepare_release(acting(place, ANNA, 3))
    assert states(place) == {SECOND: "prepared", FIRST: "overtaken"}


def test_one_that_was_published_is_in_force(place):
    agree(place)
    approve(FIRST, "", acting(place, BERND, 4))
    assert states(place) == {FIRST: "approved"}

    publish_now(FIRST, acting(place, BERND, 5))
    assert states(place) == {FIRST: "in_force"}


def test_one_that_was_given_up_says_so(place):
    discard(FIRST, "Versehen", acting(place, ANNA, 3))

    assert states(place) == {FIRST: "discarded"}


def test_the_list_is_for_the_office(place):
    with pytest.raises(AccessError):
        every_release(acting(place, CLARA, 3))
