"""Rows of a table as values with named and typed fields, for all that is more than passing on."""

from collections.abc import Callable, Iterator
from inspect import signature
from typing import TypeVar

import pandas as pd

Row = TypeVar("Row")


def rows_of(kind: Callable[..., Row], table: pd.DataFrame) -> Iterator[Row]:
    """The rows of a table, one by one: `kind` is a NamedTuple whose fields are columns.

    Columns that it does not name are left out.
    """
    # Plain values of Python, so that a count is an int and nothing of a table's own.
    columns = [table[name].tolist() for name in signature(kind).parameters]
    return (kind(*values) for values in zip(*columns, strict=True))
