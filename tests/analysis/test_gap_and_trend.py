"""Gap, ratio and trend, on figures that can be checked by hand."""

from datetime import date
from math import isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import linregress

from indicators.analysis.verdicts.gap_and_trend import (
    Measured,
    Trend,
    decimal_year,
    gap,
    ratio,
    trend,
    weights,
    years_to_parity,
)

share = st.integers(1, 10_000).map(lambda number: number / 100)


def test_gap_and_ratio_of_two_exact_shares():
    staff, population = Measured(10, 10, 10), Measured(25, 25, 25)

    assert gap(staff, population) == Measured(15, 15, 15)
    assert ratio(staff, population) == Measured(0.4, 0.4, 0.4)


def test_gap_and_ratio_take_the_worst_cases_of_both_intervals():
    staff, population = Measured(10, 8, 12), Measured(25, 24, 30)

    assert gap(staff, population) == Measured(15, 12, 22)
    assert ratio(staff, population) == Measured(0.4, 8 / 30, 0.5)


def test_an_unknown_interval_stays_unknown():
    found = gap(Measured(10, nan, nan), Measured(25, 25, 25))

    assert found.value == 15
    assert isnan(found.low)
    assert isnan(found.high)


def test_there_is_no_ratio_to_nobody():
    assert isnan(ratio(Measured(10, 10, 10), Measured(0, 0, 0)).value)


@given(share, share)
def test_gap_and_ratio_agree_in_sign(staff, population):
    one, other = Measured(staff, staff, staff), Measured(population, population, population)
    distance, quotient = gap(one, other).value, ratio(one, other).value

    assert (distance > 0) == (quotient < 1)
    assert (distance < 0) == (quotient > 1)


def test_weights_follow_the_width_of_the_intervals():
    narrow, wide = Measured(10, 9, 11), Measured(10, 8, 12)

    assert weights([narrow, wide]) == pytest.approx([1.6, 0.4])  # 1 : 1/4, mean 1


@pytest.mark.parametrize("other", [Measured(10, 10, 10), Measured(10, nan, nan)])
def test_weights_are_equal_where_a_point_has_no_interval(other):
    assert weights([Measured(10, 9, 11), other]) == [1.0, 1.0]


def test_a_year_is_counted_in_days():
    assert decimal_year(date(2021, 1, 1)) == 2021
    assert decimal_year(date(2021, 7, 2)) == pytest.approx(2021.5, abs=0.002)


def test_a_trend_by_hand():
    # Gaps 12, 10, 9, 9 at 0, 1, 2, 3: slope −1, residuals 0.5, −0.5, −0.5, 0.5 (sum of squares 1),
    # standard error √(1/2 / 5) = 0.3162, t with 2 degrees of freedom 4.3027.
    found = trend([0, 1, 2, 3], [12, 10, 9, 9], [1, 1, 1, 1])

    assert found.slope == -1
    assert (found.low, found.high) == pytest.approx((-2.3606, 0.3606), abs=1e-4)
    assert found.direction == "unclear"


def test_a_weighted_trend_by_hand():
    # Weight 2 is the same as the point standing there twice, but for the degrees of freedom.
    found = trend([0, 1, 2], [4, 1, 0], [1, 2, 1])

    assert found.slope == -2
    assert found.points == 3


@given(st.lists(st.integers(-300, 300), min_size=4, max_size=12))
def test_with_equal_weights_it_is_the_regression_of_scipy(numbers):
    times = [2010 + 1.5 * place for place in range(len(numbers))]
    gaps = [number / 10 for number in numbers]

    assert trend(times, gaps, [1.0] * len(gaps)).slope == pytest.approx(
        linregress(times, gaps).slope, abs=1e-8
    )


@given(st.integers(1, 400).map(lambda n: n / 10), st.integers(4, 12))
def test_a_gap_that_never_moved_has_no_direction(value, size):
    found = trend([2011.37 + n for n in range(size)], [value] * size, [1.0] * size)

    assert found == Trend(0, 0, 0, size)
    assert found.direction == "unclear"


def test_a_trend_needs_three_points_in_time():
    with pytest.raises(ValueError, match="three points"):
        trend([1, 2], [1, 2], [1, 1])


def test_years_to_parity_are_a_range():
    # 6 to 10 points away, closing by 0.5 to 2 points a year.
    found = years_to_parity(Measured(8, 6, 10), Trend(-1, -2, -0.5, 5))

    assert found == (3, 20)


@pytest.mark.parametrize("found", [Trend(-1, -2, 0.1, 5), Trend(1, 0.5, 2, 5)])
def test_years_to_parity_are_not_foreseeable_unless_the_gap_surely_closes(found):
    assert years_to_parity(Measured(8, 6, 10), found) is None
