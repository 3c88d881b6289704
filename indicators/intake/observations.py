"""From text cells to typed observations.

A cell that is not a number stays as text beside an empty number, so that a rule can name
it; nothing is guessed and nothing is dropped.
"""

import pandas as pd

from indicators.intake.dates import read_date
from indicators.intake.numbers import thousands, to_number

PARTS = ("numerator", "denominator")
"""What a share is made of: counts, if they are given."""

NUMBERS = ("value", *PARTS)
_YEAR = r"[0-9]{4}"


def to_observations(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per delivered figure, with numbers as numbers and dates as ISO text.

    The delivered wording of numbers and dates is kept in `<field>_text`.
    """
    typed = rows.copy()
    for field in NUMBERS:
        typed[f"{field}_text"] = typed[field]
        typed[field] = to_number(typed[field])
    for part in PARTS:
        # A count that may be 31383 or 31,383 is neither, until somebody says which.
        typed[part] = typed[part].where(typed[f"{part}_text"].map(thousands).isna())
    typed["decimals"] = _decimals(typed["value_text"])
    typed["year_text"] = typed["year"]
    typed["year"] = to_number(typed["year"], _YEAR)
    typed["reference_date_text"] = typed["reference_date"]
    typed["reference_date"] = typed["reference_date"].map(_day)
    typed["breakdown"] = typed["breakdown"].map(sorted_breakdown)
    return typed


def _day(cell: str) -> str:
    """A date as ISO text; a cell that is none stays, so that a rule can name it."""
    return read_date(cell).iso or cell if cell else ""


def _decimals(cells: pd.Series) -> pd.Series:
    """How many decimals a value was delivered with: "23" must not become 23,0."""
    return cells.str.extract(r",(\d+)$")[0].str.len().fillna(0).astype(int)


def sorted_breakdown(text: str) -> str:
    """The same pairs always give the same text, whatever their order and spaces."""
    parts = ["=".join(word.strip() for word in part.split("=")) for part in text.split("|")]
    return "|".join(sorted(part for part in parts if part)) or text


def breakdown_of(text: str) -> dict[str, str]:
    """The pairs of a breakdown text: "grade=higher_service|sex=female"."""
    pairs = [part.partition("=") for part in text.split("|") if part]
    return {dimension.strip(): category.strip() for dimension, _, category in pairs}
