"""Gap, ratio and trend, on figures that can be checked by hand."""

from datetime import date
from math import isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, linregress

from indicators.analysis.verdicts.cautions import tipping_point, withstanding
from indicators.analysis.verdicts.gap_and_trend import (
    Measured,
    Trend,
    decimal_year,
    gap,
    ratio,
    trend,
    yearly_variance,
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


def test_a_year_is_counted_in_days():
    assert decimal_year(date(2021, 1, 1)) == 2021
    assert decimal_year(date(2021, 7, 2)) == pytest.approx(2021.5, abs=0.002)


def test_a_trend_of_cohorts_without_sampling_error_by_hand():
    # Gaps 12, 10, 9, 9 at 0, 1, 2, 3: slope −1, residuals 0.5, −0.5, −0.5, 0.5 (sum of squares 1),
    # standard error √(1/2 / 5) = 0.3162, t with 2 degrees of freedom 4.3027.
    found = trend([0, 1, 2, 3], [12, 10, 9, 9], [0, 0, 0, 0], 0)

    assert found.slope == -1
    assert (found.low, found.high) == pytest.approx((-2.3606, 0.3606), abs=1e-4)
    assert (found.known_error, found.points) == (0, 4)
    assert found.direction(steady=0.1) == "unclear"


def test_the_interval_is_never_narrower_than_sampling_allows():
    # A line without any residual; but each gap is known to ±1 only: standard error √(1 / 5).
    found = trend([0, 1, 2, 3], [12, 11, 10, 9], [1, 1, 1, 1], 0)

    assert found.slope == -1
    assert found.high == pytest.approx(-1 + 1.959964 * (1 / 5) ** 0.5)
    assert found.scatter == pytest.approx(0, abs=1e-9)


def test_a_surer_value_weighs_more():
    # Errors 1, 0.5, 1: weights 1, 4, 1. Around t = 1 the middle has no lever, so the slope stays
    # −2; its variance is 1 / (1 + 1).
    found = trend([0, 1, 2], [4, 1, 0], [1, 0.5, 1], 0)

    assert found.slope == -2
    assert found.known_error == pytest.approx(0.5**0.5)


def test_of_a_full_count_first_and_last_value_make_the_slope():
    """A random walk remembers nothing between them: (9 − 12) / 4, variance w / 4."""
    found = trend([0, 1, 2, 4], [12, 17, 3, 9], [0, 0, 0, 0], 0.09)

    assert found.slope == -0.75
    assert found.known_error == pytest.approx(0.15)


def test_an_exact_count_among_samples_weighs_as_the_surest_of_them():
    mixed = trend([0, 1, 2, 3], [12, 10, 9, 9], [0, 1, 0, 2], 0)

    assert mixed == trend([0, 1, 2, 3], [12, 10, 9, 9], [1, 1, 1, 2], 0)


def test_how_far_a_stock_wanders():
    # Of 1,000 staff, 20 % of them with: 2 · 0.04 · 0.2 · 0.8 / 1000, in squared points 0.128.
    assert yearly_variance([20, 20], [1000, 1000], turnover=4) == pytest.approx(0.128)
    # 500 and 1,000 people: the mean of 1/500 and 1/1000 is 0.0015.
    assert yearly_variance([20, 20], [500, 1000], turnover=4) == pytest.approx(0.192)


@given(st.lists(st.integers(-300, 300), min_size=4, max_size=12), st.integers(0, 5))
def test_with_equal_errors_it_is_the_regression_of_scipy(numbers, error):
    times = [2010 + 1.5 * place for place in range(len(numbers))]
    gaps = [number / 10 for number in numbers]

    assert trend(times, gaps, [error] * len(gaps), 0).slope == pytest.approx(
        linregress(times, gaps).slope, abs=1e-8
    )


@given(
    st.lists(st.floats(-30, 30), min_size=4, max_size=10),
    st.randoms(use_true_random=False),
    st.floats(0, 5),
)
def test_neither_the_order_of_rows_nor_the_level_nor_the_calendar_matter(gaps, chance, variance):
    times = [2012.0 + 2 * place for place in range(len(gaps))]
    errors = [0.5 + place % 3 for place in range(len(gaps))]
    rows = list(zip(times, gaps, errors, strict=True))
    shuffled = chance.sample(rows, len(rows))
    moved = [(time - 2000, gap + 7, error) for time, gap, error in shuffled]

    one, other = (_of_rows(found, variance) for found in (rows, moved))

    assert (one.slope, one.low, one.high) == pytest.approx(
        (other.slope, other.low, other.high), abs=1e-6
    )


def _of_rows(rows, variance):
    times, gaps, errors = zip(*rows, strict=True)
    return trend(times, gaps, errors, variance)


@given(st.integers(1, 400).map(lambda n: n / 10), st.integers(4, 12))
def test_a_gap_that_never_moved_is_steady(value, size):
    found = trend([2011.37 + n for n in range(size)], [value] * size, [0.0] * size, 0)

    assert (found.slope, found.low, found.high, found.points) == (0, 0, 0, size)
    assert found.direction(steady=0.1) == "steady"
    assert found.p_value == 1


@pytest.mark.parametrize(
    ("low", "high", "direction"),
    [
        (-0.5, -0.1, "closing"),
        (-0.09, -0.01, "steady"),  # surely closing, and so slowly that nobody would call it so
        (-0.1, 0.1, "steady"),
        (-0.11, 0.05, "unclear"),
        (0.01, 0.2, "widening"),
    ],
)
def test_where_the_whole_interval_lies_is_the_direction(low, high, direction):
    assert Trend((low + high) / 2, low, high, 5).direction(steady=0.1) == direction


def test_the_p_value_is_the_larger_of_two():
    # 1 over 0.5 is two standard errors: 4.55 % by the normal distribution; by the residuals
    # 1 over 0.25, four with two degrees of freedom: 5.72 %.
    assert Trend(-1, -2, 0, 4, 0.5, 0.25).p_value == pytest.approx(0.0572, abs=1e-4)
    assert Trend(-1, -2, 0, 4, 0.5, 0.1).p_value == pytest.approx(0.0455, abs=1e-4)


@pytest.mark.parametrize(
    "columns",
    [
        ([1, 2], [1, 2], [1, 1], 0),
        ([1, 2, 2], [1, 2, 3], [1, 1, 1], 0),
        ([1, 2, 3], [1, 2], [1, 1, 1], 0),
        ([1, 2, 3], [1, 2, 3], [1, nan, 1], 0),
        ([1, 2, 3], [1, 2, 3], [1, 1, 1], -0.1),
    ],
)
def test_what_cannot_be_a_trend_is_refused(columns):
    with pytest.raises(ValueError, match=r"must be|needs"):
        trend(*columns)


def test_years_to_parity_are_a_range():
    # 6 to 10 points away, closing by 0.5 to 2 points a year.
    assert years_to_parity(Measured(8, 6, 10), Trend(-1, -2, -0.5, 5), longest=50) == (3, 20)


@pytest.mark.parametrize(
    "found",
    [
        Trend(-1, -2, 0.1, 5),
        Trend(1, 0.5, 2, 5),
        Trend(-0.1, -0.11, -0.05, 5),  # 6 points at 0.11 a year: 55 years at the earliest
    ],
)
def test_years_to_parity_are_not_foreseeable(found):
    assert years_to_parity(Measured(8, 6, 10), found, longest=50) is None


def test_among_many_verdicts_a_direction_needs_more():
    # Of five at 5 %: 0.01 ≤ 1/5 · 5 %, 0.02 ≤ 2/5 · 5 %, but 0.04 > 3/5 · 5 %.
    assert withstanding([0.04, 0.01, 0.02, 0.5, 0.9], 0.05) == 0.02
    # 0.03 fails at its own place and passes with the one after it.
    assert withstanding([0.03, 0.04], 0.05) == 0.04
    assert withstanding([0.2, 0.9], 0.05) == 0
    assert withstanding([], 0.05) == 0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_false_discoveries_are_controlled_as_scipy_does(p_values):
    rejected = false_discovery_control(p_values) <= 0.05
    limit = withstanding(p_values, 0.05)

    assert limit == max((p for p, no in zip(p_values, rejected, strict=True) if no), default=0)


def test_the_tipping_point_is_a_ratio_of_odds():
    # 20 % of those who answered; had the gap not closed by 4 points, 16 %: (20/80) / (16/84).
    assert tipping_point(20, -4) == pytest.approx(1.3125)
    assert tipping_point(20, 4) == pytest.approx((20 / 80) / (24 / 76))
    assert isnan(tipping_point(3, -4))


def test_answering_that_much_more_readily_makes_a_change_of_nothing():
    """16 of 100 all the time; those with migration history come to answer 1.3125 times as often."""
    share = 100 * 16 * 1.3125 / (16 * 1.3125 + 84)

    assert share == pytest.approx(20)
