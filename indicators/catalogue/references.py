"""Finds loose ends: references in the catalogue that point nowhere."""

from collections import Counter
from collections.abc import Iterable, Iterator

from indicators.catalogue import models as m
from indicators.catalogue.catalogue import LISTS, Catalogue, doubled


def loose_ends(catalogue: Catalogue) -> list[str]:
    """One sentence per reference without a target, doubled code or orphan."""
    return [
        *_doubled_codes(catalogue),
        *_doubled_synonyms(catalogue),
        *_missing_targets(catalogue),
        *_unknown_terms(catalogue),
        *_broken_partitions(catalogue),
        *_orphans(catalogue),
    ]


def _doubled_codes(catalogue: Catalogue) -> Iterator[str]:
    for name in LISTS:
        for code in doubled(getattr(catalogue, name)):
            yield f"{name}: „{code}“ steht mehrfach / stands more than once"
    both = set(catalogue.indicators.codes) & set(catalogue.context.codes)
    yield from (f"indicators, context: „{name}“ steht in beiden / in both" for name in both)


def _doubled_synonyms(catalogue: Catalogue) -> Iterator[str]:
    """A beginning in two groups would make all their words mean the same."""
    counts = Counter(word for group in catalogue.synonyms for word in group.beginnings)
    for word, count in counts.items():
        if count > 1:
            yield f"synonyms: „{word}“ steht mehrfach / stands more than once"


