"""Small panels in a grid, each with a title above; several may stand on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

import pandas as pd

from indicators.publications.drawing import style
from indicators.publications.series import time_line_chart
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech import formats

COLUMNS = 3


@dataclass(frozen=True, eq=False)
class Panel:
    """What a panel shows; without a trace it holds the words of `empty`."""

    title: str
    figures: pd.DataFrame
    """What the traces show: it sets the years and, with those of the same scale, the height."""
    traces: Sequence[Chart]
    scale: int | None
    empty: str
    is_right_taken: bool = False
    """Whether something stands at the right edge, where a note would cover it."""


@dataclass(frozen=True)
class Size:
    """The height of a row in pixels, and where in it a plot begins and ends."""

    row: int = 190
    head: float = 0.34
    foot: float = 0.85


def grid(panels: Sequence[Panel], language: str, size: Size) -> Chart:
    """The panels row by row; those of one scale have the same height."""
    rows = -(-len(panels) // COLUMNS)
    figures = pd.concat([panel.figures for panel in panels])
    years = _roomy(time_line_chart.year_range(figures))
    highest = _highest_by_scale(panels)
    layout = style.layout(language, height=size.row * rows + 10, annotations=[])
    layout["margin"] = {"l": 4, "r": 8, "t": 2, "b": 4}
    data: list[Chart] = []
    for place, panel in enumerate(panels):
        number = str(place + 1) if place else ""
        cell = _cell(place, rows, size)
        axes, notes = _drawn(panel, cell, number, years, highest.get(panel.scale, 1), language)
        layout |= axes
        layout["annotations"] += notes
        traces = panel.traces or [_nothing()]
        data += [trace | {"xaxis": f"x{number}", "yaxis": f"y{number}"} for trace in traces]
    return {"data": data, "layout": layout}


Cell = tuple[float, float, float, float]
"""Left, right, bottom and top of a plot."""


def _highest_by_scale(panels: Sequence[Panel]) -> dict[int | None, float]:
    found: dict[int | None, list[pd.DataFrame]] = {}
    for panel in panels:
        if len(panel.figures):
            found.setdefault(panel.scale, []).append(panel.figures)
    return {scale: _highest(pd.concat(figures)) for scale, figures in found.items()}


def _drawn(
    panel: Panel, cell: Cell, number: str, years: list[float], highest: float, language: str
) -> tuple[Chart, list[Chart]]:
    """The axes of a panel and the words in and above it."""
    left, right, bottom, top = cell
    own = panel.figures
    axes = {
        f"xaxis{number}": _panel_years(own, years, (left, right), f"y{number}"),
        f"yaxis{number}": _panel_values(highest, (bottom, top), f"x{number}"),
    }
    axes[f"yaxis{number}"]["visible"] = len(own) > 0
    title = note(panel.title, left, top, "left", "bottom")
    if own.empty:
        return axes, [title, _empty_note(panel.empty, *cell)]
    is_left = panel.is_right_taken or _is_free_left(own, years, highest)
    at, across = (left, "left") if is_left else (right, "right")
    return axes, [title, _scale_note(highest, at, across, number, language)]


def _roomy(years: list[float]) -> list[float]:
    """Wide enough that the first and last year are not cut off on a phone."""
    room = 0.1 * (years[1] - years[0])
    return [years[0] - room, years[1] + room]


def _cell(place: int, rows: int, size: Size) -> Cell:
    """The plot of a panel, with room for its title above."""
    column, row = place % COLUMNS, place // COLUMNS
    gap = 0.035
    width = (1 - gap * (COLUMNS - 1)) / COLUMNS
    height = 1 / rows
    top = 1 - row * height
    left = column * (width + gap)
    return left, left + width, top - height * size.foot, top - height * size.head


def _panel_years(
    own: pd.DataFrame, years: list[float], domain: tuple[float, float], anchor: str
) -> Chart:
    shown = sorted({int(own["year"].min()), int(own["year"].max())}) if len(own) else []
    if len(shown) == 2 and shown[1] - shown[0] < (years[1] - years[0]) / 3:
        shown = shown[1:]
    return style.axis(
        domain=list(domain),
        anchor=anchor,
        range=years,
        showgrid=False,
        tickvals=shown,
        ticktext=[str(year) for year in shown],
        tickfont={"size": 12},
        ticklabeloverflow="allow",
        automargin=False,
        zeroline=False,
        showline=True,
    )


def _panel_values(highest: float, domain: tuple[float, float], anchor: str) -> Chart:
    """From zero to a little above the largest value of all areas on this scale."""
    return style.axis(
        domain=list(domain),
        anchor=anchor,
        range=[0, highest * 1.15],
        tickvals=[0, _round_value(highest)],
        # Plotly's own labels inside a plot would hide the year below them.
        showticklabels=False,
        automargin=False,
    )


def _highest(group: pd.DataFrame) -> float:
    """The largest value or end of an interval; 1 where all are zero."""
    return float(group[["value", "high"]].max().max()) or 1


def _round_value(highest: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten up to `highest`."""
    power = 10.0 ** floor(log10(highest))
    return max(step * power for step in (1, 2, 5) if step * power <= highest)


def _is_free_left(own: pd.DataFrame, years: list[float], highest: float) -> bool:
    """Whether the line leaves more room for its note at the left edge than at the right."""
    place = (own["year"] - years[0]) / (years[1] - years[0])
    above = _round_value(highest) + 0.1 * highest
    room = (own["value"] - above).abs()
    # A third of a panel is what a note takes on a phone; an edge without values is free.
    left, right = room[place < 1 / 3].min(), room[place > 2 / 3].min()
    return bool(pd.isna(left) or left > 0.2 * highest or left >= right)


def _scale_note(highest: float, at: float, across: str, number: str, language: str) -> Chart:
    """The round value on its line, at an edge of the panel."""
    value = _round_value(highest)
    text = formats.number(value, language, 0 if value >= 1 else 1)
    font = {"size": 12, "color": style.MUTED, "family": style.FONT}
    return note(text, at, value, across, "bottom") | {"yref": f"y{number}", "font": font}


def _empty_note(text: str, left: float, right: float, bottom: float, top: float) -> Chart:
    return note(text, (left + right) / 2, (bottom + top) / 2, "center", "middle") | {
        "font": {"size": 13, "color": style.MUTED, "family": style.FONT}
    }


def _nothing() -> Chart:
    """Plotly draws an axis only if a trace stands on it."""
    return {"type": "scatter", "x": [None], "y": [None], "showlegend": False}


def note(text: str, x: float, y: float, across: str, up: str) -> Chart:
    """A word or two at a place of the picture, in parts of its width and height."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "xref": "paper",
        "yref": "paper",
        "xanchor": across,
        "yanchor": up,
        "align": across,
        "showarrow": False,
        "font": {"size": 12, "color": style.INK, "family": style.FONT},
    }
