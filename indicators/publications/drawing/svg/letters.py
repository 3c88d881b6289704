"""Texts of a figure: the few marks that Plotly knows, and how much room letters take.

A picture is laid out without a browser, so widths come from a table of Public Sans.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from html import unescape

from indicators.publications.speech.hyphens import divided

# Advance of a letter in thousandths of its size, rounded up (Public Sans, regular).
_ADVANCES = {
    280: ".:;· !',i‚¡‘’j|¦",
    320: "I()[]l•{}",
    400: "/\\*Jfrt-ª³²ºª",
    460: '1“”„"«»ł',
    520: "_svz^°§¿",
    560: "?y¤®+<=>ac¬±×÷–−",
    600: "Lehknoux~27FTbdpqµøþßđ€",
    640: "#0EY£¥34569PZg",
    700: "$8ÞBRSVCDKUXĐ",
    760: "&AOGNQØ",
    820: "Hw©",
    920: "Mm@½%¾æ…¼",
    1120: "WœÆŒ—",
}
_WIDTHS = {letter: width for width, letters in _ADVANCES.items() for letter in letters}
_WIDEST = 1120
_BOLD = 1.07
# Another font may have to stand in for Public Sans.
_RESERVE = 1.04

LINE = 1.3
"""Height of a line in parts of the size of its letters."""

_MARK = re.compile(r'(<br>|</?b>|<span style="font-size: \d+px">|</span>)')


@dataclass(frozen=True)
class Run:
    """Letters of one look; `size` only where it is not that of the text."""

    text: str
    is_bold: bool = False
    size: float | None = None


Line = tuple[Run, ...]


def parsed(markup: str) -> tuple[Line, ...]:
    """Lines of a text; what looks like any other markup is text and stays so."""
    lines: list[list[Run]] = [[]]
    is_bold, size = False, None
    for part in _MARK.split(markup):
        if part == "<br>":
            lines.append([])
        elif part in ("<b>", "</b>"):
            is_bold = part == "<b>"
        elif _MARK.fullmatch(part):
            size = float(re.sub(r"\D", "", part)) if part != "</span>" else None
        elif part:
            lines[-1].append(Run(unescape(part), is_bold, size))
    return tuple(tuple(line) for line in lines)


def width(lines: tuple[Line, ...], size: float) -> float:
    """Width of the longest line, in pixels."""
    return max(line_width(line, size) for line in lines)


def folded(text: str, room: float, size: float, *, is_bold: bool = False) -> list[str]:
    """A text without marks in lines no wider than `room`; a longer word is divided."""

    def fits(part: str) -> bool:
        return line_width((Run(part, is_bold),), size) <= room

    lines: list[str] = []
    for word in (part for whole in text.split(" ") for part in divided(whole, fits)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and not fits(longer):
            lines.append(word)
        else:
            lines[-1:] = [longer]
    return lines


def line_width(line: Line, size: float) -> float:
    """Width of one line, in pixels."""
    return sum(_run_width(run, size) for run in line) * _RESERVE


def height(lines: tuple[Line, ...], size: float) -> float:
    """Height of all lines, in pixels."""
    return sum(line_height(line, size) for line in lines)


def line_height(line: Line, size: float) -> float:
    """Height of one line; its tallest letters count."""
    return LINE * max([size, *(run.size for run in line if run.size)])


def _run_width(run: Run, size: float) -> float:
    advance = sum(map(_advance, run.text)) / 1000
    return advance * (run.size or size) * (_BOLD if run.is_bold else 1)


@cache
def _advance(letter: str) -> int:
    """Letters with an accent are as wide as without; unknown ones count as the widest."""
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    plain = unicodedata.normalize("NFKD", letter)[0]
    return _WIDTHS.get(plain, _WIDEST)
