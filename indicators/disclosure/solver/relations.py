"""Additive relations between cells (total = sum of parts) as one sparse system of equations."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

Relation = tuple[Hashable, Sequence[Hashable]]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]
Effort = Mapping[str, float]
"""Options of a solver. Read only, as SciPy takes entries out of the options it is given."""


class ContradictionError(ValueError):
    """Counts that no table of whole numbers can have, or cells the relations do not know."""


def relation_matrix(ids: pd.Index, relations: Iterable[Relation]) -> csr_array:
    """Relations × cells: 1 for a part, −1 for the total; a table x satisfies matrix @ x = 0."""
    _refuse_repeated(ids)
    rows, names, signs = [], [], []
    number = -1
    for number, (total, parts) in enumerate(relations):
        rows += [number] * (len(parts) + 1)
        names += [total, *parts]
        signs += [-1.0] + [1.0] * len(parts)
    places = ids.get_indexer(pd.Index(names, dtype=object if not names else None))
    if (places < 0).any():
        unknown = names[int(np.argmin(places))]
        raise ContradictionError(f"A relation names the cell {unknown!r}, which is not given.")
    shape = (number + 1, len(ids))
    matrix = coo_array((np.array(signs), (np.array(rows, int), places)), shape=shape).tocsr()
    matrix.eliminate_zeros()
    return matrix


def linked_groups(matrix: csr_array, is_free: Flags) -> Iterator[tuple[Places, Places]]:
    """Rows and cells of every set of free cells that is connected by relations."""
    cells = np.flatnonzero(is_free)
    if not len(cells):
        return
    entries = matrix[:, cells].tocoo()
    size = len(cells) + matrix.shape[0]
    graph = coo_array((entries.data, (entries.col, entries.row + len(cells))), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    order = np.argsort(label, kind="stable")
    for members in np.split(order, np.flatnonzero(np.diff(label[order])) + 1):
        # Cells come before relations; a group without a cell is a relation known in full.
        own = members[members < len(cells)]
        if len(own):
            yield members[members >= len(cells)] - len(cells), cells[own]


def known_bounds(cells: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """What everyone knows of each cell: 0 to infinity, or the columns `low` and `high`."""
    low = cells["low"] if "low" in cells else pd.Series(0.0, cells.index)
    high = cells["high"] if "high" in cells else pd.Series(np.inf, cells.index)
    least = np.ceil(low.astype(float).fillna(0.0).to_numpy().clip(min=0.0))
    return least, np.floor(high.astype(float).fillna(np.inf).to_numpy())


def _refuse_repeated(ids: pd.Index) -> None:
    if ids.has_duplicates:
        repeated = ids[ids.duplicated()][0]
        raise ContradictionError(f"The cell {repeated!r} is given more than once.")
