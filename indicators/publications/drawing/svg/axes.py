"""Axes: their labels, titles and grid, and the room that these take beside a plot."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from indicators.publications.drawing import style
from indicators.publications.drawing.svg import elements, letters
from indicators.publications.drawing.svg.canvas import Box, Look, text_in, texts_at, turned_text
from indicators.publications.drawing.svg.scales import Scale, Spec, Tick, multiples

GAP = 5.0
"""Pixels between an axis and its labels."""
_APART = 6.0
"""Pixels between two labels, below which some are left out."""
_STEPS = (1, 2, 5, 10, 20, 50)
SIZE = 15.0
"""Size of labels, where a figure says nothing else."""
_TITLE = Look(14, style.MUTED)


@dataclass(frozen=True)
class Axis:
    """An axis of a plot: what the figure says of it, its scale and what stands at it."""

    spec: Spec
    scale: Scale
    ticks: Sequence[Tick]

    @property
    def is_seen(self) -> bool:
        """Whether anything of it is drawn."""
        return bool(self.spec.get("visible", True))

    @property
    def size(self) -> float:
        """Size of its labels."""
        return float(self.spec.get("tickfont", {}).get("size", SIZE))

    @property
    def has_labels(self) -> bool:
        """Whether its values stand at it."""
        return self.is_seen and bool(self.spec.get("showticklabels", True))


def title(axis: Axis) -> str:
    """The title of an axis, often the unit; empty if it has none."""
    return str(axis.spec.get("title", {}).get("text", "")) if axis.is_seen else ""


def _title_room(axis: Axis) -> float:
    if not title(axis):
        return 0
    return letters.LINE * _TITLE.size + GAP


def room_beside(axis: Axis) -> float:
    """Pixels that the labels and the title of an upright axis take at its left."""
    widest = max([_label_size(axis, tick)[0] for tick in axis.ticks], default=0)
    return (widest + GAP if axis.has_labels else 0) + _title_room(axis)


def room_along(axis: Axis) -> float:
    """Pixels that the labels and the title of a level axis take below or above it."""
    tallest = max([_label_size(axis, tick)[1] for tick in axis.ticks], default=0)
    return (tallest + GAP if axis.has_labels else 0) + _title_room(axis)


def _is_upright(axis: Axis) -> bool:
    return axis.spec.get("tickangle") == -90


def _label_size(axis: Axis, tick: Tick) -> tuple[float, float]:
    lines = letters.parsed(tick.text)
    size = letters.width(lines, axis.size), letters.height(lines, axis.size)
    return size[::-1] if _is_upright(axis) else size


def level_labels(picture: Box, plot: Box, axis: Axis) -> str:
    """The labels of a level axis, below the plot or, where the figure says so, above it."""
    if not axis.has_labels:
        return ""
    return _level_ticks(picture, plot, axis) + _level_title(picture, plot, axis)


def _level_ticks(picture: Box, plot: Box, axis: Axis) -> str:
    is_above = axis.spec.get("side") == "top"
    y = plot.top - GAP if is_above else plot.bottom + GAP
    if _is_upright(axis):
        return "".join(_upright(axis, tick, y) for tick in axis.ticks)
    up = "bottom" if is_above else "top"
    return "".join(
        text_in(picture, tick.text, (axis.scale.place(tick.value), y), Look(axis.size), up=up)
        for tick in _thinned(axis)
    )


def _level_title(picture: Box, plot: Box, axis: Axis) -> str:
    """The title of a level axis, in the middle below its labels."""
    if not title(axis):
        return ""
    assert axis.spec.get("side") != "top", "an axis above its plot has no title"
    at = ((plot.left + plot.right) / 2, plot.bottom + room_along(axis))
    return text_in(picture, title(axis), at, _TITLE, up="bottom")


def _upright(axis: Axis, tick: Tick, y: float) -> str:
    """A label that is read from below; it begins at the plot, which lies under it."""
    at = (axis.scale.place(tick.value), y)
    return turned_text(tick.text, at, Look(axis.size), -90, "left")


def _thinned(axis: Axis) -> Sequence[Tick]:
    """Every label, every other one, every fifth …: as many as do not touch."""
    start = axis.spec.get("tick0", 0)
    unit = axis.ticks[1].value - axis.ticks[0].value if len(axis.ticks) > 1 else 1
    for step in _STEPS:
        kept = [tick for tick in axis.ticks if round((tick.value - start) / unit) % step == 0]
        if kept and not _touch(axis, kept):
            return kept
    return axis.ticks[-1:]


def _touch(axis: Axis, kept: Sequence[Tick]) -> bool:
    spans = sorted(
        (place - width / 2, place + width / 2)
        for tick in kept
        for place, width in [(axis.scale.place(tick.value), _label_size(axis, tick)[0])]
    )
    return any(two[0] - one[1] < _APART for one, two in pairwise(spans))


def upright_labels(plot: Box, axis: Axis) -> str:
    """The labels of an upright axis at its left, and its title, read from below."""
    labels = [(tick.text, (plot.left - GAP, axis.scale.place(tick.value))) for tick in axis.ticks]
    drawn = texts_at(labels, Look(axis.size), "end") if labels and axis.has_labels else ""
    return drawn + _upright_title(plot, axis)


def _upright_title(plot: Box, axis: Axis) -> str:
    if not title(axis):
        return ""
    middle = (plot.top + plot.bottom) / 2
    at = (plot.left - room_beside(axis) + letters.LINE * _TITLE.size / 2, middle)
    return turned_text(title(axis), at, _TITLE, -90)


def level_grid(plot: Box, axis: Axis) -> str:
    """Lines from top to bottom at the values of a level axis, and the axis itself."""
    ends = (plot.top, plot.bottom)
    lines = [
        _rule([(x, ends[0]), (x, ends[1])], color)
        for value, color in _grid(axis)
        for x in [axis.scale.place(value)]
    ]
    if axis.is_seen and axis.spec.get("showline"):
        edge = [(plot.left, plot.bottom), (plot.right, plot.bottom)]
        lines.append(_rule(edge, axis.spec["linecolor"]))
    return "".join(lines)


def upright_grid(plot: Box, axis: Axis) -> str:
    """Lines from left to right at the values of an upright axis."""
    return "".join(
        _rule([(plot.left, y), (plot.right, y)], color)
        for value, color in _grid(axis)
        for y in [axis.scale.place(value)]
    )


def _grid(axis: Axis) -> list[tuple[float, str]]:
    """Values at which a line stands, with its colour; the line of zero is darker."""
    if not axis.is_seen:
        return []
    shown = axis.spec.get("showgrid", True) and not axis.scale.categories
    values = [tick.value for tick in axis.ticks] if shown else []
    minor = axis.spec.get("minor", {})
    if minor.get("showgrid"):
        values += multiples(axis.scale, minor["dtick"])
    has_zero = axis.spec.get("zeroline", True) and not axis.scale.categories and axis.scale.has(0)
    color = axis.spec.get("gridcolor", style.GRID)
    lines: dict[float, str] = dict.fromkeys(values, str(color))
    if has_zero:
        lines[0] = str(axis.spec["zerolinecolor"])
    return list(lines.items())


def _rule(points: list[tuple[float, float]], color: str) -> str:
    return elements.element(
        "path", class_="om-rule", d=elements.path(points), **elements.stroke(color, 1)
    )
