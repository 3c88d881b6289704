"""Rows of a release about verdicts, as they travel through publications; see row_types."""

from typing import TypedDict

import pandas as pd

from indicators.analysis.verdicts.rejected_base import RejectedBase


class Verdict(TypedDict):
    """A verdict on one indicator of one city in one delimitation, with all its components."""

    verdict_id: int
    area: str
    indicator: str
    concept: str
    method: str
    scope: str
    breakdown: str
    line: int
    is_current: bool
    verdict: str
    reason: str
    obstacles: tuple[str, ...]
    parity_not_excluded: bool
    withstands: bool
    base_line: int
    base_series: str
    base_concept: str
    base_method: str
    base_level: str
    n_figures: int
    n_points: int
    first_year: int
    last_year: int
    latest_staff_figure: int
    latest_base_figure: int
    staff: float
    staff_low: float
    staff_high: float
    population: float
    gap: float
    gap_low: float
    gap_high: float
    ratio: float
    ratio_low: float
    ratio_high: float
    slope: float
    slope_low: float
    slope_high: float
    slope_error: float
    slope_scatter: float
    p_value: float
    turnover: float
    yearly_variance: float
    first_response: float
    last_response: float
    tipping_point: float
    years_to_parity_low: float
    years_to_parity_high: float
    turnover_origin: str
    turnover_first_year: int
    turnover_last_year: int
    provisional_staff: int
    provisional_population: int
    breaks: tuple[str, ...]
    bases_rejected: tuple[RejectedBase, ...]


class VerdictByBase(Verdict):
    """What a verdict would be against one population line."""

    is_chosen: bool
    is_usable: bool
    reason_de: str
    reason_en: str
    nearest_year: int
    nearest_months: int
    nearest_population: float
    plain_gap: float


class VerdictPoint(TypedDict):
    """A staff figure under a verdict, with base and gap, or why it does not count."""

    verdict_id: int
    staff_figure: int
    base_figure: int
    year: int
    day: pd.Timestamp
    base_day: pd.Timestamp
    staff: float
    population: float
    gap: float
    gap_low: float
    gap_high: float
    size: float
    response: float
    standard_error: float
    left_out: str
    provisional: tuple[str, ...]


class Moved(TypedDict):
    """A city whose gap closed beyond doubt; the reader keeps its place to itself."""

    indicator: str
    group: tuple[str, ...]
    band: str
    area: str
    breakdown: str
    slope: float
    slope_low: float
    slope_high: float
    first_year: int
    last_year: int
    first_gap: float
    last_gap: float
    verdict_id: int


class MovementMeasure(TypedDict):
    """A report of such a city on a measure that is meant to move the indicator."""

    indicator: str
    area: str
    measure: str
    year: int
    state: str
    report_de: str
    report_en: str
    source_title: str
    source_address: str


class PooledSlope(TypedDict):
    """The mean change of the gap in a group of cities that compare, or why there is none."""

    indicator: str
    group: tuple[str, ...]
    areas: tuple[str, ...]
    n_cities: int
    slope: float
    slope_low: float
    slope_high: float
    between: float
    heterogeneity: float
    reason: str
