"""Rows of a table as dictionaries: what most sentences and cells are made from."""

from typing import Any

import pandas as pd


def records(table: pd.DataFrame) -> list[Any]:
    """The same as `to_dict("records")`, which takes six times as long for a few rows."""
    names = list(table.columns)
    cells = (_cells(table.iloc[:, place]) for place in range(len(names)))
    return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]


def _cells(column: pd.Series) -> list[Any]:
    found: list[Any] = column.tolist()
    return [None if cell is pd.NA else cell for cell in found] if _can_be_na(column) else found


def _can_be_na(column: pd.Series) -> bool:
    """Whole numbers that may be missing have a sign of their own for it."""
    return getattr(column.dtype, "na_value", None) is pd.NA
