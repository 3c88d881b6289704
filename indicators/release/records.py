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


def plain_records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a table as values: days as text, what is missing as None."""
    days = rows.select_dtypes(include=["datetime", "datetimetz"]).columns
    texts = rows.assign(**{name: rows[name].dt.strftime("%Y-%m-%d") for name in days})
    known = texts.astype(object).where(texts.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in known.to_dict("records")]
