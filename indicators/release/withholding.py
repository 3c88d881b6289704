"""What a release may no longer tell, taken out of a copy of it in memory."""

from collections.abc import Collection

import duckdb

from indicators.disclosure.primary import NUMBERS, TELLTALE, WORDS
from indicators.release.release_tables import tables

_HIDDEN: dict[str, object] = dict.fromkeys(NUMBERS) | dict.fromkeys(WORDS, "") | TELLTALE
_UNJUDGED: dict[str, object] = {
    "verdict": "not_assessable",
    "reason": "suppressed",
    "obstacles": ["suppressed"],
    "n_points": 0,
    "parity_not_excluded": False,
    "withstands": False,
    "breaks": [],
}
_DELIMITED = ("base_series", "base_concept", "base_method", "base_level", "base_line")
"""What a verdict says of its base without a number."""

# Whether a verdict rests on a figure that is withheld, or on one of the same series and city: what
# is left of its points would give the missing one away.
_TOUCHED = """
    EXISTS (
        SELECT 1 FROM withheld
        WHERE withheld.area = found.area
            AND withheld.series IN (found.indicator, found.base_series)
    )
"""
_POINTS = """
    staff_figure IN (SELECT figure_id FROM withheld)
    OR base_figure IN (SELECT figure_id FROM withheld)
    OR verdict_id IN (SELECT verdict_id FROM release.verdict AS found WHERE {touched})
"""
_NOT_SHOWN = """
    EXISTS (SELECT 1 FROM withheld WHERE area = found.area AND series = found.indicator)
    AND NOT EXISTS (
        SELECT 1 FROM release.figure
        WHERE figure.area = found.area AND figure.series = found.indicator
            AND figure.status = 'published'
    )
"""


def withhold(release: duckdb.DuckDBPyConnection, figures: Collection[int]) -> None:
    """Hides figures as a build hides them, with those derived of them, and what was judged by them.

    `release` is the attached copy that the reader made for itself.
    """
    release.execute(
        "CREATE TEMP TABLE withheld AS SELECT figure_id, area, series FROM release.figure"
        " WHERE list_contains($figures, figure_id) OR list_contains($figures, staff_figure)",
        {"figures": list(figures)},
    )
    _hide_figures(release)
    # Points first: they are found by verdicts that still say what they rest on.
    points = _columns(release, "verdict_point", {"left_out": "suppressed"})
    _set(release, "verdict_point", points, _POINTS.format(touched=_TOUCHED))
    for table in ("verdict", "verdict_by_base"):
        _set(release, table, _columns(release, table, _UNJUDGED), _TOUCHED)
    _set(release, "recordability", {"state": "hidden"}, _NOT_SHOWN)
    _take_out(release)


def _hide_figures(release: duckdb.DuckDBPyConnection) -> None:
    kept = _held(release, "figure")
    hidden = {"status": "hidden", **_HIDDEN}
    values = {name: None if value != value else value for name, value in hidden.items()}
    own = {name: value for name, value in values.items() if name in kept}
    _set(release, "figure", own, "figure_id IN (SELECT figure_id FROM withheld)")


def _take_out(release: duckdb.DuckDBPyConnection) -> None:
    """Rows that say what a figure or verdict was, and nothing without it."""
    of_city = "EXISTS (SELECT 1 FROM withheld WHERE area = found.area AND series = found.indicator)"
    of_series = "indicator IN (SELECT series FROM withheld)"
    is_withheld = "IN (SELECT figure_id FROM withheld)"
    for table, condition in (
        ("movement", of_city),
        ("movement_measure", of_city),
        ("pooled_slope", of_series),
        ("population_base", f"staff_figure {is_withheld} OR base_figure {is_withheld}"),
        ("compared_figure", f"figure {is_withheld}"),
        ("comparability", f"figure_a {is_withheld} OR figure_b {is_withheld}"),
    ):
        if _held(release, table):
            release.execute(f"DELETE FROM release.{table} AS found WHERE {condition}")


def _columns(
    release: duckdb.DuckDBPyConnection, table: str, said: dict[str, object]
) -> dict[str, object]:
    """What stands in the columns of a row without its numbers: nothing, where that may be."""
    declared = [column for column in tables()[table].columns if column.may_be_empty]
    empty = {column.name: None for column in declared if column.type in ("DOUBLE", "INTEGER")}
    kept = _held(release, table)
    found = {name: value for name, value in {**empty, **said}.items() if name in kept}
    return {name: value for name, value in found.items() if name not in _KEPT}


_KEPT = {"verdict_id", "staff_figure", "base_figure", "year", "line", "n_figures", *_DELIMITED}


def _held(release: duckdb.DuckDBPyConnection, table: str) -> set[str]:
    """The columns of a table; none of one that a release of before does not have."""
    asked = "SELECT column_name FROM duckdb_columns() WHERE database_name = 'release'"
    found = release.execute(f"{asked} AND table_name = $table", {"table": table}).fetchall()
    return {name for (name,) in found}


def _set(
    release: duckdb.DuckDBPyConnection, table: str, values: dict[str, object], condition: str
) -> None:
    if not values:
        return
    given = ", ".join(f'"{name}" = $v{number}' for number, name in enumerate(values))
    bound = {f"v{number}": value for number, value in enumerate(values.values())}
    # Tables, columns and conditions are ours; values are bound.
    release.execute(f"UPDATE release.{table} AS found SET {given} WHERE {condition}", bound)
