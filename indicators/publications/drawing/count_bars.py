"""How often each of some things is the case, as level bars with their number at the end."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from indicators.publications.drawing import style
from indicators.publications.drawing.panels import note
from indicators.publications.drawing.svg import letters

Chart = dict[str, Any]
ROW, _SIZE, WIDEST = 19, 12, 330
"""Units of a row of one line, of its letters, and of the longest line of a name."""


class Count(NamedTuple):
    """A thing and how often it is the case; what is not yet there is drawn quietly."""

    name: str
    number: int
    said: str
    is_quiet: bool = False


def count_bars(counts: Sequence[Count], language: str) -> Chart:
    """A bar each, in the given order, from the top."""
    names = ["<br>".join(letters.folded(one.name, WIDEST, _SIZE)) for one in counts]
    lines = sum(1 + name.count("<br>") for name in names)
    most = max(one.number for one in counts)
    return {
        "data": [_bar(name, one) for name, one in zip(names, counts, strict=True)],
        "layout": style.layout(
            language,
            height=ROW * lines + 8,
            barmode="overlay",
            bargap=0.3,
            margin={"l": 4, "r": 8, "t": 4, "b": 4},
            annotations=[_number(name, one) for name, one in zip(names, counts, strict=True)],
            xaxis=style.axis(range=[0, 1.12 * most], visible=False),
            yaxis=style.axis(autorange="reversed", showgrid=False, tickfont={"size": _SIZE}),
        ),
    }


def _bar(name: str, one: Count) -> Chart:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [one.number],
        "y": [name],
        "marker": {"color": style.QUIET if one.is_quiet else style.STAFF},
        "hovertemplate": f"{one.name}: {one.said}<extra></extra>",
    }


def _number(name: str, one: Count) -> Chart:
    """Behind the end of its bar."""
    said = note(one.said, one.number, 0, "left", "middle")
    return said | {"xref": "x", "yref": "y", "y": name, "xshift": 6}
