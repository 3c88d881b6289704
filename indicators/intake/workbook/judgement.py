"""What a sheet as it is seen means for the form: percent, merged and hidden cells."""

from collections.abc import Iterator
from typing import Any

from indicators.errors import DeliveryError
from indicators.intake.forms import Form, forms
from indicators.intake.limits import MOST_ROWS_ABOVE_THE_HEADINGS
from indicators.intake.remarks import Remark
from indicators.intake.severities import Severity
from indicators.intake.workbook.areas import Area, letters, number
from indicators.intake.workbook.seen import KnownSheet

# The code of the unit, and what people write instead.
_PERCENT_UNITS = {"percent", "prozent", "%"}


def remark_on(
    file: str, sheet: KnownSheet, key: str, severity: Severity, row: int, column: str, **words: Any
) -> Remark:
    """A remark on a place of a sheet; `value` among the words is what stands there."""
    value = words.pop("value", "")
    return Remark(key, severity, file, sheet["name"], row, column, value, tuple(words.items()))


def _heading(sheet: KnownSheet, row: int, column: str) -> str:
    """The heading over a cell of the table, else the letter of its column."""
    header = sheet["header"]
    if header is None or row <= header:
        return column
    headings = dict(sheet["rows"])[header]
    position = number(column) - 1
    return (headings[position] if position < len(headings) else "") or column


def cell_remarks(file: str, sheet: KnownSheet) -> Iterator[Remark]:
    """What reading the single cells has to say."""
    for found in sheet["remarks"]:
        words = {**found["words"], "value": found["value"]}
        row, column = found["row"], _heading(sheet, found["row"], found["column"])
        yield remark_on(file, sheet, found["key"], found["severity"], row, column, **words)


def header_row(sheet: KnownSheet) -> int | None:
    """The row with the headings of the form: the first with two that the form knows."""
    known = list(forms().values())
    for row, cells in sheet["rows"][:MOST_ROWS_ABOVE_THE_HEADINGS]:
        if any(sum(form.field_of(cell) is not None for cell in cells) >= 2 for form in known):
            return int(row)
    return None


def percent_remarks(file: str, sheet: KnownSheet) -> Iterator[Remark]:
    """A cell that shows a percent sign is a share in percent, or is refused.

    A refused cell keeps its sign in the text, so that 100 % never reads as a hundred persons;
    nothing else is said about how it was read.
    """
    aliens = set(_alien_percents(sheet))
    sheet["remarks"] = [
        found
        for found in sheet["remarks"]
        if found["key"] != "cell_percent" or (found["row"], number(found["column"])) not in aliens
    ]
    rows = dict(sheet["rows"])
    for row, column in sorted(aliens):
        rows[row][column - 1] += " %"
        place = {"cell": f"{letters(column)}{row}", "value": rows[row][column - 1]}
        heading = _heading(sheet, row, letters(column))
        yield remark_on(file, sheet, "cell_percent_alien", "error", row, heading, **place)


def _alien_percents(sheet: KnownSheet) -> Iterator[tuple[int, int]]:
    """Row and column of percent signs elsewhere than on a value in percent."""
    header = sheet["header"]
    rows = dict(sheet["rows"])
    fields = _fields(forms()["figures"], [] if header is None else rows.get(header, []))
    for row, column in sheet["percents"]:
        cells = rows[row]
        unit = fields.index("unit") if "unit" in fields else len(cells)
        is_value = column <= len(fields) and fields[column - 1] == "value"
        is_percent = unit < len(cells) and cells[unit].casefold() in _PERCENT_UNITS
        if not (is_value and is_percent):
            yield row, column


def _fields(form: Form, headings: list[str]) -> list[str | None]:
    return [form.field_of(heading) for heading in headings]


def merged_remarks(file: str, sheet: KnownSheet) -> Iterator[Remark]:
    """Merged cells among headings or rows hide which column a value belongs to.

    A title above the table, a line of text below it and merged blank cells harm nothing.
    """
    header = sheet["header"]
    rows = dict(sheet["rows"])
    for columns, lines in sheet["merged"]:
        # JSON knows lists only.
        area = Area((columns[0], columns[1]), (lines[0], lines[1]))
        if not _is_inside(area, rows, header):
            continue
        if header is not None and area.rows[0] <= header:
            raise DeliveryError("file_merged", file=file, sheet=sheet["name"], cells=str(area))
        row, column = area.rows[0], area.columns[0]
        words = {"cells": str(area), "value": rows[row][column - 1]}
        heading = _heading(sheet, row, letters(column))
        yield remark_on(file, sheet, "cells_merged", "error", row, heading, **words)


def _is_inside(area: Area, rows: dict[int, list[str]], header: int | None) -> bool:
    """Whether merged cells hold something and share their rows with other cells of the table."""
    if header is not None and area.rows[1] < header:
        return False
    if header is None and area.rows[0] == area.rows[1]:
        return False
    anchor = rows.get(area.rows[0], [])
    if not anchor[area.columns[0] - 1 : area.columns[0]] or not anchor[area.columns[0] - 1]:
        return False
    few = range(area.rows[0], area.rows[1] + 1)
    beside = few if len(few) < len(rows) else [row for row in rows if row in few]
    return any(
        text and not area.holds(row, column)
        for row in beside
        for column, text in enumerate(rows.get(row, []), 1)
    )


def hidden_remarks(file: str, sheet: KnownSheet) -> Iterator[Remark]:
    """Names what is read although nobody sees it."""
    rows = dict(sheet["rows"])
    if not rows:
        return
    first = min(rows)
    if sheet["state"] != "visible":
        yield remark_on(file, sheet, "sheet_hidden", "warning", first, "A")
    for start, end in _blocks(sheet["hidden_rows"]):
        words = {"rows": str(start) if start == end else f"{start}–{end}"}
        yield remark_on(file, sheet, "rows_hidden", "warning", start, "A", **words)
    for start, end in _blocks(_hidden_columns(sheet, rows)):
        span = letters(start) if start == end else f"{letters(start)}–{letters(end)}"
        yield remark_on(
            file, sheet, "columns_hidden", "warning", first, letters(start), columns=span
        )


def _hidden_columns(sheet: KnownSheet, rows: dict[int, list[str]]) -> list[int]:
    """Hidden columns in which something stands."""
    filled = {position for cells in rows.values() for position, text in enumerate(cells, 1) if text}
    return sorted(
        position
        for position in filled
        if any(start <= position <= end for start, end in sheet["hidden_columns"])
    )


def _blocks(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Runs of numbers that follow each other: 3, 4, 7 are (3, 4) and (7, 7)."""
    start = previous = None
    for following in numbers:
        if previous is not None and following == previous + 1:
            previous = following
            continue
        if start is not None and previous is not None:
            yield start, previous
        start = previous = following
    if start is not None and previous is not None:
        yield start, previous
