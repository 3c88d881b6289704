"""What is counted and where: the cells of disclosure control, read from rows of tables."""

from typing import NamedTuple

import pandas as pd

from indicators.catalogue.models import Term
from indicators.intake.observations import breakdown_of

Codes = tuple[tuple[str, str], ...]
"""Characteristics with their category, sorted; categories counted together are joined by +."""


class Place(NamedTuple):
    """What two counts must share before they are parts or total of each other."""

    area: str
    year: int
    reference_date: str
    concept: str
    method: str
    scope: str
    base: str
    source_title: str


class Cell(NamedTuple):
    """A count of persons. Reports of one thing with different counts are different cells."""

    place: Place
    quantity: str
    codes: Codes
    persons: int


def cell_of(row: dict, term: Term, breakdown: str, count: float) -> Cell:
    """The count of a term in a row of the store or of the figures."""
    day = "" if pd.isna(row["reference_date"]) else str(row["reference_date"])[:10]
    words = [_text(row[name]) for name in Place._fields[3:]]
    place = Place(row["area"], int(row["year"]), day, *words)
    return Cell(place, term.quantity, codes_of(term, breakdown), int(count))


def codes_of(term: Term, breakdown: str) -> Codes:
    """The categories of a term within a breakdown."""
    pairs = breakdown_of(breakdown) | {name: "+".join(codes) for name, codes in term.where.items()}
    return tuple(sorted(pairs.items()))


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)


def is_whole(count: float) -> bool:
    """Whether a number can be a count of persons."""
    return bool(pd.notna(count) and count >= 0 and count == int(count))
