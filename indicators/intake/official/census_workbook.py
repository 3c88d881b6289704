"""The regional tables of the 2022 census: a workbook whose sheets "CSV-…" are made for programs."""

from collections.abc import Iterator, Sequence
from typing import Any

from indicators.errors import DeliveryError
from indicators.intake.findings import quoted
from indicators.intake.official.flat_columns import Row
from indicators.intake.official.table_cells import Attribute, Cell
from indicators.intake.remarks import Remark

_KEY, _NAME, _LEVEL = "_RS", "Name", "Regionalebene"
_DISTRICT = "Stadtkreis/kreisfreie Stadt/Landkreis"
# The heading of the day differs from table to table; it is always the first.
_TIME_COLUMN = 0

Sheet = dict[str, Any]
"""A sheet as the reading process hands it over."""


def read_census_sheets(
    file: str, sheets: Sequence[Sheet], measure: str, unit: str
) -> Iterator[Cell]:
    """The values of all sheets. A heading is the only thing that is said about a column.

    The same city stands there as a district and as a municipality; the district is taken.
    """
    for sheet in sheets:
        _check_cells(file, sheet)
        yield from _read(file, sheet["name"], sheet["rows"], measure, unit)


def _check_cells(file: str, sheet: Sheet) -> None:
    """Formulas, errors, crossed-out cells: in an official table somebody has been at work."""
    for found in sheet["remarks"]:
        if found["severity"] == "error":
            place = (file, sheet["name"], found["row"], found["column"], found["value"])
            remark = Remark(found["key"], "error", *place, tuple(found["words"].items()))
            de, en = remark.sentence("de"), remark.sentence("en")
            raise DeliveryError("official_cell", file=file, sheet=sheet["name"], de=de, en=en)


def _read(file: str, sheet: str, rows: list[Row], measure: str, unit: str) -> Iterator[Cell]:
    if not rows:
        raise DeliveryError("file_no_rows", file=file, sheet=sheet)
    header = rows[0][1]
    missing = [name for name in (_KEY, _NAME, _LEVEL) if name not in header]
    if missing:
        names = ", ".join(missing)
        raise DeliveryError("file_columns_missing", file=file, sheet=sheet, columns=names)
    key, name, level = (header.index(word) for word in (_KEY, _NAME, _LEVEL))
    for row, short in rows[1:]:
        cells = [*short, *[""] * (len(header) - len(short))]
        if len(cells) > len(header):
            found, expected = len(cells), len(header)
            raise DeliveryError(
                "file_columns", file=file, sheet=sheet, row=row, found=found, expected=expected
            )
        if cells[level] != _DISTRICT:
            continue
        for at, heading in enumerate(header):
            if at not in (_TIME_COLUMN, key, name, level) and heading:
                yield Cell(
                    row=row,
                    column=f"{sheet}, {quoted(heading)}",
                    area=cells[key],
                    area_name=cells[name],
                    time=cells[_TIME_COLUMN],
                    measure=(measure,),
                    unit=unit,
                    attributes=(Attribute(heading, heading),),
                    value=cells[at],
                )
