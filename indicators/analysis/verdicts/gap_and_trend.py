"""How far staff are from the population and whether the distance shrinks.

Shares are in per cent, gaps in percentage points, time in decimal years. NaN means unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan, nan

import numpy as np
from scipy.stats import t as student

EXACT = 9
"""Decimals of a slope. Beyond them lies floating-point noise: a gap that never moved must
not close by 1e-16 a year."""


@dataclass(frozen=True)
class Measured:
    """A value with its interval; equal limits where it is exact, NaN where none is known."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Trend:
    """Slope in percentage points a year with its interval, from so many points."""

    slope: float
    low: float
    high: float
    points: int

    @property
    def direction(self) -> str:
        """closing, widening or unclear: where the whole interval of the slope lies."""
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
        population.value - staff.value, population.low - staff.high, population.high - staff.low
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


def weights(gaps: Sequence[Measured]) -> list[float]:
    """Weights 1/width², with mean 1; all equal unless every gap has an interval with a width.

    The width of an interval is proportional to the standard error, so this is inverse
    variance weighting.
    """
    widths = np.array([found.high - found.low for found in gaps])
    if not len(widths) or not np.all(widths > 0):
        return [1.0] * len(widths)
    raw = (widths.min() / widths) ** 2
    return [float(weight) for weight in raw / raw.mean()]


def trend(
    times: Sequence[float], gaps: Sequence[float], weighted: Sequence[float], level: float = 0.95
) -> Trend:
    """Weighted least squares of gaps (points) over times (years): slope and t-interval.

    All of length n ≥ 3, times not all equal (ValueError). The residual variance has n − 2
    degrees of freedom. Source: Draper and Smith, Applied Regression Analysis (1998), 9.2.
    """
    if len(times) < 3 or len(set(times)) < 2:
        raise ValueError("a trend needs three points at different times")
    x, y, w = (np.asarray(values, dtype=float) for values in (times, gaps, weighted))
    x, y = x - np.average(x, weights=w), y - np.average(y, weights=w)
    spread = np.sum(w * x**2)
    slope = np.sum(w * x * y) / spread
    variance = np.sum(w * (y - slope * x) ** 2) / (len(x) - 2)
    reach = student.ppf(0.5 + level / 2, len(x) - 2) * np.sqrt(variance / spread)
    low, middle, high = (round(float(x), EXACT) for x in (slope - reach, slope, slope + reach))
    return Trend(middle, low, high, len(times))


def years_to_parity(latest: Measured, found: Trend) -> tuple[float, float] | None:
    """Years from the latest point until the gap is 0, as a range; None: not foreseeable.

    Smallest gap over steepest slope to largest gap over flattest slope. None unless the whole
    interval of the slope lies below 0. A gap without an interval counts as it is.
    """
    if found.direction != "closing":
        return None
    least, most = (latest.low, latest.high) if not isnan(latest.low) else (latest.value,) * 2
    return max(0.0, least) / -found.low, max(0.0, most) / -found.high
