"""Complementary suppression: which further cells to hide, at least loss.

Method: conditions and choices in turn (Benders decomposition after Fischetti and Salazar,
Management Science 47, 2001). An integer program chooses the cheapest cells that meet all
conditions known so far; the attack finds primary cells that are still exposed; each yields a new
condition. When nothing is exposed, the choice is safe, and it is the cheapest one there is. Above
`exact_cells_limit` cells in one connected system, or if the rounds run out, choices are only made
to a gap and kept from round to round, which ends soon; superfluous cells are then shown again.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from indicators.release.audit import exposed_cells
from indicators.release.choice import UnprotectableError, choose
from indicators.release.relations import Relation, linked_groups
from indicators.release.system import build_system, part_of
from typing import Protocol

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
    system = build_system(cells, relations, rules.required_width)
    hidden = system.primary.copy()
    for rows, members in linked_groups(system.matrix, np.ones(len(cells), bool)):
        if system.primary[members].any() and len(members) > 1:
            hidden[members] = choose(part_of(system, rows, members), rules.exact_cells_limit)
    status = np.where(system.primary, "primary", np.where(hidden, "complementary", "published"))
    protected = cells.assign(status=status)
    left = exposed_cells(protected, relations, rules)
    if len(left):
        raise UnprotectableError(list(left["cell_id"]))
    return protected


