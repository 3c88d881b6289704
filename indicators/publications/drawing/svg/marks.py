"""Traces of points: fills, error bars, lines, symbols and words, in this order."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from indicators.publications.drawing.svg import elements, symbols
from indicators.publications.drawing.svg.canvas import Box
from indicators.publications.drawing.svg.plots import Plot, Trace, places
from indicators.publications.drawing.svg.words import words

_DASHES: dict[str, Sequence[float]] = {
    "solid": (),
    "dash": (3, 3),
    "dot": (1, 1),
    "dashdot": (3, 1, 1, 1),
    "longdash": (5, 5),
    "longdashdot": (5, 2, 1, 2),
}
_MODES = {"lines", "markers", "text"}


def scatter(picture: Box, plot: Plot, trace: Trace, before: Trace | None) -> str:
    """One trace; `before` is the one that a fill reaches down to."""
    modes = set(trace.get("mode", "lines+markers").split("+"))
    assert modes <= _MODES, f"unknown mode: {trace['mode']}"
    parts = [_fill(plot, trace, before), _error_bars(plot, trace)]
    parts += [_lines(plot, trace)] if "lines" in modes else []
    parts += [_points(plot, trace)] if "markers" in modes else []
    parts += [words(picture, plot, trace)] if "text" in modes else []
    return "".join(parts)


def _fill(plot: Plot, trace: Trace, before: Trace | None) -> str:
    """The space between a trace and the one before it."""
    if "fill" not in trace:
        return ""
    assert trace["fill"] == "tonexty" and before is not None, f"unknown fill: {trace['fill']}"
    there, back = (
        [place for place in places(plot, each) if place is not None] for each in (trace, before)
    )
    outline = elements.path(there + back[::-1], is_closed=True)
    return elements.element(
        "path", class_="om-fill", d=outline, **elements.fill(trace["fillcolor"])
    )


def _error_bars(plot: Plot, trace: Trace) -> str:
    """Upright bars with a short stroke at both ends, in one path."""
    bars = trace.get("error_y", {})
    if not bars.get("visible", bool(bars)):
        return ""
    half = bars["width"] / 2
    drawn = ""
    for x, y, more, less in zip(
        trace["x"], trace["y"], bars["array"], bars["arrayminus"], strict=True
    ):
        if more or less:
            (at, top), (_, bottom) = plot.place(x, y + more), plot.place(x, y - less)
            drawn += elements.path([(at, top), (at, bottom)])
            drawn += elements.path([(at - half, top), (at + half, top)])
            drawn += elements.path([(at - half, bottom), (at + half, bottom)])
    if not drawn:
        return ""
    look = elements.stroke(bars["color"], bars["thickness"])
    return elements.element("path", class_="om-line om-range", d=drawn, fill="none", **look)


def _lines(plot: Plot, trace: Trace) -> str:
    """A line through all points between two gaps; a single point has none."""
    parts = groupby(places(plot, trace), key=lambda place: place is None)
    runs = [[place for place in run if place is not None] for _, run in parts]
    drawn = "".join(elements.path(run) for run in runs if len(run) > 1)
    return stroked(drawn, trace["line"]) if drawn and trace["line"]["width"] else ""


def stroked(drawn: str, line: dict[str, Any]) -> str:
    """A path with the colour, width and dashes that a figure gives to a line."""
    look: dict[str, elements.Value] = elements.stroke(line["color"], line["width"])
    dashes = _DASHES[line.get("dash", "solid")]
    if dashes:
        unit = max(3, line["width"])
        look["stroke_dasharray"] = " ".join(elements.number(part * unit) for part in dashes)
    return elements.element("path", class_="om-line", d=drawn, fill="none", **look)


def _points(plot: Plot, trace: Trace) -> str:
    found = [place for place in places(plot, trace) if place is not None]
    if not found:
        return ""
    marker = trace["marker"]
    drawn = [symbols.symbol(marker["symbol"], place, marker["size"]) for place in found]
    return group_of_symbols("".join(drawn), marker["color"], "om-points")


def group_of_symbols(drawn: str, color: str, name: str) -> str:
    """Symbols of one colour."""
    return elements.element("g", drawn, class_=f"om-mark {name}", **elements.fill(color))
