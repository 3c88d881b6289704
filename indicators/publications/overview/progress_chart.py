"""Contract goal 2 at a glance: staff and population of every city over the years known."""

from collections.abc import Mapping, Sequence

import pandas as pd

from indicators.publications.comparison import city_panels
from indicators.publications.comparison.city_panels import scale_unit, wrapped_name
from indicators.publications.drawing import style
from indicators.publications.drawing.panels import SCALE_LINE, Panel, Size, grid, in_lines
from indicators.publications.overview import progress_wording
from indicators.publications.series.pairs_chart import POPULATION, STAFF
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech.speaker import Speaker
from indicators.publications.verdicts.standing import Standing

LINE, PLOT, BELOW = 15.5, 125, 38
"""Pixels of a line of a title, of a plot, and of the years below it."""


def progress(found: Sequence[Standing], scales: Mapping[str, int], speaker: Speaker) -> Chart:
    """A panel per city: staff, its population, the gap between them, and the verdict.

    Only cities that `scales` gives the same number share a scale.
    """
    panels = [_panel(standing, scales, speaker) for standing in found]
    chart = grid(panels, speaker.language, _size(panels))
    layout = chart["layout"] | {
        "showlegend": True,
        "legend": {"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0},
        "height": chart["layout"]["height"] + 40,
    }
    return {"data": _named_once(chart["data"]), "layout": layout}


def _size(panels: Sequence[Panel]) -> Size:
    """Rows as high as the longest title needs; nothing known needs few words."""
    head = SCALE_LINE + LINE * (0.9 + max(panel.title.count("<br>") + 1 for panel in panels))
    row = head + PLOT + BELOW
    return Size(round(row), head / row, (head + PLOT) / row)


def _panel(standing: Standing, scales: Mapping[str, int], speaker: Speaker) -> Panel:
    staff, population = standing.staff, standing.population
    traces = [
        *_gap(standing),
        *_lines(population, style.LINES[1], POPULATION[speaker.language], speaker),
        *_lines(staff, style.LINES[0], STAFF[speaker.language], speaker),
    ]
    return Panel(
        "<br>".join(_title(standing, speaker)),
        pd.concat([staff, population]) if len(population) else staff,
        traces,
        scales.get(standing.area),
        in_lines(progress_wording.first_step(standing, speaker.language), 6),
        scale_unit(staff, standing.area, scales, speaker),
    )


def _title(standing: Standing, speaker: Speaker) -> list[str]:
    """City, verdict with its sign, values and gap."""
    name = wrapped_name(speaker.area(standing.area))
    lines = [f"<b>{name}</b>", in_lines(progress_wording.verdict(standing, speaker.language), 3)]
    if standing.newest is not None:
        lines.append(in_lines(progress_wording.values(standing, speaker), 3))
    if standing.pair is not None:
        lines.append(in_lines(progress_wording.short_gap(standing.pair, speaker.language), 3))
    return lines


def _lines(
    figures: pd.DataFrame, look: Mapping[str, str], name: str, speaker: Speaker
) -> list[Chart]:
    """Lines that the legend calls by what they are, however many there are."""
    return [
        trace | {"name": name, "legendgroup": name}
        for trace in city_panels.small_traces(figures, look, speaker)
    ]


def _gap(standing: Standing) -> list[Chart]:
    """The newest gap as a bar between its two ends."""
    if standing.newest is None or standing.base is None:
        return []
    year = int(standing.newest["year"])
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [year, year],
            "y": [standing.newest["value"], standing.base["value"]],
            "hoverinfo": "skip",
            "showlegend": False,
            "line": {"color": style.QUIET, "width": 4},
        }
    ]


def _named_once(traces: Sequence[Chart]) -> list[Chart]:
    """The first trace of each name stands in the legend."""
    names: set[str] = set()
    found = []
    for trace in traces:
        name = str(trace.get("name", ""))
        found.append(trace | {"showlegend": bool(name) and name not in names})
        names.add(name)
    return found
