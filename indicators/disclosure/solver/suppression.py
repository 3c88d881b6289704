"""Complementary suppression: which further cells to hide, at least loss; always audited."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

import numpy as np
import pandas as pd

from indicators.disclosure.solver.audit import exposed_cells, levels
from indicators.disclosure.solver.choice import UnprotectableError, choose
from indicators.disclosure.solver.lots import LotRules, drawn_costs, drawn_groups, drawn_width
from indicators.disclosure.solver.readers import readers_of
from indicators.disclosure.solver.relations import Flags, Numbers, Places, Relation, linked_groups
from indicators.disclosure.solver.system import System, build_system, part_of
from indicators.disclosure.solver.undisturbed import undisturbed

Choice = tuple[Flags, list[Numbers]]
"""Hidden cells and tables that prove them uncertain, as changes from the true counts."""


class SuppressionRules(Protocol):
    """What of the rules complementary suppression needs."""

    @property
    def minimum_cases(self) -> int:
        """Smallest count that is no primary cell."""

    @property
    def required_width(self) -> int:
        """Least width of the attacker's interval for a primary cell."""

    @property
    def insider_cases(self) -> int:
        """Largest group whose members know its count."""

    @property
    def exact_cells_limit(self) -> int:
        """Largest connected system in which the proven optimum is searched."""

    @property
    def lots(self) -> LotRules:
        """What is left to chance."""


@undisturbed()
def protect(
    cells: pd.DataFrame, relations: Iterable[Relation], rules: SuppressionRules, seed: bytes
) -> pd.DataFrame:
    """The cells with their internal `status`: published, primary or complementary.

    `cells`: one row per cell with cell_id, count (whole, not negative), weight (loss if hidden;
    infinite for what is public already), primary; optionally low and high, the bounds everyone
    knows, is_size (told to some readers elsewhere), area, and name (without the count; cell_id
    else), width (least one of the interval, where not the required one). `relations`: (total,
    parts), each meaning count of total = sum of counts of parts.
    `seed`: the secret from which lots are drawn (`lots.py`); the same gives the same answer.
    Safe from all readers of `readers.py`, unless one of them finds a cell out whatever is hidden.
    """
    relations = [(total, list(parts)) for total, parts in relations]
    hidden, found = np.zeros(len(cells), bool), list[tuple[Places, list[Numbers]]]()
    for width, level in levels(cells, rules.required_width):
        # What is hidden for a wider interval is hidden for a narrower one at no further cost.
        again = level.assign(weight=cells["weight"].mask(hidden, 0.0))
        system = build_system(again, relations, width)
        more, tables = _hidden_at(again, system, rules, seed)
        hidden |= more
        found += tables
    primary = cells["primary"].to_numpy(bool)
    status = np.where(primary, "primary", np.where(hidden, "complementary", "published"))
    protected = cells.assign(status=status)
    # The audit trusts nothing that the search believes: nothing unsafe leaves this function.
    counts = cells["count"].to_numpy(float)
    left = exposed_cells(protected, relations, rules, _whole_tables(counts, found))
    if len(left):
        raise UnprotectableError(list(left["cell_id"]))
    return protected


def _hidden_at(
    cells: pd.DataFrame, system: System, rules: SuppressionRules, seed: bytes
) -> tuple[Flags, list[tuple[Places, list[Numbers]]]]:
    """What is hidden for the primary cells of one width, and tables that prove it."""
    is_given_away = system.primary & np.isinf(system.cost)
    if is_given_away.any():
        raise UnprotectableError(list(system.names[is_given_away]))
    drawn = drawn_groups(cells, rules.minimum_cases, rules.lots, seed)
    system = replace(system, cost=drawn_costs(cells, rules.lots, seed))
    hidden, found = system.primary | drawn, []
    for rows, members in linked_groups(system.matrix, np.ones(len(cells), bool)):
        if hidden[members].any() and len(members) > 1:
            part, group = part_of(system, rows, members), cells.iloc[members]
            tries = _tries(part, drawn[members], drawn_width(group, rules.lots, seed))
            hidden[members], changes = _first_safe(tries, group, rules)
            found.append((members, changes))
    return hidden, found


def _tries(system: System, drawn: Flags, extra: int) -> list[System]:
    """As the lots want it, then with less of it, where that cannot be done; last without."""
    with_drawn = replace(system, primary=system.primary | drawn)
    wider = [replace(with_drawn, width=system.width + extra)] if extra else []
    return [*wider, *([with_drawn] if drawn.any() else []), system]


def _first_safe(tries: list[System], cells: pd.DataFrame, rules: SuppressionRules) -> Choice:
    for system in tries[:-1]:
        readers = readers_of(cells.assign(primary=system.primary), rules.insider_cases)
        wanted = readers.wanted.copy()
        try:
            found = choose(system, readers, rules.exact_cells_limit)
        except UnprotectableError:
            continue
        # Who is not to be kept from a wide interval may still have to be kept from a narrow one.
        if system.width == tries[-1].width or np.array_equal(readers.wanted, wanted):
            return found
    return choose(tries[-1], readers_of(cells, rules.insider_cases), rules.exact_cells_limit)


def _whole_tables(counts: Numbers, found: list[tuple[Places, list[Numbers]]]) -> Numbers:
    """Tables of all cells: systems that share no cell change side by side."""
    tables = np.tile(counts, (max((len(changes) for _, changes in found), default=0), 1))
    for cells, changes in found:
        for row, change in enumerate(changes):
            tables[row, cells] += change
    return tables
