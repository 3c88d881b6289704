"""How much of a slide a text or a table takes, in pixels at 1280 × 720, where letters have 24.

A slide is cut before any browser sees it, so its room is reckoned as a browser would divide it.
"""

from collections.abc import Sequence

from indicators.publications import exhibit
from indicators.publications.drawing.svg import letters
from indicators.publications.forms.running_text import paragraphs, plain

WIDTH, LINE = 1212.0, 31.2
"""A line of text: its length beside the margins, and its height."""
_SIZE = 24.0
_HEADLINE, _HEADLINE_SIZE = 41.4, 36.0
_AROUND = 690 - 14.4 - LINE - 86.4
"""What margins, the line above and the foot with its square leave for message and body."""
_BETWEEN, _DENT, _CELL, _ROW = 7.2, 48.0, 14.5, 9.0
"""Above a paragraph, before an entry of a list, beside a cell, around a row."""


def body(headline: str) -> float:
    """The height that a message leaves."""
    lines = letters.folded(headline, WIDTH, _HEADLINE_SIZE, is_bold=True)
    return _AROUND - _HEADLINE * len(lines)


def text(markdown: str) -> float:
    """The height of some paragraphs or entries of a list."""
    return sum(
        LINE * len(letters.folded(one.text, WIDTH - _DENT * one.level, _SIZE)) + _BETWEEN
        for one in paragraphs(markdown)
    )


def rows(table: exhibit.Table) -> list[float]:
    """The height of the head of a table and of each of its rows."""
    shown = [[plain(str(name)) for name in table.marked]]
    shown += [list(map(plain, row)) for row in table.marked.astype(str).to_numpy()]
    columns = [list(column) for column in zip(*shown, strict=True)]
    widths = _widths(columns)
    return [
        _ROW + LINE * max(_lines(cell, width) for cell, width in zip(row, widths, strict=True))
        for row in shown
    ]


def _lines(cell: str, width: float) -> int:
    return len(letters.folded(cell, width, _SIZE)) if cell else 1


def _widths(columns: Sequence[Sequence[str]]) -> list[float]:
    """As browsers do: each column its longest word, and of what is left as much as it lacks."""
    room = WIDTH - _CELL * len(columns)
    least = [max(_long(word) for cell in column for word in cell.split(" ")) for column in columns]
    most = [max(map(_long, column)) for column in columns]
    if sum(most) <= room:
        return most
    lacking = sum(most) - sum(least)
    part = max(0.0, (room - sum(least)) / lacking) if lacking else 0.0
    return [low + part * (high - low) for low, high in zip(least, most, strict=True)]


def _long(words: str) -> float:
    return letters.width(letters.parsed(words.replace("<", "‹")), _SIZE)
