"""Tables of open data as they are declared: those of a release, and lists of the catalogue."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from indicators.definitions import read_yaml
from indicators.release.release_tables import Column, Table, declared_in, tables

DECLARED = Path(__file__).with_name("open_tables.yaml")


class Reference(NamedTuple):
    """A column whose values are those of a column of another table."""

    column: str
    table: str
    other: str


class OpenTable(NamedTuple):
    """A table that leaves the house: its columns, its key, and what it refers to."""

    table: Table
    key: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in the order they are written."""
        return self.table.columns


@cache
def open_tables() -> dict[str, OpenTable]:
    """All of them by name."""
    declared = read_yaml(DECLARED)
    lists = declared_in(DECLARED)
    found = {name: _released(name, entry) for name, entry in declared["released"].items()}
    found |= {name: (lists[name], tuple(key)) for name, key in declared["listed"].items()}
    return {
        name: OpenTable(table, key, _references(name, declared["references"]))
        for name, (table, key) in found.items()
    }


def _released(name: str, entry: dict[str, Any]) -> tuple[Table, tuple[str, ...]]:
    """A table of the release, with the meaning that its columns have outside it."""
    table = tables()[name]
    more = {code: _column(code) for code in entry.get("more", ())}
    own = tuple(_outside(column) for column in table.columns)
    return table.model_copy(update={"columns": (*own, *more.values())}), tuple(entry["key"])


def _outside(column: Column) -> Column:
    return _column(column.name) if column.name == "observation_status" else column


def _column(code: str) -> Column:
    meaning = read_yaml(DECLARED)["columns"][code]
    return Column.model_validate(
        {
            "name": code,
            "type": meaning["type"],
            "unit": meaning.get("unit"),
            "meaning": meaning["is"],
            "may_be_empty": False,
        }
    )


def _references(name: str, declared: dict[str, str]) -> tuple[Reference, ...]:
    return tuple(
        Reference(here.partition(".")[2], *there.split("."))
        for here, there in declared.items()
        if here.partition(".")[0] == name
    )
