"""Sorts figures into series and marks where a series breaks."""

from datetime import date

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Break

KEYS = ["series", "area", "concept", "method", "scope", "breakdown"]


def with_series(figures: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Adds `line` (figures that may be joined by a line) and `breaks` (codes before a point).

    A line is one series of one area with one concept, method, scope and breakdown. Within
    it a change of the statistical base, a delivered mark B or a dated break of the
    catalogue starts a new `segment`; segments of a line are drawn but never joined.
    """
    ordered = figures.sort_values([*KEYS, "year", "reference_date"], ignore_index=True)
    line = ordered.groupby(KEYS, dropna=False, sort=False).ngroup()
    codes = _break_codes(ordered, line, catalogue)
    segment = (codes != "").groupby(line).cumsum()
    return ordered.assign(line=line, breaks=codes, segment=segment)


def _break_codes(ordered: pd.DataFrame, line: pd.Series, catalogue: Catalogue) -> pd.Series:
    previous = ordered.groupby(line)[["base", "year", "reference_date"]].shift()
    codes = []
    for position, row in ordered.iterrows():
        if pd.isna(previous.loc[position, "year"]):
            codes.append("")
            continue
        found = [
            entry.code
            for entry in catalogue.breaks
            if _lies_between(entry, previous.loc[position], row)
        ]
        if not found and previous.loc[position, "base"] != row["base"]:
            found = ["base_changed"]
        if not found and row["observation_status"] == "B":
            found = ["reported_break"]
        codes.append("|".join(found))
    return pd.Series(codes, index=ordered.index, dtype="str")


def _lies_between(entry: Break, before: pd.Series, row: pd.Series) -> bool:
    """Whether a dated break falls after the point before and up to this one."""
    if not _concerns(entry, row):
        return False
    start = entry.starts
    return _day(before) < start <= _day(row)


def _concerns(entry: Break, row: pd.Series) -> bool:
    """An empty list of a break means: all of them."""
    return (
        (not entry.methods or row["method"] in entry.methods)
        and (not entry.concepts or row["concept"] in entry.concepts)
        and (not entry.bases or row["base"] in entry.bases)
        and (not entry.areas or row["area"] in entry.areas)
        and row["area"] not in entry.except_areas
    )


def _day(row: pd.Series) -> date:
    """The reference day; a bare year counts as its last day, as stock figures do."""
    if pd.isna(row["reference_date"]):
        return date(int(row["year"]), 12, 31)
    return pd.Timestamp(row["reference_date"]).date()
