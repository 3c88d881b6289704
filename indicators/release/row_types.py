"""Rows of a release as they travel through publications: names and types of their columns.

A number or day that is missing is NaN, NA or NaT. The types are those of tables.yaml; a test holds
both alike.
"""

from typing import TypedDict

import pandas as pd


class Figure(TypedDict):
    """A protected figure; a hidden one has no number and no note."""

    figure_id: int
    series: str
    origin: str
    quantity: str
    area: str
    year: int
    reference_date: pd.Timestamp
    breakdown: str
    status: str
    value: float
    unit: str
    numerator: float
    denominator: float
    group_size: float
    low: float
    high: float
    interval_kind: str
    no_interval: str
    is_small_base: bool
    response_rate: float
    concept: str
    method: str
    scope: str
    base: str
    precision: str
    decimals: int
    observation_status: str
    revised: bool
    line: int
    segment: int
    breaks: tuple[str, ...]
    staff_figure: int
    base_figure: int
    denominator_method: str
    denominator_source: str
    note_de: str
    note_en: str
    source_title: str
    source_address: str
    file: str


class Known(TypedDict):
    """What is known of an indicator in a city: its state, and the effort that it takes."""

    area: str
    indicator: str
    state: str
    level: str
    year: int
    reason_de: str
    reason_en: str
    source_title: str
    source_address: str


class StageReported(TypedDict):
    """A reported stage of a criterion, with its evidence."""

    file: str
    sheet: str
    row: int
    area: str
    criterion: str
    stage: str
    dated: str
    evidence_de: str
    evidence_en: str
    source_title: str
    source_address: str
