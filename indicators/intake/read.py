"""Reads a delivered file into one table of text cells per sheet of the form."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from indicators.errors import DeliveryError
from indicators.intake.forms import Form, forms
from indicators.intake.remarks import Remark
from indicators.intake.sheets import Sheet, cells_of
from indicators.intake.tables import open_tables

DETAILS_SHEET = "Angaben"
_DETAILS = {
    "Stadt": "area",
    "Berichtsjahr": "year",
    "Stichtag": "reference_date",
    "Quelle": "source_title",
    "Adresse": "source_address",
    "Kontakt": "contact",
    "Formularfassung": "form_version",
}
_REQUIRED_DETAILS = ("Stadt", "Berichtsjahr", "Kontakt", "Formularfassung")


@dataclass(frozen=True)
class Delivery:
    """One delivered file: its name and a table per sheet.

    Each table has one row per delivered row: `file`, `sheet`, `row` and the fields of the
    form as text (empty text where the cell is empty or the column is absent). `remarks` says what
    was adjusted on the way, and what cannot be taken.
    """

    file: str
    sheets: dict[str, pd.DataFrame]
    remarks: tuple[Remark, ...] = ()

    def rows(self, form: str) -> pd.DataFrame:
        """The table of one sheet; empty, with all columns, when it was not delivered."""
        return self.sheets.get(form, _empty(forms()[form]))


def read_delivery(path: Path) -> Delivery:
    """Reads a CSV (one sheet) or a workbook (several). Raises DeliveryError."""
    is_workbook = path.suffix.lower() == ".xlsx"
    details: dict[str, str] = {}
    tables: dict[str, Sheet] = {}
    opened = open_tables(path)
    for table in opened:
        if is_workbook and table.name.casefold() == DETAILS_SHEET.casefold():
            details = _read_details(table)
        else:
            tables[_recognise(table, is_workbook=is_workbook)] = table
    if not tables:
        raise DeliveryError("file_empty", file=path.name)
    # A city that has nothing to say on a sheet leaves it as it came: with a header only.
    filled = {name: table for name, table in tables.items() if len(table.rows) > 1} or tables
    sheets = {name: _to_frame(table, forms()[name], details) for name, table in filled.items()}
    remarks = tuple(remark for table in opened for remark in table.remarks)
    return Delivery(path.name, sheets, remarks)


def _read_details(table: Sheet) -> dict[str, str]:
    given = {cells[0]: cells[1] for _, cells in table.rows if len(cells) > 1 and cells[1]}
    missing = [name for name in _REQUIRED_DETAILS if name not in given]
    if missing:
        raise DeliveryError("file_details_missing", file=table.file, columns=", ".join(missing))
    return {_DETAILS[name]: value for name, value in given.items() if name in _DETAILS}


def _recognise(table: Sheet, *, is_workbook: bool) -> str:
    """The form of a sheet: by sheet name in a workbook, by its headings in a CSV."""
    if is_workbook:
        for name, form in forms().items():
            if form.sheet.casefold() == table.name.casefold():
                return name
        allowed = ", ".join([DETAILS_SHEET, *(form.sheet for form in forms().values())])
        raise DeliveryError(
            "file_sheet_unknown", file=table.file, sheet=table.name, allowed=allowed
        )
    hits = {name: _known_headings(table, form) for name, form in forms().items()}
    best = max(hits, key=lambda name: hits[name])
    if hits[best] < 2:
        columns = ", ".join(forms()["figures"].required_headings()[:5])
        row = table.rows[0][0]
        raise DeliveryError("file_not_table", file=table.file, row=row, columns=columns)
    return best


def _known_headings(table: Sheet, form: Form) -> int:
    return sum(form.field_of(cell) is not None for cell in table.rows[0][1])


def _to_frame(table: Sheet, form: Form, details: dict[str, str]) -> pd.DataFrame:
    header = _header(table)
    _check_header(table, form, header, details)
    width = len(header)
    records = []
    for number, cells in cells_of(table):
        if any(cells[width:]) or len(cells) < width:
            raise DeliveryError(
                "file_columns",
                file=table.file,
                sheet=table.name,
                row=number,
                found=len(cells),
                expected=width,
            )
        records.append([table.file, table.name, number, *cells[:width]])
    if not records:
        raise DeliveryError("file_no_rows", file=table.file, sheet=table.name)
    fields = [str(form.field_of(cell)) for cell in header]
    frame = pd.DataFrame(records, columns=["file", "sheet", "row", *fields])
    return _fill(frame, form, details)


def _header(table: Sheet) -> list[str]:
    """The headings; a column without one is called by its number, and so is not known."""
    cells = table.rows[0][1]
    width = max(position for position, cell in enumerate(cells, 1) if cell)
    return [cell or f"#{position}" for position, cell in enumerate(cells[:width], 1)]


def _fill(frame: pd.DataFrame, form: Form, details: dict[str, str]) -> pd.DataFrame:
    """Adds the columns a person may leave out; what the sheet Angaben says once is filled in."""
    for field in form.fields:
        if field not in frame:
            frame[field] = details.get(field, "")
    return frame[["file", "sheet", "row", *form.fields]]


def _check_header(table: Sheet, form: Form, header: list[str], details: dict[str, str]) -> None:
    fields = [form.field_of(cell) for cell in header]
    unknown = [cell for cell, field in zip(header, fields, strict=True) if field is None]
    doubled = [
        cell
        for cell, field in zip(header, fields, strict=True)
        if field and fields.count(field) > 1
    ]
    missing = [
        column.heading
        for field, column in form.fields.items()
        if column.required and field not in fields and field not in details
    ]
    for key, columns in (
        ("file_columns_unknown", unknown),
        ("file_columns_doubled", doubled),
        ("file_columns_missing", missing),
    ):
        if columns:
            raise DeliveryError(
                key,
                file=table.file,
                sheet=table.name,
                columns=", ".join(dict.fromkeys(columns)),
                allowed=", ".join(column.heading for column in form.fields.values()),
            )


def _empty(form: Form) -> pd.DataFrame:
    return pd.DataFrame(columns=["file", "sheet", "row", *form.fields], dtype=str)
