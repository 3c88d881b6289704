"""The parts of a change of the gap, by hand, and that they always add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.outlook.gap_change import (
    Intake,
    Stock,
    gap_change,
    missing_years,
    years_between,
)

SHARES = st.floats(0, 100)


def test_one_year_by_hand():
    # Population 30 → 31: the gap grows by 1. A tenth of the staff is new, 40 of 100 of them, where
    # 20 of 100 were before: 0.1 · (40 − 20) = 2 points less gap. Staff rose by 1.5 only, so the
    # rest took 0.5 of it back.
    found = gap_change(
        Stock(2020, 20, 30), Stock(2021, 21.5, 31), {2021: Intake(40, 100)}, {2021: 1000}
    )

    assert [found.population, found.intake] == pytest.approx([1, -2])
    assert found.rest == pytest.approx(0.5)
    assert found.total == pytest.approx(-0.5) == (31 - 21.5) - (30 - 20)


def test_between_two_dates_the_stock_is_taken_to_move_on_a_line():
    # Two years from 10 to 12: before the second year 11. 0.1 · (30 − 10) + 0.1 · (31 − 11) = 4.
    intakes = {2021: Intake(30, 50), 2022: Intake(31, 50)}
    found = gap_change(Stock(2020, 10, 25), Stock(2022, 12, 25), intakes, {2021: 500, 2022: 500})

    assert found.intake == pytest.approx(-4)
    assert found.rest == pytest.approx(2)


def test_years_without_intake_or_size_are_named():
    years = years_between(Stock(2019, 1, 2), Stock(2022, 1, 2))

    assert list(years) == [2020, 2021, 2022]
    intakes = {2020: Intake(1, 1), 2021: Intake(1, 1)}
    assert missing_years(years, intakes, {2020: 9.0}) == [2021, 2022]


@given(SHARES, SHARES, SHARES, SHARES, st.lists(SHARES, min_size=3, max_size=3))
def test_the_parts_add_up_to_the_change_of_the_gap(s, p, s2, p2, hired):
    intakes = {2020 + n: Intake(share, 40) for n, share in enumerate(hired, start=1)}
    found = gap_change(
        Stock(2020, s, p), Stock(2023, s2, p2), intakes, dict.fromkeys(intakes, 1000.0)
    )

    assert found.total == pytest.approx((p2 - s2) - (p - s), abs=1e-9)
