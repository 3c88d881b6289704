"""One number of an official table and what it is about, whatever the form of the file."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attribute:
    """What one characteristic says about a cell, as printed.

    Classic tables do not name the characteristic; then `variable` is empty.
    """

    code: str
    label: str
    variable: tuple[str, ...] = ()
    """Code and label of the characteristic."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value with all that the table says about it; everything is text as printed."""

    row: int
    column: str
    area: str
    area_name: str
    time: str
    measure: tuple[str, ...]
    """Codes and labels of what is counted."""
    unit: str
    attributes: tuple[Attribute, ...]
    value: str
    quality: str = ""


@dataclass(frozen=True)
class Table:
    """An official table: its number, its statistic, its cells and what is printed around them."""

    file: str
    number: str
    statistic: str
    cells: Iterable[Cell]
    footer: tuple[str, ...] = ()
