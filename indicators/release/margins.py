"""Margins that outsiders may know from elsewhere: group sizes that tell nobody's origin."""

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from indicators.release.audit import AuditRules, exposed_cells
from indicators.release.relations import Flags, Relation, relation_matrix


def with_known_margins(
    cells: pd.DataFrame, relations: list[Relation], rules: AuditRules
) -> pd.DataFrame:
    """The cells with `is_known` set for margins too, whether a figure shows them or not.

    Staffing plans, staff reports and surveys print how many people work in a grade or answered,
    so the attack takes these counts for known. Not where they alone give a small group away:
    nothing that we hide could change that, and there the sizes are to be secret as well.

    `cells`: one row per count with cell_id, count, primary, is_known and is_about_origin.
    """
    matrix = relation_matrix(pd.Index(cells["cell_id"]), relations)
    told = cells["is_known"].to_numpy()
    margins = ~told & ~cells["is_about_origin"].to_numpy()
    suspects = np.zeros(len(cells), bool)
    while (exposed := _exposed(cells, told | margins, relations, rules)).any():
        beside = _beside(suspects | exposed, matrix)
        # The nearest margins first; where there are none, those behind the next unknown counts.
        found = beside & margins if (beside & margins).any() else beside & ~told & ~suspects
        if not found.any():
            break
        suspects, margins = suspects | exposed | found, margins & ~found
    return cells.assign(is_known=told | margins)


def _exposed(
    cells: pd.DataFrame, known: Flags, relations: list[Relation], rules: AuditRules
) -> Flags:
    """Small groups that are given away by what is known, if nothing else is told."""
    nothing_told = cells.assign(status=np.where(known, "published", "hidden"))
    found = exposed_cells(nothing_told, relations, rules)["cell_id"]
    return cells["cell_id"].isin(found).to_numpy()


def _beside(wanted: Flags, matrix: csr_array) -> Flags:
    """Cells that share a relation with one of the wanted."""
    links = abs(matrix)
    is_touched = links @ wanted.astype(float) > 0
    return np.asarray(links.T @ is_touched.astype(float) > 0)
