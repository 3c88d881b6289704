"""Cover for exposed cells, proven by tables that nobody can rule out.

For each primary cell tables near the true one are searched in which it rises and falls far enough
while only hidden cells move; where there are none, the cheapest further cells are hidden. A table
found for one cell widens the intervals of all cells that move in it.
"""

from dataclasses import dataclass

import numpy as np

from indicators.release.cuts import Conditions
from indicators.release.intervals import joint_passes, moves_if_whole
from indicators.release.moves import Room, cheapest_rise, widening
from indicators.release.programs import Group
from indicators.release.relations import Flags, Numbers
from indicators.release.system import System, exposed


@dataclass
class Tables:
    """Tables that fit everything published, as changes of all cells from their true counts.

    `fallen`, `risen`: how far each cell falls and rises at most in any of them.
    """

    changes: list[Numbers]
    fallen: Numbers
    risen: Numbers

    def note(self, change: Numbers) -> None:
        self.changes.append(change)
        self.fallen = np.maximum(self.fallen, -change)
        self.risen = np.maximum(self.risen, change)

    def missing(self, width: float) -> Numbers:
        """What each cell lacks to be that far apart."""
        return width - self.fallen - self.risen


def tables_of(changes: list[Numbers], size: int) -> Tables:
    """All these tables of so many cells."""
    tables = Tables([], *np.zeros((2, size)))
    for change in changes:
        tables.note(change)
    return tables


def cover_with_tables(system: System, hidden: Flags) -> tuple[Flags, Tables]:
    """Hidden cells that protect nearly all primary ones, and the tables that prove it."""
    tables = _moved_together(system, hidden)
    primary = np.flatnonzero(system.primary)
    primary = primary[np.argsort(system.counts[primary], kind="stable")].tolist()
    # Cells bought for later ones help earlier ones.
    for cell in [*primary, *primary]:
        _widen(system, hidden, tables, cell)
        hidden = _bought(system, hidden, tables, cell)
    return hidden, tables


def tables_near(system: System, hidden: Flags) -> Tables:
    """Tables in which the primary cells rise and fall, as far as such are found fast."""
    tables = _moved_together(system, hidden)
    for cell in np.flatnonzero(system.primary).tolist():
        _widen(system, hidden, tables, cell)
    return tables


def without_superfluous_cells(
    system: System, hidden: Flags, tables: Tables, cuts: Conditions
) -> tuple[Flags, Tables]:
    """Shows complementary cells again, dearest first, where what they protect is safe without.

    Tables without them have to be found; where there were none before, the attack decides.
    """
    unproven = system.primary & (tables.missing(system.width) > 0)
    extra = np.flatnonzero(hidden & ~system.primary)
    for cell in extra[np.argsort(-system.cost[extra], kind="stable")]:
        trial = hidden.copy()
        trial[cell] = False
        if cuts.are_met(trial).all():
            kept = _proven_again(system, trial, tables)
            if kept is not None and not _are_exposed(system, trial, unproven):
                hidden, tables = trial, kept
    return hidden, tables


def _are_exposed(system: System, hidden: Flags, wanted: Flags) -> bool:
    return bool(wanted.any() and len(exposed(system, hidden, wanted)))


def _proven_again(system: System, hidden: Flags, tables: Tables) -> Tables | None:
    """Tables that prove the same with these hidden cells; none if some are not found."""
    is_proven = system.primary & (tables.missing(system.width) <= 0)
    kept = tables_of([c for c in tables.changes if not c[~hidden].any()], len(hidden))
    for cell in np.flatnonzero(is_proven & (kept.missing(system.width) > 0)).tolist():
        _widen(system, hidden, kept, cell)
        if kept.missing(system.width)[cell] > 0:
            return None
    return kept


def _moved_together(system: System, hidden: Flags) -> Tables:
    """All primary cells at once, which is enough where corners are whole (two dimensions)."""
    truth, matrix = system.counts[hidden], system.matrix[:, hidden]
    ends = system.low[hidden], system.high[hidden], truth, truth
    group = Group(matrix, matrix @ truth, *ends, system.primary[hidden], system.width)
    for side in (-1, 1):
        joint_passes(group, side, moves_if_whole)
    return tables_of([_spread(table - truth, hidden) for table in group.tables], len(hidden))


def _widen(system: System, hidden: Flags, tables: Tables, cell: int) -> None:
    """Notes tables in which the cell rises and falls as far as it lacks, or part of it."""
    if tables.missing(system.width)[cell] > 0:
        room, place = _room(system, hidden, hidden), int(hidden[:cell].sum())
        ends = tables.fallen[cell], tables.risen[cell]
        for change in widening(room, place, *ends, system.width):
            tables.note(_spread(change, hidden))


def _bought(system: System, hidden: Flags, tables: Tables, cell: int) -> Flags:
    """The hidden cells and the cheapest further ones with which the cell rises or falls enough."""
    may_move = system.primary | np.isfinite(system.cost)
    for side in (1, -1):
        missing = tables.missing(system.width)[cell]
        if missing <= 0:
            return hidden
        reached = (tables.risen if side > 0 else tables.fallen)[cell]
        room = _room(system, may_move, hidden)
        room = room if side > 0 else room.mirrored
        change = cheapest_rise(room, int(may_move[:cell].sum()), reached + missing)
        if change is not None:
            tables.note(side * _spread(change, may_move))
            hidden = hidden | (tables.changes[-1] != 0)
    return hidden


def _room(system: System, may_move: Flags, hidden: Flags) -> Room:
    """Room of the cells that may move; hidden ones are free."""
    cells = np.flatnonzero(may_move)
    rise, fall = (system.high - system.counts)[cells], (system.counts - system.low)[cells]
    cost = np.where(hidden, 0.0, system.cost)[cells]
    return Room(system.matrix[:, cells], rise, fall, np.where(np.isfinite(cost), cost, 0.0))


def _spread(change: Numbers, cells: Flags) -> Numbers:
    wide = np.zeros(len(cells))
    wide[cells] = change
    return wide
