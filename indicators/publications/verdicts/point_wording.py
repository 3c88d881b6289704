"""The values under a verdict, one sentence each: share, interval, counts and population."""

import pandas as pd

from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import sentence
from indicators.publications.verdicts import verdict_numbers
from indicators.publications.verdicts.component_wording import why_left_out
from indicators.release.row_types import Figure
from indicators.release.verdict_types import VerdictPoint


def point_sentences(points: pd.DataFrame, figures: pd.DataFrame, speaker: Speaker) -> list[str]:
    """One sentence per row of `verdict_point`, oldest first; `figures` are those of the city."""
    known = {int(figure["figure_id"]): figure for figure in figures.to_dict("records")}
    return [_point(point, known, speaker) for point in points.to_dict("records")]


def _point(point: VerdictPoint, known: dict[int, Figure], speaker: Speaker) -> str:
    staff = known[int(point["staff_figure"])]
    parts = [_staff(staff, speaker)]
    if pd.notna(point["base_figure"]):
        parts.append(_population(known[int(point["base_figure"])], speaker))
    if pd.notna(point["gap"]):
        gap = verdict_numbers.points(point["gap"], speaker.language)
        span = verdict_numbers.limits(point["gap_low"], point["gap_high"], speaker.language)
        text = f"{gap} ({span})" if span else gap
        parts.append(speaker.say("point_gap", gap=text))
    if point["left_out"]:
        reason = why_left_out(point["left_out"], speaker.language)
        parts.append(speaker.say("point_left_out", reason=reason))
    return "; ".join(parts)


def _staff(figure: Figure, speaker: Speaker) -> str:
    """2021: 34 % (20 von 59; Bereich 23 bis 47 %)."""
    details = [_counts(figure, speaker.language), _range(figure, speaker)]
    details += figure_formats.qualifications(figure, speaker.language)
    inner = "; ".join(filter(None, details))
    value = figure_formats.figure_value(figure, speaker)
    return f"{formats.reference(figure, speaker.language)}: {value}{f' ({inner})' if inner else ''}"


def _range(figure: Figure, speaker: Speaker) -> str:
    span = figure_formats.interval(figure, speaker)
    return speaker.say("point_range", limits=span) if span else ""


def _counts(figure: Figure, language: str) -> str:
    if pd.isna(figure["numerator"]) or pd.isna(figure["denominator"]):
        return ""
    return sentence(
        "point_counts",
        language,
        part=formats.number(figure["numerator"], language),
        whole=formats.number(figure["denominator"], language),
    )


def _population(figure: Figure, speaker: Speaker) -> str:
    return speaker.say(
        "point_population",
        value=figure_formats.figure_value(figure, speaker),
        date=figure_formats.qualified(figure, speaker),
    )
