"""The slides of a dossier: a leaf on as many as it needs, so that nobody has to scroll.

Deck and slides to edit are cut alike and stand in one order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from indicators.publications import exhibit
from indicators.publications.dossier.leaf import Dossier, Leaf
from indicators.publications.drawing.svg.picture import sentences
from indicators.publications.forms import slide_room
from indicators.publications.view import View

MOST_BESIDE = 200
"""Letters of a text that stands above a table of many slides; a longer one is unfolded."""
MOST_ROWS = 10
"""Rows of a table that are seen whatever the text says; more of them are for reading."""
FEWEST = 3
"""Rows of a table that are worth beginning below a text."""
_STEP = 12.0
"""Pixels by which rooms are made smaller to share rows evenly."""


@dataclass(frozen=True, eq=False)
class Slide:
    """What is seen of a leaf at once: a picture, or some of its text and rows."""

    leaf: Leaf
    name: str
    headline: str
    picture: exhibit.Chart | None = None
    text: tuple[exhibit.Words, ...] = ()
    table: exhibit.Table | None = None
    more: tuple[exhibit.Block, ...] = ()
    """What is unfolded: what the message rests on, and there is no room for."""


def slides_of(dossier: Dossier) -> tuple[Slide, ...]:
    """All slides after the first one."""
    return tuple(slide for leaf in dossier.leaves for slide in _of_leaf(leaf, dossier.view))


def _of_leaf(leaf: Leaf, view: View) -> Iterator[Slide]:
    first = Slide(leaf, leaf.name, leaf.headline)
    charts = leaf.walls or ((leaf.chart,) if leaf.chart else ())
    if charts:
        yield from _numbered(
            [replace(first, picture=one, more=_behind(leaf, one)) for one in charts], view
        )
        return
    seen, more = _seen(leaf)
    whole = _divided(seen, slide_room.body(leaf.headline))
    if len(whole) > 1:
        # The number of a slide makes its message longer.
        whole = _evenly(seen, slide_room.body(_part(leaf.headline, 9, 9, view)))
    slides = [replace(first, text=text, table=rows, more=more) for text, rows in whole]
    yield from _numbered(slides, view)


def _behind(leaf: Leaf, picture: exhibit.Chart) -> tuple[exhibit.Block, ...]:
    """The text and the numbers of a picture, and what its lines and signs mean."""
    caption = exhibit.Words((leaf.chart or picture).caption)
    tables = picture.table if leaf.table is None else (leaf.table,)
    return (*leaf.text, caption, *tables)


def _seen(leaf: Leaf) -> tuple[Leaf, tuple[exhibit.Block, ...]]:
    """Text and table where both fit on a slide or the text is short; else one of them."""
    if leaf.table is None or _is_whole(leaf):
        return leaf, ()
    if sum(len(one.text) for one in _told(leaf.text)) <= MOST_BESIDE:
        return leaf, ()
    if len(leaf.table.text) > MOST_ROWS:
        return replace(leaf, table=None), (leaf.table,)
    return replace(leaf, text=()), leaf.text


def _is_whole(leaf: Leaf) -> bool:
    return len(_divided(leaf, slide_room.body(leaf.headline))) == 1


def _told(
    blocks: Sequence[exhibit.Block],
) -> Iterator[exhibit.Words | exhibit.Small | exhibit.Note]:
    """The running text among some blocks."""
    told = exhibit.Words | exhibit.Small | exhibit.Note
    return (one for one in blocks if isinstance(one, told))


def _numbered(slides: Sequence[Slide], view: View) -> Iterator[Slide]:
    """Slides of one leaf say which of them they are; the first keeps the address of the leaf."""
    count = len(slides)
    if count == 1:
        yield slides[0]
        return
    for number, slide in enumerate(slides, 1):
        name = slide.name if number == 1 else f"{slide.name}-{number}"
        yield replace(slide, name=name, headline=_part(slide.headline, number, count, view))


def _part(headline: str, number: int, count: int, view: View) -> str:
    part = view.say(
        "deck_part", number=view.speaker.number(number), count=view.speaker.number(count)
    )
    return f"{headline} {part}"


Thing = TypeVar("Thing")
Part = tuple[tuple[exhibit.Words, ...], exhibit.Table | None]
"""Text and rows of one slide."""


def _evenly(leaf: Leaf, room: float) -> list[Part]:
    """On as few slides as the room allows, and none of them nearly empty."""
    found = _divided(leaf, room)
    while len(smaller := _divided(leaf, room - _STEP)) == len(found):
        found, room = smaller, room - _STEP
    return found


def _divided(leaf: Leaf, room: float) -> list[Part]:
    """Text from slide to slide, then the table, which begins below a text only if it has room."""
    texts = _filled([(one, slide_room.text(one)) for one in _pieces(leaf.text, room)], room)
    parts: list[Part] = [((exhibit.Words(_joined(text)),), None) for text in texts]
    if leaf.table is None:
        return parts or [((), None)]
    taken = sum(slide_room.text(one) for one in texts[-1]) if texts else 0.0
    head, *heights = slide_room.rows(leaf.table)
    beginning = head + sum(heights[:FEWEST])
    is_below = bool(texts) and taken + beginning <= room
    first = room - head - (taken if is_below else 0)
    pages = _filled(list(enumerate(heights)), room - head, first)
    tables = [_some(leaf.table, page) for page in pages]
    if is_below:
        return [*parts[:-1], (parts[-1][0], tables[0]), *(((), one) for one in tables[1:])]
    return [*parts, *(((), one) for one in tables)]


def _filled(
    things: Sequence[tuple[Thing, float]], room: float, first: float | None = None
) -> list[list[Thing]]:
    """Things with their heights on pages of a height; `first` is what the first page has left."""
    pages: list[list[Thing]] = []
    left = room if first is None else first
    for thing, height in things:
        if not pages or height > left:
            left = room if pages else left
            pages.append([])
        pages[-1].append(thing)
        left -= height
    return pages


def _some(table: exhibit.Table, rows: Sequence[int]) -> exhibit.Table:
    own = list(rows)
    return replace(table, marked=table.marked.iloc[own], text=table.text.iloc[own], file=None)


def _pieces(blocks: Sequence[exhibit.Block], room: float) -> Iterator[str]:
    """Paragraphs and entries of lists; what is higher than a slide goes sentence by sentence."""
    for block in _told(blocks):
        for paragraph in block.text.split("\n\n"):
            is_list = paragraph.startswith("- ")
            for piece in paragraph.split("\n") if is_list else [paragraph]:
                if slide_room.text(piece) <= room:
                    yield piece
                else:
                    yield from sentences(piece)


def _joined(pieces: Sequence[str]) -> str:
    """Entries of a list stay one list."""
    text = pieces[0]
    for before, piece in pairwise(pieces):
        is_list = before.startswith("- ") and piece.startswith("- ")
        text += ("\n" if is_list else "\n\n") + piece
    return text
