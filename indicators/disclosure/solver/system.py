"""Cells with their true counts and relations, checked; and which choices leave cells exposed."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from indicators.disclosure.solver.intervals import intervals
from indicators.disclosure.solver.relations import (
    ContradictionError,
    Flags,
    Numbers,
    Places,
    Relation,
    known_bounds,
    relation_matrix,
)

LARGE = 800
"""Cells above which rounds cost too much, and showing cells again: a twentieth of the loss."""


@dataclass(frozen=True)
class System:
    """Linked cells with their true counts; room is how far a cell may fall or rise."""

    names: NDArray[np.object_]
    matrix: csr_array
    counts: Numbers
    low: Numbers
    high: Numbers
    cost: Numbers
    primary: Flags
    width: float

    @property
    def fall(self) -> Numbers:
        """Room downwards; more than the required width is never needed."""
        return np.minimum(self.counts - self.low, self.width)

    @property
    def rise(self) -> Numbers:
        """Room upwards."""
        return np.minimum(self.high - self.counts, self.width)


def build_system(cells: pd.DataFrame, relations: list[Relation], width: int) -> System:
    matrix = relation_matrix(pd.Index(cells["cell_id"]), relations)
    counts = cells["count"].astype(float).to_numpy()
    low, high = known_bounds(cells)
    is_wrong = ~(
        np.isfinite(counts) & (counts == np.rint(counts)) & (low <= counts) & (counts <= high)
    )
    if is_wrong.any():
        raise ContradictionError(f"Not a count: {cells['cell_id'][is_wrong].tolist()[:5]}.")
    is_off = matrix @ counts != 0
    if is_off.any():
        totals = [relations[row][0] for row in np.flatnonzero(is_off)[:5]]
        raise ContradictionError(f"Parts do not add up to their total: {totals}.")
    cost = cells["weight"].astype(float).to_numpy()
    if not (cost >= 0).all():
        raise ContradictionError("Every cell needs a weight that is not negative.")
    primary = cells["primary"].astype(bool).to_numpy()
    names = cells["cell_id"].to_numpy(dtype=object)
    return System(names, matrix, counts, low, high, cost, primary, float(width))


def part_of(system: System, rows: Places, cells: Places) -> System:
    return System(
        system.names[cells],
        system.matrix[rows][:, cells],
        system.counts[cells],
        system.low[cells],
        system.high[cells],
        system.cost[cells],
        system.primary[cells],
        system.width,
    )


@dataclass(frozen=True)
class Attack:
    """What an attack found: places of the cells that are too narrow, their ends, and tables.

    The tables are changes of all cells that nobody can rule out who knows no more.
    """

    places: Places
    low: Numbers
    high: Numbers
    changes: list[Numbers]


def exposed(system: System, hidden: Flags, wanted: Flags | None = None) -> Places:
    """Primary cells whose interval is too narrow if exactly these cells are hidden."""
    return attacked(system, hidden, system.primary if wanted is None else wanted).places


def attacked(system: System, hidden: Flags, wanted: Flags) -> Attack:
    """The attack on the wanted ones among the hidden cells."""
    wanted = wanted[hidden]
    matrix, truth = system.matrix[:, hidden], system.counts[hidden]
    bounds = system.low[hidden], system.high[hidden]
    ends = intervals(matrix, matrix @ truth, *bounds, wanted, enough=system.width, truth=truth)
    low, high, changes = ends
    is_narrow = wanted & ~(high - low >= system.width)
    places = np.flatnonzero(hidden)[is_narrow]
    wide = [spread(change, hidden) for change in changes]
    return Attack(places, low[is_narrow], high[is_narrow], wide)


def spread(change: Numbers, cells: Flags) -> Numbers:
    """The change of some cells as one of all."""
    wide = np.zeros(len(cells))
    wide[cells] = change
    return wide
