"""What is known of how far chance moves the values of a series, before any residual is seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np

from indicators.analysis.thresholds import VerdictRules
from indicators.analysis.verdicts.gap_and_trend import yearly_variance
from indicators.analysis.verdicts.points import Line, Point
from indicators.analysis.verdicts.turnover import Turnover


@dataclass(frozen=True)
class Scatter:
    """Standard error of each gap (points), and w of their wandering (squared points a year).

    `turnover` is what w was computed from; None for cohorts.
    """

    errors: tuple[float, ...]
    yearly_variance: float
    turnover: Turnover | None


def scatter_of(points: Sequence[Point], line: Line, rules: VerdictRules) -> Scatter:
    """Of a stock the people wander; of a cohort, who comes is a draw, however many answer.

    The points are those of the line without a fault, so the turnover of a stock is known.
    """
    if line.quantity in rules.cohorts:
        return Scatter(_cohort_errors(points, rules.cohorts[line.quantity]), 0.0, None)
    assert line.turnover is not None, "without a turnover no point of a stock is sound"
    shares, sizes = [point.staff.value for point in points], [point.size for point in points]
    variance = yearly_variance(shares, sizes, line.turnover.value)
    return Scatter(tuple(point.gap.error for point in points), variance, line.turnover)


def _cohort_errors(points: Sequence[Point], intakes: int) -> tuple[float, ...]:
    """The sampling error, or that of the draw where it is larger.

    A value that holds several intakes is as sure as the one that is new in it: their errors are
    not independent, and counted so they add up to no more than the people there are.
    """
    share = float(np.mean([point.staff.value for point in points]))
    drawn = intakes * share * (100 - share)
    return tuple(
        point.gap.error if isnan(point.size) else max(point.gap.error, (drawn / point.size) ** 0.5)
        for point in points
    )
