"""Title, dates and sources laid into a chart, so that a picture of it can stand alone.

A live chart has them as text above it: Plotly breaks no line by itself, and nobody knows how wide
the screen is on which it will be drawn.
"""

from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any

from indicators.publications.drawing import style
from indicators.publications.drawing.svg import letters
from indicators.publications.exhibit import Chart
from indicators.publications.speech.escaping import in_chart
from indicators.publications.speech.wording import sentence

LIVE = 290
"""Pixels that a chart has on the smallest phone; a live chart is not laid out anew for others."""
CONTINUED = "<br>\u2003"
"""Between the lines of one remark in a picture; a new remark begins without the blank."""
MOST_SOURCES = 3
"""Publishers that are named in a picture; the others are counted."""
_TITLE, _SMALL = 15, 13
_TOP, _EDGE = 18, 8
"""Pixels above the title and below the block. Plotly lets half of a line stand higher."""
_SAMPLE = 56
"""Pixels of the sample beside a name in a legend, and of the edges around both."""
_SIDES = 60
"""Pixels that the labels of an upright axis take from a plot."""
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


def live(chart: Chart) -> dict[str, Any]:
    """The figure of a chart without a title, its legend in lines that fit the smallest phone."""
    layout = {name: part for name, part in chart.figure["layout"].items() if name != "title"}
    margin = layout["margin"]
    top = style.TOP if "title" in chart.figure["layout"] else margin["t"]
    top = max(top, _LEGEND if _has_legend_above(layout) else 0)
    changes = {"height": layout["height"] + top - margin["t"], "margin": {**margin, "t": top}}
    changes |= {name: _titled_short(layout[name]) for name in layout if name.startswith("xaxis")}
    size = layout["legend"].get("font", {}).get("size", style.LEGEND)
    data = [_named_short(trace, size) for trace in chart.figure["data"]]
    return {**chart.figure, "data": data, "layout": {**layout, **changes}}


def _named_short(trace: Mapping[str, Any], size: float) -> Mapping[str, Any]:
    """A trace whose name beside its sample is no wider than the chart."""
    if not trace.get("name"):
        return trace
    words = trace["name"].replace("<br>", " ")
    return {**trace, "name": "<br>".join(letters.folded(words, LIVE - _SAMPLE, size))}


def _titled_short(axis: Mapping[str, Any]) -> Mapping[str, Any]:
    """A level axis whose title is no wider than the plot."""
    title = axis.get("title", {})
    if not title.get("text"):
        return axis
    lines = letters.folded(title["text"], LIVE - _SIDES, title["font"]["size"])
    return {**axis, "title": {**title, "text": "<br>".join(lines)}}


def with_remark(figure: Mapping[str, Any], text: str) -> dict[str, Any]:
    """A figure with one more remark below its title, and the room for it."""
    layout = figure["layout"]
    lines = letters.folded(text, LIVE - _EDGE, _SMALL)
    said = filter(None, [layout.get("title", {}).get("text", ""), CONTINUED.join(lines)])
    more = round(letters.LINE * _SMALL * len(lines))
    margin = {**layout["margin"], "t": layout["margin"]["t"] + more}
    changes = {"title": _block(list(said)), "margin": margin, "height": layout["height"] + more}
    return {**figure, "layout": {**layout, **changes}}


def remarks(chart: Chart) -> list[str]:
    """What a picture says of itself below its title, as text: the assumptions of a scenario."""
    said = chart.figure["layout"].get("title", {}).get("text", "")
    return [unescape(one) for one in said.replace(CONTINUED, " ").split("<br>") if one]


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
