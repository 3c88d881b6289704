"""Notes beneath a chart: what its bars mean, and that groups are small."""

import pandas as pd

from dashboard.say import say


def chart_notes(figures: pd.DataFrame, break_note: str = "chart_breaks") -> list[str]:
    """The notes that these figures call for."""
    kinds = set(figures["interval_kind"])
    conditions = {
        break_note: (figures["breaks"] != "").any(),
        "interval_note": bool(kinds - {"none", "rounding"}),
        "rounding_note": "rounding" in kinds,
        "small_base_note": figures["is_small_base"].any(),
    }
    return [say(key) for key, holds in conditions.items() if holds]
