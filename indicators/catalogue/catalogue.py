"""The catalogue as one value: all lists, and look-ups in both directions."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from indicators.catalogue import models as m
from indicators.catalogue.models.code_list import CodeList, key_of

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
    "synonyms": m.Synonyms,
}


class Catalogue(m.Entry):
    """Everything that is declared; nothing that is measured."""

    goals: CodeList[m.Goal]
    measures: CodeList[m.Measure]
    bodies: CodeList[m.Body]
    audiences: CodeList[m.Audience]
    sources: CodeList[m.Source]
    indicators: CodeList[m.Indicator]
    context: CodeList[m.Context]
    quantities: CodeList[m.Quantity]
    dimensions: CodeList[m.Dimension]
    units: CodeList[m.Unit]
    concepts: CodeList[m.Concept]
    methods: CodeList[m.Method]
    scopes: CodeList[m.Scope]
    bases: CodeList[m.StatisticalBase]
    breaks: CodeList[m.Break]
    cities: CodeList[m.City]
    comparators: CodeList[m.Comparator]
    stages: CodeList[m.Stage]
    criteria: CodeList[m.Criterion]
    recordability_levels: CodeList[m.RecordabilityLevel]
    signs: CodeList[m.Sign]
    glossary: CodeList[m.GlossaryTerm]
    # Older releases carry a catalogue without these lists.
    containment: CodeList[m.Containment] = CodeList()
    synonyms: CodeList[m.Synonyms] = CodeList()

    def list_of(self, kind: str) -> CodeList[Any]:
        """The list called `kind`, where only a delivered row or a rules file says which."""
        assert kind in LISTS, kind
        found: CodeList[Any] = getattr(self, kind)
        return found

    def series(self, name: str) -> m.Indicator | m.Context:
        """The indicator or context series called `name`."""
        found = self.indicators.get(name) or self.context.get(name)
        if found is None:
            raise KeyError(name)
        return found

    def has_series(self, name: str) -> bool:
        """Whether an indicator or context series has this name."""
        return name in {*self.indicators.codes, *self.context.codes}

    def area_name(self, code: str, language: str = "de") -> str:
        """The name of a city or comparator."""
        city = self.cities.get(code)
        return city.name if city else self.comparators[code].name.said(language)

    @cached_property
    def monitored_cities(self) -> tuple[m.City, ...]:
        """The cities of the monitoring set, by name."""
        return tuple(sorted((c for c in self.cities if c.monitored), key=lambda c: c.name))

    @cached_property
    def action_plan(self) -> tuple[m.Measure, ...]:
        """The measures of the action plan, by number."""
        return tuple(measure for measure in self.measures if measure.origin == "action_plan")

    @cached_property
    def home(self) -> m.City | None:
        """The city whose action plan the register holds; None among fictional cities."""
        publishers = {self.sources[measure.source].publisher for measure in self.action_plan}
        return next((city for city in self.cities if publishers == {f"Stadt {city.name}"}), None)

    def indicators_of_measure(self, code: str) -> tuple[m.Indicator, ...]:
        """Indicators a measure is meant to move, wherever the link was written."""
        named = set(self.measures[code].indicators)
        return tuple(i for i in self.indicators if i.name in named or code in i.measures)

    def measures_of_indicator(self, name: str) -> tuple[m.Measure, ...]:
        """Measures meant to move an indicator: the same links, read backwards."""
        named = set(self.indicators[name].measures)
        return tuple(x for x in self.measures if x.code in named or name in x.indicators)

    def goals_of_measure(self, code: str) -> tuple[m.Goal, ...]:
        """Goals of a measure: its own and those of its indicators."""
        wanted = set(self.measures[code].goals)
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


def doubled(entries: Iterable[m.Entry]) -> list[str]:
    """Keys that stand more than once in a list."""
    keys = [key_of(entry) for entry in entries]
    return sorted({key for key in keys if keys.count(key) > 1})
