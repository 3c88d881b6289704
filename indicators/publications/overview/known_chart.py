"""The bar of the first page: what is known of all that could be known."""

from typing import Any

import pandas as pd

from indicators.publications.drawing import style
from indicators.publications.speech import formats
from indicators.publications.speech.signs import sign, signs
from indicators.publications.speech.wording import sentence, sentences
from indicators.publications.typed_cells import Cell

Chart = dict[str, Any]

WIDEST = 26
"""Characters of a line of the legend, which stands in the narrow column of the page."""


def state_bar(counts: dict[str, int], language: str) -> Chart:
    """One bar over all pairs of city and indicator, split by state; empty states are left out."""
    present = {state: count for state, count in counts.items() if count}
    return {
        "data": [_part(state, count, language) for state, count in present.items()],
        "layout": style.layout(
            language,
            barmode="stack",
            showlegend=True,
            height=120 + _legend_height(present, language),
            margin={"l": 0, "r": 0, "t": 4, "b": 4},
            legend={
                "orientation": "v",
                "y": -0.1,
                "yanchor": "top",
                "x": 0,
                "traceorder": "normal",
                # By default a legend takes half of a picture at most, and scrolls beyond that.
                "maxheight": _legend_height(present, language),
            },
            xaxis={"visible": False, "fixedrange": True, "range": [0, sum(counts.values())]},
            yaxis={"visible": False, "fixedrange": True},
        ),
    }


def _legend_height(present: dict[str, int], language: str) -> int:
    """Pixels that hold every line of the legend."""
    labels = [_label(state, count, language) for state, count in present.items()]
    return 10 + 23 * sum(1 + label.count("<br>") for label in labels)


def _label(state: str, count: int, language: str) -> str:
    """Sign, words and count; a long one in two lines, for a legend is cut off at its edge."""
    words = f"{sign(state)} {signs()[state].label.said(language)}"
    return formats.wrapped(f"{words}{formats.NO_BREAK}({count})", WIDEST)


def _part(state: str, count: int, language: str) -> Chart:
    label = _label(state, count, language)
    return {
        "type": "bar",
        "orientation": "h",
        "name": label,
        "x": [count],
        "y": [""],
        "marker": {
            "color": style.STATE_COLORS[state],
            "line": style.edge(style.STATE_COLORS[state]),
        },
        "hovertemplate": f"{label}<extra></extra>",
    }


def describe_state_bar(counts: dict[str, int], language: str) -> str:
    """The text alternative of the bar."""
    parts = [
        f"{formats.number(count, language)} {_counted(state, language)}"
        for state, count in counts.items()
        if count
    ]
    return sentence(
        "state_bar",
        language,
        all=formats.number(sum(counts.values()), language),
        parts=formats.listing(parts, language),
    )


def state_table(counts: dict[str, int], language: str) -> pd.DataFrame:
    """The table twin of the bar; states that do not occur are in it with 0."""
    words = {"de": ["Stand", "Anzahl"], "en": ["State", "Number"]}[language]
    rows = [
        (sentences()[f"state_{state}"][language], Cell(formats.number(count, language), count))
        for state, count in counts.items()
    ]
    return pd.DataFrame(rows, columns=words)


def _counted(state: str, language: str) -> str:
    """A state behind a number: "12 liegt vor" would be wrong of several."""
    return sentences()["state_counted_hidden" if state == "hidden" else f"state_{state}"][language]
