"""While a delivery is checked, others decide; what they change is looked at again before it counts.

A check that held the turn would wait for ever here: the other decision is made within it.
"""

from collections.abc import Callable

import pytest

from indicators.workflow.casebook import casebook
from indicators.workflow.deliveries import handing_in, reviewing
from indicators.workflow.deliveries.handing_in import hand_in
from indicators.workflow.deliveries.reviewing import ReviewError, accept, comment, give_back
from tests.workflow.fictional_place import acting, empty_place, parcel
from tests.workflow.people import ANNA, BERND, CLARA, DENIZ


@pytest.fixture
def place(tmp_path):
    """A workplace with one delivery, no. 1 of X01."""
    place = empty_place(tmp_path)
    hand_in(parcel(), acting(place, CLARA))
    return place


@pytest.fixture
def during(monkeypatch):
    """Lets something happen in the middle of the first check; tells how many files each judged."""

    def arranged(module, name, happens: Callable[[], object]):
        looked_at: list[int] = []
        check = getattr(module, name)

        def with_happening(files, *given, **named):
            if not looked_at:
                looked_at.append(-1)
                happens()
            beside = given[3] if len(given) > 3 else files
            looked_at.append(len(beside))
            return check(files, *given, **named)

        monkeypatch.setattr(module, name, with_happening)
        return lambda: looked_at[1:]

    return arranged


def status(place, number=1):
    return casebook(place.private).deliveries[number].status


def test_others_decide_while_a_delivery_is_handed_in(place, during):
    judged = during(
        handing_in,
        "check_delivery",
        lambda: hand_in(parcel("X02"), acting(place, DENIZ, 1)),
    )

    assert hand_in(parcel(), acting(place, CLARA, 2)) == 3
    # Once within the other, once itself: nothing of its own city has changed.
    assert judged() == [0, 0]
    assert {one.handed_in.city for one in casebook(place.private).deliveries.values()} == {
        "X01",
        "X02",
    }


def test_what_came_into_force_meanwhile_is_looked_at_before_it_counts(place, during):
    judged = during(handing_in, "check_delivery", lambda: accept(1, "", acting(place, ANNA, 1)))

    hand_in(parcel(), acting(place, CLARA, 2))

    assert judged() == [0, 1]


def test_others_decide_while_a_delivery_is_accepted(place, during):
    judged = during(reviewing, "read_all", lambda: comment(1, "Gut.", acting(place, BERND, 1)))

    accept(1, "", acting(place, ANNA, 2))

    assert status(place) == "accepted"
    assert judged() == [1]


def test_who_returns_it_meanwhile_was_first(place, during):
    during(reviewing, "read_all", lambda: give_back(1, "Nein.", acting(place, BERND, 1)))

    with pytest.raises(ReviewError, match="zurückgegeben"):
        accept(1, "", acting(place, ANNA, 2))
    assert status(place) == "returned"


def test_another_that_was_accepted_meanwhile_is_judged_beside_it(place, during):
    hand_in(parcel(), acting(place, CLARA, 1))
    judged = during(reviewing, "read_all", lambda: accept(1, "", acting(place, BERND, 2)))

    accept(2, "", acting(place, ANNA, 3))

    # The other within, itself alone, itself beside the other.
    assert judged() == [1, 1, 2]
    assert status(place, 2) == "accepted"
