"""Plotly figures as plain dictionaries, made from released tables only.

Dictionaries rather than graph objects: building a figure takes 1 ms instead of 15. Every
function returns the figure alone; its text alternative comes from `wording`, its table twin
from `tables`.
"""

from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import City
from indicators.publications import formats, style

Chart = dict[str, Any]


def time_line(figures: pd.DataFrame, catalogue: Catalogue, language: str) -> Chart:
    """One series of one area over the years, a trace per line and segment.

    Points that stand on different sides of a break are not joined; a dotted line marks the
    break. Intervals are drawn as bars around their point. Hidden figures are not drawn.
    """
    shown = figures[figures["value"].notna()].sort_values("year")
    traces = [
        _line_trace(points, style.LINES[order % len(style.LINES)], catalogue, language)
        for order, (_, line) in enumerate(shown.groupby("line", sort=False))
        for _, points in line.groupby("segment")
    ]
    unit = _axis_unit(shown, catalogue, language)
    return {
        "data": traces,
        "layout": style.layout(
            language,
            showlegend=shown["line"].nunique() > 1,
            xaxis=style.axis(dtick=_year_step(shown), tickformat="d", range=_year_range(shown)),
            yaxis=style.axis(rangemode="tozero", title={"text": unit}),
            shapes=[_break_shape(year) for year in _break_years(shown)],
        ),
    }


def _line_trace(
    points: pd.DataFrame, look: dict[str, str], catalogue: Catalogue, language: str
) -> Chart:
    first = points.iloc[0]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": line_name(first, catalogue, language),
        "legendgroup": str(first["line"]),
        "showlegend": bool(first["segment"] == 0),
        "x": points["year"].tolist(),
        "y": points["value"].tolist(),
        "error_y": _error_bars(points, look["color"]),
        "line": {"color": look["color"], "dash": look["dash"], "width": 2.5},
        "marker": {"color": look["color"], "symbol": look["symbol"], "size": 9},
        "text": [hover_text(figure, catalogue, language) for figure in points.to_dict("records")],
        "hovertemplate": "%{text}<extra></extra>",
    }


def line_name(figure: Any, catalogue: Catalogue, language: str) -> str:
    """What sets a line apart: concept and method, and the breakdown if there is one."""
    method = catalogue.find("methods", figure["method"]).label
    concept = catalogue.find("concepts", figure["concept"]).label
    parts = [getattr(method, language)]
    if figure["concept"] != "all":
        parts.insert(0, getattr(concept, language))
    if figure["breakdown"]:
        parts.insert(0, formats.breakdown(figure["breakdown"], catalogue, language))
    return ", ".join(parts)


def hover_text(figure: Any, catalogue: Catalogue, language: str) -> str:
    """Value, date, interval and source of one point."""
    lines = [
        f"<b>{formats.figure_value(figure, catalogue, language)}</b> "
        f"({formats.reference(figure, language)})"
    ]
    if pd.notna(figure["low"]):
        lines.append(formats.interval(figure["low"], figure["high"], language))
    lines.append(str(figure["source_title"])[:80])
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


def _axis_unit(shown: pd.DataFrame, catalogue: Catalogue, language: str) -> str:
    if shown.empty:
        return ""
    label = catalogue.find("units", shown.iloc[0]["unit"]).label
    return str(getattr(label, language))


def _year_step(shown: pd.DataFrame) -> int:
    span = 0 if shown.empty else int(shown["year"].max() - shown["year"].min())
    return 1 if span <= 8 else 2 if span <= 14 else 5


def _year_range(shown: pd.DataFrame) -> list[float]:
    if shown.empty:
        return [2010, 2025]
    return [float(shown["year"].min()) - 0.7, float(shown["year"].max()) + 0.7]


def _break_years(shown: pd.DataFrame) -> list[int]:
    return sorted(set(shown.loc[shown["breaks"] != "", "year"].astype(int)))


def _break_shape(year: int) -> Chart:
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


def tile_map(
    cities: tuple[City, ...], counts: dict[str, int], most: int, caption: str, language: str
) -> Chart:
    """The cities as tiles in roughly their places; `counts` is written on and shades each."""
    shapes, notes = [], []
    for city in cities:
        if city.tile is None:
            continue
        left, top = city.tile.column, -city.tile.row
        share = counts[city.code] / most if most else 0
        shapes.append(_tile(left, top, _shade(share)))
        ink = style.PAPER if share > 0.45 else style.INK
        text = f"<b>{city.short}</b><br>{counts[city.code]}{caption}"
        notes.append(_label(left + 0.5, top - 0.5, text, ink))
    columns = [city.tile.column for city in cities if city.tile]
    rows = [city.tile.row for city in cities if city.tile]
    hidden = {"visible": False, "fixedrange": True}
    return {
        "data": [{"type": "scatter", "x": [None], "y": [None], "hoverinfo": "skip"}],
        "layout": style.layout(
            language,
            shapes=shapes,
            annotations=notes,
            height=110 * (max(rows) + 1) + 10,
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            xaxis=hidden | {"range": [min(columns) - 0.02, max(columns) + 1.02]},
            yaxis=hidden | {"range": [-max(rows) - 1.05, 0.05]},
        ),
    }


def _shade(share: float) -> str:
    """From paper to the staff colour, in five steps a printer can tell apart."""
    steps = ["#F3F1EA", "#CFE0DF", "#9CC3C1", "#4B8F93", style.STAFF]
    return steps[min(4, round(share * 4))] if share else steps[0]


def _tile(left: float, top: float, fill: str) -> Chart:
    return {
        "type": "rect",
        "x0": left + 0.03,
        "x1": left + 0.97,
        "y0": top - 0.03,
        "y1": top - 0.97,
        "fillcolor": fill,
        "line": {"color": style.MUTED, "width": 1},
        "layer": "below",
    }


def _label(x: float, y: float, text: str, color: str) -> Chart:
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "align": "center",
        "font": {"color": color, "size": 14, "family": style.FONT},
    }
