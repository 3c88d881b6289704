"""Counts that are part of others: nested scopes, quantities and concepts of one area and year.

Readers take figures of one year together, whatever their source and day. So the smaller count and
the rest make up the larger one, and the rest is a group of people like any other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product

from indicators.catalogue import Catalogue
from indicators.disclosure.counts.extents import (
    HAVING,
    Head,
    Order,
    Traits,
    head_of,
    is_within,
    order_of,
    traits_of,
    wider_traits,
)
from indicators.disclosure.counts.places import Cell
from indicators.disclosure.counts.rests import rest_of
from indicators.disclosure.counts.sums import Sum, with_rest

Extents = dict[Head, dict[Traits, list[Cell]]]


def sums_of_nested(cells: Iterable[Cell], catalogue: Catalogue) -> Iterator[Sum]:
    """A count, a part of it and the rest, for all counts of which one contains the other."""
    order = order_of(catalogue)
    together: dict[tuple[str, int], list[Cell]] = defaultdict(list)
    for cell in cells:
        together[cell.place.area, cell.place.year].append(cell)
    for group in together.values():
        extents = _extents(group, order)
        for head, by_traits in extents.items():
            for traits, same in by_traits.items():
                # Sizes alone tell nobody's origin; what they bound is bounded by the counts
                # of each origin, which are linked.
                if not any(trait.concept for trait in traits):
                    continue
                yield from _sums_of_part(head, traits, same, extents, order)
                yield from _sums_of_parts_apart(head, traits, same, extents, order)
                yield from _sums_of_concepts(head, traits, same, by_traits, order)


def _extents(cells: Iterable[Cell], order: Order) -> Extents:
    found: Extents = defaultdict(lambda: defaultdict(list))
    for cell in sorted(cells):
        found[head_of(cell)][traits_of(cell, order)].append(cell)
    return found


def _sums_of_part(
    head: Head, traits: Traits, same: list[Cell], extents: Extents, order: Order
) -> Iterator[Sum]:
    """The counts that contain one count."""
    wider = list(wider_traits(traits, order))
    for other in extents:
        if not is_within(head, other, order):
            continue
        for shared in wider:
            # Categories of one count are added up elsewhere, all of them at once.
            if other == head and shared <= traits:
                continue
            wholes = extents[other].get(shared, [])
            for part, whole in product(same, wholes):
                if _is_nearest(part, whole, wholes):
                    yield from _sum_of(part, whole, extents, order)


def _is_nearest(part: Cell, whole: Cell, wholes: list[Cell]) -> bool:
    """Whether readers take both together: with several days in a year, those of the same day."""
    day = part.place.reference_date
    return whole.place.reference_date in (day, "") or all(
        other.place.reference_date != day for other in wholes if day
    )


def _sum_of(part: Cell, whole: Cell, extents: Extents, order: Order) -> Iterator[Sum]:
    if part.persons == whole.persons and _is_same_group(part, whole, order):
        yield Sum(whole, (part,))
    elif _is_narrower(part, whole, order) and not _is_bridged(part, whole, extents, order):
        yield from with_rest(whole, [part], rest_of(whole, [part], order))


def _is_same_group(part: Cell, whole: Cell, order: Order) -> bool:
    """Whether both may count the same people under other words: a scope and a breakdown, say."""
    is_same_scope = part.place.scope == whole.place.scope or order.where.get(part.place.scope)
    return (
        bool(is_same_scope)
        and part.quantity == whole.quantity
        and _is_same_traits(traits_of(part, order), traits_of(whole, order), order)
    )


def _is_narrower(part: Cell, whole: Cell, order: Order) -> bool:
    """Whether the catalogue knows people of the whole who are not of the part."""
    return (
        part.place.scope != whole.place.scope
        or part.quantity != whole.quantity
        or not _is_same_traits(traits_of(part, order), traits_of(whole, order), order)
    )


def _is_same_traits(own: Traits, others: Traits, order: Order) -> bool:
    pairs = list(zip(sorted(own), sorted(others), strict=False))
    return len(own) == len(others) and all(
        first == second
        or (first[:2] == second[:2] and (first.concept, second.concept) in order.same_concepts)
        for first, second in pairs
    )


def _is_bridged(part: Cell, whole: Cell, extents: Extents, order: Order) -> bool:
    """Whether a count lies between that differs from each in fewer ways: then two sums say it."""
    own, others = head_of(part), head_of(whole)
    inner, outer = traits_of(part, order), traits_of(whole, order)
    ends = {(own.scope, own.quantity, inner), (others.scope, others.quantity, outer)}
    corners = product({own.scope, others.scope}, {own.quantity, others.quantity}, {inner, outer})
    return any(
        _lies_between(part, whole, extents[head].get(traits, []), extents[others][outer])
        for scope, quantity, traits in corners
        if (scope, quantity, traits) not in ends
        for method in {own.method, others.method}
        if (head := Head(scope, quantity, method, own.base)) in extents
    )


def _lies_between(part: Cell, whole: Cell, between: list[Cell], wholes: list[Cell]) -> bool:
    return any(
        part.persons <= cell.persons <= whole.persons
        and _is_nearest(part, cell, between)
        and _is_nearest(cell, whole, wholes)
        for cell in between
    )


def _sums_of_parts_apart(
    head: Head, traits: Traits, wholes: list[Cell], extents: Extents, order: Order
) -> Iterator[Sum]:
    """A count, several parts of it that exclude each other, and the rest."""
    nested = {"scope": order.scopes, "quantity": order.quantities}
    for field, pairs in order.apart.items():
        inside = sorted(code for code, wider in nested[field] if wider == getattr(head, field))
        for whole in wholes:
            parts = {
                code: cell
                for code in inside
                if (
                    cell := _only_part(
                        head._replace(**{field: code}), traits, whole, extents, order
                    )
                )
            }
            for codes in _apart(sorted(parts), pairs):
                own = [parts[code] for code in codes]
                yield from with_rest(whole, own, rest_of(whole, own, order))


def _only_part(
    head: Head, traits: Traits, whole: Cell, extents: Extents, order: Order
) -> Cell | None:
    """The count of a part, if its reports agree."""
    implied = order.where.get(head.scope, frozenset()) if head.scope != whole.place.scope else ()
    cells = extents[head].get(traits.union(implied), []) if head in extents else []
    return cells[0] if len({cell.persons for cell in cells}) == 1 else None


def _apart(codes: list[str], pairs: frozenset[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Sets of codes that exclude each other and lie in no larger such set."""
    found: list[set[str]] = []
    for size in range(len(codes), 1, -1):
        for some in combinations(codes, size):
            is_apart = all(pair in pairs for pair in combinations(some, 2))
            if is_apart and not any(set(some) < larger for larger in found):
                found.append(set(some))
                yield some


def _sums_of_concepts(
    head: Head, traits: Traits, wholes: list[Cell], known: dict[Traits, list[Cell]], order: Order
) -> Iterator[Sum]:
    """A count by a concept that others make up without a rest."""
    for trait in (trait for trait in traits if trait.name == HAVING):
        parts = [
            known.get(traits - {trait} | {trait._replace(concept=concept)}, [])
            for concept in order.made_up.get(trait.concept, ())
        ]
        if parts and all(len({cell.persons for cell in same}) == 1 for same in parts):
            for whole in wholes:
                yield from with_rest(whole, [same[0] for same in parts], None)
