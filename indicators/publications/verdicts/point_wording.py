"""The values under a verdict, one sentence each: share, interval, counts and population."""

from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications.speech import formats
from indicators.publications.speech.wording import sentence
from indicators.publications.verdicts import verdict_numbers
from indicators.publications.verdicts.component_wording import why_left_out

Row = dict[str, Any]


def point_sentences(
    points: pd.DataFrame, figures: pd.DataFrame, catalogue: Catalogue, language: str
) -> list[str]:
    """One sentence per row of `verdict_point`, oldest first; `figures` are those of the city."""
    known = {int(figure["figure_id"]): figure for figure in figures.to_dict("records")}
    return [_point(point, known, catalogue, language) for point in points.to_dict("records")]


def _point(point: Row, known: dict[int, Row], catalogue: Catalogue, language: str) -> str:
    staff = known[int(point["staff_figure"])]
    parts = [_staff(staff, catalogue, language)]
    if pd.notna(point["base_figure"]):
        parts.append(_population(known[int(point["base_figure"])], catalogue, language))
    if pd.notna(point["gap"]):
        gap = verdict_numbers.points(point["gap"], language)
        span = verdict_numbers.limits(point["gap_low"], point["gap_high"], language)
        text = f"{gap} ({span})" if span else gap
        parts.append(sentence("point_gap", language, gap=text))
    if point["left_out"]:
        reason = why_left_out(point["left_out"], language)
        parts.append(sentence("point_left_out", language, reason=reason))
    return "; ".join(parts)


def _staff(figure: Row, catalogue: Catalogue, language: str) -> str:
    """2021: 34 % (20 von 59; Bereich 23 bis 47 %)."""
    details = [_counts(figure, language), _range(figure, catalogue, language)]
    inner = "; ".join(filter(None, details))
    value = formats.figure_value(figure, catalogue, language)
    return f"{formats.reference(figure, language)}: {value}{f' ({inner})' if inner else ''}"


def _range(figure: Row, catalogue: Catalogue, language: str) -> str:
    span = formats.interval(figure, catalogue, language)
    return sentence("point_range", language, limits=span) if span else ""


def _counts(figure: Row, language: str) -> str:
    if pd.isna(figure["numerator"]) or pd.isna(figure["denominator"]):
        return ""
    return sentence(
        "point_counts",
        language,
        part=formats.number(figure["numerator"], language),
        whole=formats.number(figure["denominator"], language),
    )


def _population(figure: Row, catalogue: Catalogue, language: str) -> str:
    return sentence(
        "point_population",
        language,
        value=formats.figure_value(figure, catalogue, language),
        date=formats.reference(figure, language),
    )
