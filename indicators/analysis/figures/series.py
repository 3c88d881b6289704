"""Sorts figures into series and marks where a series breaks."""

from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Break

Figure = dict[str, Any]

_JUDGED = ["area", "concept", "method", "base", "base_method", "year", "reference_date",
           "observation_status"]  # fmt: skip
KEYS = ["series", "area", "concept", "method", "scope", "breakdown", "denominator_method"]


def with_series(figures: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Adds `line` (figures that may be joined by a line) and `breaks` (codes before a point).

    A line is one series of one area with one concept, method, scope and breakdown, and one way of
    counting the denominator, where that is another quantity. Within it a change of the statistical
    base, a delivered mark B or a dated break of the catalogue starts a new `segment`; segments of a
    line are drawn but never joined.
    """
    ordered = figures.sort_values(
        [*KEYS, "year", "reference_date"], ignore_index=True, kind="stable"
    )
    line = ordered.groupby(KEYS, dropna=False, sort=False).ngroup()
    codes = _break_codes(ordered, line, catalogue)
    segment = codes.map(bool).groupby(line).cumsum()
    return ordered.assign(line=line, breaks=codes, segment=segment)


def _break_codes(ordered: pd.DataFrame, line: pd.Series, catalogue: Catalogue) -> pd.Series:
    figures = ordered[_JUDGED].assign(line=line).to_dict("records")
    codes: list[tuple[str, ...]] = [()] if figures else []
    for before, figure in pairwise(figures):
        is_same_line = before["line"] == figure["line"]
        codes.append(_codes_between(before, figure, catalogue) if is_same_line else ())
    return pd.Series(codes, index=ordered.index, dtype="object")


def _codes_between(before: Figure, figure: Figure, catalogue: Catalogue) -> tuple[str, ...]:
    """Codes of the breaks between two points of a line."""
    found = [entry.code for entry in catalogue.breaks if _parts(entry, before, figure)]
    if (
        not found
        and before["base"] != figure["base"]
        and not _is_excused(before, figure, catalogue)
    ):
        is_known = before["base"] and figure["base"]
        found = ["base_changed" if is_known else "base_unclear"]
    if not found and figure["observation_status"] == "B":
        found = ["reported_break"]
    return tuple(found)


def _is_excused(before: Figure, figure: Figure, catalogue: Catalogue) -> bool:
    """Whether the catalogue says that this change of base left no trace in the area.

    Any other change of base is a break, whoever dated it, and in whatever order the bases follow.
    """
    return any(
        {before["base"], figure["base"]} <= set(entry.bases)
        and figure["area"] in entry.except_areas
        for entry in catalogue.breaks
    )


def _parts(entry: Break, before: Figure, figure: Figure) -> bool:
    """Whether a dated break lies after the point before and up to this one."""
    return (
        (
            not entry.methods
            or {figure["method"], figure["base_method"]} & set(entry.methods) != set()
        )
        and (not entry.areas or figure["area"] in entry.areas)
        and figure["area"] not in entry.except_areas
        and _stand_apart(entry.bases, before["base"], figure["base"])
        and _stand_apart(entry.concepts, before["concept"], figure["concept"])
        and day_of(before) < entry.starts <= day_of(figure)
    )


def _stand_apart(named: tuple[str, ...], before: str, after: str) -> bool:
    """Two named sides part only figures on different sides; one name must just fit."""
    if not named:
        return True
    if len(named) == 1:
        return after in named
    return before != after and {before, after} <= set(named)


def day_of(figure: Figure) -> date:
    """The reference day; a bare year counts as its last day, as stock figures do."""
    day = figure["reference_date"]
    return date(int(figure["year"]), 12, 31) if pd.isna(day) else pd.Timestamp(day).date()
