"""Which codes contain or complement each other, and whether every pair has its word."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, combinations, product

from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.models import Containment

Pair = tuple[str, str]

_LISTS = ("scopes", "concepts", "methods", "bases", "quantities", "dimensions")
_WORDS = "nested, additive, same, independent, not_protected"


def nested_pairs(catalogue: Catalogue, codes_of: str) -> frozenset[Pair]:
    """Pairs (narrower, wider) of a list."""
    return frozenset(_pairs_of(catalogue, codes_of, "nested"))


def same_pairs(catalogue: Catalogue, codes_of: str) -> frozenset[Pair]:
    """Pairs of codes that readers take for one count, in both orders."""
    found = set(_pairs_of(catalogue, codes_of, "same"))
    return frozenset(found | {(second, first) for first, second in found})


def additive_pairs(catalogue: Catalogue, codes_of: str) -> frozenset[Pair]:
    """Pairs of codes under which nobody counts twice, in both orders."""
    found = set(_pairs_of(catalogue, codes_of, "additive"))
    return frozenset(found | {(second, first) for first, second in found})


def complete_parts(catalogue: Catalogue, codes_of: str) -> dict[str, tuple[str, ...]]:
    """Codes with the parts that make them up without a rest."""
    return {
        entry.make_up: entry.among
        for entry in catalogue.containment
        if entry.codes_of == codes_of and entry.make_up is not None
    }


def unsettled_pairs(catalogue: Catalogue) -> list[str]:
    """One sentence per code that lacks a word about a pair, and per other mistake."""
    lists = _codes_by_list(catalogue)
    return [
        *_unknown_codes(catalogue, lists),
        *_not_exactly_once(catalogue, lists),
        *_against_partitions(catalogue),
        *_broken_chains(catalogue, lists),
        *_unsaid_breakdowns(catalogue),
    ]


def _pairs_of(catalogue: Catalogue, codes_of: str, kind: str) -> Iterator[Pair]:
    for entry in catalogue.containment:
        if entry.codes_of == codes_of and entry.kind == kind:
            yield from _pairs(entry)


def _pairs(entry: Containment) -> Iterable[Pair]:
    if entry.among:
        return combinations(entry.among, 2)
    return chain(product(entry.narrower, entry.wider), product(entry.these, entry.those))


def _codes_by_list(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    return {
        **{name: catalogue.list_of(name).codes for name in _LISTS},
        **{f"dimensions.{entry.code}": tuple(entry.categories) for entry in catalogue.dimensions},
        "areas": (*catalogue.cities.codes, *catalogue.comparators.codes),
        "years": tuple(
            entry.code
            for entry in catalogue.quantities
            if entry.about == "staff" and entry.additive and entry.carried_over is None
        ),
    }


def _unknown_codes(catalogue: Catalogue, lists: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for entry in catalogue.containment:
        if entry.codes_of not in lists:
            yield f"{entry.code}.codes_of: „{entry.codes_of}“ gibt es nicht / does not exist"
            continue
        given = {code for pair in _named(entry) for code in pair}
        given |= {entry.make_up} if entry.make_up else set()
        for code in sorted(given - set(lists[entry.codes_of])):
            yield f"{entry.code}: „{code}“ fehlt in / is missing in {entry.codes_of}"


def _named(entry: Containment) -> Iterable[Pair]:
    """What an entry speaks about; of years each code with itself in the year before."""
    return ((code, code) for code in entry.among) if entry.codes_of == "years" else _pairs(entry)


def _not_exactly_once(catalogue: Catalogue, lists: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for name, codes in lists.items():
        wanted = {frozenset(pair) for pair in combinations(codes, 2)}
        if name == "years":
            wanted = {frozenset({code}) for code in codes}
        said = Counter(
            frozenset(pair)
            for entry in catalogue.containment
            if entry.codes_of == name
            for pair in _named(entry)
        )
        yield from _missing(name, wanted - said.keys())
        for pair in sorted(map(sorted, (pair for pair, times in said.items() if times > 1))):
            yield f"{name}: {_quoted(pair)} steht mehrfach / stands more than once"
        if name != "years":
            alone = sorted(code for pair in said if len(pair) == 1 for code in pair)
            yield from (f"{name}: „{code}“ mit sich selbst / with itself" for code in alone)


def _missing(name: str, pairs: set[frozenset[str]]) -> Iterator[str]:
    """A new code lacks a pair with every other one: said once, by the code that lacks most."""
    left = set(pairs)
    while left:
        times = Counter(code for pair in left for code in pair)
        code = min(times, key=lambda code: (-times[code], code))
        own = {pair for pair in left if code in pair}
        others = sorted(other for pair in own for other in pair - {code}) or [code]
        yield (
            f"{name}: „{code}“ zu {_quoted(others)}: kein Wort / no word about this pair ({_WORDS})"
        )
        left -= own


def _quoted(codes: Iterable[str]) -> str:
    return ", ".join(f"„{code}“" for code in codes)


def _against_partitions(catalogue: Catalogue) -> Iterator[str]:
    """Categories of a partition exclude each other."""
    for dimension in catalogue.dimensions:
        name = f"dimensions.{dimension.code}"
        additive = additive_pairs(catalogue, name)
        for pair in combinations(dimension.partition, 2):
            if pair not in additive:
                yield f"{name}: {_quoted(pair)} → additive (partition)"


def _broken_chains(catalogue: Catalogue, lists: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """A part of a part is a part; and what excludes a group excludes its parts."""
    for name in lists:
        nested, apart = nested_pairs(catalogue, name), additive_pairs(catalogue, name)
        for (code, middle), (begin, end) in product(sorted(nested), sorted(nested | apart)):
            wanted = "nested" if (begin, end) in nested else "additive"
            if middle == begin and (code, end) not in (nested if wanted == "nested" else apart):
                yield f"{name}: {_quoted([code, middle, end])} → {_quoted([code, end])} {wanted}"


def _unsaid_breakdowns(catalogue: Catalogue) -> Iterator[str]:
    """A scope with the name of a category shows the people that a breakdown shows as well."""
    for scope, dimension in product(catalogue.scopes, catalogue.dimensions):
        is_category = scope.code in dimension.categories
        if is_category and scope.code not in scope.where.get(dimension.code, ()):
            yield (
                f"scopes {scope.code}.where: auch eine Ausprägung von / also a category of "
                f"„{dimension.code}“"
            )
