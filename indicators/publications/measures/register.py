"""What the register of measures and the list of indicators are searched and sorted by."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Goal, Indicator, Measure
from indicators.publications.search import findable
from indicators.publications.search.matching import ranks, words_of

TOPICS = {
    "P": "staff",
    "A": "recruitment",
    "N": "recruitment",
    "K": "competence",
    "S": "services",
    "Z": "cooperation",
}
"""First letter of an indicator's code → its topic, in the order in which topics are shown."""


@dataclass(frozen=True)
class Search:
    """What a visitor looks for; an empty field asks for nothing."""

    words: str = ""
    carriers: Sequence[str] = ()
    goals: Sequence[str] = ()
    kinds: Sequence[str] = ()
    audiences: Sequence[str] = ()
    origins: Sequence[str] = field(default=())


def find_measures(catalogue: Catalogue, search: Search) -> list[Measure]:
    """The measures that fit every part of a search: the best answers first, else as listed.

    What is one letter off is shown only where nothing is spelt as asked.
    """
    fitting = [
        measure
        for measure in catalogue.measures
        if _fits(search.carriers, measure.carriers)
        and _fits(search.kinds, [measure.running_time.kind])
        and _fits(search.audiences, measure.audience)
        and _fits(search.origins, [measure.origin])
        and _fits(search.goals, goal_codes(catalogue, measure.code))
    ]
    words = words_of(search.words)
    if not words:
        return fitting
    sought = {measure.code: findable.measure(catalogue, measure) for measure in fitting}
    found = ranks(words, sought, catalogue.synonyms)
    return sorted((m for m in fitting if m.code in found), key=lambda m: found[m.code])


def _fits(wanted: Sequence[str], given: Iterable[str]) -> bool:
    return not wanted or bool(set(wanted) & set(given))


def goal_codes(catalogue: Catalogue, measure: str) -> list[str]:
    """Codes of the goals that a measure serves itself or through its indicators."""
    return [goal.code for goal in catalogue.goals_of_measure(measure)]


@dataclass(frozen=True)
class Chain:
    """Measures, the indicators they are meant to move, and the goals these tell about."""

    measures: tuple[Measure, ...]
    indicators: tuple[Indicator, ...]
    goals: tuple[Goal, ...]
    moves: tuple[tuple[Measure, Indicator], ...]
    tells: tuple[tuple[Indicator, Goal], ...]
    serves: tuple[tuple[Measure, Goal], ...]
    """Measures that serve a goal without an indicator that would show it."""


def chain_of_measure(catalogue: Catalogue, code: str) -> Chain:
    """The chain from one measure to its goals."""
    return _chain(
        catalogue,
        [catalogue.measures[code]],
        catalogue.indicators_of_measure(code),
        catalogue.goals_of_measure(code),
    )


def chain_of_goal(catalogue: Catalogue, code: str) -> Chain:
    """The chain from one goal back to the measures."""
    return _chain(
        catalogue,
        catalogue.measures_of_goal(code),
        catalogue.indicators_of_goal(code),
        [catalogue.goals[code]],
    )


def _chain(
    catalogue: Catalogue,
    measures: Iterable[Measure],
    indicators: Iterable[Indicator],
    goals: Iterable[Goal],
) -> Chain:
    wanted, aims = by_code(indicators), tuple(goals)
    listed = tuple(measures)
    moves = tuple(
        (measure, indicator)
        for measure in listed
        for indicator in by_code(catalogue.indicators_of_measure(measure.code))
        if indicator in wanted
    )
    tells = tuple((i, goal) for i in wanted for goal in aims if goal.code in i.goals)
    shown = {(measure.code, code) for measure, indicator in moves for code in indicator.goals}
    serves = tuple(
        (measure, goal)
        for measure in listed
        for goal in aims
        if goal.code in measure.goals and (measure.code, goal.code) not in shown
    )
    return Chain(listed, tuple(wanted), aims, moves, tells, serves)


def by_code(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Indicators as people count them: P1, P2, P10; topic by topic."""
    order = list(TOPICS)
    return sorted(
        indicators,
        key=lambda entry: (order.index(entry.code[0]), int(re.sub(r"\D", "", entry.code))),
    )


def topic(indicator: Indicator) -> str:
    """The topic an indicator belongs to."""
    return TOPICS[indicator.code[0]]


def of_goal(catalogue: Catalogue, goal: str | None) -> list[Indicator]:
    """The indicators of a goal, or all of them, as people count them."""
    return by_code(catalogue.indicators_of_goal(goal) if goal else catalogue.indicators)
