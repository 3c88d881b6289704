"""Covering exposed cells one by one, and showing again what is not needed: for large systems.

Method: cheapest movement per cell, the linear programming form of the network heuristic (Kelly,
Golden and Assad, Networks 22, 1992; Castro, EJOR 171, 2006): which cells must move, at least
loss, so that the exposed one can rise by the required width; hidden cells move free of charge.
"""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import hstack

from indicators.release.cuts import Conditions
from indicators.release.relations import Flags, Numbers
from indicators.release.system import System, exposed, part_of

FEW = 0.25
"""Share of exposed primary cells up to which a choice is completed, not begun anew."""
LIKELY = 0.5
"""Price of a cell that an earlier choice hid, relative to its weight."""
FREE = 1e-4

Proofs = dict[int, Flags]
"""For a primary cell: the cells whose being hidden is enough to protect it."""


def cover(system: System, likely: Flags) -> tuple[Flags, Proofs]:
    """Hidden cells that protect nearly all, from the choice `likely`; with the proofs found."""
    failing = exposed(system, likely)
    is_start = len(failing) <= FEW * system.primary.sum()
    hidden = (likely if is_start else system.primary).copy()
    cost = np.where(np.isfinite(system.cost), system.cost, 0.0) * np.where(likely, LIKELY, 1.0)
    may_move = system.primary | np.isfinite(system.cost)
    proofs: Proofs = {}
    for cell in failing[np.argsort(system.counts[failing], kind="stable")]:
        if cell not in proofs:
            found = _prove(system, np.where(hidden, 0.0, cost), may_move, int(cell))
            proofs = found | proofs
            hidden = np.logical_or.reduce([hidden, *found.values()])
    return hidden, proofs


def _prove(system: System, cost: Numbers, may_move: Flags, cell: int) -> Proofs:
    """Cheapest whole movement that lifts a cell by the required width; it may lift others too."""
    if system.rise[cell] < system.width:
        return {}
    cells = np.flatnonzero(may_move)
    part = part_of(system, slice(None), cells)
    here = int(np.searchsorted(cells, cell))
    step = _cheapest_move(part, cost[cells], here)
    if step is None:
        return {}
    if (step % 1 != 0).any():
        # Among the cells of the broken movement there is mostly a whole one, found fast.
        useful = (step != 0) | (cost[cells] == 0)
        narrow = np.where(useful, cost[cells], np.inf)
        step = _cheapest_move(part, narrow, here, whole=True)
    if step is None or (part.matrix @ step).any():
        return {}
    moved = np.zeros((2, len(may_move)), bool)
    moved[0, cells], moved[1, cells] = step != 0, step >= system.width
    return {int(other): moved[0] for other in np.flatnonzero(moved[1] & system.primary)}


def _cheapest_move(part: System, cost: Numbers, here: int, whole: bool = False) -> Numbers | None:
    """Change of every cell; none if the cell cannot rise that far. Infinite cost: no change."""
    size, is_free = len(cost), np.isfinite(cost)
    fall, low = part.fall * is_free, np.zeros(2 * size)
    low[here], fall[here] = part.width, 0.0
    answer = milp(
        np.tile(np.where(is_free, cost, 0.0) + FREE, 2),
        integrality=np.full(2 * size, int(whole)),
        constraints=LinearConstraint(hstack([part.matrix, -part.matrix], format="csr"), 0, 0),
        bounds=Bounds(low, np.r_[part.rise * is_free, fall]),
        options={"presolve": whole, "mip_rel_gap": 0.2, "node_limit": 20},
    )
    return None if answer.x is None else (answer.x[:size] - answer.x[size:]).round(6)


def without_superfluous(
    system: System, hidden: Flags, cuts: Conditions, proofs: Proofs
) -> Flags:
    """Shows complementary cells again that nothing needs, dearest first."""
    extra = np.flatnonzero(hidden & ~system.primary)
    for cell in extra[np.argsort(-system.cost[extra], kind="stable")]:
        trial = hidden.copy()
        trial[cell] = False
        if cuts.are_met(trial).all():
            found = _proofs_without(system, trial, cell, proofs)
            hidden, proofs = (hidden, proofs) if found is None else (trial, found)
    return hidden


def _proofs_without(system: System, trial: Flags, cell: int, proofs: Proofs) -> Proofs | None:
    """Proofs that do not need the cell, none if some primary cell needs it."""
    kept = {other: proof for other, proof in proofs.items() if not proof[cell]}
    for other in proofs.keys() - kept.keys():
        if other not in kept:
            found = _prove(system, np.zeros(len(trial)), trial, other)
            if not found:
                return None
            kept = found | kept
    unproven = system.primary & ~np.isin(np.arange(len(trial)), list(kept))
    return None if unproven.any() and len(exposed(system, trial, unproven)) else kept
