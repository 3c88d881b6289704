"""Fills in the form that the command wrote, cell by cell, as a clerk does."""

import io
from pathlib import Path

import openpyxl

from indicators.demonstration.settings import fictional_cities
from tests.a_year.filled_forms_of_a_year import filled_form
from tests.intake.filled_forms import column_of

SHEETS = {
    "Grundzahlen": ("Wert", "Konzept", "Methode", "Bereich", "Bezugsbasis"),
    "Erfassbarkeit": ("Erfassbarkeit", "Begründung"),
}


def fill(form: Path, city: str, year: int, without: tuple[str, ...] = ()) -> None:
    """Writes the city's answers into its form; rows in `without` stay empty."""
    (found,) = (entry for entry in fictional_cities() if entry.city.code == city)
    answers = openpyxl.load_workbook(io.BytesIO(filled_form(found, year)))
    book = openpyxl.load_workbook(form)
    for label, value, *_ in answers["Angaben"].iter_rows():
        book["Angaben"].cell(label.row, value.column).value = value.value
    for sheet, headings in SHEETS.items():
        for heading in headings:
            _copy(answers[sheet], book[sheet], heading, without)
    book.save(form)


def _copy(answers, sheet, heading, without) -> None:
    column = column_of({"s": answers}, "s", heading)
    for row in range(2, answers.max_row + 1):
        if answers.cell(row, 1).value in without:
            continue
        value = answers.cell(row, column).value
        if value is not None and not str(value).startswith("="):
            sheet.cell(row, column).value = value
