"""How a picture is divided: margins, legend, plots."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.publications.drawing.svg import legend, words
from indicators.publications.drawing.svg.canvas import Box
from indicators.publications.drawing.svg.cell_room import NARROWEST_COLUMN
from indicators.publications.drawing.svg.plots import Plot, plots

LOWEST_PLOT = 150.0
"""Pixels that a plot keeps, however long its legend is."""

_PUSH = 1.3
"""A point near an edge moves a little less than the edge does."""

_PASSES = 4

_Sides = tuple[float, float]
"""Pixels at the left and at the right."""


@dataclass(frozen=True)
class Sheet:
    """The picture, its plots, what parts of the paper count from, the legend and its first row."""

    picture: Box
    paper: Box
    plots: Mapping[str, Plot]
    legend: Sequence[legend.Entry]
    legend_top: float


def divided(
    figure: Mapping[str, Any], width: float, language: str, lowest: float = LOWEST_PLOT
) -> Sheet:
    """The division of a picture of some width; a matrix of many columns may need a wider one."""
    figure = _high_enough(figure, width, lowest)
    first = _divided(figure, width, language, (0, 0))
    enough = width + max(0, _lacking(first))
    if enough > width:
        first = _divided(figure, enough, language, (0, 0))
    # A narrower plot brings its points nearer together, and their words may stand out again.
    sides = (0.0, 0.0)
    for _ in range(_PASSES):
        left, right = _overhang(first)
        if (left, right) == (0, 0):
            break
        sides = (sides[0] + left, sides[1] + right)
        first = _divided(figure, enough, language, sides)
    return first


def _high_enough(figure: Mapping[str, Any], width: float, lowest: float) -> Mapping[str, Any]:
    """A long legend makes the picture higher, not the plot flat."""
    layout = figure["layout"]
    top, bottom = _edges(layout, legend.entries(figure, width))
    height = max(layout["height"], top + bottom + _lowest(figure, lowest))
    return {**figure, "layout": {**layout, "height": height}}


def _edges(layout: Mapping[str, Any], entries: Sequence[legend.Entry]) -> tuple[float, float]:
    """What margins and legend take above and below the plots."""
    taken = legend.height(entries)
    above = taken if legend.is_above(layout) else 0
    return max(layout["margin"]["t"], above), max(layout["margin"]["b"], taken - above)


def _divided(figure: Mapping[str, Any], width: float, language: str, sides: _Sides) -> Sheet:
    layout = figure["layout"]
    margin, height = layout["margin"], layout["height"]
    entries = legend.entries(figure, width)
    taken = legend.height(entries)
    top, bottom = _edges(layout, entries)
    left, right = margin["l"] + sides[0], width - margin["r"] - sides[1]
    paper = Box(left, top, right, height - bottom)
    found = plots(figure, paper, language)
    return Sheet(
        Box(0, 0, width, height),
        _counted_from(found, paper),
        found,
        entries,
        top - taken if legend.is_above(layout) else height - taken,
    )


def _lowest(figure: Mapping[str, Any], lowest: float) -> float:
    """Only lines need height to be read; other figures say their own."""
    is_of_lines = all(trace["type"] == "scatter" for trace in figure["data"])
    return lowest if is_of_lines and figure["layout"]["showlegend"] else 0


def _counted_from(found: Mapping[str, Plot], paper: Box) -> Box:
    """Notes count from a plot beside its labels; panels divide what the margins leave."""
    first = next(iter(found.values()))
    return paper if "domain" in first.across.spec else first.box


def _lacking(sheet: Sheet) -> float:
    return max(
        NARROWEST_COLUMN * len(plot.across.scale.categories) - plot.box.width
        for plot in sheet.plots.values()
    )


def _overhang(sheet: Sheet) -> _Sides:
    """By how much words beside points leave the picture; the plot makes room for them."""
    spans = [span for plot in sheet.plots.values() for span in words.spans(plot)]
    left = max((sheet.picture.left - span[0] for span in spans), default=0)
    right = max((span[1] - sheet.picture.right for span in spans), default=0)
    return max(0, _PUSH * left), max(0, _PUSH * right)
