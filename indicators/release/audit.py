"""The audit: an attack on what is about to be published, from inside the house."""

from collections.abc import Iterable, Sequence
from typing import Protocol

import numpy as np
import pandas as pd

from indicators.release.attack import attack_cells
from indicators.release.relations import Flags, Numbers, Relation, known_bounds, relation_matrix

STATUSES = {"published", "hidden", "primary", "complementary"}


class AuditRules(Protocol):
    """What of the rules the audit needs."""

    @property
    def required_width(self) -> int:
        """Least width of the attacker's interval for a primary cell."""


def audit(
    cells: pd.DataFrame, relations: Iterable[Relation], rules: AuditRules
) -> list[tuple[object, float, float]]:
    """Failing primary cells as (cell_id, low, high); an empty list means safe.

    `cells`: one row per cell with cell_id, count, primary and status as `protect` gives it.
    """
    relations = [(total, list(parts)) for total, parts in relations]
    found = exposed_cells(cells, relations, rules)
    return list(found[["cell_id", "low", "high"]].itertuples(index=False, name=None))


def exposed_cells(
    cells: pd.DataFrame,
    relations: Sequence[Relation],
    rules: AuditRules,
    tables: Numbers | None = None,
) -> pd.DataFrame:
    """Rows cell_id, low, high of the primary cells that are narrower than required.

    `tables`: counts of all cells, one row per table that is said to fit all that is published.
    Each is checked; what they prove to be uncertain enough need not be attacked any more.
    """
    # Whatever is unclear here would be taken for hidden, and the answer would be "safe".
    assert set(cells["status"]) <= STATUSES, sorted(set(cells["status"]))
    assert np.isfinite(cells["count"].astype(float)).all(), "A count is missing."
    assert cells["primary"].notna().all(), "Whether a cell is primary is missing."
    wanted = cells["primary"].astype(bool).to_numpy()
    public = cells.assign(count=cells["count"].where(cells["status"] == "published"))
    # An interval that is wide enough is not searched to its ends; a failing one is.
    truth = cells["count"].astype(float).to_numpy()
    width = float(rules.required_width)
    if tables is not None:
        possible = np.vstack([truth, tables[_fitting(public, relations, tables)]])
        wanted = wanted & (possible.max(axis=0) - possible.min(axis=0) < width)
    found = attack_cells(public, relations, wanted, enough=width, truth=truth)
    return found[wanted & ~np.asarray(found["high"] - found["low"] >= width)]


def _fitting(public: pd.DataFrame, relations: Sequence[Relation], tables: Numbers) -> Flags:
    """Which tables are whole, within known bounds, add up and show every published count."""
    matrix = relation_matrix(pd.Index(public["cell_id"]), relations)
    counts = public["count"].astype(float).to_numpy()
    low, high = known_bounds(public)
    fits = (tables == np.rint(tables)) & (low <= tables) & (tables <= high)
    fits &= np.isnan(counts) | (tables == counts)
    return fits.all(axis=1) & ~(matrix @ tables.T).any(axis=0)
