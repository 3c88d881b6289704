"""Small panels in a grid, each with a title above; several may stand on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import NamedTuple

import pandas as pd

from indicators.publications.drawing import style
from indicators.publications.drawing.svg import letters
from indicators.publications.series import time_line_chart
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech import formats

COLUMNS = 3
SCALE_LINE = 16
"""Pixels of the line above a plot in which the upper end of its scale stands."""
_HAIR = 0.004
UP_TO = {"de": "Achse bis {end}", "en": "axis to {end}"}
ROOM, SMALL = 92, 12
"""Pixels that words above a panel have on the smallest phone, and the size of their letters."""
_SCALE_ROOM = 100
"""The same for the short words of a scale, which begin beside nothing."""
_ROUND = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True, eq=False)
class Panel:
    """What a panel shows; without a trace it holds the words of `empty`."""

    title: str
    figures: pd.DataFrame
    """What the traces show: it sets the years and, with those of the same scale, the height."""
    traces: Sequence[Chart]
    scale: int | None
    empty: str
    unit: str
    """What stands behind the upper end of its scale: the unit, and the scale if it has a name."""


@dataclass(frozen=True)
class Size:
    """The height of a row in pixels, and which part of it lies above a plot and down to its end."""

    row: int = 216
    head: float = 0.38
    foot: float = 0.83


def grid(panels: Sequence[Panel], language: str, size: Size) -> Chart:
    """The panels row by row; those of one scale have the same height."""
    rows = -(-len(panels) // COLUMNS)
    figures = pd.concat([panel.figures for panel in panels])
    years = _roomy(time_line_chart.year_range(figures))
    ends = _ends_by_scale(panels)
    scales = [_scale_words(panel, ends.get(panel.scale, _NO_ENDS), language) for panel in panels]
    lines = max(words.count("<br>") + 1 for words in scales)
    size = _taller(size, SCALE_LINE * (lines - 1))
    layout = style.layout(language, height=size.row * rows + 10, annotations=[])
    layout["margin"] = {"l": 4, "r": 8, "t": 2, "b": 4}
    data: list[Chart] = []
    for place, panel in enumerate(panels):
        number = str(place + 1) if place else ""
        cell = _cell(place, rows, size)
        words = Words(scales[place], SCALE_LINE * lines / (size.row * rows))
        axes, notes = _drawn(panel, cell, number, years, ends.get(panel.scale, _NO_ENDS), words)
        layout |= axes
        layout["annotations"] += notes
        traces = panel.traces or [_nothing()]
        data += [trace | {"xaxis": f"x{number}", "yaxis": f"y{number}"} for trace in traces]
    return {"data": data, "layout": layout}


Cell = tuple[float, float, float, float]
"""Left, right, bottom and top of a plot."""
Ends = tuple[float, float]
"""The lower and the upper end of a scale."""
_NO_ENDS = (0.0, 1.0)


class Words(NamedTuple):
    """What is said of a scale, and the part of the picture's height that it takes."""

    text: str
    height: float


def _ends_by_scale(panels: Sequence[Panel]) -> dict[int | None, Ends]:
    found: dict[int | None, list[pd.DataFrame]] = {}
    for panel in panels:
        if len(panel.figures):
            found.setdefault(panel.scale, []).append(panel.figures)
    return {scale: _ends(pd.concat(figures)) for scale, figures in found.items()}


def _drawn(
    panel: Panel,
    cell: Cell,
    number: str,
    years: list[float],
    ends: Ends,
    scale: Words,
) -> tuple[Chart, list[Chart]]:
    """The axes of a panel and the words in and above it."""
    left, right, bottom, top = cell
    own = panel.figures
    axes = {
        f"xaxis{number}": _panel_years(own, years, (left, right), f"y{number}"),
        f"yaxis{number}": _panel_values(ends, (bottom, top), f"x{number}"),
    }
    axes[f"yaxis{number}"]["visible"] = len(own) > 0
    title = note(panel.title, left, top + scale.height, "left", "bottom")
    if own.empty:
        return axes, [title, _empty_note(panel.empty, *cell)]
    end = note(scale.text, left, top, "left", "bottom")
    return axes, [title, end | {"font": end["font"] | {"color": style.MUTED}}]


def _scale_words(panel: Panel, ends: Ends, language: str) -> str:
    """How far the axis goes, and below it the name of the scale; nothing for no figures.

    Without a word, the end of the axis would be read as another result.
    """
    if panel.figures.empty:
        return ""
    end, *name = f"{_said(ends[1], language)}{panel.unit}".split(" (", maxsplit=1)
    is_wide = letters.width(letters.parsed(end), SMALL) > _SCALE_ROOM
    free = end.replace(formats.NO_BREAK, " ", 1) if is_wide else end
    lines = letters.folded(UP_TO[language].format(end=free), _SCALE_ROOM, SMALL)
    return "<br>".join([*lines, *(f"({words}" for words in name)])


def in_lines(text: str, most: int) -> str:
    """Words above a panel in lines that leave its neighbour free; the last of `most` may end so."""
    lines = letters.folded(text, ROOM, SMALL)
    kept = lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]
    return "<br>".join(kept)


def _taller(size: Size, more: float) -> Size:
    """Rows with more room above their plots."""
    row = round(size.row + more)
    head, foot = (size.row * part + more for part in (size.head, size.foot))
    return Size(row, head / row, foot / row)


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
    ends = sorted({int(own["year"].min()), int(own["year"].max())}) if len(own) else []
    is_close = len(ends) == 2 and ends[1] - ends[0] < (years[1] - years[0]) / 3
    return style.axis(
        domain=list(domain),
        anchor=anchor,
        range=years,
        showgrid=False,
        # Two years that have no room side by side stand one above the other.
        tickvals=[sum(ends) / 2] if is_close else ends,
        ticktext=["–<br>".join(map(str, ends))] if is_close else [str(year) for year in ends],
        tickangle=0,
        tickfont={"size": 12},
        ticklabeloverflow="allow",
        automargin=False,
        zeroline=False,
        showline=True,
    )


def _panel_values(ends: Ends, domain: tuple[float, float], anchor: str) -> Chart:
    """A line at both ends and at zero; the upper end is named above the plot, where no line is."""
    return style.axis(
        domain=list(domain),
        anchor=anchor,
        # A line that lies exactly on the end would not be drawn by Plotly.
        range=[ends[0], ends[1] + _HAIR * (ends[1] - ends[0])],
        tickvals=sorted({0, *ends}),
        # Plotly's own labels inside a plot would hide the year below them.
        showticklabels=False,
        showline=False,
        ticks="",
        automargin=False,
    )


def _ends(group: pd.DataFrame) -> Ends:
    """Round ends around all values and intervals; from zero to one where all are zero."""
    values = group[["value", "low", "high"]]
    least, most = float(values.min().min()), float(values.max().max())
    upper = _round_up(most) if most > 0 else 0.0
    lower = -_round_up(-least) if least < 0 else 0.0
    return lower, upper if upper > lower else 1.0


def _round_up(value: float) -> float:
    """The smallest round number that is not below `value`."""
    power = 10.0 ** floor(log10(value))
    return next(round(step * power, 9) for step in _ROUND if step * power >= value * (1 - 1e-9))


def _said(value: float, language: str) -> str:
    """A round number with as few decimals as it needs."""
    decimals = len(f"{value:g}".partition(".")[2])
    return formats.number(value, language, decimals)


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
