"""The tables of a release as they are declared in tables.yaml: DDL, reading, papers follow."""

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
from pydantic import Field, StringConstraints

from indicators.catalogue.models.base import Code, Entry, Text
from indicators.definitions import read_yaml

DECLARED = Path(__file__).with_name("tables.yaml")

_PLAIN = r"(VARCHAR|INTEGER|DOUBLE|BOOLEAN|DATE)"
_STRUCT = rf"STRUCT\(\w+ {_PLAIN}(, \w+ {_PLAIN})*\)"
Type = Annotated[str, StringConstraints(pattern=rf"^({_PLAIN}|(VARCHAR|{_STRUCT})\[\])$")]
"""A plain type of DuckDB, or a list of texts or of structures with named and plain fields."""


class _Meaning(Entry):
    """A column wherever it stands. `name` where two meanings share one name."""

    type: Type
    separator: str = "|"
    unit: Code | None = None
    name: Code | None = None
    meaning: Text = Field(alias="is")


class _Listing(Entry):
    """A table as it is declared: names of columns, with ? where they may be empty."""

    rows: Text
    filled_from: Code = Field(alias="from")
    like: Code | None = None
    order: Code | None = None
    columns: Annotated[str, StringConstraints(pattern=r"^(\w+\??\s*)+$")]


class Column(Entry):
    """One column of one table."""

    name: Code
    type: Type
    unit: Code | None
    meaning: Text
    may_be_empty: bool
    separator: str = "|"
    """Parts the texts of a list where it has to be one text, as in CSV."""

    @property
    def is_list(self) -> bool:
        """Whether it holds lists: cells are tuples, of texts or of mappings."""
        return self.type.endswith("[]")

    @property
    def fields(self) -> dict[str, str]:
        """The fields of each structure in it, with their types; none for anything else."""
        return dict(re.findall(rf"(\w+) {_PLAIN}", self.type))

    def as_text(self, cell: Sequence[Any]) -> str:
        """A list as one text, for files that know none."""
        return json.dumps(cell, ensure_ascii=False) if self.fields else self.separator.join(cell)


class Table(Entry):
    """One table of a release; `filled_from` names the rows that a build hands over."""

    name: Code
    rows: Text
    filled_from: Code
    order: Code | None
    columns: tuple[Column, ...]

    @property
    def definition(self) -> str:
        """What makes the table in DuckDB."""
        columns = ", ".join(
            f'"{column.name}" {column.type}{"" if column.may_be_empty else " NOT NULL"}'
            for column in self.columns
        )
        return f"CREATE TABLE {self.name} ({columns})"

    @property
    def filling(self) -> str:
        """What fills it: these columns and no others, whatever else a build knows."""
        names = ", ".join(f'"{column.name}"' for column in self.columns)
        order = f" ORDER BY {self.order}" if self.order else ""
        return f"INSERT INTO {self.name} SELECT {names} FROM {self.filled_from}{order}"


NOTHING = {
    "VARCHAR": "",
    "INTEGER": float("nan"),
    "DOUBLE": float("nan"),
    "BOOLEAN": None,
    "DATE": pd.NaT,
}
"""What stands in a column that a release does not have."""


def as_declared(found: pd.DataFrame, table: str) -> pd.DataFrame:
    """Rows of a table with all of its columns.

    A release from before a column was declared says nothing in it, and can still be read.
    """
    missing = [column for column in tables()[table].columns if column.name not in found]
    return found.assign(**{column.name: _nothing(column, len(found)) for column in missing})


def _nothing(column: Column, rows: int) -> list[object]:
    return [() if column.is_list else NOTHING[column.type]] * rows


@cache
def tables() -> dict[str, Table]:
    """All tables by name, in the order they are written."""
    return declared_in(DECLARED)


def declared_in(file: Path) -> dict[str, Table]:
    """The tables that a file declares."""
    declared = read_yaml(file)
    meanings = {code: _Meaning.model_validate(m) for code, m in declared["columns"].items()}
    listings = {name: _Listing.model_validate(t) for name, t in declared["tables"].items()}
    return {
        name: Table(
            name=name,
            rows=listing.rows,
            filled_from=listing.filled_from,
            order=listing.order,
            columns=tuple(_column(word, meanings) for word in _words(listing, listings)),
        )
        for name, listing in listings.items()
    }


def _words(listing: _Listing, listings: dict[str, _Listing]) -> list[str]:
    own = listing.columns.split()
    return own if listing.like is None else [*_words(listings[listing.like], listings), *own]


def _column(word: str, meanings: dict[str, _Meaning]) -> Column:
    code = word.removesuffix("?")
    meaning = meanings[code]
    return Column(
        name=meaning.name or code,
        type=meaning.type,
        separator=meaning.separator,
        unit=meaning.unit,
        meaning=meaning.meaning,
        may_be_empty=word.endswith("?"),
    )
