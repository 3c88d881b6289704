"""The beginning of a live page as it will look, to be read while the program for it arrives."""

from collections.abc import Iterable, Iterator
from functools import singledispatch
from html import escape

from indicators.publications import exhibit
from indicators.publications.forms.html import pictures_below_title
from indicators.publications.forms.markup import element
from indicators.publications.forms.pieces import Frame, Piece, Prose
from indicators.publications.forms.place import Place

WITHOUT_CHART = 3
"""Pieces that fill the first screen of a page without a chart."""


def still(pieces: Iterable[Piece], place: Place) -> str:
    """The page as far as its first chart, as HTML; what one could choose is only said."""
    return "".join(_still(piece, place) for piece in _beginning(pieces))


def _beginning(pieces: Iterable[Piece]) -> Iterator[Piece]:
    found = list(pieces)
    places = (place for place, piece in enumerate(found) if isinstance(piece, exhibit.Chart))
    return iter(found[: next(places, WITHOUT_CHART - 1) + 1])


@singledispatch
def _still(piece: object, place: Place) -> str:
    """A button says nothing before it can be handled."""
    return ""


@_still.register
def _(piece: Prose, place: Place) -> str:
    return piece.html


@_still.register
def _(piece: exhibit.Chart, place: Place) -> str:
    return element("figure", pictures_below_title(piece, place), class_="om-still-chart")


@_still.register
def _(piece: Frame, place: Place) -> str:
    if not isinstance(piece.block, exhibit.Columns):
        return ""
    columns = ("".join(_still(one, place) for one in part) for part in piece.parts)
    widths = piece.block.widths or (1,) * len(piece.parts)
    shares = " ".join(f"minmax(0, {width}fr)" for width in widths)
    inside = "".join(element("div", column) for column in columns)
    columns_ = element("div", inside, class_="columns", style=f"--widths: {shares}")
    return element("div", columns_, class_="om-prose")


@_still.register
def _(piece: exhibit.Choice, place: Place) -> str:
    chosen = element("span", escape(piece.options[piece.code]))
    return element("p", place.line(piece.label) + chosen, class_="om-still-choice")


@_still.register
def _(piece: exhibit.Switch, place: Place) -> str:
    return element("p", place.line(piece.label), class_="om-still-choice")
