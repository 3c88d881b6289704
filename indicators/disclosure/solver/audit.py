"""The audit: an attack on what is about to be published, from inside the house."""

from collections.abc import Iterable, Iterator
from typing import Protocol

import numpy as np
import pandas as pd

from indicators.disclosure.solver.exposure import exposed_to_readers
from indicators.disclosure.solver.readers import readers_of
from indicators.disclosure.solver.relations import Flags, Numbers, Places, Relation, linked_groups
from indicators.disclosure.solver.system import System, attacked, build_system, part_of
from indicators.disclosure.solver.tables import Tables, search_near

STATUSES = {"published", "hidden", "primary", "complementary"}


class AuditRules(Protocol):
    """What of the rules the audit needs."""

    @property
    def required_width(self) -> int:
        """Least width of the attacker's interval for a primary cell."""

    @property
    def insider_cases(self) -> int:
        """Largest group whose members know its count."""


def audit(
    cells: pd.DataFrame, relations: Iterable[Relation], rules: AuditRules
) -> list[tuple[object, float, float]]:
    """Failing primary cells as (cell_id, low, high); an empty list means safe.

    `cells`: one row per cell with what `protect` takes and gives as `protect` takes and gives it.
    """
    relations = [(total, list(parts)) for total, parts in relations]
    found = exposed_cells(cells, relations, rules)
    return list(found[["cell_id", "low", "high"]].itertuples(index=False, name=None))


def exposed_cells(
    cells: pd.DataFrame,
    relations: Iterable[Relation],
    rules: AuditRules,
    tables: Numbers | None = None,
) -> pd.DataFrame:
    """Rows cell_id, low, high of the primary cells that some reader knows better than allowed.

    Readers are those of `readers.py`; what one of them finds out whatever is hidden is left out.
    `tables`: counts of all cells, one row per table that is said to fit all that is published.
    Each is checked; what they prove to be uncertain enough need not be attacked any more.
    """
    # Whatever is unclear here would be taken for hidden, and the answer would be "safe".
    assert set(cells["status"]) <= STATUSES, sorted(set(cells["status"]))
    assert np.isfinite(cells["count"].astype(float)).all(), "A count is missing."
    assert cells["primary"].notna().all(), "Whether a cell is primary is missing."
    relations = list(relations)
    found = [
        _exposed_at(width, level, relations, rules, tables)
        for width, level in levels(cells, rules.required_width)
    ]
    return pd.concat(found).sort_index()


def levels(cells: pd.DataFrame, required: int) -> Iterator[tuple[int, pd.DataFrame]]:
    """Each width asked for, the largest first, and the cells with the primary ones of it only."""
    widths = cells["width"] if "width" in cells else pd.Series(required, cells.index)
    primary = cells["primary"].astype(bool)
    for width in sorted({required, *widths[primary].astype(int)}, reverse=True):
        yield width, cells.assign(primary=primary & (widths == width))


def _exposed_at(
    width: int,
    cells: pd.DataFrame,
    relations: list[Relation],
    rules: AuditRules,
    tables: Numbers | None,
) -> pd.DataFrame:
    """The exposed ones among the primary cells of one width."""
    system = build_system(cells, relations, width)
    hidden = (cells["status"] != "published").to_numpy()
    shown = np.flatnonzero(system.primary & ~hidden)
    low, high = (np.full(len(cells), end) for end in (-np.inf, np.inf))
    low[shown] = high[shown] = system.counts[shown]
    for rows, members in linked_groups(system.matrix, np.ones(len(cells), bool)):
        if (system.primary & hidden)[members].any():
            part = part_of(system, rows, members)
            own = np.empty((0, len(members))) if tables is None else tables[:, members]
            group = cells.iloc[members], part, hidden[members], own - part.counts
            for places, least, most in _found_out(*group, rules):
                ends = np.fmax(low[members[places]], least), np.fmin(high[members[places]], most)
                low[members[places]], high[members[places]] = ends
    found = pd.DataFrame({"cell_id": cells["cell_id"], "low": low, "high": high}, cells.index)
    return found[np.isfinite(low)]


def _found_out(
    cells: pd.DataFrame, system: System, hidden: Flags, changes: Numbers, rules: AuditRules
) -> Iterator[tuple[Places, Numbers, Numbers]]:
    """Places, lowest and highest values of the cells that a reader finds out, reader by reader."""
    readers = readers_of(cells, rules.insider_cases)
    readers.wanted[:, ~hidden] = False
    tables = Tables(readers, system.width)
    _note_fitting(system, hidden, changes, tables)
    if len(readers.known) > 1:
        searched = tables.within(hidden)
        search_near(system, hidden, searched)
        _note_fitting(system, hidden, np.array(searched.changes), tables)
    for seen, failing in exposed_to_readers(system, hidden, tables):
        # An interval that is wide enough is not searched to its ends; a failing one is.
        found = attacked(seen, hidden, np.isin(np.arange(len(hidden)), failing))
        yield found.places, found.low, found.high


def _note_fitting(system: System, hidden: Flags, changes: Numbers, tables: Tables) -> None:
    """Notes those that are whole, within known bounds, add up and show every published count."""
    if not len(changes):
        return
    counts = system.counts + changes
    fits = (changes == np.rint(changes)) & (system.low <= counts) & (counts <= system.high)
    fits &= hidden | (changes == 0)
    is_table = fits.all(axis=1) & ~(system.matrix @ counts.T).any(axis=0)
    for change in changes[is_table & changes.any(axis=1)]:
        tables.note(change)
