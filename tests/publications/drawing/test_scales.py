"""Where values lie, and what stands at an axis."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.publications.drawing.svg.scales import scale, ticks


def upright(spec, *values):
    return scale(spec, values, start=200, end=0, room=0.05)


def texts(spec, found, wanted=4, language="de"):
    return [tick.text for tick in ticks(spec, found, wanted, language)]


def test_ten_lies_in_the_middle_of_an_axis_from_0_to_20():
    assert upright({"range": [0, 20]}).place(10) == 100


def test_the_low_end_is_below():
    assert upright({"range": [0, 20]}).place(0) == 200
    assert upright({"range": [0, 20]}).place(20) == 0


def test_a_reversed_axis_has_its_low_end_above():
    assert upright({"range": [20, 0]}).place(5) == 50


def test_categories_stand_in_the_middle_of_equal_parts():
    found = upright({"autorange": "reversed"}, "oben", "unten")

    assert [found.place("oben"), found.place("unten")] == [50, 150]


def test_an_axis_to_zero_begins_there_and_leaves_room_above():
    found = upright({"rangemode": "tozero"}, 10, 20)

    assert (found.low, found.high) == (0, 21)


def test_an_axis_of_gaps_below_zero_ends_there():
    found = upright({"rangemode": "tozero"}, -10, -20)

    assert (found.low, found.high) == (-21, 0)


def test_numbers_are_written_as_in_the_language():
    found = upright({"range": [0, 4000]})

    assert texts({}, found) == ["0", "1.000", "2.000", "3.000", "4.000"]
    assert texts({}, found, language="en") == ["0", "1,000", "2,000", "3,000", "4,000"]


def test_steps_below_one_have_a_decimal_comma():
    assert texts({}, upright({"range": [0, 1]}), 2) == ["0,0", "0,5", "1,0"]


def test_years_have_no_point():
    years = {"dtick": 5, "tickformat": "d"}

    assert texts(years, upright({"range": [2009.3, 2025.7]})) == ["2010", "2015", "2020", "2025"]


def test_given_words_stay_as_they_are_and_none_is_outside():
    given_words = {"tickvals": [0, 10, 30], "ticktext": ["0 %", "10 %", "30 %"]}

    assert texts(given_words, upright({"range": [0, 20]})) == ["0 %", "10 %"]


@given(st.floats(1e-3, 1e6), st.integers(1, 9))
def test_there_are_never_many_more_labels_than_there_is_room_for(highest, wanted):
    found = upright({"range": [0, highest]})

    assert 1 <= len(ticks({}, found, wanted, "de")) <= wanted + 1


@pytest.mark.parametrize("value", [0, 7.5, 20])
def test_a_value_on_the_axis_is_on_it(value):
    assert upright({"range": [0, 20]}).has(value)
    assert not upright({"range": [0, 20]}).has(20.1)
