"""Complementary suppression: which further cells to hide, at least loss.

Method: conditions and choices in turn (Benders decomposition after Fischetti and Salazar,
Management Science 47, 2001). An integer program chooses the cheapest cells that meet all
conditions known so far; the attack finds primary cells that are still exposed; each yields a new
condition. When nothing is exposed, the choice is safe, and it is the cheapest one there is. Above
`exact_cells_limit` cells in one connected system, or if the rounds run out, choices are only made
to a gap and kept from round to round, which ends soon; superfluous cells are then shown again.
"""

from collections.abc import Iterable
from typing import Protocol

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from indicators.release.audit import exposed_cells
from indicators.release.cuts import Conditions, System, line_cuts, lonely_cuts, separate
from indicators.release.intervals import intervals
from indicators.release.relations import (
    ContradictionError,
    Flags,
    Places,
    Relation,
    known_bounds,
    linked_groups,
    relation_matrix,
)

EXACT_ROUNDS = 60
FREE_ROUNDS = 8
"""Rounds in which a choice may be taken back; more of them cost time and save hardly a cell."""
EXACTLY = {"mip_rel_gap": 0.0, "node_limit": 1_000_000}
ROUGHLY = {"mip_rel_gap": 0.02, "node_limit": 50}


class SuppressionRules(Protocol):
    """What of the rules complementary suppression needs."""

    @property
    def required_width(self) -> int:
        """Least width of the attacker's interval for a primary cell."""

    @property
    def exact_cells_limit(self) -> int:
        """Largest connected system that is solved to the proven optimum."""


class UnprotectableError(ValueError):
    """Cells that stay exposed whatever is hidden, e.g. because of what is public already."""

    def __init__(self, cells: list[object]) -> None:
        super().__init__(f"No choice of hidden cells protects {cells[:5]}.")
        self.cells = cells


def protect(
    cells: pd.DataFrame, relations: Iterable[Relation], rules: SuppressionRules
) -> pd.DataFrame:
    """The cells with their internal `status`: published, primary or complementary.

    `cells`: one row per cell with cell_id, count (whole, not negative), weight (loss if hidden;
    infinite for what is public already), primary; optionally low and high, the bounds everyone
    knows. `relations`: (total, parts), each meaning count of total = sum of counts of parts.
    """
    relations = [(total, list(parts)) for total, parts in relations]
    system = _system(cells, relations, rules)
    hidden = system.primary.copy()
    for rows, members in linked_groups(system.matrix, np.ones(len(cells), bool)):
        if system.primary[members].any() and len(members) > 1:
            hidden[members] = _choose(_part(system, rows, members), rules)
    status = np.where(system.primary, "primary", np.where(hidden, "complementary", "published"))
    protected = cells.assign(status=status)
    left = exposed_cells(protected, relations, rules)
    if len(left):
        raise UnprotectableError(list(left["cell_id"]))
    return protected


def _system(cells: pd.DataFrame, relations: list[Relation], rules: SuppressionRules) -> System:
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
    return System(matrix, counts, low, high, cost, primary, float(rules.required_width))


def _part(system: System, rows: Places, cells: Places) -> System:
    return System(
        system.matrix[rows][:, cells],
        system.counts[cells],
        system.low[cells],
        system.high[cells],
        system.cost[cells],
        system.primary[cells],
        system.width,
    )


def _choose(system: System, rules: SuppressionRules) -> Flags:
    """Hidden cells of one connected system."""
    is_exact = len(system.counts) <= rules.exact_cells_limit
    patience = EXACT_ROUNDS if is_exact else FREE_ROUNDS
    cuts, keep = line_cuts(system), system.primary
    while True:
        hidden = _cheapest(system, cuts, keep, is_exact and patience > 0)
        new = lonely_cuts(system, hidden)
        if not new.number:
            failing = _exposed(system, hidden)
            if not len(failing):
                return _show_superfluous(system, hidden, cuts)
            new = _new_cuts(system, hidden, failing)
        patience -= 1
        cuts = cuts.with_more(new)
        keep = system.primary if patience > 0 else hidden


def _cheapest(system: System, cuts: Conditions, keep: Flags, is_exact: bool) -> Flags:
    """Cheapest choice that meets all conditions and hides at least `keep`."""
    is_fixed = np.isinf(system.cost)
    cost = np.where(is_fixed, 0.0, system.cost)
    scale = cost.max() or 1.0
    answer = milp(
        # A cell without weight is still not hidden for nothing.
        cost / scale + 1e-7,
        integrality=np.ones(len(cost)),
        constraints=LinearConstraint(cuts.matrix, cuts.least, np.inf),
        bounds=Bounds(keep.astype(float), np.where(is_fixed & ~keep, 0.0, 1.0)),
        options=EXACTLY if is_exact else ROUGHLY,
    )
    if answer.x is None:
        raise UnprotectableError([])
    return np.asarray(answer.x > 0.5)


def _exposed(system: System, hidden: Flags, wanted: Flags | None = None) -> Places:
    """Primary cells whose interval is too narrow if exactly these cells are hidden."""
    wanted = system.primary if wanted is None else wanted
    matrix = system.matrix[:, hidden]
    truth = system.counts[hidden]
    bounds = system.low[hidden], system.high[hidden]
    low, high = intervals(
        matrix, matrix @ truth, *bounds, wanted[hidden], enough=system.width, truth=truth
    )
    is_narrow = wanted[hidden] & (high - low < system.width)
    return np.flatnonzero(hidden)[is_narrow]


def _new_cuts(system: System, hidden: Flags, failing: Places) -> Conditions:
    cuts = separate(system, hidden, failing)
    is_broken = ~cuts.are_met(hidden)
    if is_broken.any():
        return cuts.of(is_broken)
    return _cover_cut(system, hidden, failing[0])


def _cover_cut(system: System, hidden: Flags, cell: int) -> Conditions:
    """Where only whole numbers expose a cell: hide one of the cells that do not help it now.

    Grows the choice as far as the cell stays exposed; one of the others is needed.
    """
    wanted = np.arange(len(hidden)) == cell
    grown = hidden.copy()
    parts = [np.flatnonzero(~hidden)]
    while parts:
        part = parts.pop()
        trial = grown.copy()
        trial[part] = True
        if len(_exposed(system, trial, wanted)):
            grown = trial
        elif len(part) > 1:
            parts += np.array_split(part, 2)
    return Conditions(csr_array((~grown).astype(float)[None, :]), np.ones(1))


def _show_superfluous(system: System, hidden: Flags, cuts: Conditions) -> Flags:
    """Shows complementary cells again that no condition needs, dearest first."""
    extra = np.flatnonzero(hidden & ~system.primary)
    for cell in extra[np.argsort(-system.cost[extra], kind="stable")]:
        trial = hidden.copy()
        trial[cell] = False
        if cuts.are_met(trial).all() and not len(_exposed(system, trial)):
            hidden = trial
    return hidden
