"""Tables that nobody can rule out, near the true one, as proofs that small cells are uncertain.

A table in which a cell rises or falls widens its interval, and that of all cells that move in it,
for every reader who knows none of those. So a few tables prove many cells for many readers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from indicators.disclosure.solver.intervals import joint_passes, moves_if_whole
from indicators.disclosure.solver.moves import Room, cheapest_rise, widening
from indicators.disclosure.solver.programs import Group
from indicators.disclosure.solver.readers import Readers, as_seen
from indicators.disclosure.solver.relations import Flags, Numbers, Places
from indicators.disclosure.solver.system import System, spread

KNOWN = 1e-4
"""Cost of moving a hidden cell that a reader knows, as he is not convinced by that table. Measured
on four draws of one shape: ten times as much takes up to four times as long; three times as much
is faster in one draw of four."""


@dataclass
class Tables:
    """Tables that fit everything published, as changes of all cells from their true counts.

    `fallen`, `risen`: how far each cell (column) falls and rises at most, for each reader (row).
    """

    readers: Readers
    width: float
    changes: list[Numbers] = field(default_factory=list)
    believers: list[Places] = field(default_factory=list)
    """For each table the readers who know no cell that moves in it."""
    fallen: Numbers = field(init=False)
    risen: Numbers = field(init=False)

    def __post_init__(self) -> None:
        self.fallen, self.risen = np.zeros((2, *self.readers.known.shape))

    def note(self, change: Numbers) -> None:
        """A further table; it proves nothing to who knows a cell that moves."""
        moved = np.flatnonzero(change)
        believers = np.flatnonzero(~self.readers.known[:, moved].any(axis=1))
        self.changes.append(change)
        self.believers.append(believers)
        self._count(change, believers, moved)

    def _count(self, change: Numbers, believers: Places, moved: Places) -> None:
        """Lets these cells fall and rise as far as they do here, for those who believe it."""
        place = believers[:, None], moved
        self.fallen[place] = np.maximum(self.fallen[place], -change[moved])
        self.risen[place] = np.maximum(self.risen[place], change[moved])

    def missing(self) -> Numbers:
        """What each cell lacks to be uncertain enough, for each reader it is kept from."""
        return np.where(self.readers.wanted, self.width - self.fallen - self.risen, 0.0)

    def open_readers(self, cell: int) -> Places:
        """Readers to whom the cell is not proven uncertain."""
        reach = self.fallen[:, cell] + self.risen[:, cell]
        return np.flatnonzero(self.readers.wanted[:, cell] & (reach < self.width))

    def open_cells(self) -> Flags:
        """Cells that are not proven to all readers."""
        return np.asarray((self.missing() > 0).any(axis=0))

    def within(self, hidden: Flags) -> "Tables":
        """Only the tables in which no other cell moves."""
        kept, shown, is_stale = Tables(self.readers, self.width), ~hidden, np.zeros_like(hidden)
        for change, believers in zip(self.changes, self.believers, strict=True):
            if change[shown].any():
                is_stale |= change != 0
            else:
                kept.changes.append(change)
                kept.believers.append(believers)
        kept.fallen, kept.risen = (
            np.where(is_stale, 0.0, far) for far in (self.fallen, self.risen)
        )
        for change, believers in zip(kept.changes, kept.believers, strict=True):
            moved = np.flatnonzero(is_stale & (change != 0))
            if len(moved):
                kept._count(change, believers, moved)
        return kept


def search_near(system: System, hidden: Flags, tables: Tables) -> None:
    """Notes tables in which the small cells rise and fall, as far as such are found fast."""
    for known in (tables.readers.known[0], np.asarray(tables.readers.known.any(axis=0))):
        if tables.open_cells().any():
            move_together(system, hidden, tables, known)
    for cell in np.flatnonzero(tables.open_cells()).tolist():
        widen(system, hidden, tables, cell)
        _insist(system, hidden, tables, cell)


def move_together(system: System, hidden: Flags, tables: Tables, known: Flags) -> None:
    """All open cells at once, which is enough where corners are whole (two dimensions)."""
    seen = as_seen(system, known)
    wanted = tables.open_cells() & ~known
    truth, matrix = seen.counts[hidden], seen.matrix[:, hidden]
    ends = seen.low[hidden], seen.high[hidden], truth, truth
    group = Group(matrix, matrix @ truth, *ends, wanted[hidden], seen.width)
    for side in (-1, 1):
        joint_passes(group, side, moves_if_whole)
    for table in group.tables:
        tables.note(spread(table - truth, hidden))


def widen(system: System, hidden: Flags, tables: Tables, cell: int) -> None:
    """Notes tables in which the cell rises and falls as far as it lacks, or part of it."""
    for _ in unconvinced(system, hidden, tables, cell):
        pass


def unconvinced(system: System, hidden: Flags, tables: Tables, cell: int) -> Iterator[int]:
    """The same, naming readers who stay unconvinced, each as soon as that is clear.

    One reader first; of the others mostly few are left, who know a cell that moved; these are
    convinced together, or else one by one. Where one cannot be, who knows more cannot be either.
    """
    readers = tables.open_readers(cell)
    is_first = True
    while len(readers):
        first, known = readers[0], tables.readers.known
        convince(system, hidden, tables, cell, readers[:1])
        readers = np.intersect1d(readers[1:], tables.open_readers(cell))
        if first in tables.open_readers(cell):
            yield int(first)
            knows_more = (known[readers] >= known[first]).all(axis=1)
            readers = readers[~knows_more]
        if is_first and len(readers) > 1:
            convince(system, hidden, tables, cell, readers)
            readers = np.intersect1d(readers, tables.open_readers(cell))
        is_first = False


def convince(system: System, hidden: Flags, tables: Tables, cell: int, readers: Places) -> None:
    """Notes tables in which the cell moves and nothing that one of the readers knows."""
    unknown = hidden & ~tables.readers.known[readers].any(axis=0)
    may_move = _in_company(system, unknown)
    if not may_move[cell]:
        return
    ends = tables.fallen[readers, cell].min(), tables.risen[readers, cell].min()
    room = room_of(system, may_move, hidden, tables.readers)
    for change in widening(room, int(may_move[:cell].sum()), *ends, system.width):
        tables.note(spread(change, may_move))


def _insist(system: System, hidden: Flags, tables: Tables, cell: int) -> None:
    """Where a cell does not move as far as possible, it mostly still moves as far as needed.

    All open readers together, then one, whose tables convince some of the others, and so on.
    """
    readers = tables.open_readers(cell)
    while len(readers):
        if not _is_convinced(system, hidden, tables, cell, readers):
            _is_convinced(system, hidden, tables, cell, readers[:1])
            readers = readers[1:]
        readers = np.intersect1d(readers, tables.open_readers(cell))


def _is_convinced(
    system: System, hidden: Flags, tables: Tables, cell: int, readers: Places
) -> bool:
    """Notes tables in which the cell rises or falls by all that is missing."""
    may_move = _in_company(system, hidden & ~tables.readers.known[readers].any(axis=0))
    if not may_move[cell]:
        return False
    room, place = room_of(system, may_move, hidden, tables.readers), int(may_move[:cell].sum())
    for side in (1, -1):
        back = (tables.fallen if side > 0 else tables.risen)[readers, cell].min()
        change = cheapest_rise(room if side > 0 else room.mirrored, place, system.width - back)
        if change is not None:
            tables.note(side * spread(change, may_move))
            return True
    return False


def _in_company(system: System, cells: Flags) -> Flags:
    """Those that can move: no cell does that is alone in a relation."""
    links = abs(system.matrix)
    while True:
        is_single = (links @ cells.astype(float) == 1).astype(float)
        can_move = cells & (links.T @ is_single == 0)
        if np.array_equal(can_move, cells):
            return cells
        cells = can_move


def room_of(system: System, may_move: Flags, hidden: Flags, readers: Readers) -> Room:
    """Room of the cells that may move; hidden ones are free, nearly so if a reader knows them."""
    cells = np.flatnonzero(may_move)
    rise, fall = (system.high - system.counts)[cells], (system.counts - system.low)[cells]
    known = KNOWN * readers.known.any(axis=0)
    cost = np.where(hidden, known, system.cost)[cells]
    return Room(system.matrix[:, cells].tocsc(), rise, fall, np.where(np.isfinite(cost), cost, 0.0))
