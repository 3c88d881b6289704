"""What of an earlier release has been corrected or taken back since."""

from typing import NamedTuple

import pandas as pd

from indicators.release import Release

_IDENTITY = ["series", "area", "year", "reference_date", "breakdown", "concept", "method", "scope"]
"""What makes two figures say the same thing about the same people at the same time."""


class Corrections(NamedTuple):
    """How many values that were shown are other ones now, and how many are gone."""

    corrected: int
    withdrawn: int


def corrections(then: Release, now: Release, area: str | None = None) -> Corrections:
    """Compares what both releases show, of one area or of all.

    A value stands for its line: where one definition gives several, they count as a set.
    """
    before, after = _values(then, area), _values(now, area)
    corrected = sum(key in after and not values <= after[key] for key, values in before.items())
    return Corrections(corrected, len(before.keys() - after.keys()))


def _values(release: Release, area: str | None) -> dict[tuple[object, ...], set[float]]:
    """Identity → the values shown; none of what was shown and may be told no more."""
    figures = release.figures(area=area)
    shown = figures[figures["value"].notna() | figures["figure_id"].isin(release.withheld)]
    # A day that is not known must equal itself.
    keys = shown[_IDENTITY].astype(str).itertuples(index=False, name=None)
    found: dict[tuple[object, ...], set[float]] = {}
    for key, value in zip(keys, shown["value"], strict=True):
        known = found.setdefault(key, set())
        if pd.notna(value):
            known.add(round(float(value), 6))
    return found
