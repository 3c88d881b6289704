"""How far staff are from the population and whether the distance shrinks.

Shares are in per cent, gaps in percentage points, time in decimal years. NaN means unknown.

**The trend** is a straight line fitted by generalised least squares, because the values of a
stock are no independent draws: staff do not come anew every year, and the same people answer
again. What is known of their scatter is the covariance diag(s²) + w·min(tᵢ − t₁, tⱼ − t₁): the
sampling error of each value, and a random walk of those who leave and come. What is not known
shows in the residuals. The interval takes the wider of both. Source: Rao, Linear Statistical
Inference (1973), 4a.2; the random walk as in Harvey, Forecasting (1989), 2.3.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan, nan

import numpy as np
from numpy.typing import NDArray

from indicators.analysis.distributions import (
    normal_above,
    normal_quantile,
    student_above,
    student_quantile,
)

EXACT = 9
"""Decimals of a slope. Beyond them lies floating-point noise: a gap that never moved must
not close by 1e-16 a year."""

LEVEL = 0.95
"""Confidence of the intervals of all figures (uncertainty.py)."""


@dataclass(frozen=True)
class Measured:
    """A value with its interval; equal limits where it is exact, NaN where none is known.

    `error` is its standard error: 0 where it is exact, or nothing is known of it.
    """

    value: float
    low: float
    high: float
    error: float = 0.0


@dataclass(frozen=True)
class Trend:
    """Slope in percentage points a year with its interval, from so many points.

    `known_error` is the standard error that sampling and turnover alone give, `scatter` the
    one that the residuals show.
    """

    slope: float
    low: float
    high: float
    points: int
    known_error: float = 0.0
    scatter: float = 0.0

    @property
    def p_value(self) -> float:
        """The larger of both two-sided tests of "the gap stands still"."""
        known = _beyond(self.slope, self.known_error, normal_above)
        shown = _beyond(self.slope, self.scatter, lambda far: student_above(far, self.points - 2))
        return max(known, shown)

    def direction(self, steady: float) -> str:
        """closing, widening, steady or unclear: where the whole interval of the slope lies.

        Within ±`steady` points a year nobody would call it movement, however sure it is.
        """
        if -steady <= self.low and self.high <= steady:
            return "steady"
        if self.high < 0:
            return "closing"
        return "widening" if self.low > 0 else "unclear"


def gap(staff: Measured, population: Measured) -> Measured:
    """g = P − S in percentage points; above 0 staff are behind.

    The limits combine the worst cases (interval arithmetic). For two sampling intervals that
    is wider than needed, for a rounding interval beside a sampling one it is exact: the
    interval holds at least as often as the weaker of both.
    """
    return Measured(
        population.value - staff.value,
        population.low - staff.high,
        population.high - staff.low,
        float(np.hypot(staff.error, population.error)),
    )


def ratio(staff: Measured, population: Measured) -> Measured:
    """ρ = S/P; 1 is parity. NaN where the population share is not above 0."""
    if not population.value > 0:
        return Measured(nan, nan, nan)
    low = staff.low / population.high if population.high > 0 else nan
    high = staff.high / population.low if population.low > 0 else nan
    return Measured(staff.value / population.value, low, high)


def decimal_year(day: date) -> float:
    """A day as a decimal year: 2 July 2021 is about 2021.5."""
    start, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - start).days / (end - start).days


def yearly_variance(shares: Sequence[float], sizes: Sequence[float], turnover: float) -> float:
    """w: by how much the share of a stock wanders in a year, in squared percentage points.

    2·h·S(1−S)/n: of n people the part h (per cent) leaves and as many come, both by chance. S is
    the mean of the shares (per cent), 1/n the mean of 1 over the sizes.
    """
    share = float(np.mean(shares)) / 100
    return 2 * turnover / 100 * share * (1 - share) * float(np.mean(1 / np.asarray(sizes))) * 1e4


def trend(
    times: Sequence[float],
    gaps: Sequence[float],
    standard_errors: Sequence[float],
    yearly_variance: float,
    level: float = LEVEL,
) -> Trend:
    """Generalised least squares of gaps (points) over times (years), with the slope's interval.

    `standard_errors` (points) are those of sampling, 0 for a full count; `yearly_variance` is w
    (squared points a year), 0 for cohorts that are new every time. All of one length n ≥ 3,
    times all different (ValueError). Half-width of the interval: the larger of z · known standard
    error and t(n−2) · standard error from the residuals.
    """
    x, y, errors = _checked(times, gaps, standard_errors, yearly_variance)
    root, is_known = _root(x, errors, yearly_variance)
    # Differences have no intercept any more, and of n of them n − 1 are independent.
    a, b = (np.linalg.solve(root, np.diff(values)) for values in (x, y))
    information = float(a @ a)
    slope = float(a @ b) / information
    spread = float(np.sum((b - slope * a) ** 2)) / (len(x) - 2)
    known = information**-0.5 if is_known else 0.0
    scatter = (spread / information) ** 0.5
    tail = 0.5 + level / 2
    reach = max(normal_quantile(tail) * known, student_quantile(tail, len(x) - 2) * scatter)
    low, middle, high = (round(float(end), EXACT) for end in (slope - reach, slope, slope + reach))
    return Trend(middle, low, high, len(x), known, scatter)


Numbers = NDArray[np.float64]


def _checked(
    times: Sequence[float],
    gaps: Sequence[float],
    standard_errors: Sequence[float],
    yearly_variance: float,
) -> tuple[Numbers, Numbers, Numbers]:
    """The three columns as arrays, by time."""
    x, y, errors = (np.asarray(values, dtype=float) for values in (times, gaps, standard_errors))
    if not len(x) == len(y) == len(errors):
        raise ValueError("times, gaps and standard errors must be equally many")
    if len(x) < 3 or len(set(x)) < len(x):
        raise ValueError("a trend needs three points, all at different times")
    if not np.all(errors >= 0) or not yearly_variance >= 0:
        raise ValueError("standard errors and yearly variance must be known and not negative")
    order = np.argsort(x)
    return x[order], y[order], errors[order]


def _root(x: Numbers, errors: Numbers, yearly_variance: float) -> tuple[Numbers, bool]:
    """The Cholesky root of the covariance of the differences; False where nothing is known."""
    if yearly_variance == 0 and errors.any():
        # An exact count among samples weighs as much as the surest of them, not infinitely.
        errors = np.where(errors > 0, errors, errors[errors > 0].min())
    is_known = bool(yearly_variance > 0 or errors.any())
    since = x - x[0]
    covariance = np.diag(errors**2) + yearly_variance * np.minimum.outer(since, since)
    if not is_known:
        covariance = np.eye(len(x))
    steps = np.diff(np.eye(len(x)), axis=0)
    return np.linalg.cholesky(steps @ covariance @ steps.T), is_known


def _beyond(slope: float, error: float, tail: Callable[[float], float]) -> float:
    """Two-sided probability of a slope this far from 0; 0 where an error of 0 excludes it."""
    if slope == 0:
        return 1.0
    return 2 * float(tail(abs(slope) / error)) if error > 0 else 0.0


def years_to_parity(latest: Measured, found: Trend, longest: float) -> tuple[float, float] | None:
    """Years from the latest point until the gap is 0, as a range; None: not foreseeable.

    Smallest gap over steepest slope to largest gap over flattest slope. None unless the whole
    interval of the slope lies below 0 and the range begins within `longest` years. A gap without
    an interval counts as it is.
    """
    if not found.high < 0:
        return None
    least, most = (latest.low, latest.high) if not isnan(latest.low) else (latest.value,) * 2
    soonest = max(0.0, least) / -found.low
    return (soonest, max(0.0, most) / -found.high) if soonest <= longest else None
