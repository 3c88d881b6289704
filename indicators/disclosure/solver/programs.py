"""A connected group of hidden cells, and the linear and integer programs over its tables."""

from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from indicators.disclosure.solver.relations import ContradictionError, Effort, Flags, Numbers

TOLERANCE = 1e-6
INFEASIBLE = 2
# Presolve costs more than it saves on linear programs this small (measured: up to a half).
LINEAR: Effort = MappingProxyType({"presolve": False})
EXACTLY: Effort = MappingProxyType({"presolve": True, "node_limit": 2_000, "mip_rel_gap": 0.0})
"""Nodes are a count, not a time: results must be repeatable. Where they are not enough, the
interval found so far is reported, which errs on the safe side."""
ROUGHLY: Effort = MappingProxyType({"presolve": True, "node_limit": 20, "mip_rel_gap": 0.2})
"""Any good whole table will do."""


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
    tables: list[Numbers] = field(default_factory=list)
    """The whole ones of the tables found."""

    def open_cells(self, side: int) -> Flags:
        """Wanted cells whose lower (−1) or upper (1) end is neither proven nor irrelevant."""
        is_open = self.most < self.high if side > 0 else self.least > self.low
        if np.isinf(self.enough):
            return self.wanted & is_open
        return self.wanted & is_open & (self.most - self.least < self.enough)


def corner(group: Group, objective: Numbers) -> Numbers:
    """A table that makes the objective smallest; it may hold fractions."""
    table = _solve(group, objective, LINEAR)
    assert table is not None, "A linear program with bounds has an answer."
    return table


def whole_table(group: Group, objective: Numbers, effort: Effort) -> Numbers | None:
    """A table of whole numbers that makes the objective small; none if none was found."""
    return _solve(group, objective, effort)


def _solve(group: Group, objective: Numbers, effort: Effort) -> Numbers | None:
    # A cell need not rise further than makes its interval wide enough; this also spreads a joint
    # rise over many cells. Without such an end, cells that grow for ever are settled before.
    high = np.where(objective < 0, np.minimum(group.high, group.least + group.enough), group.high)
    answer = milp(
        objective,
        integrality=np.full(len(objective), int(effort is not LINEAR)),
        constraints=LinearConstraint(group.matrix, group.rhs, group.rhs),
        bounds=Bounds(group.low, high),
        options=dict(effort),
    )
    if answer.status == INFEASIBLE:
        raise ContradictionError("The published cells contradict the relations.")
    return answer.x


def note(group: Group, table: Numbers) -> None:
    """Widens all intervals by a table the attacker cannot rule out."""
    group.least = np.minimum(group.least, table)
    group.most = np.maximum(group.most, table)


def note_if_whole(group: Group, table: Numbers | None) -> bool:
    """The same, but only by a table of whole numbers; false for any other."""
    if table is None:
        return False
    rounded = np.rint(table)
    if np.abs(table - rounded).max() > TOLERANCE or (group.matrix @ rounded != group.rhs).any():
        return False
    note(group, rounded)
    group.tables.append(rounded)
    return True
