"""All cities together: by hand, against a published example, and never with too few."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.verdicts import judge
from indicators.analysis.verdicts.pooled import COLUMNS, pool, pooled_slopes
from indicators.catalogue import load_catalogue
from tests.analysis.frames import STAFF, frame, pairs

CATALOGUE = load_catalogue()
CITIES = ["05113", "05117", "05512", "05911", "05916"]


def test_slopes_that_agree_are_their_mean():
    # −1, −0.5, −0.5, 0 with errors of 1: Q = 0.5 < 3, so nothing is between cities, and the
    # interval is t(3) · √(1/4) = 3.1824 / 2.
    found = pool([-1, -0.5, -0.5, 0], [1, 1, 1, 1])

    assert (found.slope, found.between, found.heterogeneity) == (-0.5, 0, 0)
    assert found.high - found.slope == pytest.approx(3.18245 / 2, abs=1e-5)


def test_slopes_that_differ_widen_the_interval():
    # ±2 with errors of 1: Q = 16 against 3 that chance gives; Σ(y − ȳ)² / 3 = 16/3 is the whole
    # variance, so 13/3 lies between cities. Interval: t(3) · √(16/3 / 4).
    found = pool([-2, -2, 2, 2], [1, 1, 1, 1])

    assert found.between == pytest.approx((13 / 3) ** 0.5)
    assert found.heterogeneity == pytest.approx(13 / 16)
    assert found.high == pytest.approx(3.18245 * (4 / 3) ** 0.5, abs=1e-4)


def test_a_surer_slope_weighs_more():
    assert pool([0, -1], [1, 0.5]).slope == pytest.approx(-0.8)


@given(
    st.lists(st.tuples(st.floats(-3, 3), st.floats(0.05, 2)), min_size=2, max_size=9),
    st.floats(-5, 5),
)
def test_moving_all_slopes_moves_the_answer(cities, shift):
    slopes, errors = zip(*cities, strict=True)
    one, other = pool(slopes, errors), pool([slope + shift for slope in slopes], errors)

    assert other.slope - one.slope == pytest.approx(shift, abs=1e-4)
    assert min(slopes) - 1e-9 <= one.slope <= max(slopes) + 1e-9
    assert one.low <= one.slope <= one.high
    assert 0 <= one.heterogeneity < 1


def test_its_interval_holds_as_often_as_it_says():
    """Six cities whose true slopes differ by 0.3, each known to between 0.1 and 0.5."""
    chance = np.random.default_rng(7)
    errors = [0.1, 0.2, 0.25, 0.3, 0.4, 0.5]
    true = -0.5 + chance.normal(0, 0.3, (1000, 6))
    found = [pool(slopes, errors) for slopes in (true + chance.normal(0, errors)).tolist()]

    assert np.mean([one.low <= -0.5 <= one.high for one in found]) >= 0.93


@pytest.mark.parametrize(("slopes", "errors"), [([1], [1]), ([1, 2], [1, 0])])
def test_what_cannot_be_pooled_is_refused(slopes, errors):
    with pytest.raises(ValueError, match="pooling needs"):
        pool(slopes, errors)


def cities(number, **other):
    values = [(2013 + 2 * n, 10 + 1.2 * n, 25.0) for n in range(4)]
    rows = [row | {"area": area} for area in CITIES[:number] for row in pairs(values)]
    return [row | other if row["series"] == STAFF else row for row in rows]


def pooled(rows):
    return pooled_slopes(judge(frame(rows), CATALOGUE).verdicts, CATALOGUE)


def test_four_cities_that_compare_have_a_common_slope():
    found = pooled(cities(4)).iloc[0]

    assert (found["indicator"], found["areas"]) == (STAFF, ("05113", "05117", "05512", "05911"))
    assert found["slope"] == pytest.approx(-0.6, abs=1e-3)
    assert found["slope_high"] < 0
    assert found["reason"] == ""


def test_three_are_too_few():
    found = pooled(cities(3)).iloc[0]

    assert (found["n_cities"], found["reason"]) == (3, "too_few_cities")
    assert pd.isna(found["slope"])


def test_cities_that_do_not_compare_are_not_put_together():
    rows = cities(5)
    for row in rows:
        if row["series"] == STAFF and row["area"] in CITIES[3:]:
            row["scope"] = "core_administration"
    found = pooled(rows)

    assert sorted(found["n_cities"]) == [2, 3]
    assert set(found["reason"]) == {"too_few_cities"}


def test_without_verdicts_there_is_nothing():
    assert pooled(pairs([(2015, 10, 25)])).columns.tolist() == COLUMNS
    assert pooled(pairs([(2015, 10, 25)])).empty
