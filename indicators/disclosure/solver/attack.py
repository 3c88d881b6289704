"""What an attacker can work out about hidden cells from everything that is published."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from indicators.disclosure.solver.intervals import intervals
from indicators.disclosure.solver.relations import (
    ContradictionError,
    Flags,
    Numbers,
    Relation,
    known_bounds,
    relation_matrix,
)

SLACK = 1e-6


def attack(published_cells: pd.DataFrame, relations: Iterable[Relation]) -> pd.DataFrame:
    """Lowest and highest whole value of every hidden cell: cell_id, low, high.

    `published_cells`: one row per cell with cell_id and count, empty where hidden; cells that
    only the relations name are hidden too. Optional columns low and high: bounds known from
    elsewhere, such as the rounding of a published share. An end without bound is infinite.
    """
    relations = [(total, list(parts)) for total, parts in relations]
    cells = _with_unnamed_cells(published_cells, relations)
    _refuse_what_is_no_count(cells)
    is_hidden = cells["count"].isna().to_numpy()
    found = attack_cells(cells, relations, is_hidden)
    return found[is_hidden].reset_index(drop=True)


def attack_cells(
    cells: pd.DataFrame,
    relations: Iterable[Relation],
    wanted: Flags,
    enough: float = np.inf,
    truth: Numbers | None = None,
) -> pd.DataFrame:
    """Interval of each wanted cell, searched until it is `enough` wide; others unspecified.

    `truth`: all counts, for a search from inside the house. It is one table that cannot be ruled
    out; it makes the search shorter, not the interval wider.
    """
    counts = cells["count"].astype(float).to_numpy()
    is_hidden = np.isnan(counts)
    matrix = relation_matrix(pd.Index(cells["cell_id"]), relations)
    rhs = -(matrix[:, ~is_hidden] @ counts[~is_hidden])
    hidden = matrix[:, is_hidden]
    _refuse_contradiction((abs(hidden).sum(axis=1) == 0) & (np.abs(rhs) > SLACK))
    low, high = known_bounds(cells)
    start = None if truth is None else truth[is_hidden]
    bounds = low[is_hidden], high[is_hidden]
    *ends, _ = intervals(hidden, rhs, *bounds, wanted[is_hidden], enough=enough, truth=start)
    found = pd.DataFrame({"cell_id": cells["cell_id"], "low": counts, "high": counts})
    found.loc[is_hidden, "low"], found.loc[is_hidden, "high"] = ends
    return found


def _with_unnamed_cells(cells: pd.DataFrame, relations: list[Relation]) -> pd.DataFrame:
    given = set(cells["cell_id"])
    named = dict.fromkeys(cell for total, parts in relations for cell in (total, *parts))
    unnamed = [cell for cell in named if cell not in given]
    if not unnamed:
        return cells.reset_index(drop=True)
    extra = pd.DataFrame({"cell_id": unnamed, "count": np.nan})
    return pd.concat([cells, extra], ignore_index=True)


def _refuse_what_is_no_count(cells: pd.DataFrame) -> None:
    counts = cells["count"].astype(float)
    is_odd = counts.notna() & ((counts < 0) | (counts % 1 != 0))
    if is_odd.any():
        raise ContradictionError(f"Not a count: {cells.loc[is_odd, 'cell_id'].tolist()[:5]}.")


def _refuse_contradiction(is_wrong: Flags) -> None:
    if is_wrong.any():
        raise ContradictionError(
            f"{int(is_wrong.sum())} relations do not add up, although every cell is published."
        )
