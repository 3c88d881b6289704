"""Lowest and highest value of each hidden cell: the attacker's linear and integer programs.

Method: the attacker's problem of Fischetti and Salazar (Management Science 47, 2001), per
connected group. Every whole solution found is a table the attacker cannot rule out, so it
widens the interval of all cells at once ("optimality-based bound tightening"; Gleixner et al.,
J. Global Optimization 67, 2017): a few programs with a joint objective settle most cells.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_array, csr_array, eye_array

from indicators.release.moves import LARGE, Room, are_whole, cheapest_moves
from indicators.release.propagation import free_cells, is_tree, propagate
from indicators.release.relations import ContradictionError, Flags, Numbers, linked_groups

TOLERANCE = 1e-6
NODES = 2_000
"""Branch-and-bound nodes per integer program. A count, not a time: results must be repeatable.
Where it is not enough, the interval found so far is reported, which errs on the safe side."""
INFEASIBLE = 2


@dataclass
class Group:
    """Connected hidden cells: outer bounds (low, high) and values found (least, most)."""

    matrix: csr_array
    rhs: Numbers
    low: Numbers
    high: Numbers
    least: Numbers
    most: Numbers
    wanted: Flags
    enough: float

    def open_cells(self, side: int) -> Flags:
        """Wanted cells whose lower (−1) or upper (1) end is neither proven nor irrelevant."""
        is_open = self.most < self.high if side > 0 else self.least > self.low
        return self.wanted & is_open & (self.most - self.least < self.enough)


def intervals(
    matrix: csr_array,
    rhs: Numbers,
    low: Numbers,
    high: Numbers,
    wanted: Flags,
    enough: float = np.inf,
    truth: Numbers | None = None,
) -> tuple[Numbers, Numbers]:
    """Least and most per wanted hidden cell, over all whole tables with matrix @ x = rhs.

    Search for a cell ends once its interval is proven or `enough` wide; the latter needs `truth`,
    one table known to be possible. Cells that are not wanted keep bounds that may be too wide.
    """
    assert truth is not None or np.isinf(enough)
    low, high, at_rest = propagate(matrix, rhs, low, high)
    least, most = low.copy(), high.copy()
    is_free = free_cells(low, high)
    rest = rhs - matrix[:, ~is_free] @ low[~is_free]
    for rows, cells in linked_groups(matrix, is_free & (matrix != 0).sum(axis=0).astype(bool)):
        part = matrix[rows][:, cells]
        if not wanted[cells].any() or (at_rest and is_tree(part)):
            continue
        nothing = np.full(len(cells), np.inf)
        first, last = (nothing, -nothing) if truth is None else (truth[cells], truth[cells])
        ends = low[cells], high[cells], first, last
        group = Group(part, rest[rows], *ends, wanted[cells], enough)
        _settle(group, nothing if truth is None else truth[cells])
        least[cells], most[cells] = group.least, group.most
    return least, most


def _settle(group: Group, truth: Numbers) -> None:
    if np.isinf(group.enough):
        _note_unbounded(group)
    for side in (-1, 1):
        _joint_passes(group, side)
    if np.isfinite(group.enough):
        _settle_near_truth(group, truth)
    for side in (-1, 1):
        for cell in np.flatnonzero(group.wanted):
            if group.open_cells(side)[cell]:
                _settle_cell(group, int(cell), side)


def _note_unbounded(group: Group) -> None:
    """Cells that can grow for ever: the largest support of a solution of matrix @ d = 0, d ≥ 0.

    Maximises the number of cells with d ≥ 1; the cone can be scaled, so one linear program
    answers for all cells.
    """
    can_grow = np.isinf(group.high)
    if not can_grow.any():
        return
    own = group.matrix[:, can_grow]
    count = own.shape[1]
    rows = block_array([[own, None], [eye_array(count), -eye_array(count)]]).tocsr()
    zeros = np.zeros(own.shape[0])
    limits = LinearConstraint(
        rows, np.r_[zeros, np.zeros(count)], np.r_[zeros, np.full(count, np.inf)]
    )
    box = Bounds(0.0, np.r_[np.full(count, np.inf), np.ones(count)])
    objective = np.r_[np.zeros(count), -np.ones(count)]
    answer = milp(objective, constraints=limits, bounds=box)
    grows = np.zeros(len(can_grow), bool)
    grows[can_grow] = answer.x[count:] > 0.5
    group.most[grows] = np.inf


def _joint_passes(group: Group, side: int) -> None:
    """Moves all open cells at once, as long as that settles a good part of them."""
    while (is_open := group.open_cells(side)).sum() > 1:
        table = _program(group, -side * is_open.astype(float))
        if not _note_if_whole(group, table):
            return
        if group.open_cells(side).sum() > 0.7 * is_open.sum():
            return


def _settle_near_truth(group: Group, truth: Numbers) -> None:
    """Two tables near the true one that are wide enough apart, or the proof that there are none.

    Near the truth few cells move, and the corners of the program are mostly whole.
    """
    nothing = np.zeros(len(truth))
    room = Room(group.matrix, group.high - truth, truth - group.low, nothing)
    for cell in np.flatnonzero(group.wanted):
        if not (group.open_cells(-1) | group.open_cells(1))[cell]:
            continue
        steps = cheapest_moves(room, int(cell), group.enough)
        if steps is None:
            # Of many cells only upward moves were tried: no proof.
            group.wanted[cell] = len(truth) > LARGE
        elif are_whole(room, steps):
            for step in steps:
                _note_if_whole(group, truth + step)


def _settle_cell(group: Group, cell: int, side: int) -> None:
    """One end of one interval: linear first, whole numbers where the corner is a fraction."""
    objective = np.zeros(len(group.low))
    objective[cell] = -side
    table = _program(group, objective)
    assert table is not None, "A linear program with bounds has an answer."
    _tighten(group, cell, side, table[cell])
    _note_if_whole(group, table)
    if not group.open_cells(side)[cell]:
        return
    table = _program(group, objective, whole=True)
    if table is not None and _note_if_whole(group, table):
        _tighten(group, cell, side, table[cell])


def _tighten(group: Group, cell: int, side: int, value: float) -> None:
    if side > 0:
        if value >= group.least[cell] + group.enough - TOLERANCE:
            return  # Stopped where it was wide enough: not an end.
        group.high[cell] = min(group.high[cell], np.floor(value + TOLERANCE))
    else:
        group.low[cell] = max(group.low[cell], np.ceil(value - TOLERANCE))


def _program(group: Group, objective: Numbers, whole: bool = False) -> Numbers | None:
    # A cell need not rise further than makes its interval wide enough; this also spreads a joint
    # rise over many cells. Without such an end, cells that grow for ever are settled before.
    high = np.where(objective < 0, np.minimum(group.high, group.least + group.enough), group.high)
    # Presolve costs more than it saves on these small programs (measured: up to a half);
    # integer programs need it.
    answer = milp(
        objective,
        integrality=np.full(len(objective), int(whole)),
        constraints=LinearConstraint(group.matrix, group.rhs, group.rhs),
        bounds=Bounds(group.low, high),
        options={"presolve": whole, "node_limit": NODES},
    )
    if answer.status == INFEASIBLE:
        raise ContradictionError("The published cells contradict the relations.")
    return answer.x


def _note_if_whole(group: Group, table: Numbers | None) -> bool:
    """Widens all intervals by a table of whole numbers; false for any other."""
    if table is None:
        return False
    rounded = np.rint(table)
    if np.abs(table - rounded).max() > TOLERANCE or (group.matrix @ rounded != group.rhs).any():
        return False
    group.least = np.minimum(group.least, rounded)
    group.most = np.maximum(group.most, rounded)
    return True
