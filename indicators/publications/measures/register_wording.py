"""Sentences about measures, their running time and numbers, and about recordability."""

import re
from collections.abc import Sequence

import pandas as pd

from indicators.catalogue.models import Fact, Goal, Indicator, Measure, RunningTime
from indicators.publications.speech import formats
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import counted, sentence, shortened

STATES = ("published", "hidden", "recordable", "not_recorded", "unknown")


def running_time(time: RunningTime, language: str) -> str:
    """When a measure runs: 2012 bis 2017 · seit 2008, laufend · auf Anfrage."""
    start, end = (
        formats.partial_date(day, language) if day else "" for day in (time.start, time.end)
    )
    form = {(True, True): "span", (True, False): "since", (False, True): "until"}.get(
        (bool(start), bool(end)), "undated"
    )
    kind = sentence(f"running_{time.kind}", language)
    text = sentence(f"running_form_{form}", language, kind=kind, start=start, end=end)
    if time.rhythm and form == "undated" and time.kind == "not_stated":
        # How often says enough; "not stated; once a year" would contradict itself.
        return time.rhythm.said(language)
    return f"{text}; {time.rhythm.said(language)}" if time.rhythm else text


def fact(entry: Fact, language: str) -> str:
    """A number of a measure with its qualifier: über 800 Personen."""
    decimals = 0 if entry.value.is_integer() else 1
    number = formats.number(entry.value, language, decimals)
    amount = f"{number}{formats.NO_BREAK}{entry.unit.said(language)}"
    return sentence(f"fact_{entry.qualifier}", language, amount=amount)


def carriers(measure: Measure, speaker: Speaker) -> list[str]:
    """The bodies that carry a measure, spelled out."""
    return [speaker.of(speaker.catalogue.bodies[code].name) for code in measure.carriers]


def short_carriers(measure: Measure, speaker: Speaker) -> list[str]:
    """The carriers without what their names add after a colon or in brackets."""
    return [re.split(r": | \(", name)[0] for name in carriers(measure, speaker)]


def audiences(measure: Measure, speaker: Speaker) -> list[str]:
    """The groups a measure is meant for."""
    return [speaker.of(speaker.catalogue.audiences[code].label) for code in measure.audience]


def describe_timeline(shown: Sequence[Measure], total: int, language: str) -> str:
    """What the timeline shows: how many measures, from when, and how many are still open."""
    starts = [m.running_time.start[:4] for m in shown if m.running_time.start]
    is_open = sum(1 for m in shown if m.running_time.end is None)
    return shortened(
        sentence(
            "timeline_counts",
            language,
            count=len(shown),
            total=total,
            first=min(starts),
            open=is_open,
        )
    )


def describe_chain(
    name: str, indicators: Sequence[Indicator], goals: Sequence[Goal], language: str
) -> str:
    """What the drawing of a measure's chain shows."""
    goal_words = formats.listing([goal.label.said(language) for goal in goals], language)
    if not indicators:
        return shortened(sentence("chain_direct", language, name=name, goals=goal_words))
    codes = formats.listing([indicator.code for indicator in indicators], language)
    form = "chain_with_goals" if goals else "chain_without_goals"
    text = sentence(form, language, name=name, codes=codes, goals=goal_words)
    return shortened(text)


def describe_goal(goal: Goal, indicators: int, measures: int, language: str) -> str:
    """How many indicators and measures belong to a goal."""
    return sentence(
        "goal_counts",
        language,
        goal=goal.label.said(language),
        indicators=_number_of("indicators", indicators, language),
        measures=_number_of("measures", measures, language),
    )


def _number_of(what: str, count: int, language: str) -> str:
    """Three indicators, one indicator, no indicator."""
    return counted(what, count, language) if count else sentence(f"{what}_none", language)


def known_today(states: pd.Series, language: str) -> str:
    """In how many cities an indicator is published, hidden or said to be missing."""
    counts = states.value_counts()
    total = len(states)
    published = int(counts.get("published", 0))
    parts = [
        sentence("known_published", language, count=published, total=total)
        if published
        else sentence("known_nowhere", language, total=total)
    ]
    parts += [
        sentence(f"known_{state}", language, count=int(counts[state]))
        for state in ("hidden", "recordable", "not_recorded")
        if counts.get(state, 0)
    ]
    return ", ".join(parts)


def describe_recordability(table: pd.DataFrame, language: str) -> str:
    """How many of all possible figures are published, hidden, refused or unknown."""
    counts = table["state"].value_counts()
    head = counted(
        "recordability_head",
        int(counts.get("published", 0)),
        language,
        total=formats.number(len(table), language),
        cities=counted("recordability_cities", table["area"].nunique(), language),
        indicators=counted("indicators_dative", table["indicator"].nunique(), language),
    )
    parts = [
        counted(f"recordability_{state}", int(counts[state]), language)
        for state in STATES[1:]
        if counts.get(state, 0)
    ]
    return f"{head} {'; '.join(parts)}." if parts else head


def describe_effort(table: pd.DataFrame, language: str) -> str:
    """How many gaps need which effort, from the smallest to the greatest."""
    gaps = table[~table["state"].isin(["published", "hidden"])]
    counts = gaps["level"].value_counts()
    found = {level: int(counts[level]) for level in "ABCD" if counts.get(level, 0)}
    ways = {level: sentence(f"effort_{level}", language) for level in found}
    if not found:
        return ""
    if len(gaps) == 1:
        return counted("effort_head", 1, language, parts=next(iter(ways.values())))
    parts = [
        counted("effort_part", count, language, way=ways[level]) for level, count in found.items()
    ]
    return counted("effort_head", len(gaps), language, parts=formats.listing(parts, language))


def matrix_alternative(table: pd.DataFrame, language: str) -> str:
    """The text alternative of the matrix."""
    counts = table["state"].value_counts()
    return shortened(
        sentence(
            "matrix_counts",
            language,
            indicators=table["indicator"].nunique(),
            cities=table["area"].nunique(),
            **{state: int(counts.get(state, 0)) for state in STATES},
        )
    )
