"""Numbers, dates and signs as people read them, in German and English."""

import textwrap
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue

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


def quantity(
    value: float, unit: str, catalogue: Catalogue, language: str, decimals: int | None = None
) -> str:
    """A value with its unit: 16,7 % · 3.001 Personen; a mere count stays 1.104."""
    entry = catalogue.find("units", unit)
    places = entry.decimals if decimals is None else decimals
    short = _short(unit, catalogue, language)
    # "0,16-fach" is one word, and a bare number has none; every other unit stands apart.
    gap = NO_BREAK if short and not short.startswith("-") else ""
    return f"{number(value, language, places)}{gap}{short}"


def _short(unit: str, catalogue: Catalogue, language: str) -> str:
    """The sign of a unit; empty for a bare number, whose title says what is counted."""
    short = catalogue.find("units", unit).short
    return short.said(language) if short else ""


def shown_decimals(figure: Any, catalogue: Catalogue) -> int:
    """Decimals that the data carry: never more than were delivered or than a small base bears."""
    decimals = int(catalogue.find("units", figure["unit"]).decimals)
    delivered = figure.get("decimals")
    if pd.notna(delivered):
        decimals = min(decimals, int(delivered))
    if figure["unit"] != "percent":
        return decimals
    is_coarse = figure["precision"] in ("rounded", "estimate")
    has_small_base = pd.notna(figure["denominator"]) and figure["denominator"] < 100
    return 0 if is_coarse or has_small_base else decimals


def figure_value(figure: Any, catalogue: Catalogue, language: str) -> str:
    """The value of a released figure, or the sign of why there is none."""
    if figure["status"] != "published":
        return str(catalogue.find("signs", figure["status"]).sign)
    if pd.isna(figure["value"]):
        return str(catalogue.find("signs", "unknown").sign)
    return quantity(
        figure["value"], figure["unit"], catalogue, language, shown_decimals(figure, catalogue)
    )


def interval(figure: Any, catalogue: Catalogue, language: str) -> str:
    """The interval of a figure in its own unit; empty when there is none.

    8 bis 31 % (shares in whole per cents) · 5,9 bis 8,3 Prozentpunkte · 0,77- bis 0,82-fach.
    A narrow one of shares keeps a decimal, for 10 bis 10 % would say nothing.
    """
    if pd.isna(figure["low"]) or pd.isna(figure["high"]):
        return ""
    unit = figure["unit"]
    decimals = _interval_decimals(figure, catalogue, language)
    low = number(figure["low"], language, decimals)
    high = quantity(figure["high"], unit, catalogue, language, decimals)
    word = {"de": "bis", "en": "to"}[language]
    # "0,77- bis 0,82-fach": the word both numbers share is written once.
    is_joined = _short(unit, catalogue, language).startswith("-")
    return f"{low}{'-' if is_joined else ''} {word} {high}"


def _interval_decimals(figure: Any, catalogue: Catalogue, language: str) -> int:
    if figure["unit"] != "percent":
        return int(catalogue.find("units", figure["unit"]).decimals)
    is_narrow = number(figure["low"], language, 0) == number(figure["high"], language, 0)
    return 1 if is_narrow else 0


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


def breakdown(text: str, catalogue: Catalogue, language: str) -> str:
    """grade=higher_service|sex=female → höherer Dienst, Frauen."""
    labels = []
    for pair in filter(None, text.split("|")):
        dimension, _, category = pair.partition("=")
        entry = catalogue.find("dimensions", dimension).categories[category]
        labels.append(entry.said(language))
    return ", ".join(labels)


def wrapped(text: str, width: int, lines: int = 2) -> str:
    """A label of at most `lines` lines; what does not fit ends in an ellipsis."""
    return "<br>".join(textwrap.wrap(text, width, max_lines=lines, placeholder=" …"))
