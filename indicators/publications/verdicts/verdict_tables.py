"""The table twins of verdicts: all verdicts, the points of one, and what each base would say."""

from collections.abc import Mapping, Sequence

import pandas as pd

from indicators.publications.measures.register_tables import titled
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.correction_words import first_mark
from indicators.publications.speech.speaker import Speaker
from indicators.publications.typed_cells import Cell, Range
from indicators.publications.verdicts.component_wording import base_name, why_left_out
from indicators.publications.verdicts.verdict_cells import (
    limits_cell,
    points_cell,
    share_cell,
    slope_cell,
    years_cell,
)
from indicators.publications.verdicts.verdict_numbers import SLOPE_DECIMALS, is_foreseeable
from indicators.publications.verdicts.verdict_wording import label, short_verdict, subject_of
from indicators.release.row_types import Figure
from indicators.release.verdict_types import Verdict, VerdictByBase, VerdictPoint

Line = dict[str, Cell | Range | str]

VERDICT_KEYS = ["city", "indicator", "said", "latest_year", "staff_share", "population_share",
                "gap", "gap_range", "slope", "slope_range", "years_to_parity"]  # fmt: skip
POINT_KEYS = ["point_date", "staff_share", "staff_range", "base_date", "population_share", "gap",
              "gap_range", "standard_error", "left_out"]  # fmt: skip
BASE_KEYS = ["base", "is_base", "said", "nearest_year", "nearest_share", "plain_gap",
             "comparability_reason"]  # fmt: skip


def verdict_table(verdicts: pd.DataFrame, figures: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """One row per verdict; what does not exist is an empty cell. `figures` are its newest ones."""
    known = _by_number(figures)
    rows = [_verdict(row, known, speaker) for row in verdicts.to_dict("records")]
    return _laid_out(rows, VERDICT_KEYS, speaker.language)


def _by_number(figures: pd.DataFrame) -> dict[int, Figure]:
    return {int(figure["figure_id"]): figure for figure in figures.to_dict("records")}


def _verdict(row: Verdict, known: Mapping[int, Figure], speaker: Speaker) -> Line:
    subject = subject_of(row, speaker)
    numbers = (row["latest_staff_figure"], row["latest_base_figure"])
    staff, base = (None if pd.isna(number) else known.get(int(number)) for number in numbers)
    return {
        "city": subject["city"],
        "indicator": subject["title"],
        "said": short_verdict(row, speaker.language),
        "latest_year": "" if pd.isna(row["last_year"]) else str(int(row["last_year"])),
        "staff_share": share_cell(row["staff"], speaker, first_mark(speaker, staff)),
        "population_share": share_cell(row["population"], speaker, first_mark(speaker, base)),
        "gap": points_cell(row["gap"], speaker, first_mark(speaker, staff, base)),
        "gap_range": limits_cell(row["gap_low"], row["gap_high"], speaker),
        "slope": slope_cell(row["slope"], speaker),
        "slope_range": limits_cell(row["slope_low"], row["slope_high"], speaker, SLOPE_DECIMALS),
        "years_to_parity": _years(row, speaker),
    }


def _years(row: Verdict, speaker: Speaker) -> Range | str:
    if is_foreseeable(row):
        return years_cell(row["years_to_parity_low"], row["years_to_parity_high"], speaker)
    is_open = row["verdict"] in ("unclear", "widening", "closing", "steady")
    return label("marks", "not_foreseeable", speaker.language) if is_open else ""


def point_table(
    verdict_points: pd.DataFrame, figures: pd.DataFrame, speaker: Speaker
) -> pd.DataFrame:
    """One row per staff figure of a verdict, oldest first.

    `figures` are those of the city; staff shares keep their decimals and signs.
    """
    known = _by_number(figures)
    rows = [_point(row, known, speaker) for row in verdict_points.to_dict("records")]
    return _laid_out(rows, POINT_KEYS, speaker.language)


def _point(row: VerdictPoint, known: dict[int, Figure], speaker: Speaker) -> Line:
    staff = known[int(row["staff_figure"])]
    base = None if pd.isna(row["base_figure"]) else known[int(row["base_figure"])]
    return {
        "point_date": formats.reference(staff, speaker.language),
        "staff_share": figure_formats.figure_cell(staff, speaker),
        "staff_range": figure_formats.interval_cell(staff, speaker),
        "base_date": "" if base is None else figure_formats.qualified(base, speaker),
        "population_share": "" if base is None else figure_formats.figure_cell(base, speaker),
        "gap": points_cell(row["gap"], speaker, first_mark(speaker, staff, base)),
        "gap_range": limits_cell(row["gap_low"], row["gap_high"], speaker),
        "standard_error": slope_cell(row["standard_error"], speaker),
        "left_out": why_left_out(row["left_out"], speaker.language),
    }


def base_verdict_table(by_base: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """One row per population line that exists, chosen or not: what the verdict would be."""
    rows = [_by_base(row, speaker) for row in by_base.to_dict("records")]
    return _laid_out(rows, BASE_KEYS, speaker.language)


def _by_base(row: VerdictByBase, speaker: Speaker) -> Line:
    return {
        "base": base_name(row["base_series"], row["base_concept"], row["base_method"], speaker),
        "is_base": speaker.say(f"base_is_{'chosen' if row['is_chosen'] else 'not_chosen'}"),
        "said": short_verdict(row, speaker.language),
        "nearest_year": "" if pd.isna(row["nearest_year"]) else str(int(row["nearest_year"])),
        "nearest_share": share_cell(row["nearest_population"], speaker),
        "plain_gap": points_cell(row["plain_gap"], speaker),
        "comparability_reason": str(
            (row["reason_en"] if speaker.language == "en" else row["reason_de"]) or ""
        ),
    }


def _laid_out(rows: Sequence[Mapping[str, object]], keys: list[str], language: str) -> pd.DataFrame:
    """Headings stand there even without rows."""
    return titled(rows or [dict.fromkeys(keys, "")], language).iloc[: len(rows)]
