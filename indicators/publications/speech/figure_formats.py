"""Released figures as people read them: value, unit, interval, breakdown."""

from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications.speech import formats


def quantity(
    value: float, unit: str, catalogue: Catalogue, language: str, decimals: int | None = None
) -> str:
    """A value with its unit: 16,7 % · 3.001 Personen; a mere count stays 1.104."""
    entry = catalogue.find("units", unit)
    places = entry.decimals if decimals is None else decimals
    short = _short(unit, catalogue, language)
    # "0,16-fach" is one word, and a bare number has none; every other unit stands apart.
    gap = formats.NO_BREAK if short and not short.startswith("-") else ""
    return f"{formats.number(value, language, places)}{gap}{short}"


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
    low = formats.number(figure["low"], language, decimals)
    high = quantity(figure["high"], unit, catalogue, language, decimals)
    word = {"de": "bis", "en": "to"}[language]
    # "0,77- bis 0,82-fach": the word both numbers share is written once.
    is_joined = _short(unit, catalogue, language).startswith("-")
    return f"{low}{'-' if is_joined else ''} {word} {high}"


def _interval_decimals(figure: Any, catalogue: Catalogue, language: str) -> int:
    if figure["unit"] != "percent":
        return int(catalogue.find("units", figure["unit"]).decimals)
    is_narrow = formats.number(figure["low"], language, 0) == formats.number(
        figure["high"], language, 0
    )
    return 1 if is_narrow else 0


def breakdown(text: str, catalogue: Catalogue, language: str) -> str:
    """grade=higher_service|sex=female → höherer Dienst, Frauen."""
    labels = []
    for pair in filter(None, text.split("|")):
        dimension, _, category = pair.partition("=")
        entry = catalogue.find("dimensions", dimension).categories[category]
        labels.append(entry.said(language))
    return ", ".join(labels)
