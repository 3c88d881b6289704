"""The one reader of a release. Everything that shows figures goes through it."""

from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from indicators.catalogue import Catalogue
from indicators.errors import ReleaseError
from indicators.release.write import POINTER, Pointer


class Release:
    """A released state of the data, read-only.

    Every method answers with a table of protected rows; numbers of hidden figures are not
    in the file and cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

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
        return Catalogue.model_validate_json(text)

    def figures(
        self,
        series: str | list[str] | None = None,
        area: str | list[str] | None = None,
    ) -> pd.DataFrame:
        """Figures, one row each, optionally of some series and areas."""
        return self._query(
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

    def population_bases(self, staff_figure: int | None = None) -> pd.DataFrame:
        """Population figures judged as base of staff figures, best first."""
        return self._query(
            """
            SELECT *
            FROM release.population_base
            WHERE $staff_figure IS NULL OR staff_figure = $staff_figure
            """,
            staff_figure=staff_figure,
        )

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
        return self._query(
            """
            SELECT *
            FROM release.compared_figure
            WHERE $series IS NULL OR series = $series
            ORDER BY series, axis, area
            """,
            series=series,
        )

    def comparability(self, series: str | None = None) -> pd.DataFrame:
        """Every pair of areas of a series: level of comparability and reasons."""
        return self._query(
            """
            SELECT *
            FROM release.comparability
            WHERE $series IS NULL OR series = $series
            ORDER BY series, area_a, area_b
            """,
            series=series,
        )

    def recordability(self, area: str | None = None) -> pd.DataFrame:
        """One row per city and indicator: what is known, or what it would take."""
        return self._query(
            "SELECT * FROM release.recordability WHERE $area IS NULL OR area = $area", area=area
        )

    def criteria(self, area: str | None = None) -> pd.DataFrame:
        """Reported stages of criteria, oldest first."""
        return self._query(
            """
            SELECT *
            FROM release.criterion_status
            WHERE $area IS NULL OR area = $area
            ORDER BY area, criterion, dated
            """,
            area=area,
        )

    def measure_reports(self, measure: str | None = None) -> pd.DataFrame:
        """Reports of cities on measures."""
        return self._query(
            "SELECT * FROM release.measure_report WHERE $measure IS NULL OR measure = $measure",
            measure=measure,
        )

    def findings(self, file: str | None = None) -> pd.DataFrame:
        """Findings of the rules, one row each."""
        return self._query(
            "SELECT * FROM release.finding WHERE $file IS NULL OR file = $file ORDER BY file, row",
            file=file,
        )

    def rules(self) -> pd.DataFrame:
        """The rules that delivered rows were checked against, sheet by sheet."""
        return self._query("SELECT * FROM release.rule")

    def deliveries(self) -> pd.DataFrame:
        """Delivered files with their row counts, in and out."""
        return self._query("SELECT * FROM release.delivery ORDER BY file")

    def _query(self, text: str, **values: Any) -> pd.DataFrame:
        # ATTACH, not connect(path): a connection by path would keep serving the old file for
        # as long as any other session in this process still has it open.
        try:
            with duckdb.connect() as connection:
                # ATTACH takes no bound value, so the quote in a path is doubled by hand.
                quoted = str(self.path).replace("'", "''")
                connection.execute(f"ATTACH '{quoted}' AS release (READ_ONLY)")
                return connection.execute(text, values or None).df()
        # Any of them: a damaged file shows as an IO, serialization, catalogue or plain error.
        except duckdb.Error as problem:
            raise ReleaseError("release_unreadable", file=self.path.name) from problem


def current_release(folder: Path) -> Release:
    """The release that the pointer in `folder` names. Raises ReleaseError if there is none."""
    pointer = read_pointer(folder)
    if pointer is None:
        raise ReleaseError("release_missing", folder=folder)
    path = folder / pointer.release
    if not path.is_file():
        raise ReleaseError("release_unreadable", file=path.name)
    return Release(path)


def read_pointer(folder: Path) -> Pointer | None:
    """The pointer file of a folder of releases; None when there is none."""
    try:
        return Pointer.model_validate_json((folder / POINTER).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as problem:
        raise ReleaseError("release_unreadable", file=POINTER) from problem


def _listed(names: str | list[str] | None) -> list[str] | None:
    return [names] if isinstance(names, str) else names
