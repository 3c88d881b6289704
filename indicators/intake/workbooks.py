"""Opens a workbook (XLSX, XLSM, ODS) as plain text cells, and says what hides in workbooks."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from indicators.errors import DeliveryError
from indicators.intake.form_aids import aid_places
from indicators.intake.forms import forms
from indicators.intake.remarks import Remark
from indicators.intake.sheets import Sheet
from indicators.intake.tidy import heading_key
from indicators.intake.workbook.areas import number
from indicators.intake.workbook.judgement import (
    cell_remarks,
    header_row,
    hidden_remarks,
    merged_remarks,
    percent_remarks,
    remark_on,
)
from indicators.intake.workbook.process import read_in_a_process
from indicators.intake.workbook.seen import KnownSheet

_DETAILS_SHEET = "Angaben"
START_SHEET, LISTS_SHEET = "Start", "Auswahllisten"
"""What the printed form says, and the words of its drop-down lists; never read."""


def open_workbook(path: Path) -> list[Sheet]:
    """All sheets with at least one cell. Raises DeliveryError.

    A hidden sheet that is none of the form (lists for drop-downs) is left out, and named.
    """
    found = [sheet for sheet in read_in_a_process(path) if sheet["rows"] and not _is_own(sheet)]
    remarks = [remark for sheet in found for remark in _name_remarks(path.name, sheet)]
    remarks += [
        remark_on(path.name, sheet, "macros_ignored", "notice", 1, "A", part=sheet["macros"])
        for sheet in found[:1]
        if sheet["macros"]
    ]
    _check_names(path.name, found)
    left_out = [sheet for sheet in found if sheet["state"] != "visible" and not _is_known(sheet)]
    remarks += [
        remark_on(path.name, sheet, "sheet_hidden_unread", "warning", 1, "A") for sheet in left_out
    ]
    sheets = [_sheet(path.name, sheet) for sheet in found if sheet not in left_out]
    if sheets:
        sheets[0] = replace(sheets[0], remarks=(*remarks, *sheets[0].remarks))
    return sheets


def _name_remarks(file: str, sheet: KnownSheet) -> Iterator[Remark]:
    """Blanks around the name of a sheet are taken away."""
    given, sheet["name"] = sheet["name"], sheet["name"].strip()
    if given != sheet["name"]:
        yield remark_on(file, sheet, "sheet_name_blanks", "notice", 1, "A", value=given)


def _check_names(file: str, sheets: list[KnownSheet]) -> None:
    """Blanks and capitals do not tell sheets apart; one of two would be lost."""
    names = [sheet["name"].casefold() for sheet in sheets]
    for sheet, name in zip(sheets, names, strict=True):
        if names.count(name) > 1:
            raise DeliveryError("file_sheet_doubled", file=file, sheet=sheet["name"])


def _is_own(sheet: KnownSheet) -> bool:
    """A sheet of the printed form that is never read; one with a table on it is none."""
    return sheet["name"] in (START_SHEET, LISTS_SHEET) and header_row(sheet) is None


def _is_known(sheet: KnownSheet) -> bool:
    names = [_DETAILS_SHEET, *(form.sheet for form in forms().values())]
    return sheet["name"].casefold() in {name.casefold() for name in names}


def _sheet(file: str, sheet: KnownSheet) -> Sheet:
    sheet["header"] = header_row(sheet)
    _forget_aids(sheet)
    remarks = (
        *hidden_remarks(file, sheet),
        # Before the cells: a percent sign that is refused was not read in any way.
        *percent_remarks(file, sheet),
        *cell_remarks(file, sheet),
        *merged_remarks(file, sheet),
    )
    rows = sheet["rows"]
    # Some tables begin in column B or C; the blank columns before are none.
    blank = min(_leading_blanks(cells) for _, cells in rows)
    width = max(len(cells) for _, cells in rows)
    filled = [(row, [*cells, *[""] * (width - len(cells))][blank:]) for row, cells in rows]
    return Sheet(file, sheet["name"], filled, remarks, first_column=blank + 1)


def _forget_aids(sheet: KnownSheet) -> None:
    """Nothing is said about cells that are never read as values, such as computed shares."""
    for form in forms().values():
        if sheet["header"] is None or heading_key(form.sheet) != heading_key(sheet["name"]):
            continue
        is_aid = aid_places(dict(sheet["rows"]), sheet["header"], form)
        sheet["remarks"] = [
            found for found in sheet["remarks"] if not is_aid(found["row"], number(found["column"]))
        ]
        sheet["percents"] = [place for place in sheet["percents"] if not is_aid(*place)]


def _leading_blanks(cells: list[str]) -> int:
    return next(position for position, cell in enumerate(cells) if cell)
