"""A matrix of cells: each has the colour of its class and a sign that says the same."""

from collections.abc import Sequence
from typing import Any

from indicators.publications.drawing import style
from indicators.publications.drawing.svg import letters

Chart = dict[str, Any]
GAP = 12
"""Pixels around the names of the columns."""
_NAME = 13


def cells(colors: Sequence[str]) -> Chart:
    """What all cells have in common; `z` of a cell is the place of its class in `colors`."""
    return {
        "type": "heatmap",
        "texttemplate": "%{text}",
        "textfont": {"size": _NAME},
        "colorscale": _steps(colors),
        "zmin": -0.5,
        "zmax": len(colors) - 0.5,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }


def _steps(colors: Sequence[str]) -> list[list[float | str]]:
    """Steps of colour, one per class, without blends between them."""
    count = len(colors)
    return [
        [edge / count, color] for order, color in enumerate(colors) for edge in (order, order + 1)
    ]


def layout(columns: Sequence[str], rows_height: float, language: str, **changes: Any) -> Chart:
    """The upper margin holds the names of the columns, which stand upright, so that a title
    stays above them; `rows_height` are the pixels of all rows together."""
    names = max(letters.width(letters.parsed(name), _NAME) for name in columns)
    top = round(names) + GAP
    return style.layout(
        language,
        height=rows_height + top + 8,
        margin={"l": 4, "r": 4, "t": top, "b": 8},
        plot_bgcolor=style.QUIET,
        xaxis=style.axis(side="top", tickangle=-90, dtick=1, tickfont={"size": 12}, showgrid=False),
        yaxis=style.axis(autorange="reversed", tickfont={"size": 12}, showgrid=False),
        **changes,
    )
