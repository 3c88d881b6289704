"""What qualifies a direction: many verdicts looked at together, and who is ready to answer."""

from collections.abc import Sequence
from math import nan


def withstanding(p_values: Sequence[float], rate: float) -> float:
    """The largest p-value that withstands looking at all of them at once; 0 where none does.

    With m values in order, the last one with p(i) ≤ i/m · rate: of all directions called, the
    expected part of false ones is then at most `rate`. Source: Benjamini and Hochberg (1995),
    Journal of the Royal Statistical Society B 57, 289-300.
    """
    ordered = sorted(p_values)
    passing = [p for i, p in enumerate(ordered, start=1) if p <= i / len(ordered) * rate]
    return passing[-1] if passing else 0.0


def tipping_point(share: float, change: float) -> float:
    """How much more readily people with the characteristic must answer for a change to vanish.

    `share` is the latest share of those who answered (per cent), `change` by how much the gap
    changed (points; below 0 it closed). The odds of the share over the odds it would have had if
    the gap were as it was at the start; over 1: more readily at the end than at the start. NaN
    where no readiness could do it.
    """
    then = share + change
    if not (0 < share < 100 and 0 < then < 100):
        return nan
    return (share / (100 - share)) / (then / (100 - then))
