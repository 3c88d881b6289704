"""Exchange: complementary cells given up for cheaper ones, after all is safe.

Showing single cells again ends where each of them protects something. A better choice is then
often one exchange away: without a certain cell, what it protected finds cover at less cost, or
others become superfluous with it (measured in three dimensions: a twentieth of the loss).
"""

from dataclasses import replace

import numpy as np

from indicators.disclosure.solver.covering import covered, is_safe_for, without_superfluous_cells
from indicators.disclosure.solver.cuts import Conditions
from indicators.disclosure.solver.relations import Flags
from indicators.disclosure.solver.system import System
from indicators.disclosure.solver.tables import Tables

PASSES = 4
"""Times that all cells are tried; mostly the second finds nothing any more."""
DETOURS = (1.0, 2.0, 4.0)
"""How much dearer a cover may be at first, in costs of the cell given up: what becomes superfluous
with it pays for that. Short ones first, as they are found fast."""
LEAST_GAIN = 1e-9


def with_exchanged_cells(
    system: System, hidden: Flags, tables: Tables, cuts: Conditions, trials: int
) -> tuple[Flags, Tables]:
    """A safe choice that costs at most as much, after so many trials, and tables that prove it."""
    for detour in DETOURS:
        for _ in range(PASSES):
            before = loss(system, hidden)
            cells = _dearest_first(system, hidden)[:trials]
            trials -= len(cells)
            for cell in cells:
                # An exchange may have given up others, too.
                if hidden[cell]:
                    hidden, tables = _exchanged(system, hidden, tables, cuts, cell, detour)
            if loss(system, hidden) >= before - LEAST_GAIN:
                break
    return hidden, tables


def loss(system: System, hidden: Flags) -> float:
    """Cost of the complementary cells."""
    return float(system.cost[hidden & ~system.primary].sum())


def _dearest_first(system: System, hidden: Flags) -> list[int]:
    extra = np.flatnonzero(hidden & ~system.primary)
    return [int(cell) for cell in extra[np.argsort(-system.cost[extra], kind="stable")]]


def _exchanged(
    system: System, hidden: Flags, tables: Tables, cuts: Conditions, cell: int, detour: float
) -> tuple[Flags, Tables]:
    """The choice without the cell if that is safe and costs less, else as it was."""
    cover = _without(system, hidden, tables, cell, detour)
    if cover is None:
        return hidden, tables
    found, kept = without_superfluous_cells(system, *cover, cuts.of(cuts.are_met(cover[0])))
    is_cheaper = loss(system, found) < loss(system, hidden) - LEAST_GAIN
    # What no table proved before, only the attack can judge.
    unproven = np.flatnonzero((tables.missing() > 0).any(axis=1)).tolist()
    is_better = is_cheaper and is_safe_for(system, found, kept, unproven)
    return (found, kept) if is_better else (hidden, tables)


def _without(
    system: System, hidden: Flags, tables: Tables, cell: int, detour: float
) -> tuple[Flags, Tables] | None:
    """Shows the cell and covers anew what it protected; none where that is not possible or dear."""
    was_open = tables.missing() > 0
    others = np.arange(len(hidden)) != cell
    narrower = replace(system, cost=np.where(others, system.cost, np.inf))
    most = loss(system, hidden) + detour * system.cost[cell]
    shown = hidden & others
    kept = tables.within(shown)
    is_lost = (kept.missing() > 0) & ~was_open
    for open_cell in np.flatnonzero(is_lost.any(axis=0)).tolist():
        shown = covered(narrower, shown, kept, open_cell)
        is_left = is_lost[kept.open_readers(open_cell), open_cell].any()
        if is_left or loss(system, shown) > most:
            return None
    return shown, kept
