"""Staff beside population: always of the same city, never one city beside another."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

import pandas as pd

from indicators.publications.drawing import style
from indicators.publications.drawing.line_names import LONGEST_LINE
from indicators.publications.drawing.panels import note
from indicators.publications.series import time_line_chart
from indicators.publications.series.drawn_bases import Use
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import sentence

# Not "staff": the share may be of trainees or of new hires.
STAFF = {"de": "Verwaltung", "en": "Administration"}
POPULATION = {"de": "Bevölkerung", "en": "Population"}


def staff_beside_population(
    staff: pd.DataFrame,
    population: pd.DataFrame,
    uses: Mapping[int, Use],
    title: str,
    speaker: Speaker,
) -> Chart:
    """A staff share with intervals, and the population of the same city as dashed lines.

    The population has a line per base, because the bases answer differently. What a line is
    used for stands in its name; one that is no reference (`uses`) is grey.
    """
    both = pd.concat([frame for frame in (staff, population) if len(frame)])
    look = {**style.LINES[0], "dash": "solid"}
    traces = [
        trace
        for _, line in staff.groupby("line")
        for trace in time_line_chart.line_traces(line, look, _wrapped(title), speaker)
    ]
    for order, (number, line) in enumerate(population.groupby("line")):
        use = uses[int(number)]
        name = f"{POPULATION[speaker.language]}: {_base_name(line, speaker)}"
        name += _use_name(use, speaker.language)
        traces += time_line_chart.line_traces(
            line, _population_look(order, use), _wrapped(name), speaker
        )
    return {
        "data": traces,
        "layout": style.layout(
            speaker.language,
            height=340 + _legend_height(traces),
            showlegend=True,
            legend={"orientation": "h", "y": -0.12, "yanchor": "top", "x": 0},
            xaxis=style.axis(
                dtick=time_line_chart.year_step(both),
                tickformat="d",
                range=time_line_chart.year_range(both),
            ),
            yaxis=style.axis(
                rangemode="tozero",
                title={"text": time_line_chart.axis_unit(both, speaker)},
            ),
        ),
    }


def _wrapped(name: str) -> str:
    return "<br>".join(wrap(name, LONGEST_LINE))


def _base_name(line: pd.DataFrame, speaker: Speaker) -> str:
    method = speaker.catalogue.methods[line.iloc[0]["method"]].label
    return speaker.of(method)


def _legend_height(traces: Sequence[Chart]) -> int:
    """Pixels for the names below each other, as a phone has them."""
    names = [trace["name"] for trace in traces if trace["showlegend"]]
    return 20 + sum(6 + 19 * (1 + name.count("<br>")) for name in names)


def _use_name(use: Use, language: str) -> str:
    if use.role == "earlier":
        return f", {sentence('base_use_earlier', language)}"
    if use.role == "rejected":
        reason = sentence(f"base_use_{use.reason}", language)
        return f", {sentence('base_use_rejected', language, reason=reason)}"
    return ""


def _population_look(order: int, use: Use) -> dict[str, str]:
    """Dashed throughout, told apart by dash and marker: the colour means population.

    Grey means: no reference of this share.
    """
    dashes = ("dash", "dot", "dashdot", "longdash", "longdashdot")
    symbols = ("square", "diamond", "triangle-up", "triangle-down", "pentagon")
    return {
        "color": style.QUIET if use.role == "rejected" else style.POPULATION,
        "dash": dashes[order % len(dashes)],
        "symbol": symbols[order % len(symbols)],
    }


def dumbbells(pairs: Sequence[tuple[Any, Any]], speaker: Speaker) -> Chart:
    """Staff share and population share of the same city, joined by a bar, a row per city.

    `pairs` holds a staff figure and its base per row, in the order to be shown.
    """
    rows = list(range(len(pairs), 0, -1))
    highest = max(max(staff["value"], base["value"]) for staff, base in pairs)
    return {
        "data": [
            _bars(pairs, rows),
            _ends(pairs, rows, 0, speaker),
            _ends(pairs, rows, 1, speaker),
        ],
        "layout": style.layout(
            speaker.language,
            height=78 * len(pairs) + 90,
            showlegend=True,
            legend={"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0},
            annotations=[
                _row_title(staff, row, speaker) for (staff, _), row in zip(pairs, rows, strict=True)
            ],
            xaxis=style.axis(
                range=[-0.14 * highest, 1.2 * highest],
                tickvals=_round_steps(highest),
                ticktext=[f"{step}{formats.NO_BREAK}%" for step in _round_steps(highest)],
            ),
            yaxis=style.axis(range=[0.4, len(pairs) + 0.75], visible=False),
        ),
    }


def _round_steps(highest: float) -> list[int]:
    step = next(step for step in (1, 2, 5, 10, 20, 50) if highest / step <= 6)
    return list(range(0, int(highest) + step, step))


def _bars(pairs: Sequence[tuple[Any, Any]], rows: list[int]) -> Chart:
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


def _ends(pairs: Sequence[tuple[Any, Any]], rows: list[int], side: int, speaker: Speaker) -> Chart:
    """The staff ends (side 0) or population ends (side 1) of all bars, with their values."""
    own = [pair[side] for pair in pairs]
    is_lower = [pair[side]["value"] < pair[1 - side]["value"] for pair in pairs]
    color, symbol = [(style.STAFF, "circle"), (style.POPULATION, "square")][side]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": (STAFF, POPULATION)[side][speaker.language],
        "x": [figure["value"] for figure in own],
        "y": rows,
        "text": [figure_formats.figure_value(figure, speaker) for figure in own],
        "textposition": ["middle left" if lower else "middle right" for lower in is_lower],
        "textfont": {"color": color, "size": 14},
        "cliponaxis": False,
        "marker": {"color": color, "symbol": symbol, "size": 14},
        "hovertext": [time_line_chart.hover_text(figure, speaker) for figure in own],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _row_title(staff: Any, row: int, speaker: Speaker) -> Chart:
    name = speaker.area(staff["area"])
    return note(f"<b>{name}</b>", 0, row + 0.22, "left", "bottom") | {
        "yref": "y",
        "bgcolor": style.PAPER,
        "font": {"size": 14, "color": style.INK, "family": style.FONT},
    }
