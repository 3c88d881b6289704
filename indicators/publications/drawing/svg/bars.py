"""Level bars: beside each other on one axis, stacked, or from a start of their own."""

from collections.abc import Mapping, Sequence
from typing import Any

from indicators.publications.drawing.svg import canvas, elements
from indicators.publications.drawing.svg.canvas import Box
from indicators.publications.drawing.svg.plots import Plot, Trace

_GAP = 0.2
"""Part of a row that stays free, where a figure says nothing else; so does Plotly."""


def bars(plot: Plot, traces: Sequence[Trace], layout: Mapping[str, Any]) -> str:
    """All bars of a plot, in the order of their traces."""
    assert layout["barmode"] in ("stack", "overlay"), f"unknown barmode: {layout['barmode']}"
    is_stacked = layout["barmode"] == "stack"
    thick = 1 - layout.get("bargap", _GAP)
    ends: dict[str, float] = {}
    drawn = []
    for trace in traces:
        assert trace["orientation"] == "h", "bars are drawn level only"
        bases = trace.get("base", [0] * len(trace["x"]))
        for row, long, base in zip(trace["y"], trace["x"], bases, strict=True):
            start = ends.get(row, 0) if is_stacked else base
            ends[row] = start + long
            drawn.append(bar(_box(plot, row, start, start + long, thick), trace["marker"]))
    return "".join(drawn)


def _box(plot: Plot, row: str, start: float, end: float, thick: float) -> Box:
    left, middle = plot.place(start, row)
    right, _ = plot.place(end, row)
    half = thick * abs(plot.up.scale.place(1) - plot.up.scale.place(0)) / 2
    return Box(left, middle - half, right, middle + half)


def bar(box: Box, marker: Mapping[str, Any]) -> str:
    """A filled bar with its edge and hatching."""
    look = elements.fill(marker["color"])
    if "line" in marker:
        look |= elements.stroke(marker["line"]["color"], marker["line"]["width"])
    drawn = canvas.bar(box, **look)
    return drawn + (_hatching(box, marker["pattern"]) if "pattern" in marker else "")


def _hatching(box: Box, pattern: Mapping[str, Any]) -> str:
    """Strokes from lower left to upper right, cut at the edges.

    Strokes and no pattern of SVG: a pattern is found by an id, which is another picture's where
    several stand on a page, and not every program that makes PDF knows it.
    """
    assert pattern["shape"] == "/", f"unknown pattern: {pattern['shape']}"
    apart = pattern["size"] * 2**0.5
    count = int((box.width + box.height) / apart)
    drawn = "".join(elements.path(_stroke(box, apart * (order + 0.5))) for order in range(count))
    return elements.element(
        "path", class_="om-line", d=drawn, **elements.stroke(pattern["fgcolor"], 1)
    )


def _stroke(box: Box, along: float) -> list[tuple[float, float]]:
    """The part of a diagonal within a box; `along` counts from the upper left corner."""
    below = min(along, box.height)
    right = min(along, box.width)
    return [
        (box.left + along - below, box.top + below),
        (box.left + right, box.top + along - right),
    ]
