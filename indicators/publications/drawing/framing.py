"""Title, dates and sources laid into a chart, so that a picture of it can stand alone."""

from collections.abc import Mapping, Sequence
from typing import Any

from indicators.publications.drawing import style
from indicators.publications.drawing.svg import letters
from indicators.publications.exhibit import Chart
from indicators.publications.speech.escaping import in_chart
from indicators.publications.speech.wording import sentence

LIVE = 290
"""Pixels that a chart has on the smallest phone; a live chart is not laid out anew for others."""
MOST_SOURCES = 3
"""Publishers that are named in a picture; the others are counted."""
_TITLE, _SMALL = 15, 13
_TOP, _EDGE = 18, 8
"""Pixels above the title and below the block. Plotly lets half of a line stand higher."""
_LEGEND = 46
"""Pixels of a legend of two words above the plots, one below the other on a phone."""


def framed(chart: Chart, language: str, width: float) -> dict[str, Any]:
    """The figure of a chart with a block above it: title, dates, sources, in lines of `width`."""
    layout = chart.figure["layout"]
    title = _lines(chart.title, width, _TITLE, is_bold=True)
    small = _lines(about(chart, language), width, _SMALL)
    own = layout["title"]["text"].split("<br>") if "title" in layout else []
    own_lines = [in_size(line, _SMALL) for line in own]
    lines = [f"<b>{line}</b>" for line in title] + [in_size(line, _SMALL) for line in small]
    above = round(letters.LINE * (_TITLE * len(title) + _SMALL * len(small)) + _TOP + _EDGE)
    margin, free = layout["margin"], _LEGEND if _has_legend_above(layout) else 0
    changes = {
        "title": _block([*lines, *own_lines]),
        "height": layout["height"] + above,
        "margin": {**margin, "t": max(margin["t"], free) + above},
    }
    return {**chart.figure, "layout": {**layout, **changes}}


def _has_legend_above(layout: Mapping[str, Any]) -> bool:
    """Whether the legend stands where the block would lie on it."""
    return bool(layout["showlegend"]) and layout["legend"]["y"] >= 1


def about(chart: Chart, language: str) -> str:
    """Dates and sources in one line: "2012 bis 2025. Quelle: WAZ und IT.NRW"."""
    names = list(dict.fromkeys(source.publisher for source in chart.sources))
    form = "picture_source" if len(names) == 1 else "picture_sources"
    said = sentence(form, language, names=_some(names, language)) if names else ""
    return " · ".join(filter(None, [_span(chart.dates, language), said]))


def _span(dates: Sequence[str], language: str) -> str:
    if len(dates) < 2:
        return "".join(dates)
    return sentence("picture_span", language, first=dates[0], last=dates[-1])


def _some(names: Sequence[str], language: str) -> str:
    """All of a few names; of many the first ones and how many more there are."""
    more = len(names) - MOST_SOURCES
    if more < 2:
        return ", ".join(names)
    return f"{', '.join(names[:MOST_SOURCES])} {sentence('picture_more', language, count=more)}"


def in_size(line: str, size: int) -> str:
    """A line in a size of its own."""
    return f'<span style="font-size: {size}px">{line}</span>'


def _lines(text: str, width: float, size: float, *, is_bold: bool = False) -> list[str]:
    """A text in lines that fit, safe to stand in a chart."""
    return [in_chart(line) for line in letters.folded(text, width, size, is_bold=is_bold)]


def _block(lines: Sequence[str]) -> dict[str, Any]:
    """The title of a Plotly figure, at the top left of the whole picture."""
    return {
        "text": "<br>".join(lines),
        "font": {"size": _TITLE, "color": style.INK, "family": style.FONT},
        "x": 0,
        "xanchor": "left",
        "yref": "container",
        "y": 1,
        "yanchor": "top",
        "pad": {"t": _TOP, "l": 4},
        "automargin": False,
    }
