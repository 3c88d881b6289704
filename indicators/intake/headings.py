"""Headings and columns that were read otherwise than they stand in the file."""

from indicators.intake.findings import quoted
from indicators.intake.forms import Form
from indicators.intake.remarks import Remark
from indicators.intake.sheets import Sheet


def adjusted_headings(table: Sheet, form: Form) -> list[Remark]:
    """One remark on all headings that the form spells in another way: colons, breaks, capitals."""
    row, cells = table.rows[0]
    pairs = [
        (cell, form.heading(field))
        for cell in cells
        if (field := form.field_of(cell)) and cell not in form.spellings(field)
    ]
    return read_otherwise("headings_read", table, row, pairs)


def read_otherwise(key: str, sheet: Sheet, row: int, pairs: list[tuple[str, str]]) -> list[Remark]:
    """One remark on words that stand in the file and the words they were read as; none of none."""
    if not pairs:
        return []
    de = ", ".join(f"„{quoted(cell)}“ als „{name}“" for cell, name in pairs)
    en = ", ".join(f"“{quoted(cell)}” as “{name}”" for cell, name in pairs)
    words = (("de", de), ("en", en))
    return [Remark(key, "notice", sheet.file, sheet.name, row, quoted(pairs[0][0]), de, words)]


def left_out_columns(sheet: Sheet, row: int, is_filled: list[bool]) -> list[Remark]:
    """One remark on empty columns before or within a table; those behind it are nobody's concern.

    `is_filled`: whether anything stands in each column from the first of the sheet on.
    """
    last = max((place for place, is_full in enumerate(is_filled) if is_full), default=0)
    places = [place + sheet.first_column for place in range(last) if not is_filled[place]]
    empty = [*range(1, sheet.first_column), *places]
    if not empty:
        return []
    letters = ", ".join(column_letter(place) for place in empty)
    words = (("columns", letters),)
    first = column_letter(empty[0])
    return [Remark("columns_empty", "notice", sheet.file, sheet.name, row, first, "", words)]


def column_letter(place: int) -> str:
    """A, B … Z, AA, AB … as spreadsheets call their columns."""
    before, last = divmod(place - 1, 26)
    return (column_letter(before) if before else "") + chr(ord("A") + last)
