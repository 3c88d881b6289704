"""Who may do what, read from the rules."""

import pytest

from indicators.workflow.access.people import Person, Right, Role
from indicators.workflow.access.rights import AccessError, may, require
from tests.workflow.people import ANNA, CLARA, EMIL


def test_a_city_delivers_for_itself_only():
    assert may(CLARA, Right.DELIVER, "X01")
    assert not may(CLARA, Right.DELIVER, "X02")


def test_the_office_sees_the_deliveries_of_all_cities_and_delivers_for_none():
    assert may(ANNA, Right.SEE_DELIVERIES, "X02")
    assert not may(ANNA, Right.DELIVER, "X02")


@pytest.mark.parametrize("right", [right for right in Right if right is not Right.SEE_PREPARED])
def test_the_council_only_sees_what_is_prepared(right):
    assert not may(EMIL, right)
    assert may(EMIL, Right.SEE_PREPARED)


@pytest.mark.parametrize("right", Right)
def test_who_has_no_role_may_nothing(right):
    nobody = Person("x", "Niemand", frozenset())

    with pytest.raises(AccessError, match="keine Berechtigung"):
        require(nobody, right)


def test_a_city_of_several_acts_for_each_of_them():
    both = Person("z", "Zwei", frozenset({Role.CITY}), frozenset({"X01", "X02"}))

    assert may(both, Right.STATE, "X01")
    assert may(both, Right.STATE, "X02")
    assert not may(both, Right.STATE, "X03")
