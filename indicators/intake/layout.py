"""Finds the table on a sheet: below title lines, above notes, beside empty columns."""

import re
from collections.abc import Callable
from dataclasses import replace

from indicators.intake.findings import quoted
from indicators.intake.headings import column_letter, left_out_columns
from indicators.intake.remarks import Remark
from indicators.intake.sheets import Sheet
from indicators.intake.tidy import invisible_signs, tidied, what_was_tidied

Row = tuple[int, list[str]]
# A title has few cells; what has more is a row that must not be passed over.
_MOST_TITLE_CELLS = 3
_MOST_TITLE_LINES = 30


def arrange(sheet: Sheet, known: Callable[[list[str]], int]) -> Sheet:
    """The sheet from its header row to its last row of figures, with remarks on what was left out.

    `known` counts the known headings among cells.
    """
    rows = [(number, [tidied(cell) for cell in cells]) for number, cells in sheet.rows]
    start = _header_position(rows, known)
    end = _end_of_table(rows, start)
    names = _column_names(rows[start][1])
    remarks = [
        *sheet.remarks,
        *_titles(sheet, rows[:start]),
        *tidying(sheet, names),
        *_notes(sheet, rows[end:]),
        *left_out_columns(sheet, rows[start][0], _filled_columns(rows[start:end])),
    ]
    table = _without_empty_columns(rows[start:end])
    return replace(sheet, rows=table, remarks=tuple(remarks))


def _header_position(rows: list[Row], known: Callable[[list[str]], int]) -> int:
    """The first row that is mostly headings, if only titles stand above it; else the first."""
    for position, (_, cells) in enumerate(rows[:_MOST_TITLE_LINES]):
        filled = sum(map(bool, cells))
        if filled >= 2 and known(cells) >= max(2, filled / 2):
            return position
        if filled > _MOST_TITLE_CELLS:
            break
    return 0


def _end_of_table(rows: list[Row], start: int) -> int:
    """Where notes below the table begin."""
    end = len(rows)
    width = sum(map(bool, rows[start][1]))
    while width > 2 and end > start + 1 and _is_note(rows[end - 1][1]):
        end -= 1
    return end


def _is_note(cells: list[str]) -> bool:
    """A single cell of several words; a single code may be the start of a broken row."""
    filled = [cell for cell in cells if cell]
    return (
        len(filled) == 1
        and re.search(r"[^\W\d_]{2}", filled[0]) is not None
        and (re.search(r"\S\s+\S", filled[0]) is not None)
    )


def _column_names(header: list[str]) -> list[str]:
    """What each column is called: its heading, or the letter a spreadsheet gives it."""
    return [cell or column_letter(place) for place, cell in enumerate(header, start=1)]


def _titles(sheet: Sheet, rows: list[Row]) -> list[Remark]:
    return _left_out(sheet, rows, "layout_titles")


def _notes(sheet: Sheet, rows: list[Row]) -> list[Remark]:
    return _left_out(sheet, rows, "layout_notes")


def _left_out(sheet: Sheet, rows: list[Row], key: str) -> list[Remark]:
    if not rows:
        return []
    first = " ".join(cell for cell in rows[0][1] if cell)
    words = (("count", len(rows)), ("text", quoted(first)))
    return [Remark(key, "notice", sheet.file, sheet.name, rows[0][0], "A", first, words)]


def tidying(sheet: Sheet, names: list[str]) -> list[Remark]:
    """One remark per column and kind of adjustment; three hundred would say no more."""
    found: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for number, cells in sheet.rows:
        for place, cell in enumerate(cells):
            if cell.isascii() and cell.isprintable() and "  " not in cell:
                continue
            kind = what_was_tidied(cell)
            if kind:
                found.setdefault((place, kind), []).append((number, cell))
    return [
        _tidied_remark(sheet, (names[place : place + 1] or [str(place + 1)])[0], kind, cells)
        for (place, kind), cells in found.items()
    ]


def _tidied_remark(sheet: Sheet, column: str, kind: str, cells: list[tuple[int, str]]) -> Remark:
    row, cell = cells[0]
    after = tidied(cell)
    key = f"text_{kind}" if len(cells) == 1 else f"text_{kind}_often"
    signs = invisible_signs("".join(text for _, text in cells))
    words = (("signs", signs), ("after", quoted(after)), ("count", len(cells)))
    return Remark(key, "notice", sheet.file, sheet.name, row, column, after, words)


def _filled_columns(rows: list[Row]) -> list[bool]:
    width = max(len(cells) for _, cells in rows)
    return [any(place < len(cells) and cells[place] for _, cells in rows) for place in range(width)]


def _without_empty_columns(rows: list[Row]) -> list[Row]:
    is_filled = _filled_columns(rows)
    if all(is_filled):
        return rows
    return [
        (number, [cell for place, cell in enumerate(cells) if is_filled[place]])
        for number, cells in rows
    ]
