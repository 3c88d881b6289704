"""Forms for tests: of a real city, filled in with openpyxl as a person would, and read back."""

import io
from datetime import date

import openpyxl

from indicators.catalogue import load_catalogue
from indicators.intake.acceptance import read_all
from indicators.intake.file_check import check_file
from indicators.publications.delivery_form.form_sheets import DeliveryForm
from indicators.publications.delivery_form.form_workbook import make_workbook

TODAY = date(2026, 11, 21)
DETAILS = {
    "Quelle": "Personalamt",
    "Adresse": "https://www.example.org",
    "Kontakt": "Referat V.2",
    "Konzept": "Einwanderungsgeschichte (NRW, seit 2022)",
    "Erhebungsweg": "Befragung der Beschäftigten",
    "Bereich": "Verwaltung insgesamt",
}
VALUES = {
    "staff": 3000,
    "staff|migration_history=with": 300,
    "staff|migration_history=without": 1200,
}


def asked(catalogue=None, city="05117", year=2025, **more):
    """A form that nobody has filled in."""
    catalogue = catalogue or load_catalogue()
    return DeliveryForm(catalogue, catalogue.cities[city], year, **more)


def empty_book(**of_whom):
    """The form as openpyxl opens it."""
    return openpyxl.load_workbook(io.BytesIO(make_workbook(asked(**of_whom))))


def filled_book(values=VALUES, details=DETAILS, **of_whom):
    """The form with the details and some base figures filled in."""
    book = empty_book(**of_whom)
    for label, value, *_ in book["Angaben"].iter_rows():
        if label.value in details:
            value.value = details[label.value]
    for key, value in values.items():
        cell(book, "Grundzahlen", key, "Wert").value = value
    return book


def cell(book, sheet, key, heading):
    """The cell of a printed row under a heading."""
    return book[sheet].cell(row_of(book, sheet, key), column_of(book, sheet, heading))


def row_of(book, sheet, key):
    keys = [found.value for found in book[sheet]["A"]]
    return keys.index(key) + 1


def column_of(book, sheet, heading):
    return [found.value for found in book[sheet][1]].index(heading) + 1


def saved(tmp_path, book, name="lieferung.xlsx"):
    path = tmp_path / name
    book.save(path)
    return path


def tables_of(path, catalogue=None):
    """The delivered rows by form, and the remarks of reading."""
    return read_all([path], catalogue or load_catalogue())


def values_of(path, catalogue=None):
    """Value by key of all base figures that were read."""
    figures = tables_of(path, catalogue)[0]["figures"]
    keys = figures["quantity"] + figures["breakdown"].map(lambda text: f"|{text}" if text else "")
    return dict(zip(keys, figures["value"], strict=True))


def findings_of(path, catalogue=None):
    """Rule, severity, sheet, row and column of all findings, without the usual words of reading."""
    found = check_file(path, catalogue or load_catalogue(), TODAY).findings
    usual = found["rule"].isin(["form_aids", "form_computed", "form_open"])
    columns = ["rule", "severity", "sheet", "row", "column"]
    return list(found.loc[~usual, columns].itertuples(index=False, name=None))
