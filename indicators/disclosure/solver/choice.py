"""The choice of complementary cells in one connected system.

Method: conditions and choices in turn (Benders decomposition after Fischetti and Salazar,
Management Science 47, 2001). An integer program chooses the cheapest cells that meet all
conditions known so far; the attack finds primary cells that are still exposed; each yields new
conditions. When nothing is exposed, the choice is safe, and there is no cheaper one. In larger
systems the choices are only made to a gap. Where rounds do not lead there, the rest is covered
cell by cell (tables.py); cells that turn out superfluous are then shown again, and others
exchanged for cheaper ones (exchange.py).
"""

from dataclasses import replace
from types import MappingProxyType

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from indicators.disclosure.solver.broken import broken, exposing
from indicators.disclosure.solver.covering import cover_with_tables, without_superfluous_cells
from indicators.disclosure.solver.cuts import Conditions, line_cuts, separate
from indicators.disclosure.solver.exchange import loss, with_exchanged_cells
from indicators.disclosure.solver.programs import INFEASIBLE
from indicators.disclosure.solver.readers import Readers
from indicators.disclosure.solver.relations import Effort, Flags, Numbers
from indicators.disclosure.solver.system import LARGE, System
from indicators.disclosure.solver.tables import Tables, search_near

EXACT_ROUNDS = 60
EXACT_PATIENCE = 30
"""Rounds in which even a small system has to come near its optimum; else it is completed too."""
START_EFFORT = 600
"""Cells × choices that are completed."""
EXCHANGE_EFFORT = 5_000_000
"""Cells × small ones × readers they are kept from × exchanges tried."""
STARTS = 3
START_TRIALS = 300
"""Where so many exchanges can be tried, choices are begun with other costs until there are three:
the smaller the system, the more it matters in which of them the exchanges end."""
DISTURBANCE = 1.0
"""By how much more a cell costs at most, as a part of its cost, when a choice is begun anew."""
ROUGH_ROUNDS = 10
ROUGH_EFFORT = 2_500
"""Cells × rounds before a large system is covered cell by cell: small ones profit from rounds,
in the largest the first choices are either nearly right or of no use."""
MOST_ASKED = 5_000_000
"""Cells × small ones × readers they are kept from: above, one round takes longer than a cover."""
EXACTLY: Effort = MappingProxyType({"mip_rel_gap": 0.0, "node_limit": 1_000_000})
RELAXED: Effort = MappingProxyType({})
DIRECT_ROUNDS = 2
"""Most systems are easy; the search for more conditions begins with the third choice."""
HOPELESS = 0.6
"""New conditions per primary cell: so many mean that the rounds will not end (sparse tables)."""
RELAXED_PATIENCE = 4
RELAXED_LIMIT = 150
RELAXED_ROUNDS = 25
RELAXED_EFFORT = 200_000
"""Primary cells × cells × rounds."""
ROUGHLY: Effort = MappingProxyType({"mip_rel_gap": 0.02, "node_limit": 50})


class UnprotectableError(ValueError):
    """Cells that stay exposed whatever is hidden, e.g. because of what is public already."""

    def __init__(self, cells: list[object]) -> None:
        super().__init__(f"No choice of hidden cells protects all of {cells[:5]}.")
        self.cells = cells


def choose(system: System, readers: Readers, exact_cells_limit: int) -> tuple[Flags, list[Numbers]]:
    """Hidden cells of one connected system, primary ones included, and tables that prove it.

    Tables are changes of all cells from their true counts; there need not be one for every cell.
    """
    size = len(system.counts)
    is_exact = size <= exact_cells_limit
    effort = EXACTLY if is_exact else ROUGHLY
    rounds = EXACT_ROUNDS if is_exact else _rough_rounds(size, readers)
    patience = EXACT_PATIENCE if is_exact else RELAXED_PATIENCE if size <= RELAXED_LIMIT else 0
    cuts = line_cuts(system)
    likely = [_cheapest(system, cuts, system.primary, effort) > 0.5]
    tables = Tables(readers, system.width)
    for turn in range(rounds):
        if turn == DIRECT_ROUNDS and size <= RELAXED_LIMIT:
            cuts = _relaxed_cuts(system, cuts)
        tables = tables.within(likely[-1])
        new = broken(system, likely[-1], tables)
        if not new.number and is_exact:
            return likely[-1], tables.changes
        if not new.number:
            return _tidied(system, likely[-1], tables, cuts)
        if turn >= patience and new.number > HOPELESS * system.primary.sum():
            break
        cuts = cuts.with_more(new)
        likely.append(_cheapest(system, cuts, system.primary, effort) > 0.5)
    return _complete_best(system, readers, likely, cuts)


