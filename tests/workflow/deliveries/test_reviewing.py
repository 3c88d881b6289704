"""Referat V.2 accepts or returns once; nobody else decides, and nobody sees another's."""

import pytest

from indicators.workflow.access.rights import AccessError
from indicators.workflow.casebook import casebook
from indicators.workflow.deliveries.handing_in import hand_in
from indicators.workflow.deliveries.reviewing import (
    ReviewError,
    accept,
    comment,
    delivery,
    give_back,
    take_back,
    visible_deliveries,
)
from tests.workflow.fictional_place import acting, empty_place, parcel
from tests.workflow.people import ANNA, BERND, CLARA, DENIZ, EMIL


@pytest.fixture
def place(tmp_path):
    """A workplace with one delivery, no. 1 of X01."""
    place = empty_place(tmp_path)
    hand_in(parcel(), acting(place, CLARA))
    return place


def status(place):
    return casebook(place.private).deliveries[1].status


def test_an_accepted_delivery_is_in_force(place):
    accept(1, "", acting(place, ANNA, 1))

    assert status(place) == "accepted"
    assert [one.number for one in casebook(place.private).accepted()] == [1]


def test_a_returned_delivery_has_words_and_is_not_in_force(place):
    give_back(1, "Bitte die Summe prüfen.", acting(place, ANNA, 1))

    book = casebook(place.private)
    assert book.deliveries[1].status == "returned"
    assert [remark.why for remark in book.deliveries[1].remarks] == ["Bitte die Summe prüfen."]
    assert book.accepted() == ()


def test_returning_without_a_word_is_refused(place):
    with pytest.raises(ReviewError, match="warum"):
        give_back(1, " ", acting(place, ANNA, 1))


@pytest.mark.parametrize("person", [CLARA, DENIZ, EMIL])
@pytest.mark.parametrize("decide", [accept, give_back])
def test_only_the_office_decides(place, person, decide):
    with pytest.raises(AccessError):
        decide(1, "weil", acting(place, person, 1))
    assert status(place) == "handed_in"


def test_of_two_who_decide_the_second_is_told(place):
    accept(1, "", acting(place, ANNA, 1))

    with pytest.raises(ReviewError, match="schon angenommen"):
        give_back(1, "Doch nicht.", acting(place, BERND, 2))
    assert status(place) == "accepted"


def test_a_city_sees_its_own_and_an_unknown_number_alike(place):
    assert delivery(1, acting(place, CLARA)).number == 1
    for number in (1, 99):
        with pytest.raises(ReviewError, match="gibt es nicht, oder"):
            delivery(number, acting(place, DENIZ))
    assert visible_deliveries(acting(place, DENIZ)) == ()


def test_a_city_takes_back_what_nobody_has_decided_about(place):
    with pytest.raises(AccessError):
        take_back(1, "", acting(place, ANNA, 1))
    take_back(1, "Falsche Datei", acting(place, CLARA, 1))

    assert status(place) == "withdrawn"
    with pytest.raises(ReviewError, match="zurückgezogen"):
        accept(1, "", acting(place, ANNA, 2))


def test_both_sides_may_say_something_and_nothing_is_decided_by_it(place):
    comment(1, "Woher kommt die 12?", acting(place, ANNA, 1))
    comment(1, "Aus dem Personalamt.", acting(place, CLARA, 2))

    assert status(place) == "handed_in"
    assert len(casebook(place.private).deliveries[1].remarks) == 2


def test_a_whole_replacement_takes_the_first_out_of_force(place):
    accept(1, "", acting(place, ANNA, 1))
    again = parcel(replaces=1, extent="whole", why="Tippfehler")
    hand_in(again, acting(place, CLARA, 2))
    assert [one.number for one in casebook(place.private).accepted()] == [1]

    accept(2, "", acting(place, ANNA, 3))
    assert [one.number for one in casebook(place.private).accepted()] == [2]


def test_replacing_rows_leaves_the_first_in_force_behind_it(place):
    accept(1, "", acting(place, ANNA, 1))
    hand_in(parcel(replaces=1, extent="rows", why="Eine Zahl"), acting(place, CLARA, 2))
    accept(2, "", acting(place, ANNA, 3))

    assert [one.number for one in casebook(place.private).accepted()] == [1, 2]