def _references(catalogue: Catalogue) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Triples (where it stands, list it must stand in, codes)."""
    for measure in catalogue.measures:
        place = f"measures {measure.code}"
        yield f"{place}.carriers", "bodies", measure.carriers
        yield f"{place}.audience", "audiences", measure.audience
        yield f"{place}.goals", "goals", measure.goals
        yield f"{place}.indicators", "indicators", measure.indicators
        yield f"{place}.source", "sources", [measure.source]
    for indicator in catalogue.indicators:
        place = f"indicators {indicator.name}"
        yield f"{place}.goals", "goals", indicator.goals
        yield f"{place}.measures", "measures", indicator.measures
        yield f"{place}.unit", "units", [indicator.unit]
        yield f"{place}.breakdowns", "dimensions", indicator.breakdowns
        yield f"{place}.recordability", "recordability_levels", [indicator.recordability]
        yield f"{place}.reported_as", "quantities", _given(indicator.reported_as)
    for context in catalogue.context:
        yield f"context {context.name}.unit", "units", [context.unit]
        yield f"context {context.name}.reported_as", "quantities", [context.reported_as]
        yield f"context {context.name}.relates_to", "indicators", context.relates_to
        yield f"context {context.name}.turnover_of", "quantities", _given(context.turnover_of)
        if weighted := context.standardised:
            yield f"context {context.name}.standardised", "quantities", [weighted.stock]
            yield f"context {context.name}.standardised", "context", [weighted.of]
            yield f"context {context.name}.standardised", "dimensions", [weighted.dimension]
    for criterion in catalogue.criteria:
        place = f"criteria {criterion.code}"
        yield f"{place}.goal", "goals", [criterion.goal]
        yield f"{place}.measures", "measures", criterion.measures
        yield f"{place}.indicators", "indicators", criterion.indicators
    for goal in catalogue.goals:
        yield f"goals {goal.code}.source", "sources", [goal.source]
    for quantity in catalogue.quantities:
        place = f"quantities {quantity.code}"
        yield f"{place}.unit", "units", [quantity.unit]
        yield f"{place}.carried_over", "quantities", _flows(quantity)
    for region in catalogue.comparators:
        yield f"comparators {region.code}.members", "cities", region.members
    for known_break in catalogue.breaks:
        place = f"breaks {known_break.code}"
        yield f"{place}.methods", "methods", known_break.methods
        yield f"{place}.concepts", "concepts", known_break.concepts
        yield f"{place}.bases", "bases", known_break.bases


def _broken_partitions(catalogue: Catalogue) -> Iterator[str]:
    for dimension in catalogue.dimensions:
        for name in ("partition", "optional", "sensitive"):
            for category in getattr(dimension, name):
                if category not in dimension.categories:
                    yield f"dimensions {dimension.code}.{name}: „{category}“ fehlt in categories"
        if dimension.meets_concept not in {None, *dimension.sensitive}:
            yield (
                f"dimensions {dimension.code}.meets_concept: „{dimension.meets_concept}“ "
                "fehlt in sensitive"
            )


def _flows(quantity: m.Quantity) -> list[str]:
    flow = quantity.carried_over
    return [flow.gained, flow.lost] if flow else []


def _given(code: str | None) -> list[str]:
    return [] if code is None else [code]


def _missing_targets(catalogue: Catalogue) -> Iterator[str]:
    for place, kind, codes in _references(catalogue):
        for code in codes:
            if code not in catalogue.list_of(kind).codes:
                yield f"{place}: „{code}“ fehlt in / is missing in {kind}"


def _unknown_terms(catalogue: Catalogue) -> Iterator[str]:
    for indicator in catalogue.indicators:
        place = f"indicators {indicator.name}"
        for term in terms_of(indicator):
            yield from _unknown_term(catalogue, place, term)
        for target in indicator.targets:
            if not catalogue.has_series(target):
                yield f"{place}.target: „{target}“ fehlt / is missing"
        if indicator.derived:
            for name in (indicator.derived.of, indicator.derived.against):
                if not catalogue.has_series(name):
                    yield f"{place}.derived: „{name}“ fehlt / is missing"
    for quantity in catalogue.quantities:
        if quantity.same_as:
            place = f"quantities {quantity.code}.same_as"
            yield from _unknown_term(catalogue, place, quantity.same_as)
        for name in ("part", "whole"):
            if term := getattr(quantity, name):
                yield from _unknown_term(catalogue, f"quantities {quantity.code}.{name}", term)
    for scope in catalogue.scopes:
        yield from _unknown_categories(catalogue, f"scopes {scope.code}.where", scope.where)


def _unknown_term(catalogue: Catalogue, place: str, term: m.Term) -> Iterator[str]:
    if term.quantity not in catalogue.quantities.codes:
        yield f"{place}: „{term.quantity}“ fehlt in quantities"
    yield from _unknown_categories(catalogue, place, term.where)


def _unknown_categories(
    catalogue: Catalogue, place: str, where: dict[str, tuple[str, ...]]
) -> Iterator[str]:
    for dimension, categories in where.items():
        if dimension not in catalogue.dimensions.codes:
            yield f"{place}: „{dimension}“ fehlt in dimensions"
            continue
        known = catalogue.dimensions[dimension].categories
        yield from (
            f"{place}: „{dimension}={category}“ fehlt in dimensions"
            for category in categories
            if category not in known
        )


def terms_of(indicator: m.Indicator) -> Iterator[m.Term]:
    """All terms of an indicator, those under `per` included."""
    for term in (indicator.numerator, indicator.denominator):
        while term is not None:
            yield term
            term = term.per


def _orphans(catalogue: Catalogue) -> Iterator[str]:
    """Entries of the chain measure, indicator, goal that nothing holds."""
    for measure in catalogue.measures:
        linked = catalogue.indicators_of_measure(measure.code)
        if bool(linked) == bool(measure.no_indicator_because):
            yield (
                f"measures {measure.code}: entweder Indikatoren oder no_indicator_because / "
                "either indicators or no_indicator_because"
            )
    for indicator in catalogue.indicators:
        if not catalogue.measures_of_indicator(indicator.name):
            yield f"indicators {indicator.name}: keine Maßnahme / no measure"
        if not indicator.goals and indicator.better != "neither":
            yield f"indicators {indicator.name}: kein Ziel / no goal"
    for goal in catalogue.goals:
        if not catalogue.measures_of_goal(goal.code):
            yield f"goals {goal.code}: keine Maßnahme / no measure"
