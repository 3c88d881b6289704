"""What a survey or count could show before it is paid for: interval, power, groups.

The same covariance as under verdicts (verdicts/gap_and_trend.py), turned round: how far must a gap
move, and how often must it be looked at, before its direction shows? Shares, response and turnover
in per cent, changes in percentage points a year.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indicators.analysis.distributions import (
    chi_quantile,
    normal_below,
    normal_quantile,
    student_quantile,
)
from indicators.analysis.figures.uncertainty import finite_limits
from indicators.analysis.verdicts.gap_and_trend import LEVEL, trend, yearly_variance

FEWEST = 3
"""Points under which no line has residuals."""
_PARTS = 400
"""Parts of the distribution of the residuals that are averaged; more change no shown digit."""


@dataclass(frozen=True)
class Plan:
    """What is to be asked: of how many people, how often, and what is expected.

    `response` is 100 for a full count. `turnover` is that of a stock; None where the people are new
    every time, and then `intakes` says how many years' people stand in one value.
    """

    size: int
    response: float
    every: int
    change: float
    share: float
    turnover: float | None
    intakes: int = 1

    @property
    def answers(self) -> int:
        """How many people a value would rest on."""
        return int(self.size * self.response / 100 + 0.5)


def interval(plan: Plan) -> tuple[float, float]:
    """Limits of one share (per cent): Wilson with finite-population correction; none of a count."""
    if plan.answers >= plan.size:
        return plan.share, plan.share
    low, high = finite_limits(plan.share / 100, plan.answers, plan.size)
    return 100 * float(low), 100 * float(high)


def standard_error(plan: Plan) -> float:
    """How far chance moves one value: who answered, and of a cohort who came (points)."""
    low, high = interval(plan)
    sampled = (high - low) / 2 / normal_quantile(0.5 + LEVEL / 2)
    if plan.turnover is not None:
        return sampled
    drawn = plan.intakes * plan.share * (100 - plan.share) / plan.answers
    return max(sampled, float(drawn) ** 0.5)


def power(plan: Plan, surveys: int) -> float:
    """Chance (0 to 1) that after so many surveys the verdict names the direction of the change.

    A direction needs a slope beyond z · known standard error and beyond t(n−2) · standard error
    from the residuals. The slope is normal around the change, and the residuals follow χ(n−2)
    independently of it (Rao 1973, 4a.2): the chance is averaged over what they may turn out to be.
    """
    if surveys < FEWEST:
        return 0.0
    far = abs(plan.change) / _slope_error(plan, surveys)
    freedom, tail = surveys - 2, 0.5 + LEVEL / 2
    seen = chi_quantile((np.arange(_PARTS) + 0.5) / _PARTS, freedom) / freedom**0.5
    needed = np.maximum(normal_quantile(tail), student_quantile(tail, freedom) * seen)
    return float(np.mean(normal_below(far - needed)))


def powers(plan: Plan, most: int, fewest: int) -> tuple[float, ...]:
    """The chance after each number of surveys up to `most`; none before there are `fewest`."""
    return tuple(power(plan, n) if n >= fewest else 0.0 for n in range(1, most + 1))


def surveys_needed(chances: Sequence[float], chance: float) -> int | None:
    """After how many surveys the chance is reached; None: not among these."""
    return next((n for n, reached in enumerate(chances, start=1) if reached >= chance), None)


def least_answers(plan: Plan, cases: int, denominator: int) -> int:
    """The fewest answers of a group whose share may be shown, if it is as expected.

    Both who counts and who does not must be at least `cases` people, all at least `denominator`.
    """
    rarer = min(plan.share, 100 - plan.share) / 100
    return max(denominator, int(np.ceil(cases / rarer - 1e-9)))


def _slope_error(plan: Plan, surveys: int) -> float:
    """Standard error of the slope (points a year) that sampling and turnover alone give."""
    times = [float(plan.every * number) for number in range(surveys)]
    errors = [standard_error(plan)] * surveys
    return trend(times, [0.0] * surveys, errors, _wandering(plan)).known_error


def _wandering(plan: Plan) -> float:
    if plan.turnover is None:
        return 0.0
    return yearly_variance([plan.share], [plan.answers], plan.turnover)
