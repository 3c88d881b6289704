"""An earlier release as it may be read today."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from indicators.release.corrected import Correction, corrected_later
from indicators.release.figure_changes import Change, changes_between
from indicators.release.reader import Release
from indicators.release.records import plain_records
from indicators.release.release_numbers import order_of
from indicators.release.withholding import withhold


class SeenSince(Release):
    """An earlier release that knows what became of its figures in the one in force.

    What has been hidden since is not told here either: whoever is protected now must not be found
    by looking at an older address. Corrected figures stay as they were, and say so.
    """

    def __init__(self, path: Path, in_force: Release) -> None:
        super().__init__(path)
        self.in_force = in_force

    @cached_property
    def corrected(self) -> Mapping[int, Correction]:
        """Figures that are other ones today, by their number in this release."""
        later = [row for row in plain_records(self.in_force.revisions()) if self._came_later(row)]
        return corrected_later(self._changes, later, self.in_force.release_id)

    @cached_property
    def withheld(self) -> frozenset[int]:
        """Figures that were public and are hidden today."""
        hidden = (change.before for change in self._changes if change.kind == "now_hidden")
        return frozenset(int(figure["figure_id"]) for figure in hidden if figure is not None)

    def revisions(self, area: str | None = None) -> pd.DataFrame:
        """Every change up to today, as the release in force tells it."""
        return self.in_force.revisions(area)

    def _came_later(self, row: Mapping[str, Any]) -> bool:
        return order_of(str(row["changed_in"])) > order_of(self.release_id)

    @cached_property
    def _changes(self) -> list[Change]:
        """Compared once: a list of corrections knows nothing of releases taken back in between."""
        then = Release(self.path).figures()
        return changes_between(plain_records(then), plain_records(self.in_force.figures()))

    @cached_property
    def _copy(self) -> duckdb.DuckDBPyConnection:
        found = super()._copy
        if self.withheld:
            withhold(found, self.withheld)
        return found
