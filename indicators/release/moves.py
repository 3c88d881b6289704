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
    steps = _one_table(room, cell, width) if size > MEDIUM else None
    if steps is None and size <= LARGE:
        steps = _two_tables(room, cell, width)
    if steps is None or (steps % 1 == 0).all():
        return steps
    useful = (steps != 0).any(axis=0)
    narrow = Room(room.matrix[:, useful], room.rise[useful], room.fall[useful], room.cost[useful])
    found = _two_tables(narrow, int(useful[:cell].sum()), width, whole=True)
    if found is not None:
        steps[:, useful] = found
    return steps


def are_whole(room: Room, steps: Numbers) -> bool:
    """Whether the changes lead to tables of whole numbers."""
    return bool((steps % 1 == 0).all() and not (steps @ room.matrix.T).any())


def _one_table(room: Room, cell: int, width: float) -> Numbers | None:
    """The other one is the true table, so the cell rises by the whole width.

    First only by steps as large as that: cells that can move by a part of it make fractions.
    """
    wide = Room(
        room.matrix,
        np.where(room.rise >= width, room.rise, 0.0),
        np.where(room.fall >= width, room.fall, 0.0),
        room.cost,
    )
    steps = _rise(wide, cell, width)
    is_good = steps is not None and (steps % 1 == 0).all()
    return steps if is_good else _rise(room, cell, width)


def _rise(room: Room, cell: int, width: float) -> Numbers | None:
    if room.rise[cell] < width:
        return None
    size = len(room.cost)
    least, most = np.zeros(2 * size), np.r_[room.rise, room.fall]
    least[cell], most[cell], most[size + cell] = width, width, 0.0
    answer = milp(
        np.tile(room.cost + FREE, 2),
        constraints=LinearConstraint(hstack([room.matrix, -room.matrix], format="csr"), 0.0, 0.0),
        bounds=Bounds(least, most),
        options={"presolve": False},
    )
    if answer.x is None:
        return None
    change = (answer.x[:size] - answer.x[size:]).round(6)
    return np.stack([change, np.zeros(size)])


def _two_tables(room: Room, cell: int, width: float, *, whole: bool = False) -> Numbers | None:
    """Both tables are free; whole numbers are searched for a while only."""
    size = len(room.cost)
    apart = np.zeros((1, 4 * size))
    apart[0, cell::size] = (1.0, -1.0, -1.0, 1.0)
    sides = hstack([room.matrix, -room.matrix])
    rows = vstack([block_diag([sides, sides]), apart], format="csr")
    exactly = np.r_[np.zeros(2 * room.matrix.shape[0]), width]
    answer = milp(
        np.tile(room.cost + FREE, 4),
        integrality=np.full(4 * size, int(whole)),
        constraints=LinearConstraint(rows, exactly, exactly),
        bounds=Bounds(0.0, np.tile(np.r_[room.rise, room.fall], 2)),
        options={"presolve": whole, "mip_rel_gap": 0.2, "node_limit": 20},
    )
    if answer.x is None:
        return None
    parts = answer.x.reshape(2, 2, size)
    return np.asarray((parts[:, 0] - parts[:, 1]).round(6))
