"""What the printed form shows beside the fields: taken out before anything is read as a value.

A column may help (last year, explanation), a row may compute a share at once, and a row that was
printed but not filled in says nothing. Each is left out with a word about it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from indicators.errors import DeliveryError
from indicators.intake.findings import quoted
from indicators.intake.forms import Form
from indicators.intake.remarks import Remark
from indicators.intake.sheets import Sheet

COMPUTED = "Anteil:"
"""How the key of a row begins that only computes."""

Keys = dict[int, str]
_MOST_NAMED = 5


def without_aids(table: Sheet, form: Form) -> tuple[Sheet, Keys]:
    """The table without aids, and the key of each printed row by its number in the file."""
    header = _up_to_the_last(table.rows[0][1])
    aids = [place for place, cell in enumerate(header) if form.aid_of(cell)]
    if not aids:
        return table, {}
    rows = [(number, _whole(cells, header, table, number)) for number, cells in table.rows]
    keys = {number: _key(cells, header, form) for number, cells in rows[1:]}
    asked = [place for place, cell in enumerate(header) if form.field_of(cell) in form.asked]
    computed = [number for number, key in keys.items() if key.startswith(COMPUTED)]
    open_rows = [
        number
        for number, cells in rows[1:]
        if keys[number] and number not in set(computed) and not any(cells[p] for p in asked)
    ]
    left_out = {*computed, *open_rows}
    kept = [
        (number, [cell for place, cell in enumerate(cells) if place not in aids])
        for number, cells in rows
        if number not in left_out
    ]
    names = ", ".join(quoted(header[place]) for place in aids)
    remarks = (
        *table.remarks,
        _remark("form_aids", table, rows[0][0], names=names),
        *_left_out("form_computed", table, computed),
        *_left_out("form_open", table, open_rows),
    )
    return replace(table, rows=kept, remarks=remarks), {
        number: key for number, key in keys.items() if key and number not in left_out
    }


def aid_places(rows: dict[int, list[str]], header: int, form: Form) -> Callable[[int, int], bool]:
    """Whether a cell, by row and column number, only helps: what it holds is never read."""
    headings = rows[header]
    columns = {place for place, cell in enumerate(headings, 1) if form.aid_of(cell)}
    computed = {
        number for number, cells in rows.items() if _key(cells, headings, form).startswith(COMPUTED)
    }
    return lambda row, column: row > header and (row in computed or column in columns)


def _up_to_the_last(header: list[str]) -> list[str]:
    return header[: max((place for place, cell in enumerate(header, 1) if cell), default=0)]


def _key(cells: list[str], header: list[str], form: Form) -> str:
    places = [place for place, cell in enumerate(header) if form.aid_of(cell) == "key"]
    return cells[places[0]].strip() if places and places[0] < len(cells) else ""


def _whole(cells: list[str], header: list[str], table: Sheet, row: int) -> list[str]:
    """A row as wide as the header: else nobody can tell which of its cells are aids."""
    width = len(header)
    if any(cells[width:]) or len(cells) < width:
        place = {"file": table.file, "sheet": table.name, "row": row}
        raise DeliveryError("file_columns", **place, found=len(cells), expected=width)
    return cells[:width]


def _left_out(key: str, table: Sheet, rows: list[int]) -> Iterator[Remark]:
    if rows:
        dots = ", …" if len(rows) > _MOST_NAMED else ""
        named = ", ".join(map(str, rows[:_MOST_NAMED])) + dots
        yield _remark(key, table, rows[0], count=len(rows), rows=named)


def _remark(key: str, table: Sheet, row: int, **words: object) -> Remark:
    return Remark(key, "notice", table.file, table.name, row, "A", "", tuple(words.items()))
