"""Words beside points."""

from typing import NamedTuple

from indicators.publications.drawing import style
from indicators.publications.drawing.svg import letters
from indicators.publications.drawing.svg.canvas import Box, Look, text_in
from indicators.publications.drawing.svg.plots import Place, Plot, Trace, places

_APART = 3.0
"""Pixels between a symbol and the words beside it."""
_FACING = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


class _Word(NamedTuple):
    """A text, the pixel beside its point, and which of its sides are there."""

    text: str
    at: Place
    across: str
    up: str


def words(picture: Box, plot: Plot, trace: Trace) -> str:
    """The words of a trace, beside their points."""
    return "".join(
        text_in(picture, word.text, word.at, _look(trace), across=word.across, up=word.up)
        for word in _words(plot, trace)
    )


def spans(plot: Plot) -> list[tuple[float, float]]:
    """Left and right ends of all words of a plot, wherever these are."""
    return [
        _span(word, _look(trace).size)
        for trace in plot.traces
        if "text" in trace.get("mode", "")
        for word in _words(plot, trace)
    ]


def _span(word: _Word, size: float) -> tuple[float, float]:
    wide = letters.width(letters.parsed(word.text), size)
    left = word.at[0] - wide * {"left": 0, "center": 0.5, "right": 1}[word.across]
    return left, left + wide


def _look(trace: Trace) -> Look:
    font = trace.get("textfont", {})
    return Look(font.get("size", 15), font.get("color", style.INK))


def _words(plot: Plot, trace: Trace) -> list[_Word]:
    """Where words stand is said once or for each."""
    wanted = trace.get("textposition", "middle center")
    positions = [wanted] * len(trace["x"]) if isinstance(wanted, str) else wanted
    away = trace.get("marker", {}).get("size", 0) / 2 + _APART
    return [
        _beside(text, place, position, away)
        for text, place, position in zip(trace["text"], places(plot, trace), positions, strict=True)
        if place is not None
    ]


def _beside(text: str, place: Place, position: str, away: float) -> _Word:
    """`top left` is where the words are: their lower right corner is at the point."""
    up, across = position.split()
    at = (
        place[0] + away * {"left": -1, "center": 0, "right": 1}[across],
        place[1] + away * {"top": -1, "middle": 0, "bottom": 1}[up],
    )
    return _Word(text, at, _FACING.get(across, "center"), _FACING.get(up, "middle"))
