"""Reads a delivered file into one table of text cells per sheet of the form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from indicators.errors import DeliveryError
from indicators.intake.check_steps import Step, Told, unheard
from indicators.intake.delivered_tables import open_tables
from indicators.intake.details import (
    Detail,
    adjusted_labels,
    as_in_details,
    doubtful_details,
    missing_details,
    read_details,
)
from indicators.intake.fault_rows import fault_row
from indicators.intake.form_aids import Keys, without_aids
from indicators.intake.forms import Form, forms
from indicators.intake.headings import adjusted_headings
from indicators.intake.layout import tidying
from indicators.intake.recognising import is_details, recognise
from indicators.intake.remarks import Remark, remark_table
from indicators.intake.sheets import Sheet, cells_of
from indicators.intake.table_header import check_header, header_of, reason_of_width
from indicators.intake.text_faults import text_faults


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
    details: dict[str, Detail] = field(default_factory=dict)
    keys: dict[str, Keys] = field(default_factory=dict)
    """The keys of printed rows, by form and number of the row in the file."""
    order: tuple[str, ...] = ()
    """The sheets that were opened, as they stand in the file."""

    def rows(self, form: str) -> pd.DataFrame:
        """The table of one sheet; empty, with all columns, when it was not delivered."""
        return self.sheets.get(form, empty_table(form))


def read_delivery(path: Path) -> Delivery:
    """Reads a CSV (one sheet) or a workbook (several). Raises DeliveryError."""
    found, faults = read_what_can_be(path)
    if not faults:
        return found
    first, *others = faults
    # Who mends the reason should not find the rest one by one.
    told = remark_table(remark for remark in found.remarks if remark.severity != "notice")
    first.beside = (*map(fault_row, others), *told.to_dict("records"))
    raise first


def read_what_can_be(
    path: Path, of_whom: Mapping[str, str] | None = None, told: Told = unheard
) -> tuple[Delivery, tuple[DeliveryError, ...]]:
    """What can be read of a file, and why the rest of it cannot, sheet by sheet.

    A sheet that cannot be read hides nothing of the others. `of_whom` says for whom it was handed
    in (`area`, `year`): where the file does not say so itself, that is a fault, and its rows are
    read as if it did. `told` hears which sheet is read.
    """
    remarks: list[Remark] = []
    faults: list[DeliveryError] = []
    try:
        return _read(path, of_whom or {}, remarks, faults, told), tuple(faults)
    except DeliveryError as problem:
        return Delivery(path.name, {}, tuple(remarks)), (*faults, problem)


def _read(
    path: Path,
    of_whom: Mapping[str, str],
    remarks: list[Remark],
    faults: list[DeliveryError],
    told: Told,
) -> Delivery:
    """Reads a file; `remarks` and `faults` grow, so that a later refusal does not lose them."""
    opened = open_tables(path)
    details = _details_in(opened, of_whom, remarks, faults)
    tables = _understood(opened, remarks, faults, told)
    keys: dict[str, Keys] = {}
    printed = sum(len(table.rows) for table in tables.values())
    for form, table in tables.items():
        tables[form], keys[form] = without_aids(table, forms()[form])
        remarks += tables[form].remarks[len(table.remarks) :]
    if not tables and not faults:
        raise DeliveryError("file_empty", file=path.name)
    given = {name: detail.value for name, detail in details.items()}
    sheets: dict[str, pd.DataFrame] = {}
    for form, table in _filled(tables, printed, has_faults=bool(faults)).items():
        try:
            frame = _to_frame(table, forms()[form], {**of_whom, **given})
            if not any(is_details(one) for one in opened):
                faults += _columns_missing(table, forms()[form])
            sheets[form] = as_in_details(frame, forms()[form], given, remarks)
        except DeliveryError as problem:
            faults.append(problem)
    said = (*remarks, *_new_faults(sheets, remarks))
    return Delivery(path.name, sheets, said, details, keys, tuple(one.name for one in opened))


def _filled(tables: dict[str, Sheet], printed: int, *, has_faults: bool) -> dict[str, Sheet]:
    """The sheets with a row. A city that has nothing to say on a sheet leaves it as it came."""
    filled = {form: table for form, table in tables.items() if len(table.rows) > 1}
    if filled or has_faults:
        return filled
    first = next(iter(tables.values()))
    if printed > len(tables):
        raise DeliveryError("file_nothing_filled", file=first.file, rows=printed - len(tables))
    raise DeliveryError("file_no_rows", file=first.file, sheet=first.name)


def _details_in(
    sheets: list[Sheet],
    of_whom: Mapping[str, str],
    remarks: list[Remark],
    faults: list[DeliveryError],
) -> dict[str, Detail]:
    """What the sheet Angaben says; adds what is to be said about it."""
    for opened in filter(is_details, sheets):
        remarks += opened.remarks
        details = read_details(opened)
        faults += missing_details(opened, details, of_whom)
        remarks += [*tidying(opened, ["A", "B"]), *adjusted_labels(opened)]
        remarks += doubtful_details(opened, details)
        return details
    return {}


def _columns_missing(table: Sheet, form: Form) -> list[DeliveryError]:
    """What is missing where no sheet says once for all rows whose they are."""
    try:
        check_header(table, form, header_of(table), {})
    except DeliveryError as problem:
        return [problem]
    return []


def _understood(
    sheets: list[Sheet], remarks: list[Remark], faults: list[DeliveryError], told: Told
) -> dict[str, Sheet]:
    """The tables by form; adds the remarks on them."""
    tables: dict[str, Sheet] = {}
    for number, opened in enumerate(sheets, 1):
        words = (("file", opened.file), ("sheet", opened.name))
        told(Step("sheet", number, len(sheets), words))
        if is_details(opened):
            continue
        remarks += opened.remarks
        try:
            form, table = recognise(opened)
        except DeliveryError as problem:
            faults.append(problem)
            continue
        # Those of opening come first; they are told already.
        remarks += table.remarks[len(opened.remarks) :]
        remarks += adjusted_headings(table, forms()[form])
        tables[form] = table
    return tables


def _new_faults(sheets: dict[str, pd.DataFrame], remarks: list[Remark]) -> list[Remark]:
    """Faults of text, but for what opening a workbook has already said about a cell."""
    told = {(remark.row, remark.value) for remark in remarks if remark.severity == "error"}
    return [
        fault
        for form, sheet in sheets.items()
        for fault in text_faults(sheet, forms()[form])
        if (fault.row, fault.value) not in told
    ]


def _to_frame(table: Sheet, form: Form, details: dict[str, str]) -> pd.DataFrame:
    header = header_of(table)
    check_header(table, form, header, details)
    width = len(header)
    records = []
    for number, cells in cells_of(table):
        if any(cells[width:]) or len(cells) < width:
            raise DeliveryError(
                reason_of_width(table),
                file=table.file,
                sheet=table.name,
                row=number,
                found=len(cells),
                expected=width,
            )
        records.append([table.file, table.name, number, *cells[:width]])
    fields = [str(form.field_of(cell)) for cell in header]
    frame = pd.DataFrame(records, columns=["file", "sheet", "row", *fields])
    return _fill(frame, form, details)


def _fill(frame: pd.DataFrame, form: Form, details: dict[str, str]) -> pd.DataFrame:
    """Adds the columns a person may leave out; what the sheet Angaben says once is filled in."""
    for name in form.fields:
        if name not in frame:
            frame[name] = details.get(name, "")
    return frame[["file", "sheet", "row", *form.fields]]


def empty_table(form: str) -> pd.DataFrame:
    """The columns of a sheet without a row."""
    return pd.DataFrame(columns=["file", "sheet", "row", *forms()[form].fields], dtype=str)
