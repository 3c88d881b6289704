"""Covering exposed cells one by one, and showing again what is not needed: for large systems.

Method: cheapest movement per cell, the linear programming form of the network heuristic (Kelly,
Golden and Assad, Networks 22, 1992; Castro, EJOR 171, 2006): which cells must move, at least
loss, so that the exposed one can rise by the required width; hidden cells move free of charge.
"""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_diag, hstack, vstack

from indicators.release.cuts import Conditions
from indicators.release.relations import Flags, Numbers
from indicators.release.system import System, exposed

FEW = 0.25
"""Share of exposed primary cells up to which a choice is completed, not begun anew."""
LIKELY = 0.5
"""Rebate on a cell that an earlier choice hid."""
FREE = 1e-4
LARGE = 800

Proofs = dict[int, Flags]
"""For a primary cell: the cells whose being hidden is enough to protect it."""


def cover(system: System, likely: Numbers, ascending: bool = True) -> tuple[Flags, Proofs]:
    """Hidden cells that protect nearly all, and the proofs found.

    `likely`: share to which earlier choices hid each cell; such cells are cheaper. Where these
    choices leave few primary cells exposed, they are completed, otherwise all begins anew.
    """
    failing = exposed(system, (likely > 0.5) | system.primary)
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
    """Cheapest two whole tables in which a cell differs by the required width."""
    steps = _cheapest_moves(system, cost, may_move, cell)
    if (steps % 1 != 0).any() and (cost[may_move] > 0).any():
        # Among the cells of the broken movement there is mostly a whole one, found fast.
        useful = (steps != 0).any(axis=0) | (may_move & (cost == 0))
        steps = _cheapest_moves(system, cost, useful, cell, whole=True)
    if (steps @ system.matrix.T != 0).any() or (steps % 1 != 0).any():
        return {}
    # The true table is possible as well.
    width = steps.max(axis=0, initial=0.0) - steps.min(axis=0, initial=0.0)
    proven = np.flatnonzero((width >= system.width) & system.primary)
    return {int(other): (steps != 0).any(axis=0) for other in proven}


def _cheapest_moves(
    system: System, cost: Numbers, may_move: Flags, cell: int, whole: bool = False
) -> Numbers:
    """Two changes of all cells that lie the width apart in one cell; zeros if there are none.

    With very many cells one of the two is the true table: a third of the time, hardly dearer.
    """
    cells = np.flatnonzero(may_move)
    size, here = len(cells), int(np.searchsorted(cells, cell))
    matrix = system.matrix[:, cells]
    tables = 2 if size <= LARGE else 1
    apart = np.zeros((1, 2 * tables * size))
    apart[0, here::size] = (1.0, -1.0, -1.0, 1.0)[: 2 * tables]
    rows = vstack([block_diag([hstack([matrix, -matrix])] * tables), apart], format="csr")
    least = np.r_[np.zeros(tables * matrix.shape[0]), system.width]
    answer = milp(
        np.tile(cost[cells] + FREE, 2 * tables),
        integrality=np.full(2 * tables * size, int(whole)),
        constraints=LinearConstraint(rows, least, least),
        bounds=Bounds(0.0, np.tile(np.r_[system.rise[cells], system.fall[cells]], tables)),
        options={"presolve": whole, "mip_rel_gap": 0.2, "node_limit": 20},
    )
    steps = np.zeros((2, len(may_move)))
    if answer.x is not None:
        parts = answer.x.reshape(tables, 2, size)
        steps[:tables, cells] = (parts[:, 0] - parts[:, 1]).round(6)
    return steps


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
