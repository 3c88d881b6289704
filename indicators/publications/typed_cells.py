"""Cells of tables that know their number: pages show the text, files hold number, unit and status.

Filled by `figure_formats`; a column may mix them with plain texts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from indicators.publications.speech.formats import NO_BREAK


@dataclass(frozen=True)
class Mark:
    """A sign behind a number, what it means, and of which series of which area the number is."""

    kind: str
    sign: str
    words: str
    series: str
    area: str


@dataclass(frozen=True)
class Cell:
    """A number as a page shows it, and what a file says of it apart."""

    text: str
    value: float | None = None
    """None where there is no number, or none that may be told."""
    unit: str = ""
    date: str = ""
    status: str = ""
    """In words, where there is more to say than the number: withheld, estimated, corrected."""
    behind: str = ""
    """What a page shows behind the number and its mark."""
    mark: Mark | None = None

    def __str__(self) -> str:
        sign = f"{NO_BREAK}{self.mark.sign}" if self.mark else ""
        return f"{self.text}{sign}{self.behind}"

    @property
    def parts(self) -> dict[str, object]:
        """Column → content; the number stands in the column of the table itself."""
        return {"": self.value, "unit": self.unit, "date": self.date, "status": self.status}


def marked_cell(cell: Cell, mark: Mark | None) -> Cell:
    """A cell whose number was corrected; the same cell without a mark."""
    return cell if mark is None else replace(cell, mark=mark, status=mark.words)


@dataclass(frozen=True)
class Range:
    """Two numbers as a page shows them in one cell."""

    text: str
    low: float
    high: float
    unit: str = ""

    def __str__(self) -> str:
        return self.text

    @property
    def parts(self) -> dict[str, object]:
        """Column → content."""
        return {"low": self.low, "high": self.high, "unit": self.unit}


PARTS = ("low", "high", "unit", "date", "status")
"""What may have a column of its own beside that of the table."""


def as_text(table: pd.DataFrame) -> pd.DataFrame:
    """The table as pages show it."""
    return table.map(str)


def apart(table: pd.DataFrame, headings: Mapping[str, str]) -> pd.DataFrame:
    """The table as files hold it: numbers as such, what belongs to them in columns of their own.

    `headings` name the columns of PARTS, as "Wert (Einheit)". Columns of nothing fall away.
    """
    columns = {
        heading: values
        for name in table
        for heading, values in _columns(str(name), table[name].tolist(), headings)
    }
    return pd.DataFrame(columns, index=table.index)


def _columns(
    name: str, cells: list[object], headings: Mapping[str, str]
) -> Iterator[tuple[str, list[str]]]:
    typed = [cell for cell in cells if isinstance(cell, Cell | Range)]
    if not typed:
        yield name, list(map(str, cells))
        return
    parts = [cell.parts if isinstance(cell, Cell | Range) else {"": str(cell)} for cell in cells]
    if not all(isinstance(cell, Range) for cell in typed):
        # Where there is no number, its sign as the page shows it.
        yield (
            name,
            [_written(part.get(""), str(cell)) for part, cell in zip(parts, cells, strict=True)],
        )
    for part in PARTS:
        values = [_written(found.get(part), "") for found in parts]
        if any(values):
            yield f"{name} ({headings[part]})", values


def _written(value: object, otherwise: str) -> str:
    """A number as spreadsheets here read it, exact and without separators: 1234,5."""
    if value is None:
        return otherwise
    return f"{value:.10g}".replace(".", ",") if isinstance(value, float | int) else str(value)
