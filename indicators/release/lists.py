"""Columns that hold lists: how they are read, and how those of older releases become lists."""

import duckdb
import numpy as np
import pandas as pd

from indicators.release.release_tables import Column, tables

# Texts as objects of Python, not in columns of Arrow, which makes each cell anew for a row. Pages
# read tables of a few hundred rows a row at a time, and are composed in two thirds of the time.
_TEXT = pd.StringDtype("python", na_value=np.nan)

_TEXTS = """
    SELECT table_name, column_name FROM duckdb_columns()
    WHERE database_name = 'release' AND data_type = 'VARCHAR'
"""


def with_tuples(answer: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """An answer whose lists are tuples: they stay as they are, and can be grouped by and compared.

    Every list there is; the library hands out arrays, which can be neither. Texts are objects.
    """
    lists = [name for name, kind, *_ in answer.description or () if str(kind).endswith("[]")]
    found = answer.df()
    found = found.astype({name: _TEXT for name, kind in found.dtypes.items() if kind == "str"})
    return found.assign(**{name: [tuple(cell) for cell in found[name]] for name in lists})


def bring_to_lists(connection: duckdb.DuckDBPyConnection) -> None:
    """Columns of the attached `release` that were text when it was made become what they are now.

    Until 2026-11-28 lists were texts with a separator, structures were JSON.
    """
    held = set(connection.execute(_TEXTS).fetchall())
    for table in tables().values():
        for column in table.columns:
            if column.is_list and (table.name, column.name) in held:
                connection.execute(
                    f'ALTER TABLE release.{table.name} ALTER "{column.name}"'
                    f" SET DATA TYPE {column.type} USING {_from_text(column)}"
                )


def _from_text(column: Column) -> str:
    """What makes the list of the text; names and separators are declared by us."""
    text = f"""coalesce("{column.name}", '')"""
    filled = f"""CAST(CAST("{column.name}" AS JSON) AS {column.type})"""
    if not column.fields:
        filled = f"""string_split("{column.name}", '{column.separator}')"""
    return f"CASE WHEN {text} = '' THEN [] ELSE {filled} END"
