"""Number formats (the part of ECMA-376 that delivered cells use), taken apart strictly.

What is not understood is named, never guessed: see `reading`.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

Kind = Literal["general", "number", "date", "text", "nothing", "unclear"]

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<gap>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>general)|(?P<noon>am/pm|a/p)|(?P<time>y+|m+|d+|h+|s+)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_COLOUR = re.compile(r"(black|blue|cyan|green|magenta|red|white|yellow|color ?\d{1,2})", re.I)
# A language without a currency or other digits, or the date and time of the system.
_LANGUAGE = re.compile(r"\$-([0-9a-f]{1,4}|f[48]00)", re.I)
_SPACES = " \u00a0\u202f\u2009"
_SECTIONS = re.compile(r'(?:"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[^;])*', re.DOTALL)
_NUMBER = re.compile(
    r"(?P<before>[^0#?.,%]*)(?P<digits>[0#?,]*)(?P<point>\.(?P<decimals>[0#?]*))?(?P<percent>%?)"
    r"(?P<after>[^0#?.,%]*)"
)
# In the shape of a number format, letters from outside Unicode's characters stand for literals.
_LITERAL = 0xF0000


@dataclass(frozen=True)
class NumberShape:
    """How a number is written: digits, decimals, percent, and the words around it.

    `scaled` counts commas behind the digits: each one shows a thousandth.
    """

    before: str
    after: str
    least_digits: int
    grouped: bool
    most_decimals: int
    least_decimals: int
    percent: bool
    scaled: int


@dataclass(frozen=True)
class Section:
    """One part of a format: for positive, negative, zero or text."""

    kind: Kind
    shape: NumberShape | None = None
    parts_of_date: frozenset[str] = frozenset()


@cache
def sections(code: str) -> tuple[Section, ...]:
    """The parts of a format, separated by semicolons."""
    found, start = [], 0
    while True:
        match = _SECTIONS.match(code, start)
        end = match.end() if match else start
        found.append(_section(code[start:end]))
        if end >= len(code) or code[end] != ";":
            break
        start = end + 1
    return tuple(found) if end >= len(code) and len(found) <= 4 else (Section("unclear"),)


def _section(code: str) -> Section:
    literals: list[str] = []
    shape, times = "", []
    for match in _TOKEN.finditer(code):
        kind, text = str(match.lastgroup), match[match.lastgroup or 0]
        if kind == "bracket":
            if not (_COLOUR.fullmatch(text) or _LANGUAGE.fullmatch(text)):
                return Section("unclear")
        elif kind == "fill" and text not in _SPACES:
            return Section("unclear")
        elif kind in ("quoted", "escaped") or (kind == "plain" and text in "+-()€$/: "):
            shape += chr(_LITERAL + len(literals))
            literals.append(text)
        elif kind == "time":
            times.append(text.lower())
        elif kind == "noon":
            times.append("noon")
        elif kind == "general":
            shape += "G"
        elif kind == "plain":
            shape += text
    if times:
        # Words between the parts of a date change nothing; placeholders for digits would.
        return _date(times) if not re.search(r"[0#?%@G]", shape) else Section("unclear")
    return _without_date(shape, literals)


def _without_date(shape: str, literals: list[str]) -> Section:
    bare = "".join(character for character in shape if ord(character) < _LITERAL)
    words = "".join(literals).strip(_SPACES)
    if not bare:
        return Section("unclear") if words else Section("nothing")
    if bare == "G":
        return Section("unclear") if words else Section("general")
    if bare == "@":
        return Section("unclear") if words else Section("text")
    return _number(shape, literals)


def _number(shape: str, literals: list[str]) -> Section:
    """Blanks of their own are dropped wherever they stand: `#\\ ##0` groups digits with one."""
    for position, text in enumerate(literals):
        bare = text if text.strip(_SPACES) else ""
        # A quoted percent sign shows percent too; it only does not multiply.
        shape = shape.replace(chr(_LITERAL + position), _private(bare))
    match = _NUMBER.fullmatch(shape)
    if match is None:
        return Section("unclear")
    digits, decimals = match["digits"], match["decimals"] or ""
    scaled = len(digits) - len(digits.rstrip(","))
    places = digits.replace(",", "")
    first_zero = places.find("0")
    if (not places and not decimals) or (first_zero >= 0 and places[first_zero:].strip("0")):
        return Section("unclear")
    shape_of_number = NumberShape(
        before=_public(match["before"]),
        after=_public(match["after"]),
        least_digits=places.count("0"),
        grouped="," in digits.rstrip(","),
        most_decimals=len(decimals),
        least_decimals=decimals.rfind("0") + 1,
        percent=bool(match["percent"]),
        scaled=scaled,
    )
    return Section("number", shape_of_number)


def _private(text: str) -> str:
    """Moves literal characters out of the way of placeholders."""
    return "".join(chr(_LITERAL + 0x1000 + ord(character) % 0xE000) for character in text)


def _public(text: str) -> str:
    return "".join(
        chr(ord(character) - _LITERAL - 0x1000) if ord(character) >= _LITERAL else character
        for character in text
    )


def _date(times: list[str]) -> Section:
    """Which parts of a date a format shows; an m beside hours or seconds means minutes."""
    parts = set()
    for position, word in enumerate(times):
        before = times[position - 1] if position else ""
        behind = times[position + 1] if position + 1 < len(times) else ""
        minutes = word[0] == "m" and (before.startswith("h") or behind.startswith("s"))
        if word == "noon" or word[0] in "hs" or minutes:
            parts.add("time")
        elif word[0] == "d":
            parts.add("day" if len(word) <= 2 else "weekday")
        elif word[0] == "m":
            parts.add("month")
        else:
            parts.add("year" if len(word) > 2 else "short year")
    return Section("date", parts_of_date=frozenset(parts))
