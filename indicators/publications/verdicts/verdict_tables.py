"""The table twins of verdicts: all verdicts, the points of one, and what each base would say."""

from typing import Any

import pandas as pd

from indicators.publications.measures.register_tables import titled
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.speaker import Speaker
from indicators.publications.verdicts.component_wording import base_name, why_left_out
from indicators.publications.verdicts.verdict_numbers import (
    is_foreseeable,
    limits,
    points,
    share,
    years,
)
from indicators.publications.verdicts.verdict_wording import label, short_verdict, subject_of

VERDICT_KEYS = ["city", "indicator", "said", "latest_year", "staff_share", "population_share",
                "gap", "gap_range", "slope", "slope_range", "years_to_parity"]  # fmt: skip
POINT_KEYS = ["point_date", "staff_share", "staff_range", "base_date", "population_share", "gap",
              "gap_range", "standard_error", "left_out"]  # fmt: skip
BASE_KEYS = ["base", "is_base", "said", "nearest_year", "nearest_share", "plain_gap",
             "comparability_reason"]  # fmt: skip


def verdict_table(verdicts: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """One row per verdict as text; what does not exist is an empty cell."""
    rows = [_verdict(row, speaker) for row in verdicts.to_dict("records")]
    return _laid_out(rows, VERDICT_KEYS, speaker.language)


def _verdict(row: dict[str, Any], speaker: Speaker) -> dict[str, str]:
    subject = subject_of(row, speaker)
    return {
        "city": subject["city"],
        "indicator": subject["title"],
        "said": short_verdict(row, speaker.language),
        "latest_year": "" if pd.isna(row["last_year"]) else str(int(row["last_year"])),
        "staff_share": _or_empty(share, row["staff"], speaker.language),
        "population_share": _or_empty(share, row["population"], speaker.language),
        "gap": _or_empty(points, row["gap"], speaker.language),
        "gap_range": limits(row["gap_low"], row["gap_high"], speaker.language),
        "slope": _or_empty(formats.number, row["slope"], speaker.language, 2),
        "slope_range": limits(row["slope_low"], row["slope_high"], speaker.language, 2),
        "years_to_parity": _years(row, speaker.language),
    }


def _years(row: dict[str, Any], language: str) -> str:
    if is_foreseeable(row):
        return years(row["years_to_parity_low"], row["years_to_parity_high"], language)
    is_open = row["verdict"] in ("unclear", "widening", "closing", "steady")
    return label("marks", "not_foreseeable", language) if is_open else ""


def point_table(
    verdict_points: pd.DataFrame, figures: pd.DataFrame, speaker: Speaker
) -> pd.DataFrame:
    """One row per staff figure of a verdict, oldest first, as text.

    `figures` are those of the city; staff shares keep their decimals and signs.
    """
    known = {int(figure["figure_id"]): figure for figure in figures.to_dict("records")}
    rows = [_point(row, known, speaker) for row in verdict_points.to_dict("records")]
    return _laid_out(rows, POINT_KEYS, speaker.language)


def _point(row: dict[str, Any], known: dict[int, Any], speaker: Speaker) -> dict[str, str]:
    staff = known[int(row["staff_figure"])]
    base = None if pd.isna(row["base_figure"]) else known[int(row["base_figure"])]
    return {
        "point_date": formats.reference(staff, speaker.language),
        "staff_share": figure_formats.figure_value(staff, speaker),
        "staff_range": figure_formats.interval(staff, speaker),
        "base_date": "" if base is None else figure_formats.qualified(base, speaker),
        "population_share": "" if base is None else figure_formats.figure_value(base, speaker),
        "gap": _or_empty(points, row["gap"], speaker.language),
        "gap_range": limits(row["gap_low"], row["gap_high"], speaker.language),
        "standard_error": _or_empty(formats.number, row["standard_error"], speaker.language, 2),
        "left_out": why_left_out(row["left_out"], speaker.language),
    }


def base_verdict_table(by_base: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """One row per population line that exists, chosen or not: what the verdict would be."""
    rows = [_by_base(row, speaker) for row in by_base.to_dict("records")]
    return _laid_out(rows, BASE_KEYS, speaker.language)


def _by_base(row: dict[str, Any], speaker: Speaker) -> dict[str, str]:
    return {
        "base": base_name(row["base_series"], row["base_concept"], row["base_method"], speaker),
        "is_base": speaker.say(f"base_is_{'chosen' if row['is_chosen'] else 'not_chosen'}"),
        "said": short_verdict(row, speaker.language),
        "nearest_year": "" if pd.isna(row["nearest_year"]) else str(int(row["nearest_year"])),
        "nearest_share": _or_empty(share, row["nearest_population"], speaker.language),
        "plain_gap": _or_empty(points, row["plain_gap"], speaker.language),
        "comparability_reason": str(row[f"reason_{speaker.language}"] or ""),
    }


def _or_empty(write: Any, value: float, language: str, *more: int) -> str:
    return "" if pd.isna(value) else str(write(value, language, *more))


def _laid_out(rows: list[dict[str, str]], keys: list[str], language: str) -> pd.DataFrame:
    """Headings stand there even without rows."""
    return titled(rows or [dict.fromkeys(keys, "")], language).iloc[: len(rows)]
