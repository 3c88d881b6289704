"""Reads an OpenDocument spreadsheet (ODS) into the same plain data as an Excel workbook.

The file stores beside each number the text that a person saw; where the two do not agree, the cell
is refused. Limits on size, depth and document types are those of `archive`.
"""

import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from indicators.intake.limits import MOST_CHARACTERS, MOST_COLUMNS, MOST_MERGED_AREAS, MOST_ROWS
from indicators.intake.workbook.archive import root_of
from indicators.intake.workbook.areas import Area, letters
from indicators.intake.workbook.open_cells import OFFICE, STYLE, TABLE, CellStyles, open_cell
from indicators.intake.workbook.refusal import Refusal, damaged
from indicators.intake.workbook.seen import SeenSheet
from indicators.intake.workbook.worksheet import Worksheet, look_at, summary

MIME = b"application/vnd.oasis.opendocument.spreadsheet"
_ENCRYPTED = "encryption-data"
_GROUPS = ("table-row-group", "table-header-rows", "table-rows")
_HIDDEN = ("collapse", "filter")


def is_open_document(archive: zipfile.ZipFile) -> bool:
    """Whether the archive calls itself an OpenDocument spreadsheet."""
    return "mimetype" in archive.namelist() and archive.read("mimetype").strip() == MIME


def read_open_document(archive: zipfile.ZipFile) -> list[SeenSheet]:
    """All sheets as plain data; see `book.read_book`. Raises Refusal, or anything."""
    manifest = root_of(archive, "META-INF/manifest.xml")
    if any(element.tag.endswith(f"}}{_ENCRYPTED}") for element in manifest.iter()):
        raise Refusal("file_protected")
    root = root_of(archive, "content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    if root.tag != f"{OFFICE}document-content" or body is None:
        raise damaged("no spreadsheet")
    styles, hidden = CellStyles(root), _hidden_tables(root)
    sheets = [_sheet(table, styles, hidden) for table in body.findall(f"{TABLE}table")]
    shown = (cells for sheet in sheets for cells in sheet.rows.values())
    if sum(len(text) for cells in shown for text in cells.values()) > MOST_CHARACTERS:
        raise Refusal("file_heavy")
    return [summary(sheet) for sheet in sheets]


def _hidden_tables(root: Element) -> set[str]:
    """Styles of sheets that are not displayed."""
    return {
        style.get(f"{STYLE}name", "")
        for style in root.iter(f"{STYLE}style")
        for look in style.findall(f"{STYLE}table-properties")
        if look.get(f"{TABLE}display") == "false"
    }


def _sheet(table: Element, styles: CellStyles, hidden: set[str]) -> Worksheet:
    is_hidden = table.get(f"{TABLE}style-name", "") in hidden
    sheet = Worksheet(table.get(f"{TABLE}name", ""), "hidden" if is_hidden else "visible")
    sheet.hidden_columns = list(_hidden_columns(table))
    for row, repeated in _rows(table):
        _read_row(row, repeated, sheet, styles)
        sheet.last_row += repeated
    return sheet


def _hidden_columns(table: Element) -> Iterator[tuple[int, int]]:
    first = 1
    for column in table.iter(f"{TABLE}table-column"):
        last = first + _repeated(column, "columns") - 1
        if column.get(f"{TABLE}visibility") in _HIDDEN:
            yield first, last
        first = last + 1


def _rows(parent: Element) -> Iterator[tuple[Element, int]]:
    for element in parent:
        if element.tag == f"{TABLE}table-row":
            yield element, _repeated(element, "rows")
        elif element.tag in {f"{TABLE}{name}" for name in _GROUPS}:
            yield from _rows(element)


def _read_row(row: Element, repeated: int, sheet: Worksheet, styles: CellStyles) -> None:
    found = list(_filled_cells(row, sheet, styles))
    if not found:
        return
    if len(sheet.rows) + repeated > MOST_ROWS + 1:
        raise Refusal("file_too_long", sheet=sheet.name, limit=f"{MOST_ROWS:,}".replace(",", "."))
    for number in range(sheet.last_row + 1, sheet.last_row + repeated + 1):
        sheet.rows[number] = {}
        for column, cell in found:
            shown = open_cell(cell, styles)
            look_at(shown, number, column, sheet)
            sheet.rows[number][column] = shown.text
            _merge(cell, number, column, sheet)
        if row.get(f"{TABLE}visibility") in _HIDDEN:
            sheet.hidden_rows.add(number)


def _filled_cells(
    row: Element, sheet: Worksheet, styles: CellStyles
) -> Iterator[tuple[int, Element]]:
    """Cells with something in them, and their column; one that is repeated stands for many."""
    column = 1
    for cell in row:
        if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        repeated = _repeated(cell, "columns")
        shown = open_cell(cell, styles)
        if shown.text or shown.key:
            if column + repeated - 1 > MOST_COLUMNS:
                place = f"{letters(column)}{sheet.last_row + 1}"
                raise Refusal(
                    "file_too_wide_cell", sheet=sheet.name, cell=place, limit=MOST_COLUMNS
                )
            yield from ((column + step, cell) for step in range(repeated))
        column += repeated


def _merge(cell: Element, row: int, column: int, sheet: Worksheet) -> None:
    wide, high = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
    if wide == high == 1:
        return
    if len(sheet.merged) >= MOST_MERGED_AREAS:
        raise Refusal("file_many_merged", sheet=sheet.name, limit=MOST_MERGED_AREAS)
    sheet.merged.append(Area((column, column + wide - 1), (row, row + high - 1)))


def _repeated(element: Element, what: str) -> int:
    return _count(element, f"number-{what}-repeated")


def _count(element: Element, name: str) -> int:
    word = element.get(f"{TABLE}{name}", "1")
    if not word.isascii() or not word.isdigit() or len(word) > 7 or int(word) < 1:
        raise damaged(f"{name}={word[:20]}")
    return int(word)
