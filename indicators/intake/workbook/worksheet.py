"""One sheet: its rows as text, what is hidden and merged, and remarks on single cells."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from xml.etree.ElementTree import Element

from indicators.intake.limits import MOST_COLUMNS, MOST_MERGED_AREAS, MOST_ROWS
from indicators.intake.workbook import schema
from indicators.intake.workbook.archive import events, flag, name_of, whole
from indicators.intake.workbook.areas import Area, area_of, letters, place_of
from indicators.intake.workbook.cell_remarks import Notes
from indicators.intake.workbook.refusal import Refusal, damaged
from indicators.intake.workbook.seen import SeenSheet
from indicators.intake.workbook.shown import Shown
from indicators.intake.workbook.shown_cells import Book, shown_cell


@dataclass
class Worksheet:
    """A sheet as it is seen. `rows` are the cells with text, by row and column number."""

    name: str
    state: str = "visible"
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    percents: list[tuple[int, int]] = field(default_factory=list)
    zeros: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    veiled: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    shows_zeros: bool = True
    notes: Notes = field(default_factory=Notes)
    last_row: int = 0


def read_worksheet(archive: zipfile.ZipFile, part: str, sheet: Worksheet, book: Book) -> None:
    """Fills `sheet` from its part. Rows are forgotten as soon as they are read."""
    path: list[Element] = []
    for event, element in events(archive, part):
        if event == "start":
            path.append(element)
            continue
        path.pop()
        if len(path) == 2 and name_of(path[1]) == "sheetData":
            _read_row(element, sheet, book)
            path[1].clear()
        elif len(path) == 1:
            _read_setting(element, sheet, book)
            _check_name(element, path[0])
            path[0].clear()
        elif not path and name_of(element) != "worksheet":
            # A sheet that is one chart, or a dialogue of old.
            raise damaged(f"no worksheet but {name_of(element)[:20]}")


def _check_name(element: Element, root: Element) -> None:
    """The root is emptied on the way, so each of its parts is checked as it ends."""
    holder = Element(root.tag)
    holder.append(Element(element.tag))
    schema.check(holder)


def _read_row(element: Element, sheet: Worksheet, book: Book) -> None:
    if name_of(element) != "row":
        raise damaged(f"{name_of(element)[:20]} among rows")
    schema.check(element)
    number = whole(element, "r", sheet.last_row + 1)
    if number <= sheet.last_row:
        raise damaged(f"row {number} out of order")
    sheet.last_row = number
    found = {
        column: shown for column, shown in _cells(element, number, book) if shown.text or shown.key
    }
    if not found:
        return
    for column, shown in _without_struck_row(found, number, sheet).items():
        look_at(shown, number, column, sheet)
    sheet.rows[number] = {column: shown.text for column, shown in found.items()}
    if flag(element, "hidden") or _is_zero(element.get("ht")):
        sheet.hidden_rows.add(number)
    if len(sheet.rows) > MOST_ROWS + 1:
        raise Refusal("file_too_long", sheet=sheet.name, limit=f"{MOST_ROWS:,}".replace(",", "."))


def _without_struck_row(found: dict[int, Shown], row: int, sheet: Worksheet) -> dict[int, Shown]:
    """A row that is struck through as a whole is one remark, not one for each of its cells."""
    if len(found) < 2 or any(shown.key != "cell_struck" for shown in found.values()):
        return found
    sheet.notes.add("row_struck", "error", row, min(found), "", {})
    return {column: Shown(shown.text) for column, shown in found.items()}


def _cells(element: Element, row: int, book: Book) -> Iterator[tuple[int, Shown]]:
    column = 0
    for cell in element:
        if name_of(cell) != "c":
            continue
        given = place_of(cell.get("r", f"{letters(column + 1)}{row}"))
        if given[0] != row or given[1] <= column:
            raise damaged(f"cell {cell.get('r')} in row {row}")
        column = given[1]
        yield column, shown_cell(cell, book)


def look_at(shown: Shown, row: int, column: int, sheet: Worksheet) -> None:
    """Takes down what there is to say about one cell."""
    if column > MOST_COLUMNS:
        place = f"{letters(column)}{row}"
        raise Refusal("file_too_wide_cell", sheet=sheet.name, cell=place, limit=MOST_COLUMNS)
    if shown.percent:
        sheet.percents.append((row, column))
    if shown.text and not shown.text.strip("0,"):
        sheet.zeros.append((row, column))
    if shown.key:
        sheet.notes.add(shown.key, shown.severity, row, column, shown.text, dict(shown.words))


def _read_setting(element: Element, sheet: Worksheet, book: Book) -> None:
    kind = name_of(element)
    if kind in ("cols", "mergeCells"):
        schema.check_all(element)
    if kind == "cols":
        sheet.hidden_columns += [
            (whole(column, "min"), whole(column, "max"))
            for column in element
            if flag(column, "hidden") or _is_zero(column.get("width"))
        ]
    if kind == "mergeCells":
        if len(element) > MOST_MERGED_AREAS:
            raise Refusal("file_many_merged", sheet=sheet.name, limit=MOST_MERGED_AREAS)
        sheet.merged += [area_of(cell.get("ref", "")) for cell in element]
        if any(one.meets(other) for one, other in combinations(sheet.merged, 2)):
            raise damaged("merged areas overlap")
    if kind == "sheetViews":
        sheet.shows_zeros = all(flag(view, "showZeros", default=True) for view in element)
    if kind == "conditionalFormatting" and _veils(element, book):
        sheet.veiled += [area_of(text) for text in element.get("sqref", "").split()]


def _veils(element: Element, book: Book) -> bool:
    """Whether a conditional format may change what cells show: another format, or no value."""
    return any(
        whole(rule, "dxfId", 0) in book.styles.veiling
        if rule.get("dxfId")
        else any(not flag(part, "showValue", default=True) for part in rule)
        for rule in element
    )


def _is_zero(size: str | None) -> bool:
    return size is not None and float(size) == 0


def summary(sheet: Worksheet) -> SeenSheet:
    """The sheet as plain data for the process that asked."""
    _remark_on_veils(sheet)
    return {
        "name": sheet.name,
        "state": sheet.state,
        "rows": [
            (row, [cells.get(column, "") for column in range(1, max(cells) + 1)])
            for row, cells in sheet.rows.items()
        ],
        "percents": sheet.percents,
        "merged": [(area.columns, area.rows) for area in sheet.merged],
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sheet.hidden_columns,
        "remarks": sheet.notes.listed(),
    }


def _remark_on_veils(sheet: Worksheet) -> None:
    """What the sheet as a whole hides: zeros, and values under a conditional format."""
    if not sheet.shows_zeros:
        for row, column in sheet.zeros:
            sheet.notes.add("cell_zero_veiled", "error", row, column, "0", {})
    for area in sheet.veiled:
        for row, cells in sheet.rows.items():
            for column, text in cells.items():
                if area.holds(row, column):
                    sheet.notes.add("cell_conditional", "error", row, column, text, {})
