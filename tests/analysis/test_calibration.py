"""A small part of `make calibrate`: verdicts are seldom wrong, and see what is there."""

import numpy as np
import pytest

from indicators.analysis.thresholds import analysis_rules
from indicators.analysis.verdicts.gap_and_trend import trend
from tests.calibration.table import CLOSING, line, result, worlds
from tests.calibration.trends import STEADY, trends
from tests.calibration.worlds import ANSWERED_AT_ENTRY, KINDS, POPULATION, World, measure

RUNS = 1500
# Two standard errors of a share of 3 % and of 94 % in so many runs.
TOLERANCE = 0.009


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("people", [60, 3000])
def test_a_gap_that_stands_still_is_seldom_called_anything_else(kind, people):
    for points in (4, 12):
        found = line(worlds(kind, people, points), RUNS)

        assert found["closing"] <= 0.03 + TOLERANCE
        assert found["widening"] <= 0.03 + TOLERANCE
        assert found["coverage"] >= 0.94 - TOLERANCE
        assert found["wrong way"] <= 0.03


@pytest.mark.parametrize(("kind", "power"), [("survey", 0.75), ("full count", 0.85)])
def test_half_a_point_a_year_is_seen_with_six_values_of_3000_staff(kind, power):
    world = World(kind, 3000, 6, turnover=4.0, assumed=4.0, yearly=CLOSING)

    assert result(world, RUNS)[0] >= power


def test_too_small_a_turnover_is_the_assumption_that_would_hurt():
    """What is assumed for a city is 4 %; if 10 % leave it is still good enough."""
    found = line([World("same people", 3000, 12, turnover=10.0, assumed=4.0)], RUNS)

    assert max(found["closing"], found["widening"]) <= 0.03 + TOLERANCE


@pytest.mark.parametrize("kind", KINDS)
def test_the_simulation_judges_as_the_program_does(kind):
    world = worlds(kind, 300, 6)[0]
    found = measure(world, 30, np.random.default_rng(1))
    gaps = POPULATION - found.shares
    slopes, lows, highs = trends(
        world.times.astype(float), gaps, found.errors, found.yearly_variance
    )

    for run in range(30):
        one = trend(world.times, gaps[run], found.errors[run], found.yearly_variance[run])
        assert (one.slope, one.low, one.high) == pytest.approx(
            (slopes[run], lows[run], highs[run]), abs=1e-7
        )


def test_the_simulation_has_the_thresholds_of_the_program():
    assert analysis_rules().verdict.steady == STEADY
    assert ANSWERED_AT_ENTRY < 1
