"""Scales: which place a value has, which values stand at the axis, and in which words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

from indicators.publications.speech import formats

Spec = Mapping[str, Any]

_ROOM = 0.05
"""Part of the span that stays free at both ends, where a figure says no range."""


@dataclass(frozen=True)
class Scale:
    """Values or categories along a line of pixels; `low` lies at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float
    categories: tuple[str, ...] = ()

    def place(self, value: float | str) -> float:
        """The pixel of a value; a category stands at its number."""
        at = self.categories.index(value) if isinstance(value, str) else value
        return self.start + (at - self.low) / (self.high - self.low) * (self.end - self.start)

    def has(self, value: float) -> bool:
        """Whether a value lies within the ends, reversed or not."""
        slack = 1e-9 * abs(self.high - self.low)
        least, most = sorted((self.low, self.high))
        return least - slack <= value <= most + slack


def scale(spec: Spec, values: Iterable[Any], start: float, end: float, room: float) -> Scale:
    """The scale of an axis; `values` are all that stand on it, `room` what marks need."""
    known = [value for value in values if value is not None]
    categories = tuple(dict.fromkeys(value for value in known if isinstance(value, str)))
    low, high = spec.get("range") or _range(spec, known, categories, room)
    if spec.get("autorange") == "reversed":
        low, high = high, low
    return Scale(float(low), float(high), start, end, categories)


def _range(
    spec: Spec, known: list[Any], categories: tuple[str, ...], room: float
) -> tuple[float, float]:
    if categories:
        return -0.5, len(categories) - 0.5
    least, most = min(known, default=0), max(known, default=1)
    if spec.get("rangemode") == "tozero":
        least, most = min(least, 0), max(most, 0)
    free = room * ((most - least) or 1)
    is_zero_end = spec.get("rangemode") == "tozero"
    low = least if is_zero_end and least == 0 else least - free
    high = most if is_zero_end and most == 0 < -least else most + free
    return low, high


def marks_room(traces: Iterable[Spec]) -> float:
    """Points and bars need room at the ends of an axis, lines alone do not."""
    drawn = any("markers" in trace.get("mode", "markers") for trace in traces)
    return _ROOM if drawn else 0


@dataclass(frozen=True)
class Tick:
    """A place of an axis and its words."""

    value: float
    text: str


def ticks(spec: Spec, scale: Scale, wanted: int, language: str) -> list[Tick]:
    """The values that stand at an axis; `wanted` is about how many there is room for."""
    if scale.categories:
        return [Tick(place, text) for place, text in enumerate(scale.categories)]
    if "tickvals" in spec:
        values = list(spec["tickvals"])
        texts = spec.get("ticktext") or [_said(spec, v, 1, language) for v in values]
        return [Tick(v, t) for v, t in zip(values, texts, strict=True) if scale.has(v)]
    step = spec.get("dtick") or _round_step(abs(scale.high - scale.low) / max(1, wanted))
    return [
        Tick(v, _said(spec, v, step, language))
        for v in multiples(scale, step, spec.get("tick0", 0))
    ]


def multiples(scale: Scale, step: float, start: float = 0) -> list[float]:
    """The multiples of a step within a scale, counted from `start` in both directions."""
    least, most = sorted((scale.low - start, scale.high - start))
    first, last = ceil(least / step - 1e-9), floor(most / step + 1e-9)
    return [start + number * step for number in range(first, last + 1)]


def _round_step(least: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is not below `least`."""
    power = 10.0 ** floor(log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))


def _said(spec: Spec, value: float, step: float, language: str) -> str:
    """A year has no sign between thousands; other numbers as many decimals as the step."""
    if spec.get("tickformat") == "d":
        return str(round(value))
    decimals = max(0, -floor(log10(step) + 1e-9))
    return formats.number(value, language, decimals) + str(spec.get("ticksuffix", ""))
