"""Lots: chance drawn from a secret, so that who has the program cannot run it backwards.

The choice of hidden cells depends on the counts. Who sends invented counts through the program
and compares which cells it hides would learn which of them fit the published pattern. So three
things are drawn: what hiding a cell costs, by how much intervals must be wider than required, and
which groups just above the threshold are hidden as if they were below it. A lot depends on the
secret and on the name of a cell, not on counts or other cells: the same data and secret give the
same release, and new data do not draw again for what stayed.
"""

import hmac
from collections.abc import Iterable
from typing import Protocol

import numpy as np
import pandas as pd

from indicators.disclosure.solver.relations import Flags, Numbers

PARTS = 2**64


class LotRules(Protocol):
    """What of the rules is left to chance."""

    @property
    def cases_above(self) -> int:
        """How far above the threshold groups may be hidden."""

    @property
    def share(self) -> float:
        """Per cent of these groups that are."""

    @property
    def extra_width(self) -> int:
        """By how much more than required an interval has to be at most."""

    @property
    def cost_spread(self) -> float:
        """Per cent by which hiding a cell costs more at most."""


def lots(secret: bytes, purpose: str, names: Iterable[object]) -> Numbers:
    """One number from 0 to below 1 for each name."""
    drawn = (hmac.digest(secret, f"{purpose}|{name}".encode(), "sha256") for name in names)
    return np.array([int.from_bytes(digest[:8], "big") / PARTS for digest in drawn])


def names_of(cells: pd.DataFrame) -> list[str]:
    """What lots are drawn for: the name of a cell, or its cell_id."""
    return [str(name) for name in cells["name" if "name" in cells else "cell_id"]]


def drawn_costs(cells: pd.DataFrame, rules: LotRules, secret: bytes) -> Numbers:
    """What hiding each cell costs, by a factor more than its weight."""
    factor = 1 + rules.cost_spread / 100 * lots(secret, "cost", names_of(cells))
    return np.asarray(cells["weight"].to_numpy(float) * factor)


def drawn_width(cells: pd.DataFrame, rules: LotRules, secret: bytes) -> int:
    """By how much more than required the intervals of these linked cells have to be wide."""
    lot = lots(secret, "width", [min(names_of(cells))])[0]
    return int(lot * (rules.extra_width + 1))


def drawn_groups(cells: pd.DataFrame, minimum: int, rules: LotRules, secret: bytes) -> Flags:
    """Groups of at least `minimum` that are hidden as if they were smaller."""
    is_near = cells["count"].between(minimum, minimum + rules.cases_above - 1)
    is_free = ~cells["primary"].astype(bool) & np.isfinite(cells["weight"])
    if "is_size" in cells:
        is_free &= ~cells["is_size"]
    places = np.flatnonzero(is_near & is_free)
    lot = lots(secret, "group", names_of(cells.iloc[places]))
    return np.isin(np.arange(len(cells)), places[lot < rules.share / 100])
