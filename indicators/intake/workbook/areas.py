"""Places in a sheet: columns as letters and numbers, areas as A1:B2."""

import re
from dataclasses import dataclass

from indicators.intake.workbook.refusal import damaged

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_COLUMNS, _ROWS = 16_384, 1_048_576


@dataclass(frozen=True)
class Area:
    """A rectangle of cells, by its first and last column and row."""

    columns: tuple[int, int]
    rows: tuple[int, int]

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.rows[0] <= row <= self.rows[1] and self.columns[0] <= column <= self.columns[1]

    def meets(self, other: "Area") -> bool:
        """Whether the two have a cell in common."""
        return (
            self.rows[0] <= other.rows[1]
            and other.rows[0] <= self.rows[1]
            and self.columns[0] <= other.columns[1]
            and other.columns[0] <= self.columns[1]
        )

    def __str__(self) -> str:
        first = f"{letters(self.columns[0])}{self.rows[0]}"
        last = f"{letters(self.columns[1])}{self.rows[1]}"
        return first if first == last else f"{first}:{last}"


def place_of(cell: str) -> tuple[int, int]:
    """Row and column of a cell such as B12."""
    match = _CELL.fullmatch(cell)
    if match is None:
        raise damaged(f"no cell: {cell[:20]}")
    row, column = int(match[2]), number(match[1])
    if row > _ROWS or column > _COLUMNS:
        raise damaged(f"outside of a sheet: {cell}")
    return row, column


def area_of(text: str) -> Area:
    """The area that a reference such as A1:C3 means."""
    first, _, last = text.partition(":")
    start, end = place_of(first), place_of(last or first)
    if start[0] > end[0] or start[1] > end[1]:
        raise damaged(f"no area: {text}")
    return Area((start[1], end[1]), (start[0], end[0]))


def letters(column: int) -> str:
    """The letters of a column: 28 is AB."""
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def number(word: str) -> int:
    """The number of a column: AB is 28."""
    value = 0
    for letter in word:
        value = value * 26 + ord(letter) - 64
    return value
