"""A matrix of cells: colour by class, and the sign that says the same without colour."""

from itertools import pairwise, product

from indicators.publications.drawing import style
from indicators.publications.drawing.svg import elements
from indicators.publications.drawing.svg.canvas import Look, texts_at
from indicators.publications.drawing.svg.plots import Plot, Trace

Cell = tuple[int, int]
"""Row and column."""


def cells(plot: Plot, trace: Trace) -> str:
    """Every cell of a heat map with its text, sorted by colour: so each colour is said once."""
    assert trace["texttemplate"] == "%{text}", "cells show their text"
    by_color: dict[str, list[Cell]] = {}
    for row, column in product(range(len(trace["y"])), range(len(trace["x"]))):
        color = _color(trace, trace["z"][row][column])
        by_color.setdefault(color, []).append((row, column))
    return "".join(_one_color(plot, trace, *entry) for entry in by_color.items())


def _one_color(plot: Plot, trace: Trace, color: str, found: list[Cell]) -> str:
    drawn = "".join(_outline(plot, trace, *cell) for cell in found)
    area = elements.element("path", class_="om-area om-cells", d=drawn, **elements.fill(color))
    ink = style.PAPER if elements.is_dark(color) else style.INK
    signs = [(trace["text"][row][column], plot.place(column, row)) for row, column in found]
    return area + texts_at(signs, Look(trace["textfont"]["size"], ink))


def _outline(plot: Plot, trace: Trace, row: int, column: int) -> str:
    """A cell without half of the gap to each neighbour."""
    near, far = plot.place(column - 0.5, row - 0.5), plot.place(column + 0.5, row + 0.5)
    (left, right), (top, bottom) = (sorted(ends) for ends in zip(near, far, strict=True))
    across, up = trace["xgap"] / 2, trace["ygap"] / 2
    x, y, wide, high = map(
        elements.number,
        (left + across, top + up, right - left - 2 * across, bottom - top - 2 * up),
    )
    return f"M{x},{y}h{wide}v{high}h-{wide}z"


def _color(trace: Trace, value: float) -> str:
    """The step of the colour scale in which a class lies; between steps nothing is blended."""
    part = (value - trace["zmin"]) / (trace["zmax"] - trace["zmin"])
    steps = trace["colorscale"]
    for (low, color), (high, same) in pairwise(steps):
        if low <= part <= high and color == same:
            return str(color)
    raise AssertionError(f"no step of colour for {value}")
