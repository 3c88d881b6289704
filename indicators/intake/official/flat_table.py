"""The flat CSV that GENESIS, Regionaldatenbank and Zensus hand out today: one row per value."""

from collections.abc import Iterator

from indicators.errors import DeliveryError
from indicators.intake.official.flat_columns import (
    Columns,
    Headings,
    Row,
    attributes_of,
    columns_of,
    full_rows,
)
from indicators.intake.official.table_cells import Cell

FIRST_HEADING = "statistics_code"
_NAMES = Headings(
    "statistics_code",
    "time",
    ("variable_code", "variable_label", "variable_attribute_code", "variable_attribute_label"),
)
_VALUE = ("value", "value_unit", "value_variable_code", "value_variable_label")
_QUALITY = "value_q"


def read_flat(file: str, rows: Iterator[Row], areas: str) -> Iterator[tuple[str, Cell]]:
    """Statistic and cell of every row; `areas` matches characteristics that hold areas."""
    header = next(rows)
    columns = columns_of(file, header, _NAMES, areas)
    missing = [name for name in _VALUE if name not in columns.places]
    if missing:
        names = ", ".join(missing)
        raise DeliveryError("file_columns_missing", file=file, sheet=file, columns=names)
    for row, cells in full_rows(columns, rows, len(header[1])):
        yield columns.of(cells, _NAMES.statistic), _cell(columns, row, cells)


def _cell(columns: Columns, row: int, cells: list[str]) -> Cell:
    area, others = attributes_of(columns, row, cells)
    value, unit, code, label = (columns.of(cells, name) for name in _VALUE)
    has_quality = _QUALITY in columns.places
    return Cell(
        row=row,
        column="value",
        area=area.code,
        area_name=area.label,
        time=columns.of(cells, _NAMES.time),
        measure=(code, label),
        unit=unit,
        attributes=others,
        value=value,
        quality=columns.of(cells, _QUALITY) if has_quality else "",
    )
