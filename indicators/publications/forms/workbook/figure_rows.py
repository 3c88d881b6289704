"""Released figures as rows of a sheet: the number, and beside it all that it needs."""

from collections.abc import Iterator

import pandas as pd

from indicators.publications.forms.workbook.written_sheets import Sheet, Value
from indicators.publications.series.series_tables import PRECISION
from indicators.publications.speech import figure_formats
from indicators.publications.speech.correction_words import correction_words
from indicators.publications.view import View
from indicators.release.records import records
from indicators.release.row_types import Figure

COLUMNS = (
    "area", "code", "series", "year", "date", "breakdown", "value", "unit", "sign", "low", "high",
    "numerator", "denominator", "response", "concept", "method", "scope", "precision", "correction",
    "note",
    "source", "address",
)  # fmt: skip


def headings(view: View, names: tuple[str, ...]) -> tuple[str, ...]:
    """The headings of columns in the chosen language."""
    return tuple(view.say(f"book_{name}") for name in names)


def figure_sheet(view: View, figures: pd.DataFrame, about: str) -> Sheet:
    """One row a figure; hidden and missing ones show their sign in a column of its own."""
    rows = records(in_order(view, figures))
    cells = [tuple(map(_row(view, row).__getitem__, COLUMNS)) for row in rows]
    return Sheet(
        view.say("book_sheet_figures"),
        about,
        headings(view, COLUMNS),
        tuple(cells),
        tuple(figure_formats.shown_decimals(row, view.catalogue) for row in rows),
    )


def in_order(view: View, figures: pd.DataFrame) -> pd.DataFrame:
    """Figures in the order of the catalogue, then by area and year."""
    entries = (*view.catalogue.indicators, *view.catalogue.context)
    places = {entry.name: place for place, entry in enumerate(entries)}
    place = figures["series"].map(places)
    return figures.assign(place=place).sort_values(["place", "area", "year"], kind="stable")


def _row(view: View, figure: Figure) -> dict[str, Value]:
    entry = view.catalogue.series(figure["series"])
    date = figure["reference_date"]
    own: dict[str, Value] = {
        "area": view.speaker.area(figure["area"]),
        "code": entry.code,
        "series": view.of(entry.title),
        "year": int(figure["year"]),
        "date": None if pd.isna(date) else date.date(),
        "breakdown": figure_formats.breakdown(figure["breakdown"], view.speaker),
        "unit": view.of(view.catalogue.units[figure["unit"]].label),
        "sign": _sign(view, figure),
        "precision": PRECISION[figure["precision"]][view.language],
        "correction": correction_words(figure, view.language),
        "note": view.told(figure, "note"),
        "source": str(figure["source_title"]),
        "address": str(figure["source_address"] or ""),
    }
    return own | _numbers(figure) | dict(_labels(view, figure))


def _sign(view: View, figure: Figure) -> str:
    """Why there is no number; nothing where there is one."""
    return "" if pd.notna(figure["value"]) else figure_formats.figure_value(figure, view.speaker)


def _numbers(figure: Figure) -> dict[str, Value]:
    found = {
        "value": figure["value"],
        "low": figure["low"],
        "high": figure["high"],
        "numerator": figure["numerator"],
        "denominator": figure["denominator"],
        "response": figure["response_rate"],
    }
    return {
        name: None if pd.isna(number) else _number(number, name) for name, number in found.items()
    }


def _number(value: float, name: str) -> float | int:
    """Counts are whole; all else as exact as files have it."""
    is_count = name in ("numerator", "denominator") and float(value).is_integer()
    return int(value) if is_count else float(f"{value:.10g}")


def _labels(view: View, figure: Figure) -> Iterator[tuple[str, str]]:
    for kind in ("concept", "method", "scope"):
        yield kind, view.of(view.catalogue.list_of(f"{kind}s")[figure[kind]].label)
