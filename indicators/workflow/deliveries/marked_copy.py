"""A copy of a delivered file with a comment in every cell that something is to be said about."""

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pandas as pd
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from indicators.intake.delivered_tables import open_tables
from indicators.intake.headings import column_letter
from indicators.intake.tidy import heading_key
from indicators.publications.speech.escaping import in_cell

MARK = {
    "error": PatternFill("solid", fgColor="F6C7C0"),
    "warning": PatternFill("solid", fgColor="FCE8B2"),
}
AUTHOR = "Öffnungsmonitor"
HEADER_ROWS = 30


def marked_copy(file: Path, findings: pd.DataFrame, language: str) -> bytes:
    """The delivered file as a workbook with comments; a CSV or ODS file becomes one.

    `findings` are those on this file. Call it only for a file that the check could read: this
    opens it without the limits of intake. Macros and links to other files are left out.
    """
    book = _opened(file)
    for place, said in _by_cell(findings).items():
        sheet, row, column = place
        cell = _cell(book, sheet, row, column)
        if cell is not None:
            _mark(cell, said, language)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _opened(file: Path) -> openpyxl.Workbook:
    if file.suffix.lower() in (".xlsx", ".xlsm"):
        return openpyxl.load_workbook(file, keep_vba=False, keep_links=False)
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in open_tables(file):
        copied = book.create_sheet(sheet.name[:31])
        for number, cells in sheet.rows:
            for place, text in enumerate(cells, 1):
                copied.cell(number, place).value = in_cell(text) or None
    return book


def _by_cell(findings: pd.DataFrame) -> dict[tuple[str, int, str], pd.DataFrame]:
    told = findings[findings["severity"].isin(list(MARK)) & (findings["row"] > 0)]
    return {
        (str(sheet), int(row), str(column)): group
        for (sheet, row, column), group in told.groupby(["sheet", "row", "column"], sort=False)
    }


def _cell(book: openpyxl.Workbook, sheet: str, row: int, column: str) -> Cell | None:
    """The cell that a finding names by heading or letter; the first of its row otherwise."""
    named = [one for one in book.worksheets if heading_key(one.title) == heading_key(sheet[:31])]
    found = named[0] if named else (book.worksheets[0] if len(book.worksheets) == 1 else None)
    if found is None:
        return None
    cell = found.cell(row, _number(found, column))
    return cell if isinstance(cell, Cell) else found.cell(row, 1)


def _number(sheet: Worksheet, column: str) -> int:
    wanted = heading_key(column)
    for cells in sheet.iter_rows(max_row=HEADER_ROWS):
        for cell in cells:
            if isinstance(cell.value, str) and heading_key(cell.value) == wanted:
                return int(cell.column or 1)
    letters = {column_letter(number): number for number in range(1, sheet.max_column + 1)}
    return letters.get(column, 1)


def _mark(cell: Cell, said: pd.DataFrame, language: str) -> None:
    gravest = "error" if (said["severity"] == "error").any() else "warning"
    text = "\n".join(dict.fromkeys(_sentences(said, language)))
    comment = Comment(text[:2000], AUTHOR)
    comment.width, comment.height = 360, 120
    cell.comment = comment
    cell.fill = MARK[gravest]


def _sentences(said: pd.DataFrame, language: str) -> Iterator[str]:
    yield from said[f"sentence_{language}"].astype(str)
