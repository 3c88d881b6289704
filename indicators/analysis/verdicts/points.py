"""Points of a verdict, and the staff and population series they are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import nan

import pandas as pd

from indicators.analysis.comparability.delimitations import MOST_MONTHS_APART
from indicators.analysis.comparability.pairing import Figure
from indicators.analysis.distributions import normal_quantile
from indicators.analysis.figures.series import day_of
from indicators.analysis.thresholds import VerdictRules
from indicators.analysis.verdicts.gap_and_trend import LEVEL, Measured, gap
from indicators.analysis.verdicts.turnover import Delivered, Turnover, turnover_of

Counting = Mapping[str, str]
"""Method → how it counts: full_count, survey, sample, estimate or unknown."""


@dataclass(frozen=True)
class Point:
    """One staff figure and its base, in per cent and percentage points.

    `side` are the segments of both figures: points of unlike sides are parted by a break.
    `size` is of how many people the share is, `response` their part of all in per cent; NaN where
    not known. `fault` is why the point carries no verdict, empty if it does.
    """

    staff_figure: int
    base_figure: int
    year: int
    day: date
    base_day: date
    staff: Measured
    population: Measured
    gap: Measured
    size: float
    response: float
    side: tuple[int, int]
    fault: str
    provisional: tuple[str, ...] = ()
    """Which of staff and population the source calls provisional (vorläufig)."""


@dataclass(frozen=True)
class Base:
    """One population line seen from one staff line.

    `figures` are all of the line, by day; `judged` the rows of pairing.population_bases for
    them; `points` the usable pairs by day, empty if the line cannot serve.
    """

    figures: tuple[Figure, ...]
    judged: tuple[Figure, ...]
    points: tuple[Point, ...]
    preference: int = 0
    """1 for people of the age that could work there if it serves the line well enough, else −1; 0
    for people of all ages."""

    @property
    def is_near(self) -> bool:
        """Whether any population figure lies within the allowed months of a staff figure."""
        return any(row["months"] <= MOST_MONTHS_APART for row in self.judged)


@dataclass(frozen=True)
class Line:
    """Staff figures of one delimitation, one a year, by day, with every base of the area.

    `quantity` is what the shares are shares of, `is_survey` whether people were asked, `turnover`
    how much of them is replaced in a year (None of cohorts, or where not known); `changed` names
    what changed since an earlier line that this one replaces.
    """

    area: str
    indicator: str
    quantity: str = ""
    is_survey: bool = False
    figures: tuple[Figure, ...] = ()
    bases: tuple[Base, ...] = ()
    changed: tuple[str, ...] = ()
    turnover: Turnover | None = None

    @property
    def paired(self) -> set[int]:
        """Staff figures that have a comparable base in whichever population line."""
        return {point.staff_figure for base in self.bases for point in base.points}

    @property
    def paired_days(self) -> list[date]:
        """The days of the paired staff figures, in order."""
        paired = self.paired
        return [day_of(figure) for figure in self.figures if figure["figure_id"] in paired]


@dataclass(frozen=True)
class Standards:
    """What the figures of one indicator are held to: how methods count, and the thresholds.

    `quantity` is what the share is a share of: staff, trainees and so on.
    """

    counting: Counting
    rules: VerdictRules
    quantity: str
    delivered: Delivered = field(default_factory=dict)

    @property
    def is_stock(self) -> bool:
        """Whether the same people are counted again the next time."""
        return self.quantity not in self.rules.cohorts

    def turnover(self, staff: Figure) -> Turnover | None:
        """How much of the stock behind a figure is replaced in a year; None of a cohort."""
        if not self.is_stock:
            return None
        place = str(staff["area"]), str(staff["scope"])
        return turnover_of(*place, self.quantity, self.delivered, self.rules)


def make_point(staff: Figure, base: Figure, standards: Standards) -> Point:
    """The point of two figures; staff without a value (hidden) has an unknown gap."""
    counting = standards.counting
    share, population = measured(staff, counting), measured(base, counting)
    fault = fault_of(staff, standards)
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
        size=float(staff["denominator"]),
        response=response_of(staff),
        side=(staff["segment"], base["segment"]),
        fault=fault,
        provisional=tuple(
            name
            for name, figure in (("staff", staff), ("population", base))
            if figure["observation_status"] == "P"
        ),
    )


def response_of(figure: Figure) -> float:
    """The response behind a figure (per cent); unknown where the figure is hidden."""
    return float(figure["response_rate"]) if pd.notna(figure["value"]) else nan


def measured(figure: Figure, counting: Counting) -> Measured:
    """A full count is exact; anything else without an interval is of unknown exactness."""
    value = float(figure["value"])
    if pd.notna(figure["low"]):
        low, high = float(figure["low"]), float(figure["high"])
        return Measured(value, low, high, standard_error(low, high, figure["interval_kind"]))
    is_exact = counting[figure["method"]] == "full_count"
    return Measured(value, value, value) if is_exact else Measured(value, nan, nan)


def standard_error(low: float, high: float, kind: str) -> float:
    """Of a value anywhere within its rounding, or with a sampling interval at the usual level."""
    width = high - low
    return width / 12**0.5 if kind == "rounding" else width / (2 * normal_quantile(0.5 + LEVEL / 2))


def fault_of(staff: Figure, standards: Standards) -> str:
    """Why a staff figure carries no verdict, by the order of the reasons; empty if it does.

    An unknown response rate is not held against a figure: the rule needs a known low one.
    """
    if staff["response_rate"] < standards.rules.minimum_response:
        return "response_too_low"
    if is_estimate(staff, standards.counting):
        return "estimate_only"
    if pd.isna(staff["value"]):
        return "suppressed"
    if lacks_counts(staff, standards):
        return "without_counts"
    if standards.is_stock and standards.turnover(staff) is None:
        return "no_turnover"
    return ""


def lacks_counts(staff: Figure, standards: Standards) -> bool:
    """Whether nobody can tell how far chance moves a share: of how many people is not known.

    A stock wanders the more the smaller it is; and among whole percentages a step of one is
    the finest that can be seen, whether anything moved or not.
    """
    is_whole = staff["decimals"] == 0 or staff["precision"] == "rounded"
    return bool(pd.isna(staff["denominator"]) and (standards.is_stock or is_whole))


def is_estimate(figure: Figure, counting: Counting) -> bool:
    """Whether a figure is estimated in any way, or rounded by an unknown amount."""
    is_vague = figure["precision"] == "rounded" and pd.isna(figure["low"])
    return (
        figure["precision"] == "estimate"
        or figure["observation_status"] == "E"
        or counting[figure["method"]] == "estimate"
        or (is_vague and pd.notna(figure["value"]))
    )
