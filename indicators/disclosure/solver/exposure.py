"""Which small groups some reader finds out, if so much is hidden."""

from collections.abc import Iterator

import numpy as np

from indicators.disclosure.solver.readers import as_seen
from indicators.disclosure.solver.relations import Flags, Places
from indicators.disclosure.solver.system import System, attacked, exposed
from indicators.disclosure.solver.tables import Tables


def exposed_to_readers(
    system: System, hidden: Flags, tables: Tables
) -> Iterator[tuple[System, Places]]:
    """The system as a reader sees it, and the cells he finds out; nothing for who finds none.

    `tables` prove cells uncertain; where they do not, the attack decides.
    """
    for reader in np.flatnonzero((tables.missing() > 0).any(axis=1)).tolist():
        seen, failing = exposed_to(system, hidden, tables, reader)
        if len(failing):
            yield seen, failing


def exposed_to(system: System, hidden: Flags, tables: Tables, reader: int) -> tuple[System, Places]:
    """The same for one reader. What he finds out whatever is hidden is no longer wanted."""
    readers = tables.readers
    seen = as_seen(system, readers.known[reader])
    found = attacked(seen, hidden, tables.missing()[reader] > 0)
    for change in found.changes:
        tables.note(change)
    failing = found.places
    if not len(failing) or not readers.known[reader].any():
        return seen, failing
    can_be_hidden = system.primary | np.isfinite(system.cost)
    wanted = np.isin(np.arange(len(hidden)), failing)
    given_away = exposed(seen, can_be_hidden, wanted)
    readers.wanted[reader, given_away] = False
    return seen, np.setdiff1d(failing, given_away)
