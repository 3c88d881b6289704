"""Who moved, and with which measures: for learning, without a last place."""

from typing import NamedTuple

import pandas as pd

from indicators.analysis.comparability.delimitations import (
    MOST_MONTHS_APART,
    NOTHING_COMPARES,
    whole_months,
)
from indicators.analysis.thresholds import MovementRules, analysis_rules
from indicators.catalogue import Catalogue

MOVED = [
    "indicator", "group", "band", "area", "breakdown", "slope", "slope_low", "slope_high",
    "first_year", "last_year", "first_gap", "last_gap", "verdict_id",
]  # fmt: skip
LINKED = [
    "indicator", "area", "measure", "year", "state", "report_de", "report_en", "source_title",
    "source_address",
]  # fmt: skip


class Movement(NamedTuple):
    """`moved`: one row per city whose gap closed. `measures`: one row per report linked to it."""

    moved: pd.DataFrame
    measures: pd.DataFrame


def who_moved(
    verdicts: pd.DataFrame,
    points: pd.DataFrame,
    measure_reports: pd.DataFrame,
    catalogue: Catalogue,
    rules: MovementRules | None = None,
) -> Movement:
    """Cities whose gap closed beyond doubt, by indicator, with the measures they reported.

    Beyond doubt: the direction withstands looking at all verdicts of the release together.

    `verdicts` and `points` as from verdicts.judge, `measure_reports` as in release.sql. Only
    current verdicts whose whole slope interval lies below 0. Cities of a `group` are
    comparable (same classes of concept, method and scope, last points within 24 months);
    between groups there is no order. Within a group bands of size follow each other, within
    a band the alphabet: intervals do not carry a finer order. The others are not listed.
    """
    rules = rules or analysis_rules().movement
    is_moving = (verdicts["slope_high"] < 0) & (verdicts["verdict"] != "steady")
    closed = verdicts[verdicts["is_current"] & is_moving & verdicts["withstands"]]
    counted = points[points["left_out"] == ""].sort_values("day").groupby("verdict_id")
    gaps, days = counted["gap"], counted["day"]
    rows = [
        {
            **verdict,
            "group": comparable_group(verdict, catalogue),
            "band": _band(-verdict["slope"], rules),
            "first_gap": gaps.first()[verdict["verdict_id"]],
            "last_gap": gaps.last()[verdict["verdict_id"]],
            "last_day": days.last()[verdict["verdict_id"]],
        }
        for verdict in closed.to_dict("records")
    ]
    table = pd.DataFrame(rows, columns=[*MOVED, "last_day"])
    # Beyond parity a falling gap closes nothing.
    open_at_first = _of_one_time(table[table["first_gap"] > 0])
    moved = _in_order(open_at_first, catalogue, rules)
    return Movement(moved, _linked(moved, measure_reports, catalogue))


def comparable_group(verdict: dict[str, object], catalogue: Catalogue) -> tuple[str, ...]:
    """Classes of concept, method and scope; figures that compare with none stand alone."""
    entries = [
        catalogue.list_of(f"{kind}s")[str(verdict[kind])] for kind in ("concept", "method", "scope")
    ]
    classes = [entry.comparability_class for entry in entries]
    alone = any(
        entry.comparability_class in (NOTHING_COMPARES, *entry.limited_with) for entry in entries
    )
    return (*classes, str(verdict["area"])) if alone else tuple(classes)


def _band(closing: float, rules: MovementRules) -> str:
    """The first band whose least closing (points a year) is reached."""
    return next(band for band, least in rules.bands.items() if closing >= least)


def _of_one_time(moved: pd.DataFrame) -> pd.DataFrame:
    """Without cities whose last point lies too far before the newest of their group."""
    newest = moved.groupby(["indicator", "breakdown", "group"])["last_day"].transform("max")
    apart = [whole_months(last, day) for last, day in zip(moved["last_day"], newest, strict=True)]
    return moved[pd.Series(apart, moved.index, dtype="int64") <= MOST_MONTHS_APART]


def _in_order(moved: pd.DataFrame, catalogue: Catalogue, rules: MovementRules) -> pd.DataFrame:
    bands = list(rules.bands)
    ordered = moved.assign(
        place=moved["band"].map(bands.index), name=moved["area"].map(catalogue.area_name)
    ).sort_values(["indicator", "breakdown", "group", "place", "name"], ignore_index=True)
    return ordered[MOVED]


def _linked(
    moved: pd.DataFrame, measure_reports: pd.DataFrame, catalogue: Catalogue
) -> pd.DataFrame:
    """Reports of a city on measures that the catalogue links to the indicator, by year."""
    parts = [
        measure_reports[
            (measure_reports["area"] == area)
            & measure_reports["measure"].isin(
                [measure.code for measure in catalogue.measures_of_indicator(indicator)]
            )
        ].assign(indicator=indicator)
        for area, indicator in dict.fromkeys(zip(moved["area"], moved["indicator"], strict=True))
    ]
    filled = [part for part in parts if len(part)]
    table = pd.concat(filled) if filled else pd.DataFrame(columns=LINKED)
    return table[LINKED].sort_values(["indicator", "area", "year", "measure"], ignore_index=True)
