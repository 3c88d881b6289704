"""Numbers, dates and signs as people read them, in German and English."""

import textwrap
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

NO_BREAK = "\u00a0"
MINUS = "\u2212"

_WORDS = {
    "de": [
        "null",
        "eine",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
    ],
    "en": [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ],
}
_MONTHS = {
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


def rounded(value: float, decimals: int = 0) -> Decimal:
    """Half goes up, as German readers learn it (DIN 1333): 34.5 is 35; −34.5 is −35.

    Twelve digits come first, so that 2.675 is the half that people see, not what a computer keeps.
    """
    return Decimal(f"{value:.12g}").quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def number(value: float, language: str, decimals: int = 0) -> str:
    """12345.678 → 12.345,7 (de) or 12,345.7 (en). Years do not belong here."""
    text = f"{abs(rounded(value, decimals)):,.{decimals}f}"
    if language == "de":
        text = text.translate(str.maketrans(",.", ".,"))
    # Without this a value that rounds to zero would carry a minus sign.
    is_negative = value < 0 and any(digit in "123456789" for digit in text)
    return f"{MINUS}{text}" if is_negative else text


def counting(count: int, language: str) -> str:
    """A small number as a word, as German texts want it: neun Städte, but 13 Städte."""
    return _WORDS[language][count] if 0 < count <= 12 else number(count, language)


def day(value: date | pd.Timestamp, language: str) -> str:
    """31. Dezember 2021 · 31 December 2021."""
    dot = "." if language == "de" else ""
    return f"{value.day}{dot} {_MONTHS[language][value.month - 1]} {value.year}"


def reference(figure: Any, language: str) -> str:
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
        return f"{_MONTHS[language][parts[1] - 1]} {parts[0]}"
    return text


def listing(words: list[str], language: str) -> str:
    """Bochum, Essen und Herne · Bochum, Essen and Herne."""
    if len(words) < 2:
        return "".join(words)
    last = {"de": " und ", "en": " and "}[language]
    return ", ".join(words[:-1]) + last + words[-1]


def quoted(text: str, language: str) -> str:
    """„Beschäftigte“ · “Staff”."""
    return f"„{text}“" if language == "de" else f"“{text}”"


def wrapped(text: str, width: int, lines: int = 2) -> str:
    """A label of at most `lines` lines; what does not fit ends in an ellipsis."""
    return "<br>".join(textwrap.wrap(text, width, max_lines=lines, placeholder=" …"))
