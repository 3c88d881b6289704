"""Cover for exposed cells, proven by tables that nobody can rule out.

For each primary cell tables near the true one are searched in which it rises and falls far enough
while only hidden cells move; where there are none, the cheapest further cells are hidden.
"""

from collections.abc import Sequence

import numpy as np

from indicators.disclosure.solver.cuts import Conditions
from indicators.disclosure.solver.exposure import exposed_to
from indicators.disclosure.solver.moves import cheapest_rise
from indicators.disclosure.solver.readers import Readers
from indicators.disclosure.solver.relations import Flags, Places
from indicators.disclosure.solver.system import LARGE, System, spread
from indicators.disclosure.solver.tables import (
    Tables,
    convince,
    move_together,
    room_of,
    unconvinced,
    widen,
)


def cover_with_tables(system: System, hidden: Flags, readers: Readers) -> tuple[Flags, Tables]:
    """Hidden cells that protect nearly all primary ones, and the tables that prove it."""
    tables = Tables(readers, system.width)
    move_together(system, hidden, tables, readers.known[0])
    primary = np.flatnonzero(system.primary)
    primary = primary[np.argsort(system.counts[primary], kind="stable")].tolist()
    cover = covered_in_turn if len(hidden) > LARGE else covered
    # Cells bought for later ones help earlier ones.
    for cell in [*primary, *primary]:
        hidden = cover(system, hidden, tables, cell)
    return hidden, tables


def without_superfluous_cells(
    system: System, hidden: Flags, tables: Tables, cuts: Conditions
) -> tuple[Flags, Tables]:
    """Shows complementary cells again, dearest first, where what they protect is safe without.

    Tables without them have to be found; where there were none before, the attack decides.
    """
    unproven = np.flatnonzero((tables.missing() > 0).any(axis=1)).tolist()
    extra = np.flatnonzero(hidden & ~system.primary)
    for cell in extra[np.argsort(-system.cost[extra], kind="stable")]:
        trial = hidden.copy()
        trial[cell] = False
        if cuts.are_met(trial).all():
            kept = _proven_again(system, trial, tables, cell)
            if kept is not None and is_safe_for(system, trial, kept, unproven):
                hidden, tables = trial, kept
    return hidden, tables


def is_safe_for(system: System, hidden: Flags, tables: Tables, readers: Sequence[int]) -> bool:
    """Whether these readers find nothing out, by tables or, where there are none, by attack."""
    return not any(len(exposed_to(system, hidden, tables, reader)[1]) for reader in readers)


def _proven_again(system: System, hidden: Flags, tables: Tables, shown: int) -> Tables | None:
    """Tables that prove the same without the shown cell; none if some are not found."""
    was_open = tables.missing() > 0
    kept = tables.within(hidden)
    is_lost = (kept.missing() > 0) & ~was_open
    for cell in _near_first(system, shown, np.flatnonzero(is_lost.any(axis=0))):
        found = unconvinced(system, hidden, kept, cell)
        if any(is_lost[reader, cell] for reader in found):
            return None
        if is_lost[kept.open_readers(cell), cell].any():
            return None
    return kept


def _near_first(system: System, shown: int, cells: Places) -> list[int]:
    """Cells in a relation with the shown one first: mostly it is they who needed it."""
    sums = system.matrix.tocsc()[:, [shown]].indices
    is_near = (abs(system.matrix[sums]).sum(axis=0) > 0)[cells]
    return [*cells[is_near].tolist(), *cells[~is_near].tolist()]


def covered(system: System, hidden: Flags, tables: Tables, cell: int) -> Flags:
    """The hidden cells and, where needed, cheap further ones that protect the cell; notes why.

    Buys for one reader after the other: what is bought for one mostly helps the next.
    """
    widen(system, hidden, tables, cell)
    before = hidden
    for reader in tables.open_readers(cell).tolist():
        if hidden is not before and reader in tables.open_readers(cell):
            convince(system, hidden, tables, cell, np.array([reader]))
        if reader in tables.open_readers(cell):
            hidden = _bought(system, hidden, tables, cell, reader)
    return hidden


def covered_in_turn(system: System, hidden: Flags, tables: Tables, cell: int) -> Flags:
    """The same, sooner: whoever is not convinced is bought for at once, not all asked before.

    Where nothing is found for one reader, the rest wait: mostly they are asked in vain, and what
    is bought for later cells helps them. Measured in large tables of three dimensions: a third of
    the time, as much loss. Where superfluous cells are shown again afterwards, it ends with more.
    """
    readers = tables.open_readers(cell)
    are_asked = False
    while len(readers):
        reader = int(readers[0])
        hidden = _convinced(system, hidden, tables, cell, reader)
        readers = tables.open_readers(cell)
        if reader in readers:
            return hidden
        if len(readers) > 1 and not are_asked:
            convince(system, hidden, tables, cell, readers)
            readers = tables.open_readers(cell)
        are_asked = True
    return hidden


def _convinced(system: System, hidden: Flags, tables: Tables, cell: int, reader: int) -> Flags:
    """The hidden cells, and further ones only where those move nothing for this reader."""
    convince(system, hidden, tables, cell, np.array([reader]))
    if reader not in tables.open_readers(cell):
        return hidden
    return _bought(system, hidden, tables, cell, reader)


def _bought(system: System, hidden: Flags, tables: Tables, cell: int, reader: int) -> Flags:
    """The hidden cells and the cheapest further ones with which the cell rises or falls enough."""
    may_move = (system.primary | np.isfinite(system.cost)) & ~tables.readers.known[reader]
    for side in (1, -1):
        if reader not in tables.open_readers(cell):
            return hidden
        # Where it rises or falls already, so much more is needed.
        back = (tables.fallen if side > 0 else tables.risen)[reader, cell]
        room = room_of(system, may_move, hidden, tables.readers)
        room = room if side > 0 else room.mirrored
        change = cheapest_rise(room, int(may_move[:cell].sum()), system.width - back)
        if change is not None:
            tables.note(side * spread(change, may_move))
            hidden = hidden | (tables.changes[-1] != 0)
    return hidden
