"""The form as CSV: one file a sheet, each of which can be checked and delivered alone."""

import csv
import io

from indicators.intake.details import AS_IN_DETAILS
from indicators.intake.forms import forms
from indicators.publications.delivery_form.first_sheets import detail_lines
from indicators.publications.delivery_form.form_sheets import (
    Cell,
    DeliveryForm,
    PrintedSheet,
    heading_of,
    printed_sheet,
)

_NAMES = {
    "figures": "grundzahlen",
    "criteria": "kriterien",
    "measure_reports": "massnahmen",
    "recordability": "erfassbarkeit",
}


def make_csv_files(asked: DeliveryForm) -> dict[str, bytes]:
    """The files by the last part of their name, "grundzahlen" … With the mark of Excel."""
    return {name: _file(printed_sheet(form, asked), asked) for form, name in _NAMES.items()}


def _file(table: PrintedSheet, asked: DeliveryForm) -> bytes:
    """Files have no sheet Angaben, so each row says what it says."""
    form = forms()[table.form]
    said = _said(asked)
    further = {
        field: said.get(field, "")
        for field in ("area", "year", "source_title")
        if field in form.fields and field not in table.columns
    }
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([heading_of(form, name) for name in (*further, *table.columns)])
    for row, cells in table.rows:
        if not row.is_computed:
            named = zip(table.columns, cells, strict=True)
            filled = [said.get(name, "") if cell == AS_IN_DETAILS else cell for name, cell in named]
            writer.writerow([*further.values(), *map(_text, filled)])
    return target.getvalue().encode("utf-8-sig")


def _said(asked: DeliveryForm) -> dict[str, str]:
    """What the sheet Angaben would say: city, year, day; the source is the city itself."""
    given = {label: str(value) for label, value, _ in detail_lines(asked)}
    return {
        "area": given["Stadt"],
        "year": given["Berichtsjahr"],
        "reference_date": given["Stichtag"],
        "source_title": given["Quelle"] or _source(asked),
        "concept": given["Konzept"],
        "method": given["Erhebungsweg"],
        "scope": given["Bereich"],
    }


def _source(asked: DeliveryForm) -> str:
    invented = " (frei erfunden)" if asked.is_demonstration else ""
    return f"Stadt {asked.city.name}{invented}"


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else str(cell).replace(".", ",")
