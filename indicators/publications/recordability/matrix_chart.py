"""The matrix of recordability: what is known of each indicator in each city."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.catalogue.models import City, Indicator
from indicators.publications.drawing import cell_matrix, style
from indicators.publications.measures.register import topic
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech.formats import wrapped
from indicators.publications.speech.signs import sign
from indicators.publications.speech.speaker import Speaker

ROW = 34
"""Height of a row in pixels: two lines of small print."""
WIDEST = 36
"""Characters of a line; more would leave a phone no room for the cells."""

Cell = dict[Any, Any]
"""What is known about one indicator in one city."""


def matrix(
    table: pd.DataFrame, indicators: Sequence[Indicator], cities: Sequence[City], speaker: Speaker
) -> Chart:
    """Indicators down, cities across; a sign in each cell says what is known.

    Below the sign of an unknown cell stands the letter of the effort it would
    take, so that the picture shows where to begin.
    """
    cells = cells_of(table)
    grid = [[cells[i.name, city.code] for city in cities] for i in indicators]
    columns = [city.name for city in cities]
    heat = cell_matrix.cells([*_FILL.values()]) | {
        "x": columns,
        "y": [wrapped(f"{i.code} {speaker.of(i.title)}", WIDEST) for i in indicators],
        "z": [[_class(cell) for cell in row] for row in grid],
        "text": [[_drawn(cell) for cell in row] for row in grid],
        "customdata": [[_cell_hover(cell, speaker) for cell in row] for row in grid],
        "hovertemplate": "<b>%{x}</b><br>%{y}<br>%{customdata}<extra></extra>",
    }
    height, lines = ROW * len(indicators), _topic_lines(indicators)
    layout = cell_matrix.layout(columns, height, speaker.language, shapes=lines)
    return {"data": [heat], "layout": layout}


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
    "hidden": style.STATE_COLORS["hidden"],
    "published": style.STATE_COLORS["published"],
}


def cell_sign(cell: Cell) -> str:
    """The sign of a state."""
    return sign(str(cell["state"]))


def _drawn(cell: Cell) -> str:
    """The sign as a cell shows it: a point large enough to be seen, the unknown over the letter
    of its effort, for on a phone a cell is a letter wide."""
    if cell["state"] == "unknown":
        return f"{cell_sign(cell)}<br>{cell['level']}"
    if cell["state"] == "hidden":
        return f'<span style="font-size: 26px"><b>{cell_sign(cell)}</b></span>'
    return cell_sign(cell)


def _class(cell: Cell) -> int:
    return list(_FILL).index(str(cell["state"]))


def _cell_hover(cell: Cell, speaker: Speaker) -> str:
    state = speaker.say(f"state_{cell['state']}")
    level = speaker.catalogue.recordability_levels[cell["level"]]
    year = "" if pd.isna(cell["year"]) else f" ({int(cell['year'])})"
    return f"{state}{year}<br>{cell['level']}: {speaker.of(level.label)}"
