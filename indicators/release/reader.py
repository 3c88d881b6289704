"""The one reader of a release. Everything that shows figures goes through it."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
from pydantic import ValidationError

from indicators.catalogue import Catalogue
from indicators.errors import ReleaseError, is_held
from indicators.release.corrected import Correction, corrected_earlier
from indicators.release.lists import bring_to_lists, with_tuples
from indicators.release.records import plain_records
from indicators.release.release_tables import as_declared
from indicators.release.withdrawals import history_shown, revisions_shown

_KEPT = 500
"""Answers kept in memory; most are a few rows."""


class Release:
    """A released state of the data, read-only.

    Every method answers with a table of protected rows; numbers of hidden figures are not
    in the file and cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        # A release never changes, so what was read once need not be read again.
        self._kept = lru_cache(maxsize=_KEPT)(self._read)

    @property
    def release_id(self) -> str:
        """Identifies the release in addresses, caches and downloads."""
        return self.path.stem.removeprefix("release-")

    @cached_property
    def info(self) -> dict[str, Any]:
        """What this release is: date, counts of rows in and out, whether it is fictional."""
        row = self._query("SELECT * EXCLUDE (catalogue) FROM release.release_info").iloc[0]
        return {str(name): value for name, value in row.to_dict().items()}

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue as it was when this release was made."""
        text = self._query("SELECT catalogue FROM release.release_info").iloc[0, 0]
        try:
            return Catalogue.model_validate_json(text)
        except ValidationError as problem:
            raise ReleaseError("release_unreadable", file=self.path.name) from problem

    def figures(
        self,
        series: str | list[str] | None = None,
        area: str | list[str] | None = None,
    ) -> pd.DataFrame:
        """Figures, one row each, optionally of some series and areas."""
        found = self._query(
            """
            SELECT *
            FROM release.figure
            WHERE ($series IS NULL OR list_contains($series, series))
                AND ($area IS NULL OR list_contains($area, area))
            ORDER BY series, area, year, reference_date, breakdown, figure_id
            """,
            series=_listed(series),
            area=_listed(area),
        )
        return as_declared(found, "figure")

    def population_bases(self, staff_figure: int | None = None) -> pd.DataFrame:
        """Population figures judged as base of staff figures, best first."""
        return self._rows("population_base", staff_figure=staff_figure)

    def base_pairs(self, series: str | None = None, area: str | None = None) -> pd.DataFrame:
        """Staff figures with the population figure chosen as their base, one row per pair."""
        return self._query(
            """
            SELECT pair.* EXCLUDE (is_usable, is_chosen), staff.area, staff.series
            FROM release.population_base AS pair
            JOIN release.figure AS staff ON staff.figure_id = pair.staff_figure
            WHERE CAST(pair.is_chosen AS BOOLEAN)
                AND ($series IS NULL OR staff.series = $series)
                AND ($area IS NULL OR staff.area = $area)
            ORDER BY staff.series, staff.area, staff.year, staff.breakdown, staff.figure_id
            """,
            series=series,
            area=area,
        )

    def compared_figures(self, series: str | None = None) -> pd.DataFrame:
        """The figure of each area that stands beside those of others, and its axis."""
        return self._rows("compared_figure", "series, axis, area", series=series)

    def comparability(self, series: str | None = None) -> pd.DataFrame:
        """Every pair of areas of a series: level of comparability and reasons."""
        return self._rows("comparability", "series, area_a, area_b", series=series)

    def verdicts(self, area: str | None = None, indicator: str | None = None) -> pd.DataFrame:
        """Verdicts with every component, one row per city, indicator and delimitation."""
        return self._rows("verdict", "verdict_id", area=area, indicator=indicator)

    def verdict_points(self, verdict_id: int | None = None) -> pd.DataFrame:
        """Staff figures under verdicts, with their base and gap, oldest first."""
        return self._rows("verdict_point", "verdict_id, day, staff_figure", verdict_id=verdict_id)

    def verdicts_by_base(
        self, area: str | None = None, indicator: str | None = None
    ) -> pd.DataFrame:
        """What each population line would say; its verdict_id counts on its own."""
        return self._rows("verdict_by_base", "verdict_id", area=area, indicator=indicator)

    def movement(self, indicator: str | None = None) -> pd.DataFrame:
        """Cities whose gap closed beyond doubt: by group, band of size and alphabet."""
        return self._rows("movement", "place", indicator=indicator).drop(columns="place")

    def pooled_slopes(self, indicator: str | None = None) -> pd.DataFrame:
        """The common slope of all cities that compare, or that they are too few."""
        return self._rows("pooled_slope", "indicator, n_cities DESC, areas", indicator=indicator)

    def movement_measures(
        self, indicator: str | None = None, area: str | None = None
    ) -> pd.DataFrame:
        """Reports of those cities on measures that are meant to move the indicator."""
        order = "indicator, area, year, measure"
        return self._rows("movement_measure", order, indicator=indicator, area=area)

    def verdict_history(
        self, area: str | None = None, indicator: str | None = None
    ) -> pd.DataFrame:
        """What earlier releases said, oldest first; this release itself is not among them."""
        order = "created_on, release_id, area, indicator, concept, method, scope, breakdown"
        found = self._rows("verdict_history", order, area=area, indicator=indicator)
        return history_shown(found, self.path.parent)

    def recordability(self, area: str | None = None) -> pd.DataFrame:
        """One row per city and indicator: what is known, or what it would take."""
        return self._rows("recordability", area=area)

    def criteria(self, area: str | None = None) -> pd.DataFrame:
        """Reported stages of criteria, oldest first."""
        return self._rows("criterion_status", "area, criterion, dated", area=area)

    def measure_reports(self, measure: str | None = None) -> pd.DataFrame:
        """Reports of cities on measures."""
        return self._rows("measure_report", measure=measure)

    def findings(self, file: str | None = None) -> pd.DataFrame:
        """Findings of the rules, one row each."""
        return self._rows("finding", "file, area, subject, year, breakdown, rule", file=file)

    def rules(self) -> pd.DataFrame:
        """The rules that delivered rows were checked against, sheet by sheet."""
        return self._rows("rule")

    def deliveries(self) -> pd.DataFrame:
        """Delivered files with their row counts, in and out."""
        return self._rows("delivery", "file")

    def statements(self, area: str | None = None) -> pd.DataFrame:
        """What cities said about their figures in this release."""
        return self._rows("statement", "area", area=area)

    def absences(self) -> pd.DataFrame:
        """Cities whose new figures are left out because they have not agreed."""
        return self._rows("absence", "area")

    def revisions(self, area: str | None = None) -> pd.DataFrame:
        """Every change of a figure that was public, the oldest first."""
        order = "changed_on, changed_in, series, area, year, breakdown"
        return revisions_shown(self._rows("revision", order, area=area), self.path.parent)

    @cached_property
    def corrected(self) -> Mapping[int, Correction]:
        """Figures that another release shows differently, by their number in this one."""
        changed = plain_records(self.revisions())
        if not changed:
            return {}
        series, areas = ([*{row[name] for row in changed}] for name in ("series", "area"))
        return corrected_earlier(plain_records(self.figures(series, areas)), changed)

    @cached_property
    def withheld(self) -> frozenset[int]:
        """Figures that were public in it and may be told no more; none of the one in force."""
        return frozenset()

    def _rows(self, table: str, order: str = "", **wanted: str | int | None) -> pd.DataFrame:
        """Rows of a table whose columns have the wanted values; None wants all."""
        if table not in self._tables:
            # A release from before the table was declared says nothing in it.
            return as_declared(pd.DataFrame(), table)
        conditions = [f"(${name} IS NULL OR {name} = ${name})" for name in wanted]
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        # No caller passes names from outside; values are bound.
        ordered = f" ORDER BY {order}" if order else ""
        found = self._query(f"SELECT * FROM release.{table}{where}{ordered}", **wanted)
        return as_declared(found, table)

    @cached_property
    def _tables(self) -> frozenset[str]:
        found = self._query(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'release'"
        )
        return frozenset(found["table_name"])

    def _query(self, text: str, **values: Any) -> pd.DataFrame:
        # A copy in name only: pandas copies the cells when somebody writes into them.
        return self._kept(text, tuple(values.items())).copy(deep=False)

    def _read(self, text: str, values: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
        # Any of them: a damaged file shows as an IO, serialization, catalogue or plain error.
        try:
            with self._copy.cursor() as answers:
                # What is read is never changed, not even in memory.
                answers.execute("BEGIN TRANSACTION READ ONLY")
                return with_tuples(answers.execute(text, dict(values) or None))
        except duckdb.Error as problem:
            key = "release_held" if is_held(problem) else "release_unreadable"
            raise ReleaseError(key, file=self.path.name) from problem

    @cached_property
    def _copy(self) -> duckdb.DuckDBPyConnection:
        """The release in memory, where an answer takes 5 instead of 27 ms.

        The file is let go: as long as a session of this process held it, another release that
        took its place would not be seen.
        """
        found = duckdb.connect()
        # ATTACH takes no bound value, so the quote in a path is doubled by hand.
        quoted = str(self.path).replace("'", "''")
        found.execute(f"ATTACH '{quoted}' AS stored (READ_ONLY)")
        found.execute("ATTACH ':memory:' AS release")
        found.execute("COPY FROM DATABASE stored TO release")
        found.execute("DETACH stored")
        bring_to_lists(found)
        return found


def _listed(names: str | list[str] | None) -> tuple[str, ...] | None:
    if names is None:
        return None
    return (names,) if isinstance(names, str) else tuple(names)
