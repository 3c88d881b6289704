"""How sure a share is: sampling intervals, assumption-free bounds, rounding intervals.

All shares here are fractions between 0 and 1; callers show them in per cent.
"""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from indicators.analysis.distributions import normal_quantile

Shares = float | NDArray[np.float64]

SMALL_BASE = 50
"""Under this denominator a full count carries a note: one person moves it by 2 points or more."""


@dataclass(frozen=True)
class Interval:
    """A range from `low` to `high` and why it exists."""

    low: float
    high: float
    kind: Literal["wilson", "rounding", "response_bounds"]


def wilson(
    numerator: float, denominator: float, population: float | None = None, level: float = 0.95
) -> Interval:
    """Wilson score interval of numerator/denominator, as fractions.

    With `population` (everybody who could have answered) the finite-population correction
    replaces n by n·(N−1)/(N−n): who has asked nearly all knows nearly all. Source: Wilson
    (1927), JASA 22, 209-212; correction as in Cochran, Sampling Techniques (1977), 2.6.
    """
    assert 0 <= numerator <= denominator, (numerator, denominator)
    assert denominator > 0, "a share of nobody has no interval"
    share = numerator / denominator
    if population is not None and population <= denominator:
        return Interval(share, share, "wilson")
    if population is None:
        low, high = wilson_limits(share, denominator, level)
    else:
        low, high = finite_limits(share, denominator, population, level)
    return Interval(float(low), float(high), "wilson")


def wilson_limits(share: Shares, size: Shares, level: float = 0.95) -> tuple[Any, Any]:
    """Lower and upper Wilson limits of shares (fractions) of `size` cases; arrays broadcast.

    None and all of a group give exactly 0 and 1 as limits, as in
    scipy.stats.binomtest(...).proportion_ci(method="wilson"); SciPy's own function takes
    whole numbers only, and the effective size is none.
    """
    z = normal_quantile(0.5 + level / 2)
    spread = 1 + z**2 / size
    centre = (share + z**2 / (2 * size)) / spread
    reach = z / spread * np.sqrt(share * (1 - share) / size + z**2 / (4 * size**2))
    low = np.where(np.equal(share, 0), 0.0, np.maximum(0.0, centre - reach))
    return low, np.where(np.equal(share, 1), 1.0, np.minimum(1.0, centre + reach))


def finite_limits(
    share: Shares, size: Shares, population: float, level: float = 0.95
) -> tuple[Any, Any]:
    """Wilson limits (fractions) where `size` of `population` people are known, size < N.

    With n_eff = n·(N−1)/(N−n) alone the interval shrinks faster than the step of 1/N in which
    a share of N people moves: with one person missing it holds only 80 % of the time, whatever
    N is. Half a step on either side (continuity correction, cf. Cochran 1977, 3.2) repairs it;
    what is certain anyway, [k/N, (k+N−n)/N], is never exceeded.
    """
    low, high = wilson_limits(share, size * (population - 1) / (population - size), level)
    known = share * size / population
    low = np.maximum(low - 0.5 / population, known)
    return low, np.minimum(high + 0.5 / population, known + (population - size) / population)


def one_person(denominator: float) -> float:
    """By how many percentage points one person more or less moves a share."""
    assert denominator > 0, "nobody moves a share of nobody"
    return 100 / denominator


def response_bounds(share: float, response_rate: float) -> Interval:
    """Where the share of all lies if nothing is assumed about those who did not answer.

    [r·p, r·p + 1 − r] with r the response rate: either nobody or everybody of the silent
    has the characteristic. Source: Manski (1989), Journal of Human Resources 24, 343-360.
    """
    assert 0 <= response_rate <= 1, response_rate
    low = response_rate * share
    return Interval(low, low + 1 - response_rate, "response_bounds")


def rounding_interval(value: float, decimals: int) -> Interval:
    """All values that round to `value` at this number of decimals, in the unit of `value`."""
    half = 0.5 * 10.0**-decimals
    return Interval(value - half, value + half, "rounding")


def response_quality(response_rate: float) -> Literal["good", "limited", "weak"]:
    """Quality class of a response rate (fraction): from 50 % good, from 30 % limited."""
    if response_rate >= 0.5:
        return "good"
    return "limited" if response_rate >= 0.3 else "weak"
