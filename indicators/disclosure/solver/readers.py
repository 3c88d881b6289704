"""Readers: what someone may know besides what is published, and the small groups kept from him.

The outsider knows only what is published. Staffing plans, staff reports and surveys print how many
people work in a grade or answered, so another one knows all sizes: counts that tell nobody's
origin. Each of them may also belong to a group of one or two, and so know that count, or speak for
a city, and know all of its counts where cities are added up. Nobody need be kept from what is his
own. Where a reader finds a small group out whatever is hidden (sizes alone tell that four persons
work in a grade; two reports count one group twice), hiding more cannot change that.
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from indicators.disclosure.solver.relations import Flags
from indicators.disclosure.solver.system import System


@dataclass(frozen=True)
class Readers:
    """One row per reader, one column per cell: `known` to him, `wanted` to be kept from him.

    Cells that he finds out whatever is hidden are taken out of `wanted` as they are met.
    """

    known: Flags
    wanted: Flags

    def copy(self) -> "Readers":
        """The same, to be changed alone."""
        return Readers(self.known, self.wanted.copy())


def readers_of(cells: pd.DataFrame, insider_cases: int) -> Readers:
    """All readers of linked cells, those who know the sizes first.

    `cells`: with count and primary; optionally is_size and area. `insider_cases`: the largest
    group whose members know its count.
    """
    size = len(cells)
    primary = cells["primary"].astype(bool).to_numpy()
    own = [np.zeros((1, size), bool), _tiny_groups(cells, primary, insider_cases), _cities(cells)]
    known = np.vstack(own)
    sizes = cells["is_size"].to_numpy(bool) if "is_size" in cells else np.zeros(size, bool)
    if sizes.any():
        known = np.vstack([known | sizes, known])
    wanted = primary & ~known
    # The first row is kept even if empty, so that there is always a reader.
    is_needed = wanted.any(axis=1) | (np.arange(len(known)) == 0)
    return Readers(known[is_needed], wanted[is_needed])


def outsider(system: System) -> Readers:
    """Only the one who knows what is published."""
    return Readers(np.zeros((1, len(system.counts)), bool), system.primary[None, :].copy())


def as_seen(system: System, known: Flags) -> System:
    """The system for who knows these cells: they cannot rise or fall."""
    low, high = (np.where(known, system.counts, end) for end in (system.low, system.high))
    return replace(system, low=low, high=high)


def _tiny_groups(cells: pd.DataFrame, primary: Flags, most: int) -> Flags:
    places = np.flatnonzero(primary & cells["count"].between(1, most).to_numpy())
    return np.asarray(places[:, None] == np.arange(len(cells)))


def _cities(cells: pd.DataFrame) -> Flags:
    areas = cells["area"].to_numpy(object) if "area" in cells else np.zeros(len(cells), object)
    names = sorted(set(areas))
    if len(names) < 2:
        return np.zeros((0, len(cells)), bool)
    return np.array([areas == name for name in names])
