"""Running text as values, for forms that know neither Markdown nor HTML: papers and slides."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markdown_it.token import Token

from indicators.publications import exhibit
from indicators.publications.forms.markdown import parsed
from indicators.publications.site.operator import site_address
from indicators.publications.speech.escaping import WORD_JOINER

_LISTS = ("bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close")
_BREAKS = ("softbreak", "hardbreak")


class Span(NamedTuple):
    """Words of one kind."""

    text: str
    is_strong: bool = False
    is_emphasised: bool = False
    address: str = ""


class Paragraph(NamedTuple):
    """Words that belong together; `level` is how deep in lists they stand, 0 in none."""

    spans: tuple[Span, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(span.text for span in self.spans)


def paragraphs(markdown: str) -> Iterator[Paragraph]:
    """Paragraphs and entries of lists, in their order."""
    level = 0
    for token in parsed(markdown):
        if token.type in _LISTS:
            level += token.nesting
        if token.type == "inline":
            yield Paragraph(tuple(_spans(token.children or [])), level)


def told(blocks: Iterable[exhibit.Block]) -> Iterator[Paragraph]:
    """The running text among some blocks."""
    for block in blocks:
        if isinstance(block, exhibit.Words | exhibit.Small | exhibit.Note):
            yield from paragraphs(block.text)


def line(markdown: str) -> tuple[Span, ...]:
    """A cell, label or caption."""
    return tuple(span for one in paragraphs(markdown) for span in one.spans)


def plain(markdown: str) -> str:
    """The words of a cell, label or caption alone."""
    return "".join(span.text for span in line(markdown))


def _spans(tokens: list[Token]) -> Iterator[Span]:
    strong = emphasised = 0
    address = ""
    for token in tokens:
        if token.type.startswith("strong"):
            strong += token.nesting
        elif token.type.startswith("em_"):
            emphasised += token.nesting
        elif token.type.startswith("link"):
            address = reachable(str(token.attrGet("href") or ""))
        elif text := _text(token):
            yield Span(text, bool(strong), bool(emphasised), address)


def _text(token: Token) -> str:
    if token.type in _BREAKS:
        return " "
    # Here nothing reads commands that would have to be kept apart.
    return token.content.replace(WORD_JOINER, "") if token.nesting == 0 else ""


def reachable(address: str) -> str:
    """Where a link leads from a file that lies anywhere; "" where that is not known."""
    if not address.startswith("/"):
        return address
    return site_address() + address if site_address() else ""
