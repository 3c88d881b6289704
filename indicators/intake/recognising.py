"""Which sheet of the form a delivered sheet is."""

from pathlib import Path

from indicators.errors import DeliveryError
from indicators.intake.delivered_tables import WORKBOOKS
from indicators.intake.details import DETAILS_SHEET
from indicators.intake.forms import Form, forms
from indicators.intake.layout import arrange
from indicators.intake.sheets import Sheet
from indicators.intake.tidy import heading_key


def _is_workbook(sheet: Sheet) -> bool:
    return Path(sheet.file).suffix.lower() in WORKBOOKS


def is_details(sheet: Sheet) -> bool:
    """Whether it is the sheet Angaben, however its name is written."""
    return _is_workbook(sheet) and heading_key(sheet.name) == heading_key(DETAILS_SHEET)


def recognise(sheet: Sheet) -> tuple[str, Sheet]:
    """The form of a sheet, by name in a workbook and by headings in a CSV, and its table."""
    if _is_workbook(sheet):
        form = _form_named(sheet)
        return form, arrange(sheet, lambda cells: _known_headings(cells, forms()[form]))
    table = arrange(
        sheet, lambda cells: max(_known_headings(cells, form) for form in forms().values())
    )
    hits = {name: _known_headings(table.rows[0][1], form) for name, form in forms().items()}
    best = max(hits, key=lambda name: hits[name])
    if hits[best] < 2:
        columns = ", ".join(forms()["figures"].required_headings()[:5])
        row = table.rows[0][0]
        raise DeliveryError("file_not_table", file=table.file, row=row, columns=columns)
    return best, table


def _form_named(sheet: Sheet) -> str:
    for name, form in forms().items():
        if heading_key(form.sheet) == heading_key(sheet.name):
            return name
    allowed = ", ".join([DETAILS_SHEET, *(form.sheet for form in forms().values())])
    raise DeliveryError("file_sheet_unknown", file=sheet.file, sheet=sheet.name, allowed=allowed)


def _known_headings(cells: list[str], form: Form) -> int:
    return sum(form.is_known(cell) for cell in cells)
