"""Lowest and highest value of each hidden cell: the attacker's linear and integer programs.

Method: the attacker's problem of Fischetti and Salazar (Management Science 47, 2001), per
connected group. Every whole solution found is a table the attacker cannot rule out, so it
widens the interval of all cells at once ("optimality-based bound tightening"; Gleixner et al.,
J. Global Optimization 67, 2017): a few programs with a joint objective settle most cells.
"""

from collections.abc import Callable

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_array, csr_array, eye_array

from indicators.disclosure.solver.moves import Room, widening
from indicators.disclosure.solver.programs import (
    EXACTLY,
    ROUGHLY,
    TOLERANCE,
    Group,
    corner,
    note_if_whole,
    whole_table,
)
from indicators.disclosure.solver.propagation import free_cells, is_tree, propagate
from indicators.disclosure.solver.relations import Flags, Numbers, Places, linked_groups

MEDIUM = 150
"""Cells above which corners with fractions are worth an integer program for all at once."""
FEW = 5
"""Open cells that are sooner settled one by one than by an integer program for all."""
GOOD_PART = 0.3
"""Share of the open cells a joint movement has to settle to be worth another one."""
FAIR_PART = 0.03
"""The same in larger groups, where each single cell is dear."""


def intervals(
    matrix: csr_array,
    rhs: Numbers,
    low: Numbers,
    high: Numbers,
    wanted: Flags,
    enough: float = np.inf,
    truth: Numbers | None = None,
) -> tuple[Numbers, Numbers, list[Numbers]]:
    """Least and most per wanted hidden cell, over all whole tables with matrix @ x = rhs.

    With `truth` also the tables found, as changes from it.

    Search for a cell ends once its interval is proven or `enough` wide; the latter needs `truth`,
    one table known to be possible. Bounds of cells that are not wanted are unspecified.
    """
    assert truth is not None or np.isinf(enough)
    low, high, at_rest = propagate(matrix, rhs, low, high)
    least, most = low.copy(), high.copy()
    is_free = free_cells(low, high)
    rest = rhs - matrix[:, ~is_free] @ low[~is_free]
    changes: list[Numbers] = []
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
        if truth is not None:
            changes += [_spread(table - truth[cells], cells, len(low)) for table in group.tables]
    return least, most, changes


def _spread(change: Numbers, cells: Places, size: int) -> Numbers:
    wide = np.zeros(size)
    wide[cells] = change
    return wide


def _settle(group: Group, truth: Numbers) -> None:
    """Intervals over tables of whole numbers: what an attacker finds."""
    if np.isinf(group.enough):
        _note_unbounded(group)
    for side in (-1, 1):
        joint_passes(group, side, moves_if_whole)
    if np.isfinite(group.enough):
        _settle_near_truth(group, truth)
    for side in (-1, 1):
        if group.open_cells(side).sum() > FEW:
            joint_passes(group, side, _moves_whole)
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


def joint_passes(group: Group, side: int, search: Callable[[Group, Numbers], bool]) -> None:
    """Moves all open cells at once, as long as that settles a good part of them."""
    part = GOOD_PART if len(group.low) <= MEDIUM else FAIR_PART
    while (is_open := group.open_cells(side)).sum() > 1:
        is_found = search(group, -side * is_open.astype(float))
        if not is_found or group.open_cells(side).sum() > (1 - part) * is_open.sum():
            return


def moves_if_whole(group: Group, objective: Numbers) -> bool:
    """Whether a corner was a table of whole numbers."""
    return note_if_whole(group, corner(group, objective))


def _moves_whole(group: Group, objective: Numbers) -> bool:
    """In larger groups a corner with fractions is worth an integer program."""
    if moves_if_whole(group, objective):
        return True
    is_large = len(group.low) > MEDIUM
    return is_large and note_if_whole(group, whole_table(group, objective, ROUGHLY))


def _settle_near_truth(group: Group, truth: Numbers) -> None:
    """Near the truth few cells move, and the corners of the programs are mostly whole."""
    room = Room(group.matrix.tocsc(), group.high - truth, truth - group.low, np.zeros(len(truth)))
    for cell in np.flatnonzero(group.wanted).tolist():
        if (group.open_cells(-1) | group.open_cells(1))[cell]:
            fallen, risen = truth[cell] - group.least[cell], group.most[cell] - truth[cell]
            for change in widening(room, cell, fallen, risen, group.enough):
                note_if_whole(group, truth + change)


def _settle_cell(group: Group, cell: int, side: int) -> None:
    """One end of one interval: linear first, whole numbers where the corner is a fraction."""
    objective = -side * (np.arange(len(group.low)) == cell).astype(float)
    table = corner(group, objective)
    _tighten(group, cell, side, table[cell])
    if note_if_whole(group, table) or not group.open_cells(side)[cell]:
        return
    whole = whole_table(group, objective, EXACTLY)
    if whole is not None and note_if_whole(group, whole):
        _tighten(group, cell, side, whole[cell])


def _tighten(group: Group, cell: int, side: int, value: float) -> None:
    if side > 0:
        if value >= group.least[cell] + group.enough - TOLERANCE:
            return  # Stopped where it was wide enough: not an end.
        group.high[cell] = min(group.high[cell], np.floor(value + TOLERANCE))
    else:
        group.low[cell] = max(group.low[cell], np.ceil(value - TOLERANCE))
