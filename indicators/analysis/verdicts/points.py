"""Points of a verdict, and the staff and population series they are made of."""

from dataclasses import dataclass
from datetime import date
from math import nan

import pandas as pd

from indicators.analysis.comparability.delimitations import MOST_MONTHS_APART
from indicators.analysis.comparability.pairing import Figure
from indicators.analysis.figures.series import day_of
from indicators.analysis.verdicts.gap_and_trend import Measured, gap

Counting = dict[str, str]
"""Method → how it counts: full_count, survey, sample, estimate or unknown."""


@dataclass(frozen=True)
class Point:
    """One staff figure and its base, in per cent and percentage points.

    `side` are the segments of both figures: points of unlike sides are parted by a break.
    `fault` is why the point carries no verdict, empty if it does.
    """

    staff_figure: int
    base_figure: int
    year: int
    day: date
    base_day: date
    staff: Measured
    population: Measured
    gap: Measured
    side: tuple[int, int]
    fault: str


@dataclass(frozen=True)
class Base:
    """One population line seen from one staff line.

    `figures` are all of the line, by day; `judged` the rows of pairing.population_bases for
    them; `points` the usable pairs by day, empty if the line cannot serve.
    """

    figures: tuple[Figure, ...]
    judged: tuple[Figure, ...]
    points: tuple[Point, ...]

    @property
    def is_near(self) -> bool:
        """Whether any population figure lies within the allowed months of a staff figure."""
        return any(row["months"] <= MOST_MONTHS_APART for row in self.judged)


@dataclass(frozen=True)
class Line:
    """Staff figures of one delimitation, one a year, by day, with every base of the area.

    `changed` names what changed since an earlier line that this one replaces.
    """

    area: str
    indicator: str
    figures: tuple[Figure, ...] = ()
    bases: tuple[Base, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def paired(self) -> set[int]:
        """Staff figures that have a comparable base in whichever population line."""
        return {point.staff_figure for base in self.bases for point in base.points}

    @property
    def paired_days(self) -> list[date]:
        """The days of the paired staff figures, in order."""
        paired = self.paired
        return [day_of(figure) for figure in self.figures if figure["figure_id"] in paired]


def make_point(staff: Figure, base: Figure, counting: Counting, minimum_response: float) -> Point:
    """The point of two figures; staff without a value (hidden) has an unknown gap."""
    share, population = measured(staff, counting), measured(base, counting)
    fault = fault_of(staff, counting, minimum_response)
    if is_estimate(base, counting) and fault != "response_too_low":
        fault = "estimate_only"
    return Point(
        staff_figure=staff["figure_id"],
        base_figure=base["figure_id"],
        year=int(staff["year"]),
        day=day_of(staff),
        base_day=day_of(base),
        staff=share,
        population=population,
        gap=gap(share, population),
        side=(staff["segment"], base["segment"]),
        fault=fault,
    )


def measured(figure: Figure, counting: Counting) -> Measured:
    """A full count is exact; anything else without an interval is of unknown exactness."""
    value = float(figure["value"])
    if pd.notna(figure["low"]):
        return Measured(value, float(figure["low"]), float(figure["high"]))
    is_exact = counting[figure["method"]] == "full_count"
    return Measured(value, value, value) if is_exact else Measured(value, nan, nan)


def fault_of(staff: Figure, counting: Counting, minimum_response: float) -> str:
    """Why a staff figure carries no verdict, by the order of the reasons; empty if it does.

    An unknown response rate is not held against a figure: the rule needs a known low one.
    """
    if staff["response_rate"] < minimum_response:
        return "response_too_low"
    if is_estimate(staff, counting):
        return "estimate_only"
    return "suppressed" if pd.isna(staff["value"]) else ""


def is_estimate(figure: Figure, counting: Counting) -> bool:
    """Whether a figure is estimated in any way, or rounded by an unknown amount."""
    is_vague = figure["precision"] == "rounded" and pd.isna(figure["low"])
    return (
        figure["precision"] == "estimate"
        or figure["observation_status"] == "E"
        or counting[figure["method"]] == "estimate"
        or (is_vague and pd.notna(figure["value"]))
    )
