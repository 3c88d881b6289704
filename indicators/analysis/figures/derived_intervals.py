"""The interval of a gap or ratio: that of the verdict on the same pair of figures, or why none."""

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Indicator

PAIR = ["staff_figure", "base_figure"]
_LATEST = {"latest_staff_figure": "staff_figure", "latest_base_figure": "base_figure"}


def with_derived_intervals(
    protected: pd.DataFrame, verdicts: pd.DataFrame, points: pd.DataFrame, catalogue: Catalogue
) -> pd.DataFrame:
    """Protected figures, gaps and ratios among them with the intervals of the verdicts on them.

    Adds `no_interval`: why a gap or ratio has none; empty for all others and for hidden ones.
    `verdicts` and `points` as from verdicts.judge, made of the same protected figures.
    """
    completed = protected.assign(no_interval="")
    columns = ["low", "high", "no_interval"]
    for entry in catalogue.indicators:
        rows = completed["series"].eq(entry.name) & completed["value"].notna()
        if entry.derived is None or not rows.any():
            continue
        own = verdicts[verdicts["indicator"] == entry.derived.of]
        their = points[points["verdict_id"].isin(own["verdict_id"])]
        found = with_intervals(completed[rows], entry, own, their, catalogue)
        completed.loc[rows, columns] = found[columns]
    return completed


def with_intervals(
    figures: pd.DataFrame,
    entry: Indicator,
    verdicts: pd.DataFrame,
    points: pd.DataFrame,
    catalogue: Catalogue,
) -> pd.DataFrame:
    """Figures of a gap or ratio with `low` and `high`, and `no_interval`: the code of why not.

    `verdicts` are those on the staff share the figures are made of, `points` their points. An
    interval is taken over only where staff figure and population base are the same.
    """
    found = figures.merge(_spans(entry, verdicts, points), on=PAIR, how="left")
    found.index = figures.index
    monitored = {city.code for city in catalogue.monitored_cities}
    reasons = [_reason(figure, monitored) for figure in found.to_dict("records")]
    is_wide = [reason == "" for reason in reasons]
    return figures.assign(
        low=found["span_low"].where(is_wide),
        high=found["span_high"].where(is_wide),
        no_interval=reasons,
    )


def _spans(entry: Indicator, verdicts: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    """One row per pair of figures: its interval, and whether the gap of the pair is exact."""
    pairs = points[points["base_figure"].notna()].assign(
        is_exact=points["gap_low"] == points["gap_high"], is_judged=True
    )
    names = {"gap_low": "span_low", "gap_high": "span_high"}
    if entry.kind == "gap":
        return pairs.rename(columns=names)[[*PAIR, *names.values(), "is_exact", "is_judged"]]
    # The interval of a ratio stands in the verdict only, for the latest pair of its line.
    names = {"ratio_low": "span_low", "ratio_high": "span_high"}
    ratios = verdicts.rename(columns=names | _LATEST)[[*PAIR, *names.values()]]
    return pairs[[*PAIR, "is_exact", "is_judged"]].merge(
        ratios[ratios["staff_figure"].notna()], on=PAIR, how="left"
    )


def _reason(figure: dict[str, object], monitored: set[str]) -> str:
    """Why there is no interval; empty where there is one."""
    if figure["area"] not in monitored:
        return "not_monitored"
    if figure["precision"] == "estimate":
        return "estimate"
    if figure["is_judged"] is not True:
        return "other_base"
    if figure["is_exact"]:
        return "exact"
    if pd.notna(figure["span_low"]):
        return ""
    return "earlier" if figure["unit"] == "ratio" else "unknown"
