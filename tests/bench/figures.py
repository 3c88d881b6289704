"""What is measured: one figure with its unit, its goal and a name that stays."""

from collections.abc import Sequence
from math import ceil
from statistics import median
from typing import NamedTuple


class Figure(NamedTuple):
    """One measured number; less is better unless `more_is_better`. None: there is nothing yet."""

    key: str
    label: str
    value: float | None
    unit: str
    goal: float | None = None
    more_is_better: bool = False

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None without a goal or a value."""
        if self.goal is None or self.value is None:
            return None
        return self.value >= self.goal if self.more_is_better else self.value <= self.goal


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def middle(values: Sequence[float]) -> float | None:
    """The median; None of nothing."""
    return median(values) if values else None


def upper(values: Sequence[float]) -> float | None:
    """The 95th percentile; None of nothing."""
    return percentile(values, 0.95) if values else None


def ratio(key: str, label: str, value: Figure, beside: Figure, goal: float | None = None) -> Figure:
    """How many times as much as the figure beside it."""
    both = value.value is not None and beside.value
    times = value.value / beside.value if both else None  # type: ignore[operator]
    return Figure(key, label, times, "×", goal)
