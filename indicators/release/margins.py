"""Margins that outsiders may know from elsewhere: group sizes that tell nobody's origin."""

import numpy as np
import pandas as pd

from indicators.release.audit import AuditRules, exposed_cells
from indicators.release.relations import Flags, Relation, linked_groups, relation_matrix


def with_known_margins(
    cells: pd.DataFrame, relations: list[Relation], rules: AuditRules
) -> pd.DataFrame:
    """The cells with `is_known` set for margins too, whether a figure shows them or not.

    Staffing plans, staff reports and surveys print how many people work in a grade or answered,
    so the attack takes these counts for known. Not where they alone give a small group away:
    nothing that we hide could change that, and there the sizes are to be secret as well.

    `cells`: one row per count with cell_id, count, primary, is_known and is_about_origin.
    """
    is_margin = ~(cells["is_known"] | cells["is_about_origin"]).to_numpy()
    nothing_told = cells.assign(
        status=np.where(cells["is_known"] | is_margin, "published", "hidden")
    )
    exposed = cells["cell_id"].isin(exposed_cells(nothing_told, relations, rules)["cell_id"])
    is_spoilt = _linked_to(exposed.to_numpy(), cells, relations)
    return cells.assign(is_known=cells["is_known"] | (is_margin & ~is_spoilt))


def _linked_to(wanted: Flags, cells: pd.DataFrame, relations: list[Relation]) -> Flags:
    """Cells that hang together with a wanted one by cells that are not known."""
    matrix = relation_matrix(pd.Index(cells["cell_id"]), relations)
    found = np.zeros(len(cells), bool)
    for _, members in linked_groups(matrix, ~cells["is_known"].to_numpy()):
        found[members] = wanted[members].any()
    return found
