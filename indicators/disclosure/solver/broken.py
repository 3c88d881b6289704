"""Which further conditions a choice of hidden cells breaks, for any of the readers."""

import numpy as np
from scipy.sparse import csr_array

from indicators.disclosure.solver.cuts import Conditions, lonely_cuts, separate
from indicators.disclosure.solver.exposure import exposed_to, exposed_to_readers
from indicators.disclosure.solver.relations import Flags, Places
from indicators.disclosure.solver.system import System, exposed
from indicators.disclosure.solver.tables import Tables, search_near


def broken(system: System, hidden: Flags, tables: Tables) -> Conditions:
    """Conditions that the choice breaks; none if it is safe. The cheap kind comes first."""
    lonely = lonely_cuts(system, hidden)
    return lonely if lonely.number else exposing(system, hidden, tables)


def exposing(system: System, hidden: Flags, tables: Tables) -> Conditions:
    """Conditions without which some reader finds cells out; a lonely cell does no harm there.

    The first reader is asked alone, as most choices fail him already.
    """
    seen, failing = exposed_to(system, hidden, tables, 0)
    if len(failing):
        return _needed(seen, hidden, failing)
    none = Conditions(csr_array((0, len(hidden))), np.zeros(0))
    if len(tables.readers.known) == 1:
        return none
    search_near(system, hidden, tables)
    found = exposed_to_readers(system, hidden, tables)
    return none.with_more(*(_needed(seen, hidden, failing) for seen, failing in found))


def _needed(seen: System, hidden: Flags, failing: Places) -> Conditions:
    """Conditions that the choice breaks for one reader."""
    cuts = separate(seen, hidden.astype(float), failing)
    is_broken = ~cuts.are_met(hidden)
    if is_broken.any():
        return cuts.of(is_broken)
    return _needs_other(seen, hidden, int(failing[0]))


def _needs_other(system: System, hidden: Flags, cell: int) -> Conditions:
    """Where only whole numbers expose a cell, or prices below one lose their force.

    Grows the choice as far as the cell stays exposed; one of the other cells is needed.
    """
    wanted = np.arange(len(hidden)) == cell
    grown = hidden.copy()
    parts: list[Places] = [np.flatnonzero(~hidden)]
    while parts:
        part = parts.pop()
        trial = grown.copy()
        trial[part] = True
        if len(part) and len(exposed(system, trial, wanted)):
            grown = trial
        elif len(part) > 1:
            parts += np.array_split(part, 2)
    return Conditions(csr_array((~grown).astype(float)[None, :]), np.ones(1))
