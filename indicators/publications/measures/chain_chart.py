"""The chain from measures through indicators to goals, drawn in three columns of boxes."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.catalogue.models import Goal
from indicators.publications.drawing import style
from indicators.publications.drawing.framing import LIVE
from indicators.publications.drawing.svg import letters
from indicators.publications.measures.register import Chain
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech.formats import wrapped
from indicators.publications.speech.wording import sentence


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
            Node(f"i:{entry.code}", _in_box(f"{entry.code} {entry.title.said(language)}"))
            for entry in chain.indicators
        ]
        + [Node("i:", sentence("no_indicator", language))] * bool(chain.serves),
        [Node(f"g:{entry.code}", wrapped(entry.label.said(language), 14)) for entry in chain.goals],
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


ROW = 82
"""Pixels of a row: four lines of a label."""
_SMALL, _LINES = 12, 4
_BOX = 0.4 * LIVE - 6
"""Pixels of a line in the middle column on the smallest phone."""


def _in_box(label: str) -> str:
    lines = letters.folded(label, _BOX, _SMALL)
    if len(lines) > _LINES:
        lines[_LINES - 1 :] = [f"{lines[_LINES - 1]} …"]
    return "<br>".join(lines)


@dataclass(frozen=True)
class Node:
    """A box in the drawing of a chain."""

    key: str
    label: str


# Left and right edge of the three columns; the middle one carries the long names.
_COLUMNS = ((0.0, 0.26), (0.3, 0.7), (0.74, 1.0))
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
            height=ROW * rows + 44,
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
        "font": {"size": 12, "color": _FILLS[place.column][1]},
    }


def _heading(column: int, text: str, row: float) -> Chart:
    left, right = _COLUMNS[column]
    return {
        "x": (left + right) / 2,
        "y": row,
        "text": f"<b>{text}</b>",
        "showarrow": False,
        "font": {"size": 12, "color": style.MUTED},
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
