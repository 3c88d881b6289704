"""How sure a share is: sampling intervals, assumption-free bounds, rounding intervals.

All shares here are fractions between 0 and 1; callers show them in per cent.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Literal

from scipy.stats import norm

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
    size = denominator
    if population is not None:
        size = denominator * (population - 1) / (population - denominator)
    z = float(norm.ppf(0.5 + level / 2))
    centre = (share + z**2 / (2 * size)) / (1 + z**2 / size)
    reach = z / (1 + z**2 / size) * sqrt(share * (1 - share) / size + z**2 / (4 * size**2))
    return Interval(max(0.0, centre - reach), min(1.0, centre + reach), "wilson")


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
