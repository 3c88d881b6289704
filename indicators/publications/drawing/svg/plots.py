"""Where the plots of a figure lie: beside their labels, or where the figure puts them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.publications.drawing.svg import axes, scales
from indicators.publications.drawing.svg.axes import Axis
from indicators.publications.drawing.svg.canvas import Box

Figure = Mapping[str, Any]
Trace = Mapping[str, Any]
Place = tuple[float, float]

_PER_COLUMN, _PER_ROW = 80, 40
"""Pixels for a label of a level and of an upright axis, where a figure names no step."""


@dataclass(frozen=True)
class Plot:
    """A pair of axes with the traces that stand on it."""

    box: Box
    across: Axis
    up: Axis
    traces: Sequence[Trace]

    def place(self, x: float | str, y: float | str) -> Place:
        """The pixel of a pair of values."""
        return self.across.scale.place(x), self.up.scale.place(y)


def places(plot: Plot, trace: Trace) -> list[Place | None]:
    """The pixels of all points; None where the trace has a gap."""
    return [
        None if x is None or y is None else plot.place(x, y)
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]


def axis_key(letter: str, trace: Trace) -> str:
    """x2 → xaxis2: the name under which a layout has the axis of a trace."""
    name = str(trace.get(f"{letter}axis", letter))
    return f"{letter}axis{name[1:]}"


def plots(figure: Figure, paper: Box, language: str) -> dict[str, Plot]:
    """The plots by the keys of their level axes; `paper` is what margins leave."""
    grouped: dict[tuple[str, str], list[Trace]] = {}
    for trace in figure["data"]:
        grouped.setdefault((axis_key("x", trace), axis_key("y", trace)), []).append(trace)
    return {
        x: _plot(figure["layout"][x], figure["layout"][y], traces, paper, language)
        for (x, y), traces in grouped.items()
    }


def _plot(
    across: scales.Spec, up: scales.Spec, traces: list[Trace], paper: Box, language: str
) -> Plot:
    if "domain" in across:
        box = _domain(across["domain"], up["domain"], paper)
    else:
        box = _beside_labels(across, up, traces, paper, language)
    return Plot(
        box,
        _level(across, traces, box, language),
        _upright(up, traces, box, language),
        traces,
    )


def _domain(across: Sequence[float], up: Sequence[float], paper: Box) -> Box:
    return Box(
        paper.left + across[0] * paper.width,
        paper.bottom - up[1] * paper.height,
        paper.left + across[1] * paper.width,
        paper.bottom - up[0] * paper.height,
    )


def _beside_labels(
    across: scales.Spec, up: scales.Spec, traces: list[Trace], paper: Box, language: str
) -> Box:
    """The height of level labels does not depend on the width; the other way round it does."""
    along = axes.room_along(_level(across, traces, paper, language))
    is_above = across.get("side") == "top"
    top = max(paper.top, along) if is_above else paper.top
    bottom = paper.bottom - (0 if is_above else along)
    between = Box(paper.left, top, paper.right, bottom)
    return Box(
        paper.left + axes.room_beside(_upright(up, traces, between, language)),
        top,
        paper.right,
        bottom,
    )


def _level(spec: scales.Spec, traces: list[Trace], box: Box, language: str) -> Axis:
    values = [value for trace in traces for value in _level_values(trace)]
    room = scales.marks_room(traces)
    scale = scales.scale(spec, values, box.left, box.right, room)
    return Axis(spec, scale, scales.ticks(spec, scale, int(box.width / _PER_COLUMN), language))


def _level_values(trace: Trace) -> list[Any]:
    """What stands on the level axis; a bar begins at its base and has a length."""
    if trace["type"] != "bar":
        return list(trace["x"])
    bases = list(trace.get("base", [0] * len(trace["x"])))
    return bases + [base + long for base, long in zip(bases, trace["x"], strict=True)]


def _upright(spec: scales.Spec, traces: list[Trace], box: Box, language: str) -> Axis:
    values = [value for trace in traces for value in _upright_values(trace)]
    scale = scales.scale(spec, values, box.bottom, box.top, scales.marks_room(traces))
    return Axis(spec, scale, scales.ticks(spec, scale, int(box.height / _PER_ROW), language))


def _upright_values(trace: Trace) -> list[Any]:
    """What stands on the upright axis, the ends of error bars too."""
    bars = trace.get("error_y", {})
    values = list(trace["y"])
    if not bars.get("visible", bool(bars)):
        return values
    up = [y + more for y, more in zip(values, bars["array"], strict=True)]
    return values + up + [y - less for y, less in zip(values, bars["arrayminus"], strict=True)]
