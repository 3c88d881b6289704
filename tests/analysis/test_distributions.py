"""Quantiles and tails are those of the library of statistics, which takes more memory."""

import numpy as np
import pytest
from scipy import stats

from indicators.analysis import distributions as own

PROBABILITIES = [0.001, 0.025, 0.1, 0.5, 0.8, 0.975, 0.9999]
POINTS = [-6.0, -1.96, 0.0, 0.3, 1.96, 8.0]


@pytest.mark.parametrize("below", PROBABILITIES)
@pytest.mark.parametrize("freedom", [1, 2, 5, 30, 300])
def test_quantiles_are_those_of_the_library(below, freedom):
    assert own.normal_quantile(below) == pytest.approx(stats.norm.ppf(below), rel=1e-12)
    student = stats.t.ppf(below, freedom)
    assert own.student_quantile(below, freedom) == pytest.approx(student, rel=1e-9, abs=1e-12)
    parts = np.array([below, 0.5])
    assert own.chi_quantile(parts, freedom) == pytest.approx(stats.chi.ppf(parts, freedom))


@pytest.mark.parametrize("point", POINTS)
def test_tails_are_those_of_the_library(point):
    assert own.normal_below(point) == pytest.approx(stats.norm.cdf(point), rel=1e-12)
    assert own.normal_above(point) == pytest.approx(stats.norm.sf(point), rel=1e-12)
    for freedom in (1, 4, 40):
        above = stats.t.sf(point, freedom)
        assert own.student_above(point, freedom) == pytest.approx(above, rel=1e-9)


def test_known_points_of_tables():
    assert own.normal_quantile(0.975) == pytest.approx(1.959964, abs=1e-6)
    assert own.student_quantile(0.975, 4) == pytest.approx(2.776, abs=1e-3)
