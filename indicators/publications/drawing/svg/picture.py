"""A chart as an SVG picture: a pure function of a Plotly figure, the same bytes every time."""

import re
from collections.abc import Mapping
from typing import Any

from indicators.publications.drawing import style
from indicators.publications.drawing.svg import axes, elements, legend, marks, notes
from indicators.publications.drawing.svg.bars import bars
from indicators.publications.drawing.svg.canvas import Box, ground
from indicators.publications.drawing.svg.cell_room import with_room_for_cells
from indicators.publications.drawing.svg.heatmap_cells import cells
from indicators.publications.drawing.svg.known import check
from indicators.publications.drawing.svg.plots import Plot, Trace
from indicators.publications.drawing.svg.shapes import box, shape
from indicators.publications.drawing.svg.sheet import LOWEST_PLOT, Sheet, divided

WIDE = 640
"""Width for reading pages, paper and slides, in the units of the letters."""
NARROW = 320
"""Width for phones: letters keep their size, the plot becomes smaller."""

# Where people choose their own colours, lines and letters take these; dashes, symbols, signs
# and hatching say what colours say. Nothing is filled but symbols and bars. Lines of the grid are
# letters made faint: the colour of what cannot be used (GrayText) is a red in some schemes.
_STYLE = (
    "@media(forced-colors:active){.om-chart{color:CanvasText;forced-color-adjust:none}"
    ".om-chart text,.om-mark{fill:CanvasText}.om-line{stroke:CanvasText}"
    ".om-fill{fill:CanvasText}.om-rule{stroke:CanvasText;stroke-opacity:.35}.om-paper,.om-area{fill:Canvas}"
    ".om-area,.om-bar{stroke:CanvasText}}"
)
_SENTENCE = re.compile(r"(?<=(?:[^\W\d_]{3}|..[)%])\.) +(?=[A-ZÄÖÜ])")
_NAME = re.compile(r"[a-z][a-z0-9_-]*")


def draw(
    figure: Mapping[str, Any],
    alternative: str,
    language: str,
    *,
    name: str = "chart",
    width: float = WIDE,
    lowest: float = LOWEST_PLOT,
) -> str:
    """The chart as SVG, without a size in pixels; it takes the width it is given.

    `alternative` is its text alternative. `name` begins the ids that join both, and has to be
    another one for every picture on a page. `lowest` is the height that a plot of lines keeps.
    """
    check(figure)
    figure = with_room_for_cells(figure, width)
    assert _NAME.fullmatch(name), f"not the beginning of an id: {name}"
    sheet = divided(figure, width, language, lowest)
    parts = _named(name, alternative)
    return elements.element(
        "svg",
        "".join(parts.values()) + elements.element("style", _STYLE) + _drawn(figure, sheet),
        xmlns="http://www.w3.org/2000/svg",
        class_="om-chart",
        role="img",
        aria_labelledby=" ".join(parts),
        lang=language,
        viewBox=" ".join(map(elements.number, (0, 0, sheet.picture.right, sheet.picture.bottom))),
        color=style.INK,
        fill="currentColor",
        font_family=style.FONT,
    )


def _named(name: str, alternative: str) -> dict[str, str]:
    """Title and description by their ids: the first sentence, and the rest if there is one."""
    first, *rest = sentences(alternative)
    texts = [first, " ".join(rest)] if rest else [first]
    return {
        f"{name}-{kind}": elements.element(kind, elements.words(text), id=f"{name}-{kind}")
        for kind, text in zip(("title", "desc"), texts, strict=False)
    }


def sentences(text: str) -> list[str]:
    """The sentences of a text alternative; a date or an abbreviation ends none."""
    return _SENTENCE.split(text)


def _drawn(figure: Mapping[str, Any], sheet: Sheet) -> str:
    """Paper, grid, what lies below, traces, what lies above, words."""
    layout = figure["layout"]
    below = [one for one in layout.get("shapes", []) if one.get("layer") == "below"]
    above = [one for one in layout.get("shapes", []) if one.get("layer") != "below"]
    first = next(iter(sheet.plots.values()))
    boxes = [box(first, one) for one in below if one["type"] == "rect"]
    parts = [
        ground(sheet.picture, layout["paper_bgcolor"]),
        *(_grid(plot, layout) for plot in sheet.plots.values()),
        *(shape(first, one) for one in below),
        *(_traces(sheet.picture, plot, layout) for plot in sheet.plots.values()),
        *(shape(first, one) for one in above),
        *(_labels(sheet.picture, plot) for plot in sheet.plots.values()),
        *(
            notes.note(sheet.picture, sheet.plots, sheet.paper, boxes, one)
            for one in layout.get("annotations", [])
        ),
        notes.title(sheet.picture, layout["title"]) if "title" in layout else "",
        legend.drawn(sheet.picture, sheet.legend, sheet.legend_top, layout),
    ]
    return "".join(parts)


def _grid(plot: Plot, layout: Mapping[str, Any]) -> str:
    is_own = layout["plot_bgcolor"] != layout["paper_bgcolor"]
    under = ground(plot.box, layout["plot_bgcolor"]) if is_own else ""
    return under + axes.level_grid(plot.box, plot.across) + axes.upright_grid(plot.box, plot.up)


def _traces(picture: Box, plot: Plot, layout: Mapping[str, Any]) -> str:
    level = [trace for trace in plot.traces if trace["type"] == "bar"]
    drawn = bars(plot, level, layout) if level else ""
    before: Trace | None = None
    for trace in plot.traces:
        if trace["type"] == "heatmap":
            drawn += cells(plot, trace)
        if trace["type"] == "scatter":
            drawn += marks.scatter(picture, plot, trace, before)
            before = trace
    return drawn


def _labels(picture: Box, plot: Plot) -> str:
    level = axes.level_labels(picture, plot.box, plot.across)
    return level + axes.upright_labels(plot.box, plot.up)
