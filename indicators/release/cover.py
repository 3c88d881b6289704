"""Covering exposed cells one by one, and showing again what is not needed: for large systems.

Each exposed cell gets the cheapest movement (moves.py) that protects it; cells that are hidden
already move free of charge.
"""

import numpy as np

from indicators.release.cuts import Conditions
from indicators.release.moves import LARGE, Room, are_whole, cheapest_moves
from indicators.release.relations import Flags, Numbers
from indicators.release.system import System, exposed, surely_exposed

FEW = 0.25
"""Share of exposed primary cells up to which a choice is completed, not begun anew."""
LIKELY = 0.5
"""Rebate on a cell that an earlier choice hid."""

Proofs = dict[int, Flags]
"""For a primary cell: the cells whose being hidden is enough to protect it."""


def cover(system: System, likely: Numbers, ascending: bool = True) -> tuple[Flags, Proofs]:
    """Hidden cells that protect nearly all, and the proofs found.

    `likely`: share to which earlier choices hid each cell; such cells are cheaper. Where these
    choices leave few primary cells exposed, they are completed, otherwise all begins anew.
    """
    # Where proofs are dear, what only whole numbers expose is left to the attack afterwards.
    attack = exposed if len(likely) <= LARGE else surely_exposed
    failing = attack(system, (likely > 0.5) | system.primary)
    is_start = len(failing) <= FEW * system.primary.sum()
    hidden = system.primary | (is_start & (likely > 0.5))
    cost = np.where(np.isfinite(system.cost), system.cost, 0.0) * (1.0 - LIKELY * likely)
    may_move = system.primary | np.isfinite(system.cost)
    order = np.argsort(system.counts[failing], kind="stable")
    proofs: Proofs = {}
    for cell in failing[order if ascending else order[::-1]]:
        if cell not in proofs:
            found = _prove(system, np.where(hidden, 0.0, cost), may_move, int(cell))
            proofs = found | proofs
            hidden = np.logical_or.reduce([hidden, *found.values()])
    return hidden, proofs


def _prove(system: System, cost: Numbers, may_move: Flags, cell: int) -> Proofs:
    """Cells that protect a primary cell at least cost; they may protect others too."""
    cells = np.flatnonzero(may_move)
    room = Room(system.matrix[:, cells], system.rise[cells], system.fall[cells], cost[cells])
    steps = cheapest_moves(room, int(np.searchsorted(cells, cell)), system.width)
    if steps is None or not are_whole(room, steps):
        return {}
    moved, apart = np.zeros(len(cost), bool), np.zeros(len(cost))
    moved[cells] = (steps != 0).any(axis=0)
    # The true table is possible as well.
    apart[cells] = steps.max(axis=0, initial=0.0) - steps.min(axis=0, initial=0.0)
    proven = np.flatnonzero((apart >= system.width) & system.primary)
    return dict.fromkeys(proven.tolist(), moved)


def without_superfluous(system: System, hidden: Flags, cuts: Conditions, proofs: Proofs) -> Flags:
    """Shows complementary cells again that nothing needs, dearest first.

    Not in the largest systems: there it takes ten times as long, for a seventh of the loss.
    """
    if len(hidden) > LARGE:
        return hidden
    if proofs:
        proofs = _with_missing(system, hidden, proofs)
    extra = np.flatnonzero(hidden & ~system.primary)
    for cell in extra[np.argsort(-system.cost[extra], kind="stable")]:
        trial = hidden.copy()
        trial[cell] = False
        if cuts.are_met(trial).all():
            found = _proofs_without(system, trial, cell, proofs)
            hidden, proofs = (hidden, proofs) if found is None else (trial, found)
    return hidden


def _with_missing(system: System, hidden: Flags, proofs: Proofs) -> Proofs:
    """Proofs for primary cells that other moves covered by chance."""
    nothing = np.zeros(len(hidden))
    for cell in np.flatnonzero(system.primary).tolist():
        if cell not in proofs:
            proofs = _prove(system, nothing, hidden, cell) | proofs
    return proofs


def _proofs_without(system: System, trial: Flags, cell: int, proofs: Proofs) -> Proofs | None:
    """Proofs that do not need the cell, none if some primary cell seems to need it."""
    kept = {other: proof for other, proof in proofs.items() if not proof[cell]}
    for other in proofs:
        if other not in kept:
            found = _prove(system, np.zeros(len(trial)), trial, other)
            if not found:
                return None
            kept = found | kept
    unproven = system.primary & ~np.isin(np.arange(len(trial)), list(kept))
    return None if unproven.any() and len(exposed(system, trial, unproven)) else kept
