"""Rows of the form that compute a share at once: formula, and what it gives with what is there."""

from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from indicators.intake.template.printed_rows import PrintedRow
from indicators.publications.delivery_form.form_sheets import PrintedSheet

Places = dict[str, int]
"""The line of each row by its key."""


def write_share(
    sheet: Any,
    line: int,
    column: int,
    style: Any,
    table: PrintedSheet,
    row: PrintedRow,
    places: Places,
) -> None:
    """The share at once, from the cells above; empty until all of them are filled in."""
    cells = {key: xl_rowcol_to_cell(places[key], column) for key in (*row.parts, *row.whole)}
    part, whole = ("+".join(cells[key] for key in keys) for keys in (row.parts, row.whole))
    given = ",".join(dict.fromkeys(cells.values()))
    share = f"ROUND({row.factor}*({part})/({whole}),1)"
    formula = f'=IF(COUNT({given})<{len(cells)},"",IF({whole}=0,"",{share}))'
    sheet.write_formula(line, column, formula, style, _share(table, row, places))


def _share(table: PrintedSheet, row: PrintedRow, places: Places) -> float | str:
    """What the formula gives with what is filled in, so that it stands there unopened too."""
    value = list(table.columns).index("value")
    given = {key: table.rows[places[key] - 1][1][value] for key in (*row.parts, *row.whole)}
    numbers = {key: cell for key, cell in given.items() if not isinstance(cell, str)}
    whole = sum(numbers.get(key, 0) for key in row.whole)
    if len(numbers) < len(given) or not whole:
        return ""
    return round(row.factor * sum(numbers[key] for key in row.parts) / whole, 1)
