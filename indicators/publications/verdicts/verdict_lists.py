"""Verdicts as pages show them together: signs, counts, lists by city, movement and history."""

from typing import Any

import pandas as pd

from indicators.analysis.thresholds import analysis_rules
from indicators.analysis.verdicts.opinions import VERDICTS
from indicators.analysis.verdicts.texts import verdict_texts
from indicators.publications.measures.register_tables import titled
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.signs import sign
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import counted, delivered, sentence
from indicators.publications.verdicts.verdict_numbers import (
    is_above_at_the_bottom,
    points,
    side,
)
from indicators.publications.verdicts.verdict_wording import label, short_verdict, subject_of
from indicators.release.records import records
from indicators.release.verdict_types import Moved, MovementMeasure, Verdict


def signed(verdict: Verdict, language: str) -> str:
    """The sign and the words of a verdict: →← Abstand wird kleiner."""
    return f"{sign(verdict_sign(verdict))} {short_verdict(verdict, language)}"


def verdict_sign(verdict: Verdict) -> str:
    """The code of the sign of a verdict; above the population a lead that grows draws apart."""
    code = str(verdict["verdict"])
    if is_above_at_the_bottom(verdict):
        return "above_lowest"
    if code in ("closing", "widening") and side(verdict["gap"]) != "below":
        code = {"closing": "widening", "widening": "closing"}[code]
    return code


def current(verdicts: pd.DataFrame) -> list[Verdict]:
    """The verdicts that speak for the present, one per city, indicator and breakdown."""
    return records(verdicts[verdicts["is_current"]])


def pair_states(verdicts: pd.DataFrame) -> dict[tuple[str, str], tuple[str, str]]:
    """City and indicator → verdict and reason; `varies` where breakdowns disagree."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for row in current(verdicts):
        pair = found.setdefault((row["area"], row["indicator"]), set())
        pair.add((row["verdict"], row["reason"]))
    return {
        pair: next(iter(states)) if len(states) == 1 else ("varies", "")
        for pair, states in found.items()
    }


def describe_counts(verdicts: pd.DataFrame, language: str) -> str:
    """For how many pairs of city and share there is a verdict, and the barrier in one clause."""
    states = pair_states(verdicts)
    judged = sum(verdict != "not_assessable" for verdict, _ in states.values())
    numbers = {"all": formats.number(len(states), language)}
    text = (
        counted("verdict_counts", judged, language, **numbers)
        if judged
        else sentence("verdict_counts_none", language, **numbers)
    )
    least = analysis_rules().verdict.minimum_points
    if verdicts["n_points"].max() >= least:
        return text
    return (
        f"{text} {sentence('verdict_no_city', language, least=formats.counting(least, language))}"
    )


def count_table(verdicts: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """One row per verdict and per reason against one: how many pairs, and what it would take."""
    counts = pd.Series(list(pair_states(verdicts).values())).value_counts()
    kinds = [(code, "") for code in (*VERDICTS[:-1], "varies")]
    kinds += [("not_assessable", reason) for reason in verdict_texts()["reasons"]]
    rows = [
        {
            "said": _kind(*kind, speaker.language),
            "pairs": figure_formats.count_cell(int(counts[kind]), speaker),
            "needed": _needed(*kind, speaker.language),
        }
        for kind in kinds
        if kind in counts.index
    ]
    return titled(rows, speaker.language)


def _kind(verdict: str, reason: str, language: str) -> str:
    if verdict == "varies":
        return sentence("verdict_varies", language)
    text = f"{sign(verdict)} {label('verdicts', verdict, language)}"
    return f"{text}: {label('reasons', reason, language)}" if reason else text


def _needed(verdict: str, reason: str, language: str) -> str:
    if verdict == "varies":
        return ""
    kind, code = ("reasons", reason) if reason else ("verdicts", verdict)
    text = verdict_texts()[kind][code].needed
    return "" if text is None else text.said(language)


def city_table(verdicts: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """One row per city and breakdown, cities by name: the verdict with sign and words."""
    rows = [
        {
            "compared_city": speaker.area(row["area"]),
            "parts": figure_formats.breakdown(row["breakdown"], speaker),
            "said": signed(row, speaker.language),
        }
        for row in current(verdicts)
    ]
    ordered = sorted(rows, key=lambda row: (row["compared_city"], row["parts"]))
    if not any(row["parts"] for row in ordered):
        ordered = [{key: row[key] for key in ("compared_city", "said")} for row in ordered]
    return titled(ordered, speaker.language)


def share_table(verdicts: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """One row per share of one city, in the order of the catalogue: the verdict."""
    order = speaker.catalogue.indicators.codes
    rows = sorted(current(verdicts), key=lambda row: list(order).index(row["indicator"]))
    return titled(
        [
            {
                "indicator": subject_of(row, speaker)["title"],
                "said": signed(row, speaker.language),
            }
            for row in rows
        ],
        speaker.language,
    )


def describe_move(moved: Moved, speaker: Speaker) -> str:
    """How far the gap of one city closed, over which years, and how fast."""
    part = figure_formats.breakdown(moved["breakdown"], speaker)
    city = speaker.area(moved["area"])
    last = side(moved["last_gap"])
    return speaker.say(
        f"moved_{'below' if last == 'below' else 'above'}",
        city=f"{city} ({part})" if part else city,
        band=label("bands", moved["band"], speaker.language),
        first=points(moved["first_gap"], speaker.language),
        first_year=int(moved["first_year"]),
        last=points(abs(moved["last_gap"]), speaker.language),
        last_year=int(moved["last_year"]),
        speed=points(abs(moved["slope"]), speaker.language, 2),
    )


def describe_measure(report: MovementMeasure, language: str) -> str:
    """What a city reported on a measure in a year; `measure` is linked by the page."""
    return sentence(
        "moved_measure",
        language,
        year=int(report["year"]),
        text=delivered(report, "report", language),
    )


def describe_history(history: pd.DataFrame, language: str) -> list[str]:
    """What earlier releases said about one city and indicator, newest first."""
    rows = history[history["is_current"]].sort_values("created_on", ascending=False)
    return [
        sentence(
            "history_entry",
            language,
            date=formats.day(pd.Timestamp(row["created_on"]), language),
            release=row["release_id"],
            said=_kind(row["verdict"], row["reason"], language),
        )
        for row in rows.to_dict("records")
    ]


def comparability_matrix(pairs: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """One row and one column per city: the sign of their comparability."""
    levels: dict[tuple[str, str], Any] = {}
    for pair in pairs[["area_a", "area_b", "level"]].itertuples(index=False):
        names = [speaker.area(area) for area in (pair.area_a, pair.area_b)]
        levels[names[0], names[1]] = levels[names[1], names[0]] = pair.level
    cities = sorted({city for pair in levels for city in pair})
    return pd.DataFrame(
        [
            {speaker.say("column_compared_city"): row}
            | {city: _level(levels.get((row, city)), speaker.language) for city in cities}
            for row in cities
        ]
    )


def _level(level: str | None, language: str) -> str:
    word = sentence(f"level_{level or 'self'}", language)
    return f"{sign(level)} {word}" if level else word
