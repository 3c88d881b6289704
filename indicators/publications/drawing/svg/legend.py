"""The legend: what lines, symbols and fills mean, in rows below or above the plots."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indicators.publications.drawing.svg import bars, elements, letters, marks, symbols
from indicators.publications.drawing.svg.canvas import Box, Look, band, text_in
from indicators.publications.drawing.svg.plots import Trace

_SAMPLE = 34.0
"""Width of a sample of a line."""
_BETWEEN = 18.0
_LEFT = 4.0
_PAD = 8.0
_ROW_GAP = 4.0


@dataclass(frozen=True)
class Entry:
    """A trace in the legend, with its place from the upper left corner."""

    trace: Trace
    left: float
    top: float
    width: float
    height: float


def entries(figure: Mapping[str, Any], width: float) -> Sequence[Entry]:
    """What stands in the legend, in rows that `width` has room for."""
    layout = figure["layout"]
    if not layout.get("showlegend"):
        return []
    named = [t for t in figure["data"] if t.get("name") and t.get("showlegend", True)]
    is_list = layout["legend"]["orientation"] == "v"
    placed: list[Entry] = []
    left = top = tallest = 0.0
    for trace in named:
        lines, size = letters.parsed(trace["name"]), _size(layout)
        wide, high = _SAMPLE + letters.width(lines, size), letters.height(lines, size)
        if placed and (is_list or left + wide > width - _LEFT):
            left, top, tallest = 0.0, top + tallest + _ROW_GAP, 0.0
        placed.append(Entry(trace, left, top, wide, high))
        left, tallest = left + wide + _BETWEEN, max(tallest, high)
    return placed


def height(placed: Sequence[Entry]) -> float:
    """Pixels of the whole legend with the room around it."""
    return max((entry.top + entry.height for entry in placed), default=-2 * _PAD) + 2 * _PAD


def is_above(layout: Mapping[str, Any]) -> bool:
    """Whether the figure puts it above its plots."""
    return bool(layout["legend"]["y"] >= 1)


def drawn(picture: Box, placed: Sequence[Entry], top: float, layout: Mapping[str, Any]) -> str:
    """The legend, from a row of the picture downwards."""
    return "".join(_entry(picture, entry, top + _PAD, _size(layout)) for entry in placed)


def _size(layout: Mapping[str, Any]) -> float:
    """Plotly's default is a little smaller than the letters of the figure."""
    return float(layout["legend"].get("font", {}).get("size", layout["font"]["size"] * 0.9))


def _entry(picture: Box, entry: Entry, top: float, size: float) -> str:
    left = picture.left + _LEFT + entry.left
    middle = top + entry.top + letters.LINE * size / 2
    sample = Box(left, middle - 6, left + _SAMPLE - 6, middle + 6)
    at = (left + _SAMPLE, top + entry.top)
    words = text_in(picture, entry.trace["name"], at, Look(size), across="left", up="top")
    return _sample(sample, entry.trace) + words


def _sample(box: Box, trace: Trace) -> str:
    """A short piece of what the trace draws."""
    if trace["type"] == "bar":
        return bars.bar(Box(box.left + 6, box.top, box.right - 6, box.bottom), trace["marker"])
    if "fill" in trace:
        return band(box, trace["fillcolor"])
    return _line(box, trace) + _symbol(box, trace)


def _line(box: Box, trace: Trace) -> str:
    if "lines" not in trace["mode"]:
        return ""
    middle = (box.top + box.bottom) / 2
    return marks.stroked(elements.path([(box.left, middle), (box.right, middle)]), trace["line"])


def _symbol(box: Box, trace: Trace) -> str:
    if "markers" not in trace["mode"]:
        return ""
    marker = trace["marker"]
    at = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    one = symbols.symbol(marker["symbol"], at, marker["size"])
    return marks.group_of_symbols(one, marker["color"], "om-sample")
