"""Tables near the true one: which cells move, if one is to rise or fall, at least cost.

Method: the linear programming form of the network heuristic for cell suppression (Kelly, Golden
and Assad, Networks 22, 1992; Castro, EJOR 171, 2006). Corners of the program are mostly whole; if
not, there is mostly a whole answer among the cells that moved.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array

from indicators.disclosure.solver.relations import Effort, Flags, Numbers

FREE = 1e-4
"""Cost of moving a cell that is hidden anyway: few cells move, which makes proofs last."""
CORNERS = 1
"""Other corners tried where one holds fractions, each with costs changed by up to a half."""
MOST = 200
"""Cells among which whole answers are searched; more take too long."""
TOLERANCE = 1e-5
LINEAR: Effort = MappingProxyType({"presolve": False})
WHOLE: Effort = MappingProxyType({"presolve": True, "mip_rel_gap": 0.2, "node_limit": 20})


@dataclass(frozen=True)
class Room:
    """Cells that may move, from their true counts: relations, how far up and down, cost."""

    matrix: csc_array
    rise: Numbers
    fall: Numbers
    cost: Numbers

    @property
    def mirrored(self) -> "Room":
        """What is a rise here is a fall there."""
        return replace(self, rise=self.fall, fall=self.rise)

    def of(self, cells: Flags) -> "Room":
        """Only some of the cells may move."""
        return Room(self.matrix[:, cells], self.rise[cells], self.fall[cells], self.cost[cells])


def widening(room: Room, cell: int, fallen: float, risen: float, width: float) -> Iterator[Numbers]:
    """Whole changes in which a cell rises and falls further, until it is `width` apart.

    `fallen`, `risen`: how far it is known to move already. They may stop short of the width.
    """
    change = farthest_rise(room, cell, risen, width - fallen)
    if change is not None:
        yield change
        risen = change[cell]
    if fallen + risen < width:
        change = farthest_rise(room.mirrored, cell, fallen, width - risen)
        if change is not None:
            yield -change


def farthest_rise(room: Room, cell: int, reached: float, goal: float) -> Numbers | None:
    """A whole change in which the cell rises by more than `reached`, if possible to `goal`."""
    if min(room.rise[cell], goal) <= reached:
        return None
    cost = np.tile(room.cost + FREE, 2)
    cost[cell] = -1.0
    change = _change(room, cell, (0.0, goal), cost, LINEAR)
    assert change is not None, "Nothing need move."
    most, useful = float(np.floor(change[cell])), change != 0
    if most > reached and _is_whole(change):
        return change
    if most == goal and (direct := _direct_rise(room, cell, goal)) is not None:
        return direct
    if most <= reached or useful.sum() > MOST:
        return None
    cost = np.where(cost < 0, -1.0, 10 * FREE)
    return _among(room, cell, useful, (reached + 1, most), cost)


def _direct_rise(room: Room, cell: int, goal: float) -> Numbers | None:
    """A rise by `goal` along cells that can go all of the way; none if its corner is no table."""
    trial = next(_trials(room, cell, goal))
    change = _change(trial, cell, (goal, goal), np.tile(trial.cost + FREE, 2), LINEAR)
    return change if change is not None and _is_whole(change) else None


def cheapest_rise(room: Room, cell: int, goal: float) -> Numbers | None:
    """A whole change in which the cell rises by `goal` at little cost; none if none was found."""
    limits, useful = (goal, goal), np.zeros(len(room.cost), bool)
    for trial in _trials(room, cell, goal):
        change = _change(trial, cell, limits, np.tile(trial.cost + FREE, 2), LINEAR)
        if change is not None and _is_whole(change):
            return change
        if change is not None:
            useful |= change != 0
        elif trial is room:
            return None
    if useful.sum() > MOST:
        return None
    return _among(room, cell, useful, limits, np.tile(room.cost + FREE, 2))


def _trials(room: Room, cell: int, goal: float) -> Iterator[Room]:
    """Only with steps as large as the goal, as parts of it make fractions; as it is; disturbed."""
    rise, fall = (np.where(steps >= goal, steps, 0.0) for steps in (room.rise, room.fall))
    yield replace(room, rise=rise, fall=fall)
    yield room
    random = np.random.default_rng(cell)
    for _ in range(CORNERS):
        yield replace(room, cost=(room.cost + FREE) * random.uniform(1.0, 1.5, len(room.cost)))


def _is_whole(change: Numbers) -> bool:
    return bool((change % 1 == 0).all())


def _among(
    room: Room, cell: int, useful: Flags, limits: tuple[float, float], cost: Numbers
) -> Numbers | None:
    """A whole change that moves only useful cells."""
    place = int(useful[:cell].sum())
    found = _change(room.of(useful), place, limits, cost[np.tile(useful, 2)], WHOLE)
    # Integer programs hold to whole numbers within a tolerance only.
    if found is None or np.abs(found - np.rint(found)).max() > TOLERANCE:
        return None
    change = np.zeros(len(useful))
    change[useful] = np.rint(found)
    return change


def _change(
    room: Room, cell: int, limits: tuple[float, float], cost: Numbers, effort: Effort
) -> Numbers | None:
    """The cheapest change in which the cell rises within limits; cost: rises, then falls."""
    size = len(room.cost)
    least, most = np.zeros(2 * size), np.r_[room.rise, room.fall]
    least[cell], most[cell], most[size + cell] = limits[0], min(most[cell], limits[1]), 0.0
    if least[cell] > most[cell]:
        return None
    can = most > 0
    answer = milp(
        cost[can],
        integrality=np.full(can.sum(), int(effort is WHOLE)),
        constraints=LinearConstraint(_sides(room.matrix, can), 0.0, 0.0),
        bounds=Bounds(least[can], most[can]),
        options=dict(effort),
    )
    if answer.x is None:
        return None
    steps = np.zeros(2 * size)
    steps[can] = answer.x.round(6)
    return steps[:size] - steps[size:]


def _sides(matrix: csc_array, can: Flags) -> csc_array:
    """Columns for the rises and for the falls that can be, without relations that hold none.

    Put together from its parts: with the methods of sparse arrays this took as long as the program.
    """
    columns = np.flatnonzero(can)
    cells = columns % matrix.shape[1]
    begin, number = matrix.indptr[cells], np.diff(matrix.indptr)[cells]
    ends = np.cumsum(number)
    entries = np.repeat(begin - ends + number, number) + np.arange(number.sum())
    values = matrix.data[entries] * np.repeat(np.where(columns == cells, 1.0, -1.0), number)
    is_met = np.zeros(matrix.shape[0], bool)
    is_met[matrix.indices[entries]] = True
    rows = (np.cumsum(is_met) - 1)[matrix.indices[entries]]
    return csc_array((values, rows, np.r_[0, ends]), shape=(is_met.sum(), len(columns)))
