"""The columns that both flat forms share: statistic, time, and four of every characteristic."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indicators.errors import DeliveryError
from indicators.intake.findings import quoted
from indicators.intake.official.table_cells import Attribute

Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Headings:
    """How a form calls its columns; `characteristic` has the four of each, in this order."""

    statistic: str
    time: str
    characteristic: tuple[str, str, str, str]


@dataclass(frozen=True)
class Columns:
    """Where the columns of a file stand; `areas` matches characteristics that hold areas."""

    file: str
    places: dict[str, int]
    characteristics: tuple[tuple[int, int, int, int], ...]
    areas: re.Pattern[str]

    def of(self, cells: list[str], heading: str) -> str:
        """The cell of a row below a heading."""
        return cells[self.places[heading]]


def columns_of(file: str, header: Row, names: Headings, areas: str) -> Columns:
    """Where everything stands. Raises DeliveryError where a heading is missing or stands twice."""
    _, cells = header
    places = {cell: place for place, cell in enumerate(cells)}
    if len(places) < len(cells):
        doubled = sorted({cell for cell in cells if cells.count(cell) > 1})
        raise DeliveryError("file_columns_doubled", file=file, sheet=file, columns=_said(doubled))
    numbers = sorted(int(n) for n in re.findall(r"^(\d+)_", "\n".join(cells), flags=re.M))
    wanted = [
        tuple(f"{number}_{name}" for name in names.characteristic)
        for number in dict.fromkeys(numbers)
    ]
    missing = [name for name in (names.statistic, names.time) if name not in places]
    missing += [name for group in wanted for name in group if name not in places]
    if missing or not wanted:
        missing = missing or [f"1_{names.characteristic[0]}"]
        raise DeliveryError("file_columns_missing", file=file, sheet=file, columns=_said(missing))
    found = tuple((places[a], places[b], places[c], places[d]) for a, b, c, d in wanted)
    return Columns(file, places, found, re.compile(areas))


def full_rows(columns: Columns, rows: Iterable[Row], width: int) -> Iterator[Row]:
    """The rows that are as wide as the header. Raises DeliveryError at the first that is not."""
    for row, cells in rows:
        if len(cells) != width:
            raise DeliveryError(
                "file_columns",
                file=columns.file,
                sheet=columns.file,
                row=row,
                found=len(cells),
                expected=width,
            )
        yield row, cells


def attributes_of(
    columns: Columns, row: int, cells: list[str]
) -> tuple[Attribute, tuple[Attribute, ...]]:
    """The area of a row, and what its other characteristics say."""
    areas: list[Attribute] = []
    others: list[Attribute] = []
    for place in columns.characteristics:
        variable, label, code, printed = (cells[position] for position in place)
        found = Attribute(code, printed, (variable, label))
        (areas if columns.areas.match(variable) else others).append(found)
    if len(areas) != 1:
        named = ", ".join(quoted(cells[place[0]]) for place in columns.characteristics)
        raise DeliveryError("official_no_area_column", file=columns.file, row=row, found=named)
    return areas[0], tuple(others)


def _said(names: Iterable[str]) -> str:
    return ", ".join(quoted(name) for name in names)
