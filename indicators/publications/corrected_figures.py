"""Figures with what is known of their corrections, as every page and file takes them."""

from collections.abc import Mapping

import pandas as pd

from indicators.release.corrected import Correction

NONE = Correction("", "")


def with_corrections(figures: pd.DataFrame, corrected: Mapping[int, Correction]) -> pd.DataFrame:
    """The figures with two more columns: `correction` and `corrected_in`; empty for most."""
    if not corrected:
        return figures.assign(correction="", corrected_in="")
    found = [corrected.get(number, NONE) for number in figures["figure_id"].tolist()]
    return figures.assign(
        correction=[one.kind for one in found], corrected_in=[one.release for one in found]
    )
