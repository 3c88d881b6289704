"""The catalogue as one value: all lists, and look-ups in both directions."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from indicators.catalogue import models as m

LISTS: dict[str, type[m.Entry]] = {
    "goals": m.Goal,
    "measures": m.Measure,
    "bodies": m.Body,
    "audiences": m.Audience,
    "sources": m.Source,
    "indicators": m.Indicator,
    "context": m.Context,
    "quantities": m.Quantity,
    "dimensions": m.Dimension,
    "units": m.Unit,
    "concepts": m.Concept,
    "methods": m.Method,
    "scopes": m.Scope,
    "containment": m.Containment,
    "bases": m.StatisticalBase,
    "breaks": m.Break,
    "cities": m.City,
    "comparators": m.Comparator,
    "stages": m.Stage,
    "criteria": m.Criterion,
    "recordability_levels": m.RecordabilityLevel,
    "signs": m.Sign,
    "glossary": m.GlossaryTerm,
}


class Catalogue(m.Entry):
    """Everything that is declared; nothing that is measured."""

    goals: tuple[m.Goal, ...]
    measures: tuple[m.Measure, ...]
    bodies: tuple[m.Body, ...]
    audiences: tuple[m.Audience, ...]
    sources: tuple[m.Source, ...]
    indicators: tuple[m.Indicator, ...]
    context: tuple[m.Context, ...]
    quantities: tuple[m.Quantity, ...]
    dimensions: tuple[m.Dimension, ...]
    units: tuple[m.Unit, ...]
    concepts: tuple[m.Concept, ...]
    methods: tuple[m.Method, ...]
    scopes: tuple[m.Scope, ...]
    bases: tuple[m.StatisticalBase, ...]
    breaks: tuple[m.Break, ...]
    cities: tuple[m.City, ...]
    comparators: tuple[m.Comparator, ...]
    stages: tuple[m.Stage, ...]
    criteria: tuple[m.Criterion, ...]
    recordability_levels: tuple[m.RecordabilityLevel, ...]
    signs: tuple[m.Sign, ...]
    glossary: tuple[m.GlossaryTerm, ...]
    # Older releases carry a catalogue without this list.
    containment: tuple[m.Containment, ...] = ()

    @cached_property
    def _indexes(self) -> dict[str, dict[str, Any]]:
        return {name: {key_of(entry): entry for entry in getattr(self, name)} for name in LISTS}

    def find(self, kind: str, code: str) -> Any:
        """The entry `code` of the list `kind`; KeyError when there is none."""
        return self._indexes[kind][code]

    def codes(self, kind: str) -> tuple[str, ...]:
        """The codes of a list, in its order."""
        return tuple(self._indexes[kind])

    def series(self, name: str) -> m.Indicator | m.Context:
        """The indicator or context series called `name`."""
        found = self._indexes["indicators"].get(name) or self._indexes["context"].get(name)
        if found is None:
            raise KeyError(name)
        return found

    def has_series(self, name: str) -> bool:
        """Whether an indicator or context series has this name."""
        return name in self._indexes["indicators"] or name in self._indexes["context"]

    def area_name(self, code: str, language: str = "de") -> str:
        """The name of a city or comparator."""
        if code in self._indexes["cities"]:
            return str(self._indexes["cities"][code].name)
        return self._indexes["comparators"][code].name.said(language)

    @cached_property
    def monitored_cities(self) -> tuple[m.City, ...]:
        """The cities of the monitoring set, by name."""
        return tuple(sorted((c for c in self.cities if c.monitored), key=lambda c: c.name))

    @cached_property
    def action_plan(self) -> tuple[m.Measure, ...]:
        """The measures of the action plan, by number."""
        return tuple(measure for measure in self.measures if measure.origin == "action_plan")

    def indicators_of_measure(self, code: str) -> tuple[m.Indicator, ...]:
        """Indicators a measure is meant to move, wherever the link was written."""
        named = set(self.find("measures", code).indicators)
        return tuple(i for i in self.indicators if i.name in named or code in i.measures)

    def measures_of_indicator(self, name: str) -> tuple[m.Measure, ...]:
        """Measures meant to move an indicator: the same links, read backwards."""
        named = set(self.find("indicators", name).measures)
        return tuple(x for x in self.measures if x.code in named or name in x.indicators)

    def goals_of_measure(self, code: str) -> tuple[m.Goal, ...]:
        """Goals of a measure: its own and those of its indicators."""
        wanted = set(self.find("measures", code).goals)
        wanted.update(g for i in self.indicators_of_measure(code) for g in i.goals)
        return tuple(goal for goal in self.goals if goal.code in wanted)

    def indicators_of_goal(self, code: str) -> tuple[m.Indicator, ...]:
        """Indicators that tell about a goal."""
        return tuple(i for i in self.indicators if code in i.goals)

    def measures_of_goal(self, code: str) -> tuple[m.Measure, ...]:
        """Measures that serve a goal."""
        return tuple(
            x for x in self.measures if any(g.code == code for g in self.goals_of_measure(x.code))
        )

    def criteria_of_goal(self, code: str) -> tuple[m.Criterion, ...]:
        """Criteria by which a goal without a number is judged."""
        return tuple(c for c in self.criteria if c.goal == code)


def key_of(entry: m.Entry) -> str:
    """The name by which other entries refer to this one."""
    return str(getattr(entry, "name", None) if _is_named(entry) else entry.code)  # type: ignore[attr-defined]


def _is_named(entry: m.Entry) -> bool:
    return isinstance(entry, m.Indicator | m.Context)


def doubled(entries: Iterable[m.Entry]) -> list[str]:
    """Keys that stand more than once in a list."""
    keys = [key_of(entry) for entry in entries]
    return sorted({key for key in keys if keys.count(key) > 1})
