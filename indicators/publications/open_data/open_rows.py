"""Rows of open data: what a release and its catalogue hold, as values that JSON and CSV know."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from indicators.publications.open_data.catalogue_rows import CATALOGUE_ROWS
from indicators.publications.open_data.open_tables import OpenTable, open_tables
from indicators.release import Release
from indicators.release.release_tables import Column
from indicators.release.withdrawals import withdrawals_written

Row = Mapping[str, Any]
_KEPT = 24
"""Tables in memory: those of two releases, of which one takes over."""

_FRAMES: dict[str, Callable[[Release], pd.DataFrame]] = {
    "figure": Release.figures,
    "verdict": Release.verdicts,
    "verdict_point": Release.verdict_points,
    "pooled_slope": Release.pooled_slopes,
    "recordability": Release.recordability,
    "comparability": Release.comparability,
    "criterion_status": Release.criteria,
    "measure_report": Release.measure_reports,
    "delivery": Release.deliveries,
    "statement": Release.statements,
    "absence": Release.absences,
    "revision": Release.revisions,
}


def rows_of(release: Release, name: str) -> tuple[Row, ...]:
    """The rows of a table of a release that is asked again and again: the one in force."""
    # What a release remembers of one that was taken back must not stay in memory.
    return _kept(release, name, withdrawals_written(release.path.parent))


@lru_cache(maxsize=_KEPT)
def _kept(release: Release, name: str, written: int) -> tuple[Row, ...]:
    return read_rows(release, name)


def read_rows(release: Release, name: str) -> tuple[Row, ...]:
    """The rows of a table, in the order of the release or catalogue. Nothing is kept of them."""
    table = open_tables()[name]
    if name in CATALOGUE_ROWS:
        return tuple(_complete(row, table) for row in CATALOGUE_ROWS[name](release.catalogue))
    return _rows(_FRAMES[name](release), table)


def release_rows(releases: Iterable[Release], in_force: Release) -> tuple[Row, ...]:
    """Releases, the newest first."""
    frame = pd.DataFrame(
        [
            {**one.info, "release_id": one.release_id, "is_in_force": one.path == in_force.path}
            for one in releases
        ]
    )
    newest = frame.sort_values("release_id", ascending=False)
    return _rows(newest, open_tables()["release"])


def _complete(row: Mapping[str, Any], table: OpenTable) -> Row:
    assert list(row) == [column.name for column in table.columns], table.table.name
    return {column.name: _text_or_nothing(row[column.name], column) for column in table.columns}


def _rows(frame: pd.DataFrame, table: OpenTable) -> tuple[Row, ...]:
    outside = with_sdmx_codes(frame) if table.table.name == "figure" else frame
    cells = {column.name: _cells_of(outside, column) for column in table.columns}
    names = list(cells)
    return tuple(
        dict(zip(names, values, strict=True)) for values in zip(*cells.values(), strict=True)
    )


def with_sdmx_codes(figures: pd.DataFrame) -> pd.DataFrame:
    """Figures with the codes that statistics programs know.

    One code for all that is hidden: whether a cell is small or protects another would tell.
    """
    is_hidden = figures["status"] == "hidden"
    return figures.assign(
        observation_status=figures["observation_status"].mask(is_hidden, "Q"),
        confidentiality=is_hidden.map({True: "C", False: "F"}),
    )


def _cells_of(frame: pd.DataFrame, column: Column) -> list[Any]:
    """The cells of a column; a release from before the column was declared does not have it."""
    return _cells(frame[column.name], column) if column.name in frame else [None] * len(frame)


def _cells(values: pd.Series, column: Column) -> list[Any]:
    if column.type == "DATE":
        return [None if pd.isna(day) else day.strftime("%Y-%m-%d") for day in values]
    if column.type == "DOUBLE":
        # As many digits as all files of figures have.
        return [None if pd.isna(number) else float(f"{number:.10g}") for number in values]
    if column.type == "INTEGER":
        return [None if pd.isna(number) else int(number) for number in values]
    if column.type == "BOOLEAN":
        return [None if pd.isna(mark) else bool(mark) for mark in values]
    return [_text_or_nothing(None if pd.isna(text) else text, column) for text in values]


def _text_or_nothing(value: Any, column: Column) -> Any:
    """An empty text where a text may be missing is none."""
    return None if column.may_be_empty and value == "" else value
