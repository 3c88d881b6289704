"""Two possible tables that lie far enough apart in one cell, at least cost.

Method: the linear programming form of the network heuristic for cell suppression (Kelly, Golden
and Assad, Networks 22, 1992; Castro, EJOR 171, 2006), with two tables instead of one, as only the
width of the interval counts.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_diag, csr_array, hstack, vstack

from indicators.release.relations import Numbers

FREE = 1e-4
"""Cost of moving a cell that is hidden anyway: few cells move, which makes proofs last."""
LARGE = 800
"""Cells above which one of the two is the true table: a third of the time, hardly dearer."""
MEDIUM = 150
"""Cells above which this is tried first; only two free tables prove that there are none."""


@dataclass(frozen=True)
class Room:
    """Cells that may move, from their true counts: relations, how far up and down, cost."""

    matrix: csr_array
    rise: Numbers
    fall: Numbers
    cost: Numbers


def cheapest_moves(room: Room, cell: int, width: float) -> Numbers | None:
    """Changes of all cells (2 × cells); none if there are no such tables.

    Whole where that is found fast: corners of the linear program mostly are, and if not, there
    is mostly a whole answer among the cells that moved.
    """
    size = len(room.cost)
    steps = _solve(room, cell, width, tables=1) if size > MEDIUM else None
    if steps is None and size <= LARGE:
        steps = _solve(room, cell, width, tables=2)
    if steps is None or (steps % 1 == 0).all():
        return steps
    useful = (steps != 0).any(axis=0)
    narrow = Room(room.matrix[:, useful], room.rise[useful], room.fall[useful], room.cost[useful])
    found = _solve(narrow, int(useful[:cell].sum()), width, tables=2, whole=True)
    if found is not None:
        steps[:, useful] = found
    return steps


def are_whole(room: Room, steps: Numbers) -> bool:
    """Whether the changes lead to tables of whole numbers."""
    return bool((steps % 1 == 0).all() and not (steps @ room.matrix.T).any())


def _solve(
    room: Room, cell: int, width: float, *, tables: int, whole: bool = False
) -> Numbers | None:
    size = len(room.cost)
    apart = np.zeros((1, 2 * tables * size))
    apart[0, cell::size] = (1.0, -1.0, -1.0, 1.0)[: 2 * tables]
    sides = hstack([room.matrix, -room.matrix])
    rows = vstack([block_diag([sides] * tables), apart], format="csr")
    exactly = np.r_[np.zeros(tables * room.matrix.shape[0]), width]
    answer = milp(
        np.tile(room.cost + FREE, 2 * tables),
        integrality=np.full(2 * tables * size, int(whole)),
        constraints=LinearConstraint(rows, exactly, exactly),
        bounds=Bounds(0.0, np.tile(np.r_[room.rise, room.fall], tables)),
        options={"presolve": whole, "mip_rel_gap": 0.2, "node_limit": 20},
    )
    if answer.x is None:
        return None
    steps = np.zeros((2, size))
    parts = answer.x.reshape(tables, 2, size)
    steps[:tables] = (parts[:, 0] - parts[:, 1]).round(6)
    return steps
