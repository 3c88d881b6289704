"""Charts of the register: the timeline of measures, the chain to the goals, the matrix."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import City, Goal, Indicator, Measure
from indicators.publications import style, wording_register
from indicators.publications.charts import Chart
from indicators.publications.register import Chain, topic
from indicators.publications.wording import sentence

ROW = 34
"""Height of a row in pixels: two lines of small print."""

_FADE = 1.5
"""Years by which an open bar is drawn beyond the date of its source."""


def wrapped(text: str, width: int, lines: int = 2) -> str:
    """A label of at most `lines` lines; what does not fit ends in an ellipsis."""
    return "<br>".join(textwrap.wrap(text, width, max_lines=lines, placeholder=" …"))


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


def measure_chain(chain: Chain, language: str) -> Chart:
    """One measure, its indicators and their goals, from left to right."""
    headings = _headings("chain_measure", language)
    return draw_chain(_columns(chain, language), _links(chain), headings, language)


def goal_chain(chain: Chain, language: str) -> Chart:
    """One goal, its indicators and the measures, from left to right."""
    columns = _columns(chain, language)
    headings = _headings("chain_measures", language)
    links = [(two, one) for one, two in _links(chain)]
    return draw_chain(columns[::-1], links, headings[::-1], language)


def _columns(chain: Chain, language: str) -> "list[list[Node]]":
    """Measures, indicators, goals; what goes without an indicator passes a box that says so."""
    number = sentence("column_number", language)
    return [
        [Node(f"m:{entry.code}", f"{number} {entry.code}") for entry in chain.measures],
        [
            Node(
                f"i:{entry.code}", wrapped(f"{entry.code} {getattr(entry.title, language)}", 27, 3)
            )
            for entry in chain.indicators
        ]
        + [Node("i:", sentence("no_indicator", language))] * bool(chain.serves),
        [
            Node(f"g:{entry.code}", wrapped(getattr(entry.label, language), 13))
            for entry in chain.goals
        ],
    ]


def _links(chain: Chain) -> list[tuple[str, str]]:
    return [
        *((f"m:{one.code}", f"i:{two.code}") for one, two in chain.moves),
        *((f"i:{one.code}", f"g:{two.code}") for one, two in chain.tells),
        *((f"m:{one.code}", "i:") for one, _ in chain.serves),
        *(("i:", f"g:{goal.code}") for goal in chain.goals if _is_served(chain, goal)),
    ]


def _is_served(chain: Chain, goal: Goal) -> bool:
    return any(one == goal for _, one in chain.serves)


def _headings(first: str, language: str) -> list[str]:
    return [sentence(key, language) for key in (first, "chain_indicators", "chain_goals")]


@dataclass(frozen=True)
class Node:
    """A box in the drawing of a chain."""

    key: str
    label: str


# Left and right edge of the three columns; the middle one carries the long names.
_COLUMNS = ((0.0, 0.19), (0.25, 0.75), (0.81, 1.0))
_FILLS = ((style.SHADE, style.INK), (style.PAPER, style.INK), (style.STAFF, style.PAPER))


def draw_chain(
    columns: Sequence[Sequence[Node]],
    links: Sequence[tuple[str, str]],
    headings: Sequence[str],
    language: str,
) -> Chart:
    """Three columns of boxes, joined by lines; a column may be empty."""
    rows = max(len(column) for column in columns)
    places = _places(columns, rows)
    boxes = [_box(places[node.key]) for column in columns for node in column]
    labels = [_box_label(places[node.key], node.label) for column in columns for node in column]
    titles = [_heading(order, text, -0.75) for order, text in enumerate(headings) if columns[order]]
    hidden = {"visible": False, "fixedrange": True}
    return {
        "data": [{"type": "scatter", "x": [None], "y": [None], "hoverinfo": "skip"}],
        "layout": style.layout(
            language,
            shapes=[*(_link(places[one], places[two]) for one, two in links), *boxes],
            annotations=[*labels, *titles],
            height=56 * rows + 44,
            margin={"l": 0, "r": 0, "t": 0, "b": 0},
            xaxis=hidden | {"range": [-0.005, 1.005]},
            yaxis=hidden | {"range": [rows - 0.4, -1.0]},
        ),
    }


@dataclass(frozen=True)
class _Place:
    column: int
    row: float


def _places(columns: Sequence[Sequence[Node]], rows: int) -> dict[str, _Place]:
    """Boxes of a short column spread over the height of the longest."""
    return {
        node.key: _Place(order, (row + 0.5) * rows / len(column) - 0.5)
        for order, column in enumerate(columns)
        for row, node in enumerate(column)
    }


def _box(place: _Place) -> Chart:
    left, right = _COLUMNS[place.column]
    return {
        "type": "rect",
        "x0": left,
        "x1": right,
        "y0": place.row - 0.4,
        "y1": place.row + 0.4,
        "fillcolor": _FILLS[place.column][0],
        "line": {"color": style.STAFF, "width": 1.5},
        "layer": "below",
    }


def _box_label(place: _Place, label: str) -> Chart:
    left, right = _COLUMNS[place.column]
    return {
        "x": (left + right) / 2,
        "y": place.row,
        "text": label,
        "showarrow": False,
        "font": {"size": 11.5, "color": _FILLS[place.column][1]},
    }


def _heading(column: int, text: str, row: float) -> Chart:
    left, right = _COLUMNS[column]
    return {
        "x": (left + right) / 2,
        "y": row,
        "text": f"<b>{text}</b>",
        "showarrow": False,
        "font": {"size": 13, "color": style.MUTED},
    }


def _link(one: _Place, two: _Place) -> Chart:
    start, end = _COLUMNS[one.column][1], _COLUMNS[two.column][0]
    middle = (start + end) / 2
    return {
        "type": "path",
        "path": f"M {start},{one.row:.3f} C {middle},{one.row:.3f} {middle},{two.row:.3f} "
        f"{end},{two.row:.3f}",
        "line": {"color": style.QUIET, "width": 1.5},
        "layer": "below",
    }


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
    cells = table.set_index(["indicator", "area"])
    labels = [wrapped(f"{i.code} {getattr(i.title, language)}", 42) for i in indicators]
    grid = [[cells.loc[(i.name, city.code)] for city in cities] for i in indicators]
    heat = {
        "type": "heatmap",
        "x": [city.name for city in cities],
        "y": labels,
        "z": [[_class(cell) for cell in row] for row in grid],
        "text": [[cell_sign(cell) for cell in row] for row in grid],
        "customdata": [[_cell_hover(cell, catalogue, language) for cell in row] for row in grid],
        "texttemplate": "%{text}",
        "textfont": {"size": 15},
        "hovertemplate": "<b>%{x}</b><br>%{y}<br>%{customdata}<extra></extra>",
        "colorscale": _scale(),
        "zmin": -0.5,
        "zmax": len(_FILL) - 0.5,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }
    return {
        "data": [heat],
        "layout": style.layout(
            language,
            height=30 * len(indicators) + 130,
            margin={"l": 4, "r": 4, "t": 8, "b": 8},
            plot_bgcolor=style.GRID,
            xaxis=style.axis(side="top", tickangle=-90, tickfont={"size": 13}, showgrid=False),
            yaxis=style.axis(autorange="reversed", tickfont={"size": 11.5}, showgrid=False),
            shapes=_topic_lines(indicators),
        ),
    }


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


# Light to dark by what is known; the sign in the cell says the same without colour.
_FILL: Mapping[str, str] = {
    "unknown": "#FFFFFF",
    "not_recorded": "#F2DCC7",
    "recordable": "#BFDCDA",
    "hidden": style.STATE["hidden"]["color"],
    "published": style.STATE["published"]["color"],
}


def cell_sign(cell: pd.Series) -> str:
    """The sign of a state, or the letter of the effort where nothing is known."""
    if cell["state"] == "unknown":
        return str(cell["level"])
    return style.STATE[str(cell["state"])]["symbol"]


def _class(cell: pd.Series) -> int:
    return list(_FILL).index(str(cell["state"]))


def _scale() -> list[list[float | str]]:
    """Steps of colour, one per state, without blends between them."""
    count = len(_FILL)
    return [
        [edge / count, color]
        for order, color in enumerate(_FILL.values())
        for edge in (order, order + 1)
    ]


def _cell_hover(cell: pd.Series, catalogue: Catalogue, language: str) -> str:
    state = sentence(f"state_{cell['state']}", language)
    level = catalogue.find("recordability_levels", cell["level"])
    year = "" if pd.isna(cell["year"]) else f" ({int(cell['year'])})"
    return f"{state}{year}<br>{cell['level']}: {getattr(level.label, language)}"
