"""Rows of values along one level axis: names at the left, and ranges around the values."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

import pandas as pd

from indicators.publications.drawing import style

WIDEST = 14
"""Characters of a line of a name, so that a phone keeps room for the values."""
_LAST_NOUN = "verwaltung"
_CAP = 0.12
"""Half the height of the end of a range, in rows."""

Chart = dict[str, Any]


def names_beside(names: Sequence[str], rows: Sequence[int], **changes: Any) -> Chart:
    """An upright axis that has a name at each row, and no lines."""
    axis: Chart = {
        "range": [0.4, len(names) + 0.6],
        "tickvals": list(rows),
        "ticktext": [folded(name) for name in names],
        "tickfont": {"size": 13},
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
    }
    return style.axis(**(axis | changes))


def folded(name: str, widest: int = WIDEST) -> str:
    """A name in short lines; it breaks between words.

    The one compound among the names that is too long breaks where its last noun begins.
    """
    parts = [
        word.replace(_LAST_NOUN, f"-{_LAST_NOUN}") if len(word) > widest else word
        for word in name.split(" ")
    ]
    return "<br>".join(wrap(" ".join(parts), widest, break_long_words=False))


def range_ends(figure: Any) -> tuple[float, float]:
    """The ends of the range of a figure; its value where it has none."""
    value = float(figure["value"])
    low, high = (value if pd.isna(figure[end]) else float(figure[end]) for end in ("low", "high"))
    return min(low, value), max(high, value)


def ranges(figures: Sequence[Any], rows: Sequence[int], color: str) -> Chart:
    """A level line with a stroke at both ends for each figure that has a range."""
    x: list[float | None] = []
    y: list[float | None] = []
    for figure, row in zip(figures, rows, strict=True):
        low, high = range_ends(figure)
        if low < high:
            x += [low, high, None, low, low, None, high, high, None]
            y += [row, row, None, *[row - _CAP, row + _CAP, None] * 2]
    return {
        "type": "scatter",
        "mode": "lines",
        "showlegend": False,
        "x": x or [None],
        "y": y or [None],
        "line": {"color": color, "width": 2},
        "hoverinfo": "skip",
    }
