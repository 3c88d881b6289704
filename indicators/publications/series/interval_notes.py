"""What the intervals of gaps and ratios rest on, and why there is none, in sentences."""

import pandas as pd

from indicators.publications.speech import formats
from indicators.publications.speech.wording import sentence


def describe_intervals(figures: pd.DataFrame, language: str) -> list[str]:
    """What the interval rests on, and for which years there is none and why."""
    shown = figures[figures["value"].notna()]
    parts = [sentence("derived_interval", language)] if shown["low"].notna().any() else []
    for reason, group in shown[shown["no_interval"] != ""].groupby("no_interval", sort=False):
        years = [str(year) for year in sorted(set(group["year"]))]
        why = sentence(f"no_interval_{reason}", language)
        listed = formats.listing(years, language)
        parts.append(sentence("derived_no_interval", language, years=listed, reason=why))
    return parts
