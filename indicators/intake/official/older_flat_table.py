"""The flat CSV of earlier years: one row per group, one column per thing that is counted."""

from collections.abc import Iterator

from indicators.errors import DeliveryError
from indicators.intake.findings import quoted
from indicators.intake.official.flat_columns import (
    Columns,
    Headings,
    Row,
    attributes_of,
    columns_of,
    full_rows,
)
from indicators.intake.official.table_cells import Cell

FIRST_HEADING = "Statistik_Code"
_NAMES = Headings(
    "Statistik_Code",
    "Zeit",
    ("Merkmal_Code", "Merkmal_Label", "Auspraegung_Code", "Auspraegung_Label"),
)
_OTHERS = ("Statistik_Label", "Zeit_Code", "Zeit_Label")
_BETWEEN = "__"

Measure = tuple[int, str, tuple[str, str], str]
"""Place and heading of a column of values, code and label of what it counts, its unit."""


def read_older_flat(file: str, rows: Iterator[Row], areas: str) -> Iterator[tuple[str, Cell]]:
    """Statistic and cell of every value; `areas` matches characteristics that hold areas."""
    header = next(rows)
    columns = columns_of(file, header, _NAMES, areas)
    measures = _measures(file, header)
    for row, cells in full_rows(columns, rows, len(header[1])):
        for measure in measures:
            yield columns.of(cells, _NAMES.statistic), _cell(columns, row, cells, measure)


def _measures(file: str, header: Row) -> list[Measure]:
    """The columns of values: code, label and unit in one heading. All others must be known."""
    known = {_NAMES.statistic, _NAMES.time, *_OTHERS}
    others = [
        (place, cell)
        for place, cell in enumerate(header[1])
        if cell not in known and not cell.endswith(_NAMES.characteristic)
    ]
    unknown = [cell for _, cell in others if cell.count(_BETWEEN) != 2]
    if unknown or not others:
        raise DeliveryError(
            "official_value_columns",
            file=file,
            row=header[0],
            columns=", ".join(map(quoted, unknown)) or "–",
        )
    return [
        (place, cell, (code, label.replace("_", " ")), unit)
        for place, cell in others
        for code, label, unit in [cell.strip().split(_BETWEEN)]
    ]


def _cell(columns: Columns, row: int, cells: list[str], measure: Measure) -> Cell:
    place, heading, counted, unit = measure
    area, others = attributes_of(columns, row, cells)
    return Cell(
        row=row,
        column=heading,
        area=area.code,
        area_name=area.label,
        time=columns.of(cells, _NAMES.time),
        measure=counted,
        unit=unit,
        attributes=others,
        value=cells[place],
    )
