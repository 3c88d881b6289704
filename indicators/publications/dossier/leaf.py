"""A leaf: one message with its chart or table. A slide shows it, a report makes a section of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from indicators.publications import exhibit
from indicators.publications.captions import captioned
from indicators.publications.drawing.svg.picture import sentences
from indicators.publications.forms.markdown import in_line
from indicators.publications.forms.markup import text_of
from indicators.publications.provenance import Address
from indicators.publications.view import View

Remark = exhibit.Words | exhibit.Small | exhibit.Note
"""Blocks of running text; all else on a page is a drawing, a table, a link or a choice."""

_STRONG = "**"


@dataclass(frozen=True, eq=False)
class Leaf:
    """One message: a slide, a section of a report."""

    name: str
    """In addresses and names of files, the same in every release: "anteil", "ziel-1"."""
    goal: str
    """Code of the contract goal it belongs to, "" for none."""
    headline: str
    """The generated sentence as plain text."""
    text: tuple[exhibit.Block, ...]
    """Further sentences, as Markdown like on pages."""
    chart: exhibit.Chart | None
    table: exhibit.Table | None
    """Where there is no chart."""
    address: Address
    """The living page it comes from, with its choices."""
    walls: tuple[exhibit.Chart, ...] = ()
    """The same message for a meeting room, where chart or table have more than one reads there."""


@dataclass(frozen=True, eq=False)
class Dossier:
    """All leaves of one area, and what they were made from."""

    area: str
    """Code of the city; "" for all cities together."""
    name: str
    title: str
    leaves: tuple[Leaf, ...]
    view: View


def said(text: str) -> tuple[str, tuple[exhibit.Words, ...]]:
    """The first sentence of a text as a headline, and what is left of it."""
    paragraph, *others = text.split("\n\n")
    if paragraph.startswith(_STRONG) and paragraph.endswith(_STRONG):
        # A message of a page, strong as a whole.
        paragraph = paragraph.strip(_STRONG)
    first, *rest = sentences(paragraph)
    more = [" ".join(rest), *others]
    return plain_text(first), tuple(exhibit.Words(one) for one in more if one)


def plain_text(markdown: str) -> str:
    """A sentence of a page without what makes letters strong or a link."""
    return " ".join(text_of(in_line(markdown, lambda address: address)).split())


def chart_in(blocks: Iterable[exhibit.Block], address: Address) -> exhibit.Chart | None:
    """The chart among the blocks of a part of a page, with its tables named and its page told."""
    found = next((one for one in captioned(blocks) if isinstance(one, exhibit.Chart)), None)
    return replace(found, address=address) if found else None


def table_of(blocks: Iterable[exhibit.Block], caption: str) -> exhibit.Table | None:
    """The table among the blocks of a part of a page, with a name."""
    found = next((one for one in blocks if isinstance(one, exhibit.Table)), None)
    return replace(found, caption=caption) if found else None


def remarks_in(blocks: Iterable[exhibit.Block], *without: str) -> tuple[Remark, ...]:
    """The running text among the blocks of a part of a page; a text that is said elsewhere goes."""
    found = (one for one in blocks if isinstance(one, exhibit.Words | exhibit.Small | exhibit.Note))
    return tuple(one for one in found if plain_text(one.text) not in without)
