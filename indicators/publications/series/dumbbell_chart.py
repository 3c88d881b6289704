"""Staff and population of the same city as two ends of a bar, a row per city."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import pandas as pd

from indicators.publications.drawing import style
from indicators.publications.drawing.rows import names_beside, range_ends, ranges
from indicators.publications.series import time_line_chart
from indicators.publications.series.pairs_chart import POPULATION, STAFF
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.speaker import Speaker

ROW = 56
"""Pixels of a row."""

Pair = tuple[Any, Any]
"""A staff figure and its base."""


def dumbbells(pairs: Sequence[Pair], speaker: Speaker) -> Chart:
    """Staff share and population share of the same city, joined by a bar, a row per city.

    `pairs` are in the order to be shown. A sampling range is drawn around its own end.
    """
    rows = list(range(len(pairs), 0, -1))
    highest = max(max(range_ends(figure)) for figure in chain.from_iterable(pairs)) or 1
    names = [speaker.area(staff["area"]) for staff, _ in pairs]
    return {
        "data": [
            _bars(pairs, rows),
            *chain.from_iterable(_side(pairs, rows, side, speaker) for side in (0, 1)),
        ],
        "layout": style.layout(
            speaker.language,
            height=ROW * len(pairs) + 100,
            showlegend=True,
            legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0},
            xaxis=style.axis(
                range=[-0.36 * highest, 1.5 * highest],
                tickvals=_round_steps(highest),
                ticktext=[f"{step}{formats.NO_BREAK}%" for step in _round_steps(highest)],
                tickfont={"size": 13},
            ),
            yaxis=names_beside(names, rows),
        ),
    }


def _round_steps(highest: float) -> list[int]:
    step = next(step for step in (1, 2, 5, 10, 20, 50) if highest / step <= 6)
    return list(range(0, int(highest) + step, step))


def _bars(pairs: Sequence[Pair], rows: list[int]) -> Chart:
    x: list[float | None] = []
    y: list[float | None] = []
    for (staff, base), row in zip(pairs, rows, strict=True):
        x += [staff["value"], base["value"], None]
        y += [row, row, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "hoverinfo": "skip",
        "showlegend": False,
        "line": {"color": style.QUIET, "width": 4},
    }


def _side(pairs: Sequence[Pair], rows: list[int], side: int, speaker: Speaker) -> Iterable[Chart]:
    """The staff ends (side 0) or population ends (side 1): ranges, points, values."""
    own = [pair[side] for pair in pairs]
    is_lower = [pair[side]["value"] < pair[1 - side]["value"] for pair in pairs]
    color, symbol = [(style.STAFF, "circle"), (style.POPULATION, "square")][side]
    if any(pd.notna(figure["low"]) for figure in own):
        yield ranges(own, rows, color)
    yield {
        "type": "scatter",
        "mode": "markers",
        "name": (STAFF, POPULATION)[side][speaker.language],
        "x": [figure["value"] for figure in own],
        "y": rows,
        "cliponaxis": False,
        "marker": {"color": color, "symbol": symbol, "size": 14},
        "hovertext": [time_line_chart.hover_text(figure, speaker) for figure in own],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    # Beyond the end of the range, which would strike through a value beside the point.
    yield {
        "type": "scatter",
        "mode": "text",
        "showlegend": False,
        "x": [
            range_ends(figure)[0 if lower else 1]
            for figure, lower in zip(own, is_lower, strict=True)
        ],
        "y": rows,
        "text": [
            _spaced(figure_formats.signed_value(figure, speaker), is_left=lower)
            for figure, lower in zip(own, is_lower, strict=True)
        ],
        "textposition": ["middle left" if lower else "middle right" for lower in is_lower],
        "textfont": {"color": color, "size": 14},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _spaced(value: str, *, is_left: bool) -> str:
    """A value with room for half a symbol between it and its point."""
    return f"{value}\u2003" if is_left else f"\u2003{value}"
