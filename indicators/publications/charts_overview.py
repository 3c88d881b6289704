"""The bar of the first page: what is known of all that could be known."""

from typing import Any

import pandas as pd

from indicators.publications import formats, style
from indicators.publications.wording import sentence, sentences

Chart = dict[str, Any]


def state_bar(counts: dict[str, int], language: str) -> Chart:
    """One bar over all pairs of city and indicator, split by state; empty states are left out."""
    present = {state: count for state, count in counts.items() if count}
    return {
        "data": [_part(state, count, language) for state, count in present.items()],
        "layout": style.layout(
            language,
            barmode="stack",
            showlegend=True,
            # The legend wraps to a line per state on narrow screens; without room it would scroll.
            height=100 + 31 * len(present),
            margin={"l": 0, "r": 0, "t": 4, "b": 4},
            legend={
                "orientation": "v",
                "y": -0.1,
                "yanchor": "top",
                "x": 0,
                "traceorder": "normal",
            },
            xaxis={"visible": False, "fixedrange": True, "range": [0, sum(counts.values())]},
            yaxis={"visible": False, "fixedrange": True},
        ),
    }


def _part(state: str, count: int, language: str) -> Chart:
    look = style.STATE[state]
    label = f"{look['symbol']} {sentences()[f'state_{state}'][language]} ({count})"
    return {
        "type": "bar",
        "orientation": "h",
        "name": label,
        "x": [count],
        "y": [""],
        "marker": {"color": look["color"], "line": {"color": style.PAPER, "width": 2}},
        "hovertemplate": f"{label}<extra></extra>",
    }


def describe_state_bar(counts: dict[str, int], language: str) -> str:
    """The text alternative of the bar."""
    parts = [
        f"{formats.number(count, language)} {sentences()[f'state_{state}'][language]}"
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
        (sentences()[f"state_{state}"][language], formats.number(count, language))
        for state, count in counts.items()
    ]
    return pd.DataFrame(rows, columns=words)
