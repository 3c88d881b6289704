"""Lines, boxes and curves that a figure lays under or over its traces."""

import re
from typing import Any

from indicators.publications.drawing.svg import elements
from indicators.publications.drawing.svg.canvas import Box, area
from indicators.publications.drawing.svg.marks import stroked
from indicators.publications.drawing.svg.plots import Plot

Shape = dict[str, Any]

_PAIR = re.compile(r"(-?[\d.]+),(-?[\d.]+)")


def shape(plot: Plot, one: Shape) -> str:
    """One shape on the axes of a plot; a kind that is not known is a fault."""
    if one["type"] == "path":
        return stroked(_PAIR.sub(lambda pair: _placed(plot, pair), one["path"]), one["line"])
    ends = [_corner(plot, one, "0"), _corner(plot, one, "1")]
    if one["type"] == "line":
        return stroked(elements.path(ends), one["line"])
    assert one["type"] == "rect", f"unknown shape: {one['type']}"
    edge = elements.stroke(one["line"]["color"], one["line"]["width"])
    return area(box(plot, one), one["fillcolor"], **edge)


def box(plot: Plot, one: Shape) -> Box:
    """The place of a rectangle."""
    (x0, y0), (x1, y1) = _corner(plot, one, "0"), _corner(plot, one, "1")
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _placed(plot: Plot, pair: re.Match[str]) -> str:
    x, y = plot.place(float(pair.group(1)), float(pair.group(2)))
    return f"{elements.number(x)},{elements.number(y)}"


def _corner(plot: Plot, one: Shape, end: str) -> tuple[float, float]:
    return across(plot, one, one[f"x{end}"], plot.box), upright(plot, one, one[f"y{end}"], plot.box)


def across(plot: Plot, one: Shape, value: float, paper: Box) -> float:
    """The column of a value, or of a part of the paper's width."""
    if one.get("xref", "x") == "paper":
        return paper.left + value * paper.width
    return plot.across.scale.place(value)


def upright(plot: Plot, one: Shape, value: float, paper: Box) -> float:
    """The row of a value, or of a part of the paper's height."""
    if one.get("yref", "y") == "paper":
        return paper.bottom - value * paper.height
    return plot.up.scale.place(value)
