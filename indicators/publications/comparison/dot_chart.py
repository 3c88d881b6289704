"""One value per area as a dot: areas that compare share an axis, the others stand apart."""

from collections.abc import Mapping, Sequence

import pandas as pd

from indicators.publications.comparison.city_panels import scale_name
from indicators.publications.drawing import style
from indicators.publications.drawing.panels import note
from indicators.publications.series import time_line_chart
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech import figure_formats
from indicators.publications.speech.speaker import Speaker
from indicators.publications.verdicts.verdict_numbers import Row

ROW, EDGE, GAP = 56, 40, 24
"""Pixels of a row, of an axis below its rows, and between two groups."""


def has_single_values(figures: pd.DataFrame) -> bool:
    """Whether no area has a second value, so that nothing could be followed over time."""
    return not figures["area"].duplicated().any()


def dots(
    figures: pd.DataFrame, axes: Mapping[str, int], areas: Sequence[str], speaker: Speaker
) -> Chart:
    """A row per area that has a value, in the given order; a group per axis of `axes`."""
    own = {figure["area"]: figure for figure in figures.to_dict("records")}
    groups: dict[int, list[Row]] = {}
    for area in areas:
        if area in own:
            groups.setdefault(axes[area], []).append(own[area])
    height = sum(ROW * len(group) + EDGE for group in groups.values()) + GAP * (len(groups) - 1)
    layout = style.layout(speaker.language, height=height + 10, annotations=[])
    layout["margin"] = {"l": 12, "r": 12, "t": 4, "b": 4}
    data: list[Chart] = []
    top = 0.0
    for place, (axis, group) in enumerate(sorted(groups.items())):
        number = str(place + 1) if place else ""
        bottom = top + ROW * len(group)
        layout |= _axes(group, number, (1 - bottom / height, 1 - top / height))
        data += _traces(group, number, speaker)
        name = scale_name(axis, speaker.language) if len(groups) > 1 else ""
        layout["annotations"] += [
            _row_title(figure, row, number, name, speaker) for row, figure in _rows(group)
        ]
        top = bottom + EDGE + GAP
    return {"data": data, "layout": layout}


def _rows(group: Sequence[Row]) -> list[tuple[int, Row]]:
    """The first stands on top."""
    return list(zip(range(len(group), 0, -1), group, strict=True))


def _axes(group: Sequence[Row], number: str, domain: tuple[float, float]) -> Chart:
    """From zero to a little above the largest value of the group."""
    highest = max(max(_end(figure, "high"), figure["value"]) for figure in group) or 1
    return {
        f"xaxis{number}": style.axis(
            domain=[0, 1],
            anchor=f"y{number}",
            range=[-0.04 * highest, 1.5 * highest],
            showline=True,
            automargin=False,
            tickfont={"size": 12},
        ),
        f"yaxis{number}": style.axis(
            domain=list(domain), anchor=f"x{number}", range=[0.4, len(group) + 0.7], visible=False
        ),
    }


def _end(figure: Row, name: str) -> float:
    return float(figure["value"] if pd.isna(figure[name]) else figure[name])


def _traces(group: Sequence[Row], number: str, speaker: Speaker) -> list[Chart]:
    """The ranges below the dots, then the dots with their values."""
    rows = _rows(group)
    on = {"type": "scatter", "showlegend": False, "xaxis": f"x{number}", "yaxis": f"y{number}"}
    ranges = on | {
        "mode": "lines",
        "x": [x for _, figure in rows for x in (_end(figure, "low"), _end(figure, "high"), None)],
        "y": [y for row, _ in rows for y in (row, row, None)],
        "line": {"color": style.QUIET, "width": 3},
        "hoverinfo": "skip",
    }
    dots = on | {
        "mode": "markers",
        "x": [figure["value"] for figure in group],
        "y": [row for row, _ in rows],
        "marker": {"color": style.STAFF, "symbol": "circle", "size": 12},
        "hovertext": [time_line_chart.hover_text(figure, speaker) for figure in group],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    # Beside the end of the range, which would strike through a value beside the dot.
    values = on | {
        "mode": "text",
        "x": [max(_end(figure, "high"), figure["value"]) for figure in group],
        "y": [row for row, _ in rows],
        "text": [f"\u2002{_value(figure, speaker)}" for figure in group],
        "textposition": "middle right",
        "textfont": {"color": style.STAFF, "size": 13},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return [ranges, dots, values]


def _value(figure: Row, speaker: Speaker) -> str:
    return f"{figure_formats.figure_value(figure, speaker)} ({int(figure['year'])})"


def _row_title(figure: Row, row: int, number: str, scale: str, speaker: Speaker) -> Chart:
    """The name of the area, above its dot."""
    name = speaker.area(figure["area"])
    text = f"<b>{name}</b> ({scale})" if scale else f"<b>{name}</b>"
    return note(text, 0, row + 0.2, "left", "bottom") | {
        "yref": f"y{number}",
        "bgcolor": style.PAPER,
        "font": {"size": 13, "color": style.INK, "family": style.FONT},
    }
