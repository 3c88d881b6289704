"""The routes of the read-only interface: which rows each gives, and how they can be filtered.

Answers, the OpenAPI document and the page for people follow from here.
"""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from indicators.publications.open_data.open_rows import Row, rows_of
from indicators.publications.open_data.open_tables import OpenTable, open_tables
from indicators.release import Release

BASE = "/api/v1"
DEFAULT_LIMIT, MOST_ROWS = 100, 5000
YEARS = (1900, 2200)


class Filter(NamedTuple):
    """A parameter that chooses rows: `column` is compared, `values` are those allowed.

    `is`: the column has one of the values. `has`: it lists one of them. `from` and `to` bound a
    year, which is what `values` left out means.
    """

    name: str
    column: str
    compare: Literal["is", "has", "from", "to"] = "is"
    values: Callable[[Release], tuple[str, ...]] | None = None


class Route(NamedTuple):
    """A list of rows at an address; with a `key`, each row has an address of its own."""

    name: str
    table: str
    filters: tuple[Filter, ...] = ()
    key: str | None = None
    where: Callable[[Row], bool] = lambda _: True

    @property
    def open_table(self) -> OpenTable:
        """What its rows are."""
        return open_tables()[self.table]


def _codes(table: str, column: str) -> Callable[[Release], tuple[str, ...]]:
    return lambda release: tuple(row[column] for row in rows_of(release, table))


def _listed(name: str) -> Callable[[Release], tuple[str, ...]]:
    return lambda release: tuple(
        row["code"] for row in rows_of(release, "code") if row["list"] == name
    )


def _lists(release: Release) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["list"] for row in rows_of(release, "code")))


def _fixed(*values: str) -> Callable[[Release], tuple[str, ...]]:
    return lambda _: values


_AREAS, _SERIES = _codes("area", "code"), _codes("series", "name")
_GOALS, _MEASURES = _codes("goal", "code"), _codes("measure", "code")
VERDICTS = ("parity", "closing", "widening", "steady", "unclear", "not_assessable")
STATES = ("published", "hidden", "recordable", "not_recorded", "unknown")

ROUTES = (
    Route("releases", "release", key="release_id"),
    Route("cities", "area", key="code", where=lambda row: row["kind"] == "city"),
    Route("comparators", "area", key="code", where=lambda row: row["kind"] != "city"),
    Route(
        "indicators",
        "series",
        (Filter("goal", "goals", "has", _GOALS), Filter("measure", "measures", "has", _MEASURES)),
        key="name",
        where=lambda row: row["kind"] != "context",
    ),
    Route("context", "series", key="name", where=lambda row: row["kind"] == "context"),
    Route(
        "figures",
        "figure",
        (
            Filter("city", "area", values=_AREAS),
            Filter("indicator", "series", values=_SERIES),
            Filter("status", "status", values=_fixed("published", "hidden")),
            Filter("year", "year"),
            Filter("from", "year", "from"),
            Filter("to", "year", "to"),
        ),
        key="figure_id",
    ),
    Route(
        "verdicts",
        "verdict",
        (
            Filter("city", "area", values=_AREAS),
            Filter("indicator", "indicator", values=_SERIES),
            Filter("verdict", "verdict", values=_fixed(*VERDICTS)),
        ),
        key="verdict_id",
    ),
    Route(
        "recordability",
        "recordability",
        (
            Filter("city", "area", values=_AREAS),
            Filter("indicator", "indicator", values=_SERIES),
            Filter("state", "state", values=_fixed(*STATES)),
        ),
    ),
    Route(
        "measures",
        "measure",
        (
            Filter("goal", "goals", "has", _GOALS),
            Filter("indicator", "indicators", "has", _SERIES),
        ),
        key="code",
    ),
    Route("goals", "goal", key="code"),
    Route("statements", "statement", (Filter("city", "area", values=_AREAS),)),
    Route("absences", "absence"),
    Route(
        "revisions",
        "revision",
        (
            Filter("city", "area", values=_AREAS),
            Filter("indicator", "series", values=_SERIES),
            Filter("year", "year"),
        ),
    ),
    Route("codes", "code", (Filter("list", "list", values=_lists),)),
)
BY_NAME = {route.name: route for route in ROUTES}


def is_chosen(row: Row, choice: Filter, values: tuple[str, ...]) -> bool:
    """Whether a row is among those that a parameter with these values asks for."""
    cell: Any = row[choice.column]
    if choice.compare == "has":
        return not set(values).isdisjoint(cell)
    if choice.values is not None:
        return cell in values
    if cell is None:
        return False
    years = [int(value) for value in values]
    if choice.compare == "is":
        return cell in years
    return cell >= years[0] if choice.compare == "from" else cell <= years[0]
