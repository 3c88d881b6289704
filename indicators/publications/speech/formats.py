"""Numbers, dates and signs as people read them, in German and English."""

import textwrap
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import NumberPattern, parse_pattern

from indicators.publications.speech.hyphens import divided

if TYPE_CHECKING:
    # A release needs the database; what checks a file speaks too, and does not wait for it.
    from indicators.release.row_types import Figure

NO_BREAK = "\u00a0"
MINUS = "\u2212"

# The English of European offices: day before month, no comma before "and".
_LOCALES = {"de": Locale("de"), "en": Locale("en", "GB")}

# CLDR spells numbers out by rules that Babel does not carry; twelve words need none.
_WORDS = {
    "de": "null eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "en": "no one two three four five six seven eight nine ten eleven twelve",
}


def rounded(value: float, decimals: int = 0) -> Decimal:
    """Half goes up, as German readers learn it (DIN 1333): 34.5 is 35; −34.5 is −35.

    Twelve digits come first, so that 2.675 is the half that people see, not what a computer keeps.
    """
    return Decimal(f"{value:.12g}").quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def number(value: float, language: str, decimals: int = 0) -> str:
    """12345.678 → 12.345,7 (de) or 12,345.7 (en). Years do not belong here."""
    # Adding nothing turns a minus zero into zero.
    exact = rounded(value, decimals) + 0
    text: str = _pattern(decimals).apply(exact, _LOCALES[language])
    return text.replace("-", MINUS)


@cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + "." * bool(decimals) + "0" * decimals)


def counting(count: int, language: str) -> str:
    """A small number as a word, as German texts want it: neun Städte, but 13 Städte."""
    return _WORDS[language].split()[count] if 0 < count <= 12 else number(count, language)


def day(value: date | pd.Timestamp, language: str) -> str:
    """31. Dezember 2021 · 31 December 2021."""
    return format_date(value, "long", _LOCALES[language])


def reference(figure: "Figure", language: str) -> str:
    """When a figure holds: its day if that is known, else its year."""
    if pd.isna(figure["reference_date"]):
        return str(int(figure["year"]))
    return day(pd.Timestamp(figure["reference_date"]), language)


def partial_date(text: str, language: str) -> str:
    """A date as exact as its source: 2018, Februar 2018 or 22. Februar 2018."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return day(date(*parts), language)
    if len(parts) == 2:
        return format_date(date(parts[0], parts[1], 1), "MMMM y", _LOCALES[language])
    return text


def listing(words: list[str], language: str) -> str:
    """Bochum, Essen und Herne · Bochum, Essen and Herne."""
    return format_list(words, locale=_LOCALES[language]) if words else ""


def quoted(text: str, language: str) -> str:
    """„Beschäftigte“ · “Staff”."""
    return f"„{text}“" if language == "de" else f"“{text}”"


def wrapped(text: str, width: int, lines: int = 2) -> str:
    """A label of at most `lines` lines; what does not fit ends in an ellipsis.

    A word that is longer than a line is divided with a hyphen.
    """
    words = " ".join(
        part for word in text.split(" ") for part in divided(word, lambda it: len(it) <= width)
    )
    return "<br>".join(textwrap.wrap(words, width, max_lines=lines, placeholder=" …"))
