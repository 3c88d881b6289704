"""One value per area as a dot: areas that compare share an axis, the others stand apart."""

from collections.abc import Mapping, Sequence

import pandas as pd

from indicators.publications.comparison.city_panels import scale_name
from indicators.publications.drawing import style
from indicators.publications.drawing.rows import folded as folded_name
from indicators.publications.drawing.rows import names_beside, range_ends, ranges
from indicators.publications.drawing.svg import letters
from indicators.publications.series import time_line_chart
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech import figure_formats
from indicators.publications.speech.speaker import Speaker
from indicators.release.row_types import Figure

ROW, EDGE, GAP = 48, 54, 16
"""Pixels of a row, of an axis with its title below its rows, and between two groups."""
_NAME = 13
"""Size of the names."""


def has_single_values(figures: pd.DataFrame) -> bool:
    """Whether no area has a second value, so that nothing could be followed over time."""
    return not figures["area"].duplicated().any()


def dots(
    figures: pd.DataFrame, axes: Mapping[str, int], areas: Sequence[str], speaker: Speaker
) -> Chart:
    """A row per area that has a value, in the given order; a group per axis of `axes`."""
    own = {figure["area"]: figure for figure in figures.to_dict("records")}
    groups: dict[int, list[Figure]] = {}
    for area in areas:
        if area in own:
            groups.setdefault(axes[area], []).append(own[area])
    height = sum(ROW * len(group) + EDGE for group in groups.values()) + GAP * (len(groups) - 1)
    layout = style.layout(speaker.language, height=height + 10)
    layout["margin"] = {"l": _left(figures, speaker), "r": 12, "t": 4, "b": 4}
    unit = time_line_chart.axis_unit(figures, speaker)
    data: list[Chart] = []
    top = 0.0
    for place, (axis, group) in enumerate(sorted(groups.items())):
        number = str(place + 1) if place else ""
        bottom = top + ROW * len(group)
        name = f" ({scale_name(axis, speaker.language)})" if len(groups) > 1 else ""
        domain = (1 - bottom / height, 1 - top / height)
        layout |= _axes(group, number, domain, f"{unit}{name}", speaker)
        data += _traces(group, number, speaker)
        top = bottom + EDGE + GAP
    return {"data": data, "layout": layout}


def _left(figures: pd.DataFrame, speaker: Speaker) -> int:
    """Pixels of the longest name; a plot in a part of the picture makes no room by itself."""
    names = [letters.parsed(folded_name(speaker.area(area))) for area in figures["area"]]
    return 12 + round(max(letters.width(name, _NAME) for name in names))


def _rows(group: Sequence[Figure]) -> list[int]:
    """The first stands on top."""
    return list(range(len(group), 0, -1))


def _axes(
    group: Sequence[Figure], number: str, domain: tuple[float, float], title: str, speaker: Speaker
) -> Chart:
    """From zero, or a negative value, to a little above the largest value of the group."""
    ends = [end for figure in group for end in range_ends(figure)]
    least, most = min(0.0, *ends), max(ends) if max(ends) > 0 else 0.0
    span = (most - least) or 1
    names = [speaker.area(figure["area"]) for figure in group]
    return {
        f"xaxis{number}": style.axis(
            title,
            domain=[0, 1],
            anchor=f"y{number}",
            range=[least - 0.04 * span, most + 0.7 * span],
            showline=True,
            automargin=False,
            tickfont={"size": 12},
        ),
        f"yaxis{number}": names_beside(
            names, _rows(group), domain=list(domain), anchor=f"x{number}", automargin=False
        ),
    }


def _traces(group: Sequence[Figure], number: str, speaker: Speaker) -> list[Chart]:
    """The ranges below the dots, then the dots with their values."""
    rows = _rows(group)
    on = {"type": "scatter", "showlegend": False, "xaxis": f"x{number}", "yaxis": f"y{number}"}
    dots = on | {
        "mode": "markers",
        "x": [figure["value"] for figure in group],
        "y": rows,
        "marker": {"color": style.STAFF, "symbol": "circle", "size": 12},
        "hovertext": [time_line_chart.hover_text(figure, speaker) for figure in group],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    # Beside the end of the range, which would strike through a value beside the dot.
    values = on | {
        "mode": "text",
        "x": [range_ends(figure)[1] for figure in group],
        "y": rows,
        "text": [f"{_room(figure)}{_value(figure, speaker)}" for figure in group],
        "textposition": "middle right",
        "textfont": {"color": style.STAFF, "size": 13},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return [ranges(group, rows, style.QUIET) | on, dots, values]


def _room(figure: Figure) -> str:
    """Between a dot or the end of its range and the value beside it; a dot is half a sign wide."""
    low, high = range_ends(figure)
    return "\u2002" if low < high else "\u2003"


def _value(figure: Figure, speaker: Speaker) -> str:
    return f"{figure_formats.signed_value(figure, speaker)} ({int(figure['year'])})"
