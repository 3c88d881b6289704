"""A live page in few pieces: prose, which is HTML at once, and between it what one chooses.

Every piece costs a browser time on its way to the screen, whatever is in it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from indicators.publications import exhibit
from indicators.publications.forms.html import above, beneath, rendered
from indicators.publications.forms.markup import element
from indicators.publications.forms.place import Place

Alive = (
    exhibit.Chart
    | exhibit.Choice
    | exhibit.Choices
    | exhibit.Typed
    | exhibit.Switch
    | exhibit.Slider
    | exhibit.Reset
)
"""What a visitor handles; all else is only read."""


@dataclass(frozen=True)
class Prose:
    """What is read and not handled, as HTML."""

    html: str


@dataclass(frozen=True, eq=False)
class Frame:
    """A fold, card or columns with something alive in it; the pieces of each of its parts."""

    block: exhibit.Fold | exhibit.Card | exhibit.Columns
    parts: tuple[tuple["Piece", ...], ...]


Piece = Prose | Frame | Alive


def pieces(blocks: Iterable[exhibit.Block], place: Place) -> tuple[Piece, ...]:
    """Blocks as pieces in the same order, what is read in as few of them as can be."""
    return tuple(_joined(piece for block in blocks for piece in _of_block(block, place)))


def _joined(found: Iterable[Piece]) -> Iterator[Piece]:
    for is_prose, run in groupby(found, lambda piece: isinstance(piece, Prose)):
        if is_prose:
            texts = (piece.html for piece in run if isinstance(piece, Prose))
            yield Prose(element("div", "\n".join(filter(None, texts)), class_="om-prose"))
        else:
            yield from run


def _of_block(block: exhibit.Block, place: Place) -> Iterator[Piece]:
    if isinstance(block, exhibit.Chart):
        caption = element("p", place.line(block.caption), class_="remark") if block.caption else ""
        yield Prose(above(block, place))
        yield block
        yield Prose(caption + beneath(block, place))
    elif isinstance(block, Alive):
        yield block
    elif isinstance(block, exhibit.Fold | exhibit.Card | exhibit.Columns) and _is_alive(block):
        yield Frame(block, tuple(pieces(part, place) for part in parts_of(block)))
    else:
        yield Prose(rendered((block,), place))


def _is_alive(block: exhibit.Block) -> bool:
    """Whether there is something to handle in a block."""
    inside = (one for part in parts_of(block) for one in part)
    return isinstance(block, Alive) or any(map(_is_alive, inside))


def parted(found: Sequence[Piece]) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """A page up to its first chart, and what comes below; nothing below where there is none."""
    places = (place for place, piece in enumerate(found, 1) if _has_chart(piece))
    end = next(places, len(found))
    return found[:end], found[end:]


def _has_chart(piece: Piece) -> bool:
    if isinstance(piece, Frame):
        return any(_has_chart(one) for part in piece.parts for one in part)
    return isinstance(piece, exhibit.Chart)


def parts_of(block: exhibit.Block) -> Sequence[Sequence[exhibit.Block]]:
    """The blocks within a block: one list, or one a column; none of what holds no others."""
    if isinstance(block, exhibit.Columns):
        return block.columns
    return (block.blocks,) if isinstance(block, exhibit.Fold | exhibit.Card) else ()
