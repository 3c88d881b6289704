"""Complementary suppression: which further cells to hide, at least loss; always audited."""

from collections.abc import Iterable
from typing import Protocol

import numpy as np
import pandas as pd

from indicators.release.audit import exposed_cells
from indicators.release.choice import UnprotectableError, choose
from indicators.release.readers import readers_of
from indicators.release.relations import Numbers, Places, Relation, linked_groups
from indicators.release.system import build_system, part_of


class SuppressionRules(Protocol):
    """What of the rules complementary suppression needs."""

    @property
    def required_width(self) -> int:
        """Least width of the attacker's interval for a primary cell."""

    @property
    def insider_cases(self) -> int:
        """Largest group whose members know its count."""

    @property
    def exact_cells_limit(self) -> int:
        """Largest connected system in which the proven optimum is searched."""


def protect(
    cells: pd.DataFrame, relations: Iterable[Relation], rules: SuppressionRules
) -> pd.DataFrame:
    """The cells with their internal `status`: published, primary or complementary.

    `cells`: one row per cell with cell_id, count (whole, not negative), weight (loss if hidden;
    infinite for what is public already), primary; optionally low and high, the bounds everyone
    knows, is_size (told to some readers elsewhere) and area. `relations`: (total, parts), each
    meaning count of total = sum of counts of parts. Safe from all readers of `readers.py`, unless
    one of them finds a cell out whatever is hidden.
    """
    relations = [(total, list(parts)) for total, parts in relations]
    system = build_system(cells, relations, rules.required_width)
    is_given_away = system.primary & np.isinf(system.cost)
    if is_given_away.any():
        raise UnprotectableError(list(system.names[is_given_away]))
    hidden, found = system.primary.copy(), []
    for rows, members in linked_groups(system.matrix, np.ones(len(cells), bool)):
        if system.primary[members].any() and len(members) > 1:
            part = part_of(system, rows, members)
            readers = readers_of(cells.iloc[members], rules.insider_cases)
            hidden[members], changes = choose(part, readers, rules.exact_cells_limit)
            found.append((members, changes))
    status = np.where(system.primary, "primary", np.where(hidden, "complementary", "published"))
    protected = cells.assign(status=status)
    # The audit trusts nothing that the search believes: nothing unsafe leaves this function.
    left = exposed_cells(protected, relations, rules, _whole_tables(system.counts, found))
    if len(left):
        raise UnprotectableError(list(left["cell_id"]))
    return protected


def _whole_tables(counts: Numbers, found: list[tuple[Places, list[Numbers]]]) -> Numbers:
    """Tables of all cells: systems that share no cell change side by side."""
    tables = np.tile(counts, (max((len(changes) for _, changes in found), default=0), 1))
    for cells, changes in found:
        for row, change in enumerate(changes):
            tables[row, cells] += change
    return tables
