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
from indicators.release.system import System, exposed

FEW = 0.25
"""Share of exposed primary cells up to which a choice is completed, not begun anew."""
LIKELY = 0.5
"""Rebate on a cell that an earlier choice hid."""
FREE = 1e-4

Proofs = dict[int, Flags]
"""For a primary cell: the cells whose being hidden is enough to protect it."""


def cover(system: System, likely: Numbers, ascending: bool = True) -> tuple[Flags, Proofs]:
    """Hidden cells that protect nearly all, and the proofs found.

    `likely`: share to which earlier choices hid each cell; such cells are cheaper. Where these
    choices leave few primary cells exposed, they are completed, otherwise all begins anew.
    """
    failing = exposed(system, likely > 0.5)
    is_start = len(failing) <= FEW * system.primary.sum()
    hidden = (likely > 0.5 if is_start else system.primary).copy()
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
    """Cheapest whole movement that lifts a cell by the required width; it may lift others too."""
    if system.rise[cell] < system.width:
        return {}
    step = _cheapest_move(system, cost, may_move, cell)
    if (step % 1 != 0).any() and (cost[may_move] > 0).any():
        # Among the cells of the broken movement there is mostly a whole one, found fast.
        step = _cheapest_move(
            system, cost, (step != 0) | (may_move & (cost == 0)), cell, whole=True
        )
    if (system.matrix @ step != 0).any() or (step % 1 != 0).any():
        return {}
    risen = np.flatnonzero((step >= system.width) & system.primary)
    return {int(other): step != 0 for other in risen}


def _cheapest_move(
    system: System, cost: Numbers, may_move: Flags, cell: int, whole: bool = False
) -> Numbers:
    """Change of every cell; nothing moves if the cell cannot rise that far."""
    cells = np.flatnonzero(may_move)
    here, size = int(np.searchsorted(cells, cell)), len(cells)
    fall, low = system.fall[cells], np.zeros(2 * size)
    low[here], fall[here] = system.width, 0.0
    matrix = system.matrix[:, cells]
    answer = milp(
        np.tile(cost[cells] + FREE, 2),
        integrality=np.full(2 * size, int(whole)),
        constraints=LinearConstraint(hstack([matrix, -matrix], format="csr"), 0, 0),
        bounds=Bounds(low, np.r_[system.rise[cells], fall]),
        options={"presolve": whole, "mip_rel_gap": 0.2, "node_limit": 20},
    )
    step = np.zeros(len(may_move))
    if answer.x is not None:
        step[cells] = (answer.x[:size] - answer.x[size:]).round(6)
    return step


def without_superfluous(system: System, hidden: Flags, cuts: Conditions, proofs: Proofs) -> Flags:
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
