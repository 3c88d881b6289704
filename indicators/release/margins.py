"""Margins: group sizes that tell nobody's origin, which some readers know from elsewhere.

Staffing plans, staff reports and surveys print how many people work in a grade or answered. So a
release is made safe against two readers: one who knows only what is published, and one who knows
all these sizes too. Where sizes alone give a small group away (four persons in a grade), nothing
that we hide can change that; there only the first reader counts.
"""

import numpy as np
import pandas as pd

from indicators.release.audit import AuditRules, exposed_cells
from indicators.release.relations import Relation
from indicators.release.suppression import SuppressionRules, protect


def protect_from_both(
    cells: pd.DataFrame, relations: list[Relation], rules: SuppressionRules
) -> pd.DataFrame:
    """The cells with a `status` that is safe against both readers.

    `cells`: as for `protect`, with is_known (public already) and is_about_origin besides.
    """
    knowing = _as_known(cells, relations, rules)
    protected = protect(knowing, relations, rules)
    if knowing["primary"].equals(cells["primary"]):
        return protected
    is_hidden = protected["status"] != "published"
    weight = cells["weight"].mask(is_hidden & ~cells["is_known"], 0.0)
    again = protect(cells.assign(weight=weight), relations, rules)
    # Hiding more never makes an interval narrower.
    return again.assign(status=again["status"].mask(is_hidden, protected["status"]))


def exposed_to_either(
    cells: pd.DataFrame, relations: list[Relation], rules: AuditRules
) -> pd.DataFrame:
    """Rows cell_id, low, high of the small groups that one of the readers finds out.

    `cells`: with the `status` that the first reader sees.
    """
    knowing = _as_known(cells, relations, rules)
    is_open = (cells["status"] == "published") | knowing["is_known"]
    seen = knowing.assign(status=np.where(is_open, "published", "hidden"))
    found = exposed_cells(seen, relations, rules)
    if knowing["primary"].equals(cells["primary"]):
        return found
    first = exposed_cells(cells, relations, rules)
    return pd.concat([found, first[~first["cell_id"].isin(found["cell_id"])]])


def _as_known(cells: pd.DataFrame, relations: list[Relation], rules: AuditRules) -> pd.DataFrame:
    """The cells for who knows all sizes: these cannot be hidden, nor what they alone give away."""
    is_known = cells["is_known"] | ~cells["is_about_origin"]
    # Some figures are not under disclosure control and shown whatever follows from them.
    is_open = is_known | np.isinf(cells["weight"])
    nothing_told = cells.assign(status=np.where(is_open, "published", "hidden"))
    given_away = exposed_cells(nothing_told, relations, rules)["cell_id"]
    return cells.assign(
        is_known=is_known,
        weight=cells["weight"].mask(is_known, np.inf),
        primary=cells["primary"] & ~cells["cell_id"].isin(given_away),
    )
