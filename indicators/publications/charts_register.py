"""Charts of the register: the timeline of measures, and the matrix of recordability."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import City, Indicator, Measure
from indicators.publications import style, wording_register
from indicators.publications.charts import Chart
from indicators.publications.formats import wrapped
from indicators.publications.register import topic
from indicators.publications.wording import sentence

ROW = 34
"""Height of a row in pixels: two lines of small print."""

Cell = dict[Any, Any]
"""What is known about one indicator in one city."""

_FADE = 1.5
"""Years by which an open bar is drawn beyond the date of its source."""


def decimal_year(text: str, *, is_end: bool = False) -> float:
    """2013-08-01 → 2013.58; as an end, a bare year or month counts to its last day."""
    year, *rest = [int(part) for part in text.split("-")]
    if not rest:
        return year + is_end
    month = rest[0] - 1 + (rest[1] / 31 if len(rest) > 1 else float(is_end))
    return year + month / 12


def dated_measures(measures: Sequence[Measure]) -> list[Measure]:
    """Measures whose source states a start, earliest first."""
    dated = [measure for measure in measures if measure.running_time.start]
    return sorted(dated, key=lambda measure: decimal_year(measure.running_time.start or ""))


def timeline(measures: Sequence[Measure], language: str) -> Chart:
    """Bars from start to end. Open ones fade after the date of their source, with an arrow.

    Solid is only what the source can know: the time up to its own date.
    """
    dated = dated_measures(measures)
    return {
        "data": [
            _known_bars(dated, language),
            _open_bars(dated, language),
            _arrows(dated, language),
        ],
        "layout": style.layout(
            language,
            barmode="overlay",
            bargap=0.45,
            showlegend=True,
            height=ROW * len(dated) + 130,
            legend={"orientation": "h", "x": 0, "y": 0, "yref": "container", "yanchor": "bottom"},
            margin={"l": 8, "r": 8, "t": 34, "b": 66},
            xaxis=style.axis(side="top", tickformat="d", dtick=5, tickfont={"size": 13}),
            yaxis=style.axis(
                autorange="reversed", type="category", tickfont={"size": 12}, showgrid=False
            ),
        ),
    }


def _known_until(measure: Measure) -> float:
    time = measure.running_time
    return decimal_year(time.end or measure.as_of, is_end=time.end is not None)


def _bar_label(measure: Measure, language: str) -> str:
    return wrapped(f"{measure.code} · {getattr(measure.title, language)}", 34)


def _known_bars(dated: list[Measure], language: str) -> Chart:
    starts = [decimal_year(measure.running_time.start or "") for measure in dated]
    return _bars("timeline_known", dated, language) | {
        "base": starts,
        "x": [_known_until(m) - start for m, start in zip(dated, starts, strict=True)],
        "marker": {"color": style.STAFF},
        "hovertext": [_bar_hover(measure, language) for measure in dated],
    }


def _open_bars(dated: list[Measure], language: str) -> Chart:
    still_open = [measure for measure in dated if measure.running_time.end is None]
    return _bars("timeline_open", still_open, language) | {
        "base": [_known_until(measure) for measure in still_open],
        "x": [_FADE] * len(still_open),
        "marker": {
            "color": "#CFE0DF",
            "line": {"color": style.STAFF, "width": 1},
            "pattern": {"shape": "/", "fgcolor": style.STAFF, "size": 5},
        },
        "hovertext": [_bar_hover(measure, language) for measure in still_open],
    }


def _bars(name: str, measures: list[Measure], language: str) -> Chart:
    return {
        "type": "bar",
        "orientation": "h",
        "name": sentence(name, language),
        "y": [_bar_label(measure, language) for measure in measures],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _arrows(dated: list[Measure], language: str) -> Chart:
    still_open = [measure for measure in dated if measure.running_time.end is None]
    return {
        "type": "scatter",
        "mode": "markers",
        "showlegend": False,
        "x": [_known_until(measure) + _FADE for measure in still_open],
        "y": [_bar_label(measure, language) for measure in still_open],
        "marker": {"symbol": "triangle-right", "size": 14, "color": style.STAFF},
        "hoverinfo": "skip",
    }


def _bar_hover(measure: Measure, language: str) -> str:
    time = wording_register.running_time(measure.running_time, language)
    return f"<b>{measure.code}</b> {wrapped(getattr(measure.title, language), 50, 4)}<br>{time}"


def matrix(
    table: pd.DataFrame,
    indicators: Sequence[Indicator],
    cities: Sequence[City],
    catalogue: Catalogue,
    language: str,
) -> Chart:
    """Indicators down, cities across; a sign in each cell says what is known.

    An unknown cell carries the letter of the effort it would take, so that the picture
    shows where to begin.
    """
    cells = cells_of(table)
    grid = [[cells[i.name, city.code] for city in cities] for i in indicators]
    heat = _heat(grid, catalogue, language) | {
        "x": [city.name for city in cities],
        "y": [wrapped(f"{i.code} {getattr(i.title, language)}", 42) for i in indicators],
    }
    return {"data": [heat], "layout": _matrix_layout(indicators, language)}


def _heat(grid: list[list[Cell]], catalogue: Catalogue, language: str) -> Chart:
    return {
        "type": "heatmap",
        "z": [[_class(cell) for cell in row] for row in grid],
        "text": [[cell_sign(cell) for cell in row] for row in grid],
        "customdata": [[_cell_hover(cell, catalogue, language) for cell in row] for row in grid],
        "texttemplate": "%{text}",
        "textfont": {"size": 13},
        "hovertemplate": "<b>%{x}</b><br>%{y}<br>%{customdata}<extra></extra>",
        "colorscale": _scale(),
        "zmin": -0.5,
        "zmax": len(_FILL) - 0.5,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }


def _matrix_layout(indicators: Sequence[Indicator], language: str) -> Chart:
    return style.layout(
        language,
        height=ROW * len(indicators) + 130,
        margin={"l": 4, "r": 4, "t": 8, "b": 8},
        plot_bgcolor=style.GRID,
        xaxis=style.axis(side="top", tickangle=-90, dtick=1, tickfont={"size": 12}, showgrid=False),
        yaxis=style.axis(autorange="reversed", tickfont={"size": 11}, showgrid=False),
        shapes=_topic_lines(indicators),
    )


def _topic_lines(indicators: Sequence[Indicator]) -> list[Chart]:
    """A line wherever a new topic begins."""
    topics = [topic(indicator) for indicator in indicators]
    return [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": row - 0.5,
            "y1": row - 0.5,
            "line": {"color": style.INK, "width": 1.5},
        }
        for row in range(1, len(topics))
        if topics[row] != topics[row - 1]
    ]


def cells_of(table: pd.DataFrame) -> dict[tuple[str, str], Cell]:
    """The rows of a table of recordability by indicator and area."""
    return {(row["indicator"], row["area"]): row for row in table.to_dict("records")}


# Light to dark by what is known; the sign in the cell says the same without colour.
_FILL: Mapping[str, str] = {
    "unknown": "#FFFFFF",
    "not_recorded": "#F2DCC7",
    "recordable": "#BFDCDA",
    "hidden": style.STATE["hidden"]["color"],
    "published": style.STATE["published"]["color"],
}


def cell_sign(cell: Cell) -> str:
    """The sign of a state, or the letter of the effort where nothing is known."""
    if cell["state"] == "unknown":
        return str(cell["level"])
    return style.STATE[str(cell["state"])]["symbol"]


def _class(cell: Cell) -> int:
    return list(_FILL).index(str(cell["state"]))


def _scale() -> list[list[float | str]]:
    """Steps of colour, one per state, without blends between them."""
    count = len(_FILL)
    return [
        [edge / count, color]
        for order, color in enumerate(_FILL.values())
        for edge in (order, order + 1)
    ]


def _cell_hover(cell: Cell, catalogue: Catalogue, language: str) -> str:
    state = sentence(f"state_{cell['state']}", language)
    level = catalogue.find("recordability_levels", cell["level"])
    year = "" if pd.isna(cell["year"]) else f" ({int(cell['year'])})"
    return f"{state}{year}<br>{cell['level']}: {getattr(level.label, language)}"