def _rough_rounds(size: int, readers: Readers) -> int:
    is_large = size > LARGE or size * readers.wanted.sum() > MOST_ASKED
    return 0 if is_large else min(ROUGH_ROUNDS, ROUGH_EFFORT // size)


def _complete_best(
    system: System, readers: Readers, likely: list[Flags], cuts: Conditions
) -> tuple[Flags, list[Numbers]]:
    """Covers what is still exposed, from several starts, and takes the cheapest result."""
    starts = [likely[-1], np.mean(likely, axis=0) > 0.5, system.primary]
    number = max(1, START_EFFORT // len(likely[-1]))
    found = [_complete(system, readers, start, cuts) for start in starts[:number]]
    if _trials(system, readers) >= START_TRIALS:
        found += [_begun_anew(system, readers, cuts, turn) for turn in range(len(found), STARTS)]
    trials = _trials(system, readers) // len(found)
    found = [with_exchanged_cells(system, *one, cuts, trials) for one in found]
    hidden, tables = found[int(np.argmin([loss(system, hidden) for hidden, _ in found]))]
    return hidden, tables.changes


def _trials(system: System, readers: Readers) -> int:
    """How many exchanges are worth their time."""
    effort = len(system.counts) * max(1, int(readers.wanted.sum()))
    return EXCHANGE_EFFORT // effort if len(system.counts) <= LARGE else 0


def _begun_anew(
    system: System, readers: Readers, cuts: Conditions, turn: int
) -> tuple[Flags, Tables]:
    """A cover as other costs would have it; the costs that hold judge it afterwards.

    They are the drawn costs times numbers everyone may know: who cannot tell the former cannot
    tell the product.
    """
    factor = 1 + DISTURBANCE * np.random.default_rng(turn).random(len(system.cost))
    other = replace(system, cost=system.cost * factor)
    return _complete(other, readers, system.primary, cuts)


def _relaxed_cuts(system: System, cuts: Conditions) -> Conditions:
    """Conditions found with choices that may hide a cell in part, which cost little to solve.

    Without them the whole choices circle among many that are equally wrong (measured on sparse
    tables of three dimensions: ten times the time).
    """
    primary = np.flatnonzero(system.primary)
    rounds = min(RELAXED_ROUNDS, RELAXED_EFFORT // (len(primary) * len(system.counts)))
    for _ in range(rounds):
        share = _cheapest(system, cuts, system.primary, RELAXED)
        new = separate(system, np.where(system.primary, 1.0, share), primary)
        is_broken = ~new.are_met(share)
        if not is_broken.any():
            break
        cuts = cuts.with_more(new.of(is_broken))
    return cuts


def _tidied(
    system: System, hidden: Flags, tables: Tables, cuts: Conditions
) -> tuple[Flags, list[Numbers]]:
    """A safe choice that need not be the cheapest, without cells that nothing needs."""
    search_near(system, hidden, tables)
    hidden, tables = without_superfluous_cells(system, hidden, tables, cuts)
    trials = _trials(system, tables.readers)
    hidden, tables = with_exchanged_cells(system, hidden, tables, cuts, trials)
    return hidden, tables.changes


def _complete(
    system: System, readers: Readers, start: Flags, cuts: Conditions
) -> tuple[Flags, Tables]:
    """Covers what is still exposed; nothing is shown again until all is safe."""
    hidden, tables = cover_with_tables(system, start, readers)
    # Conditions for a choice from nothing may be broken by cells that are hidden by now.
    cuts = cuts.of(cuts.are_met(hidden))
    # A proof stays valid while cells are only added.
    while (new := exposing(system, hidden, tables)).number:
        cuts = cuts.with_more(new)
        hidden = _cheapest(system, cuts, hidden, ROUGHLY) > 0.5
    if len(hidden) > LARGE:
        return hidden, tables
    return without_superfluous_cells(system, hidden, tables, cuts)


def _cheapest(system: System, cuts: Conditions, keep: Flags, effort: Effort) -> Numbers:
    """Cheapest choice that meets all conditions and hides at least `keep`."""
    is_fixed = np.isinf(system.cost)
    cost = np.where(is_fixed, 0.0, system.cost)
    answer = milp(
        # A cell without weight is still not hidden for nothing.
        cost / (cost.max() or 1.0) + 1e-7,
        integrality=np.full(len(cost), int(effort is not RELAXED)),
        constraints=LinearConstraint(cuts.matrix, cuts.least, np.inf),
        bounds=Bounds(keep.astype(float), np.where(is_fixed & ~keep, 0.0, 1.0)),
        options=dict(effort),
    )
    if answer.x is None and answer.status != INFEASIBLE and effort is ROUGHLY:
        return _cheapest(system, cuts, keep, EXACTLY)
    if answer.x is None:
        raise UnprotectableError(list(system.names[system.primary]))
    return np.asarray(answer.x)
