"""Plotly figures as plain dictionaries, made from released tables only.

Dictionaries rather than graph objects: building a figure takes 1 ms instead of 15. Every
function returns the figure alone; its text alternative comes from `wording`, its table twin
from `tables`.
"""

from itertools import cycle
from typing import Any

import pandas as pd

from indicators.publications.drawing import style
from indicators.publications.drawing.line_names import line_names
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.correction_words import correction_sign, correction_words
from indicators.publications.speech.escaping import in_chart
from indicators.publications.speech.speaker import Speaker
from indicators.release.records import records

Chart = dict[str, Any]

# Only these: turning all columns of many small tables into rows takes most of a page's time.
_HOVERED = [
    "value",
    "unit",
    "status",
    "precision",
    "denominator",
    "year",
    "reference_date",
    "low",
    "high",
    "source_title",
]
_CORRECTED = ["correction", "corrected_in"]


def time_line(figures: pd.DataFrame, speaker: Speaker) -> Chart:
    """One series of one area over the years, a trace per line and segment.

    Points that stand on different sides of a break are not joined; a dotted line marks the
    break. Intervals are drawn as bars around their point. Hidden figures are not drawn.
    """
    shown = figures[figures["value"].notna()].sort_values("year")
    names = line_names(shown, speaker)
    traces = [
        trace
        for (line, points), look in zip(shown.groupby("line", sort=False), cycle(style.LINES))
        for trace in line_traces(points, look, names[line], speaker)
    ]
    unit = axis_unit(shown, speaker)
    return {
        "data": traces,
        "layout": style.layout(
            speaker.language,
            showlegend=shown["line"].nunique() > 1,
            xaxis=year_axis(shown),
            yaxis=style.axis(unit, rangemode="tozero"),
            shapes=[break_shape(year) for year in break_years(shown)],
        ),
    }


def line_traces(
    line: pd.DataFrame, look: dict[str, str], name: str, speaker: Speaker
) -> list[Chart]:
    """One trace per segment of a line; only the first stands in the legend.

    What is told differently for one date stands there twice and is joined to nothing: a line
    through both would be a zigzag that nobody reported.
    """
    is_told_twice = told_twice(line)
    traces = [
        _segment_trace(points, look, name, speaker)
        for _, points in line[~is_told_twice].groupby("segment")
    ]
    if is_told_twice.any():
        apart = _segment_trace(line[is_told_twice], look, name, speaker)
        traces.append(apart | {"mode": apart["mode"].removeprefix("lines+")})
    return [trace | {"showlegend": order == 0} for order, trace in enumerate(traces)]


def told_twice(figures: pd.DataFrame) -> pd.Series:
    """Whether the same line has another value for the same date, or for the same bare year.

    Only what differs as it is shown: two roundings of one count are no contradiction.
    """
    if figures["year"].is_unique:
        # Nearly always, and thirty times as fast to know.
        return pd.Series(False, index=figures.index)
    seen = figures["value"].round(1)
    dates = [figures[name] for name in ("line", "year", "reference_date")]
    return seen.groupby(dates, dropna=False).transform("nunique") > 1


def _segment_trace(
    points: pd.DataFrame, look: dict[str, str], name: str, speaker: Speaker
) -> Chart:
    corrected = [name for name in _CORRECTED if name in points]
    hovered = records(points[[*_HOVERED, *corrected]])
    trace = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "legendgroup": str(points.iloc[0]["line"]),
        "x": points["year"].tolist(),
        "y": points["value"].tolist(),
        "error_y": _error_bars(points, look["color"]),
        "line": {"color": look["color"], "dash": look["dash"], "width": 2.5},
        "marker": {"color": look["color"], "symbol": look["symbol"], "size": 9},
        "text": [hover_text(figure, speaker) for figure in hovered],
        "hovertemplate": "%{text}<extra></extra>",
    }
    return _with_signs(trace, [correction_sign(figure).strip() for figure in hovered], look)


def _with_signs(trace: Chart, signs: list[str], look: dict[str, str]) -> Chart:
    """A sign beside each point that was corrected, clear of the range above it."""
    if not any(signs):
        return trace
    return trace | {
        "mode": "lines+markers+text",
        "text": signs,
        "textposition": "top right",
        "textfont": {"color": look["color"], "size": 14},
        "hovertext": trace["text"],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def hover_text(figure: Any, speaker: Speaker) -> str:
    """Value, date, interval and source of one point."""
    lines = [
        f"<b>{figure_formats.bare_value(figure, speaker)}</b> "
        f"({formats.reference(figure, speaker.language)})"
    ]
    if words := correction_words(figure, speaker.language):
        lines.append(words)
    if pd.notna(figure["low"]):
        lines.append(figure_formats.interval(figure, speaker))
    lines.append(in_chart(str(figure["source_title"])[:80]))
    return "<br>".join(lines)


def _error_bars(points: pd.DataFrame, color: str) -> Chart:
    if points["low"].isna().all():
        return {"visible": False}
    return {
        "type": "data",
        "symmetric": False,
        "array": (points["high"] - points["value"]).fillna(0).tolist(),
        "arrayminus": (points["value"] - points["low"]).fillna(0).tolist(),
        "color": color,
        "thickness": 1.5,
        "width": 6,
    }


def axis_unit(shown: pd.DataFrame, speaker: Speaker) -> str:
    if shown.empty:
        return ""
    label = speaker.catalogue.units[shown.iloc[0]["unit"]].label
    return speaker.of(label)


MOST_YEARS = 6
"""Years that stand beside each other below a chart on the smallest phone."""
_YEAR_STEPS = (1, 2, 3, 5, 10, 20, 50)


def year_axis(shown: pd.DataFrame) -> Chart:
    """An axis of years on which the newest is always named, as many before it as there is room."""
    return style.axis(
        tick0=0 if shown.empty else int(shown["year"].max()),
        dtick=year_step(shown),
        tickformat="d",
        tickangle=0,
        range=year_range(shown),
    )


def year_step(shown: pd.DataFrame) -> int:
    """Years from one that is named to the next."""
    span = 0 if shown.empty else int(shown["year"].max() - shown["year"].min())
    return next(step for step in _YEAR_STEPS if span // step < MOST_YEARS)


def year_range(shown: pd.DataFrame) -> list[float]:
    if shown.empty:
        return [2010, 2025]
    return [float(shown["year"].min()) - 0.7, float(shown["year"].max()) + 0.7]


def break_years(shown: pd.DataFrame) -> list[int]:
    return sorted(set(shown.loc[shown["breaks"].astype(bool), "year"].astype(int)))


def break_shape(year: int) -> Chart:
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": year - 0.5,
        "x1": year - 0.5,
        "y0": 0,
        "y1": 1,
        "line": {"color": style.MUTED, "dash": "dot", "width": 1.5},
    }
