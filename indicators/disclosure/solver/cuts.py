"""Conditions that every safe choice of hidden cells meets, found one failing choice at a time.

Method: Benders cuts for complete cell suppression (Fischetti and Salazar, Management Science 47,
2001; here with "sliding" protection, i.e. only the width of the interval counts). A price per
relation proves how far a cell can move at most: by the room of the hidden cells, each times its
price. So  sum(coefficient × hidden) ≥ required width  for every choice that protects the cell.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, eye_array, kron, vstack

from indicators.disclosure.solver.relations import Flags, Numbers, Places, linked_groups
from indicators.disclosure.solver.system import System

GLIMPSE = 1e-3
"""Room given to cells that are not hidden, so that prices favour conditions with few cells."""
BATCH = 4_000
"""Unknowns per linear program: small ones share a call, whose overhead is about 3 ms."""


@dataclass(frozen=True)
class Conditions:
    """matrix @ hidden ≥ least; one row per condition."""

    matrix: csr_array
    least: Numbers

    @property
    def number(self) -> int:
        """How many conditions these are."""
        return len(self.least)

    def are_met(self, hidden: Flags | Numbers) -> Flags:
        """Which of the conditions the choice meets."""
        return np.asarray(self.matrix @ np.asarray(hidden, float) >= self.least - 1e-6)

    def of(self, chosen: Flags) -> "Conditions":
        """Only the chosen ones."""
        return Conditions(self.matrix[chosen], self.least[chosen])

    def with_more(self, *others: "Conditions") -> "Conditions":
        """These and further ones."""
        parts = [self, *others]
        return Conditions(
            vstack([part.matrix for part in parts], format="csr"),
            np.concatenate([part.least for part in parts]),
        )


def lonely_cuts(system: System, hidden: Flags) -> Conditions:
    """A complementary cell that is alone in a relation helps nobody: it needs company there.

    Every cheapest choice without superfluous cells meets this ("bridge-less" inequalities).
    """
    links = abs(system.matrix)
    entries = system.matrix[:, hidden & ~system.primary].tocoo()
    cells = np.flatnonzero(hidden & ~system.primary)[entries.col]
    is_lonely = (links @ hidden.astype(float))[entries.row] < 2
    relations, cells = entries.row[is_lonely], cells[is_lonely]
    own = csr_array(
        (np.full(len(cells), 2.0), (np.arange(len(cells)), cells)),
        shape=(len(cells), len(hidden)),
    )
    return Conditions((links[relations] - own).tocsr(), np.zeros(len(cells)))


def line_cuts(system: System) -> Conditions:
    """For every primary cell and each of its relations: the others must give it room."""
    entries = system.matrix[:, system.primary].tocoo()
    cells = np.flatnonzero(system.primary)[entries.col]
    unit = csr_array(
        (1 / entries.data, (np.arange(len(cells)), entries.row)),
        shape=(len(cells), system.matrix.shape[0]),
    )
    # A small count reaches zero with little help, so its own fall is the better bound.
    is_small = (system.fall[cells] < system.width).astype(float)
    down = unit.multiply(1 - is_small[:, None]).tocsr()
    return coefficients(system, cells, unit, down)


def coefficients(system: System, cells: Places, up: csr_array, down: csr_array) -> Conditions:
    """One condition per row, cells × prices: coefficients of the cells, to reach the width."""
    own = csr_array(
        (np.ones(len(cells)), (np.arange(len(cells)), cells)),
        shape=(len(cells), len(system.counts)),
    )
    rising = (own - up @ system.matrix).toarray().round(6)
    falling = (own - down @ system.matrix).toarray().round(6)
    room = _limit(rising, system.rise, system) + _limit(-rising, system.fall, system)
    room += _limit(falling, system.fall, system) + _limit(-falling, system.rise, system)
    room = np.minimum(room, system.width)
    return Conditions(csr_array(room), np.full(len(cells), system.width))


def _limit(price: Numbers, room: Numbers, system: System) -> Numbers:
    """Price × room; room that was cut off at the width counts in full whatever its price.

    With prices below one the cut-off would not be a proof any more (it is in tables of two
    dimensions, not in three).
    """
    is_cut_off = room >= system.width
    factor = np.where(is_cut_off, (price > 0).astype(float), np.maximum(price, 0.0))
    return factor * np.where(is_cut_off, system.width, room)


def separate(system: System, hidden: Numbers, failing: Places) -> Conditions:
    """Conditions that a choice breaks: the prices of the failing cells' movement.

    `hidden` may hold fractions (from a relaxed choice): a cell gets that share of its room.
    """
    groups = [
        (rows, cells, failing[np.isin(failing, cells)])
        for rows, cells in linked_groups(system.matrix, hidden > 0)
    ]
    found = [_separate_group(system, hidden, *group) for group in groups if len(group[2])]
    return found[0].with_more(*found[1:])


def _separate_group(
    system: System, hidden: Numbers, relations: Places, cells: Places, failing: Places
) -> Conditions:
    """Only relations that hold a cell of the group can prove anything about it."""
    around = (abs(system.matrix[relations]).sum(axis=0) > 0).nonzero()[0]
    cells = np.union1d(cells, around)
    matrix = system.matrix[relations][:, cells]
    share = np.maximum(hidden[cells], GLIMPSE)
    box = np.c_[-system.fall[cells] * share, system.rise[cells] * share]
    step = max(1, BATCH // (2 * len(cells)))
    found = []
    for part in np.split(failing, np.arange(step, len(failing), step)):
        prices = _prices(matrix, box, np.searchsorted(cells, part))
        wide = [_spread(price, relations, system) for price in prices]
        found.append(coefficients(system, part, *wide))
    return found[0].with_more(*found[1:])


def _prices(matrix: csr_array, box: Numbers, places: Places) -> tuple[Numbers, Numbers]:
    """Prices per relation for the rise and the fall of each cell, side by side in one program."""
    rows, size = matrix.shape
    count = 2 * len(places)
    objective = np.zeros((2, len(places), size))
    objective[0, np.arange(len(places)), places] = -1.0
    objective[1, np.arange(len(places)), places] = 1.0
    answer = linprog(
        objective.ravel(),
        A_eq=kron(eye_array(count), matrix, format="csr"),
        b_eq=np.zeros(count * rows),
        bounds=np.tile(box, (count, 1)),
        method="highs",
        options={"presolve": False},
    )
    assert answer.status == 0, answer.message
    prices = answer.eqlin.marginals.reshape(2, len(places), rows)
    return -prices[0], prices[1]


def _spread(prices: Numbers, relations: Places, system: System) -> csr_array:
    wide = np.zeros((len(prices), system.matrix.shape[0]))
    wide[:, relations] = prices
    return csr_array(wide)
