"""Whom a cell counts, so that one can ask whether it is a part of another."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from indicators.catalogue import Catalogue
from indicators.catalogue.containment import (
    Pair,
    additive_pairs,
    complete_parts,
    nested_pairs,
    same_pairs,
)
from indicators.catalogue.models import Dimension
from indicators.disclosure.counts.places import Cell

HAVING, LACKING = "having", "lacking"
"""Those whom a concept counts, and all others, whichever characteristic says so."""


class Trait(NamedTuple):
    """One thing all those counted have in common; only what is about origin has a concept."""

    name: str
    value: str
    concept: str = ""


Traits = frozenset[Trait]


class Head(NamedTuple):
    """What delimits a cell besides its traits."""

    scope: str
    quantity: str
    method: str
    base: str


@dataclass(frozen=True)
class Order:
    """What the catalogue says about codes that contain or complement each other."""

    scopes: frozenset[Pair]
    quantities: frozenset[Pair]
    concepts: frozenset[Pair]
    same_methods: frozenset[Pair]
    same_concepts: frozenset[Pair]
    apart: dict[str, frozenset[Pair]]
    """By field of Head: codes under which nobody counts twice."""
    made_up: dict[str, tuple[str, ...]]
    """Concepts with those that make them up without a rest."""
    origins: dict[str, Dimension]
    where: dict[str, Traits]
    """By scope: the traits of all who count under it."""


def order_of(catalogue: Catalogue) -> Order:
    """All that is known of nested codes."""
    return Order(
        scopes=nested_pairs(catalogue, "scopes"),
        quantities=nested_pairs(catalogue, "quantities"),
        concepts=nested_pairs(catalogue, "concepts"),
        same_methods=same_pairs(catalogue, "methods"),
        same_concepts=same_pairs(catalogue, "concepts"),
        apart={
            "scope": additive_pairs(catalogue, "scopes"),
            "quantity": additive_pairs(catalogue, "quantities"),
        },
        made_up=complete_parts(catalogue, "concepts"),
        origins={entry.code: entry for entry in catalogue.dimensions if entry.meets_concept},
        where={
            scope.code: frozenset(
                Trait(name, "+".join(categories)) for name, categories in scope.where.items()
            )
            for scope in catalogue.scopes
        },
    )


def head_of(cell: Cell) -> Head:
    """Scope, quantity, method and base of a cell."""
    return Head(cell.place.scope, cell.quantity, cell.place.method, cell.place.base)


def traits_of(cell: Cell, order: Order) -> Traits:
    """What those counted have in common, what their scope says of them included."""
    own = frozenset(_trait(name, value, cell, order) for name, value in cell.codes)
    named = {name for name, _ in cell.codes}
    implied = order.where.get(cell.place.scope, frozenset())
    return own | {trait for trait in implied if trait.name not in named}


def _trait(name: str, value: str, cell: Cell, order: Order) -> Trait:
    dimension = order.origins.get(name)
    if dimension is None:
        return Trait(name, value)
    concept = cell.place.concept
    # Two questions on origin in one cell: each keeps its name.
    if sum(other in order.origins for other, _ in cell.codes) > 1:
        return Trait(name, value, concept)
    if value == dimension.meets_concept:
        return Trait(HAVING, HAVING, concept)
    if value in dimension.sensitive:
        return Trait(LACKING, LACKING, concept)
    return Trait(name, value, concept)


def is_within(narrow: Head, wide: Head, order: Order) -> bool:
    """Whether all who count under one head count under the other, or may."""
    return (
        (narrow.scope == wide.scope or (narrow.scope, wide.scope) in order.scopes)
        and (
            narrow.quantity == wide.quantity or (narrow.quantity, wide.quantity) in order.quantities
        )
        and (narrow.method == wide.method or (narrow.method, wide.method) in order.same_methods)
        and narrow.base == wide.base
    )


def wider_traits(traits: Traits, order: Order) -> Iterator[Traits]:
    """All sets of traits that those counted have too, their own first."""
    origin = [trait for trait in traits if trait.name in (HAVING, LACKING)]
    others = sorted(traits - set(origin))
    implied = [[found] for trait in origin for found in _implied_by(trait, order)]
    for chosen in [origin, *implied, *([[]] if origin else [])]:
        for size in range(len(others), -1, -1):
            yield from (frozenset([*chosen, *some]) for some in combinations(others, size))


def _implied_by(trait: Trait, order: Order) -> Iterator[Trait]:
    """Whom a narrower concept counts, a wider one counts; whom the wider does not, neither does."""
    for narrower, wider in sorted(order.concepts):
        if trait.name == HAVING and trait.concept == narrower:
            yield trait._replace(concept=wider)
        if trait.name == LACKING and trait.concept == wider:
            yield trait._replace(concept=narrower)
    for concept, other in sorted(order.same_concepts):
        if trait.concept == concept:
            yield trait._replace(concept=other)
