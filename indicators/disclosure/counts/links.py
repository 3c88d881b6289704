"""How the cells of a release add up: categories, reports, regions, nested groups and stocks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from indicators.catalogue import Catalogue
from indicators.catalogue.containment import nested_pairs, same_pairs
from indicators.catalogue.models import Dimension
from indicators.disclosure.counts.nesting import sums_of_nested
from indicators.disclosure.counts.places import Cell, Codes, Place
from indicators.disclosure.counts.sums import Key, Sum, agreed, of_the_year, with_rest, yearly
from indicators.disclosure.counts.totals import of_nothing_delivered, totals_added_up

__all__ = ["Sum", "sums_of", "sums_of_reports"]

REST = "rest"
EVERYONE = "all"
"""The concept of counts that ask nobody's origin."""


def sums_of(cells: Iterable[Cell], catalogue: Catalogue) -> list[Sum]:
    """All additive relations among the cells; what is lacking to a total becomes a rest cell.

    Counts that do not add up although every part was delivered contradict each other; they are
    a finding on the data and no relation.
    """
    delivered = set(cells)
    added_up = totals_added_up(delivered, catalogue)
    given = delivered | of_nothing_delivered(added_up, delivered)
    categories = list(_sums_of_categories(given, added_up, catalogue))
    # Those of other origin are a group too where only the total and the others were delivered.
    worked_out = given.union(*((entry.total, *entry.parts) for entry in categories))
    return [
        *categories,
        *sums_of_reports(given),
        *_sums_of_areas(given, catalogue),
        *sums_of_nested(worked_out, catalogue),
        *_sums_of_stocks(given, catalogue),
    ]


class Known(NamedTuple):
    """Cells by place, and by year where the reports of one place do not tell."""

    of_place: dict[Key, Cell]
    of_year: dict[Key, Cell]
    methods: dict[str, list[str]]
    """Methods with those that readers take for the same."""

    def find(self, place: Place, quantity: str, codes: Codes) -> Cell | None:
        """The count at a place, else the one that every report of the year gives."""
        if exact := self.of_place.get((place, quantity, codes)):
            return exact
        methods = [place.method, *self.methods.get(place.method, ())]
        keys = (yearly(place._replace(method=method), quantity, codes) for method in methods)
        return next((self.of_year[key] for key in keys if key in self.of_year), None)


def _known(cells: set[Cell], catalogue: Catalogue) -> Known:
    methods: dict[str, list[str]] = defaultdict(list)
    for method, other in sorted(same_pairs(catalogue, "methods")):
        methods[method].append(other)
    of_place = agreed(cells, lambda cell: cell[:3])
    return Known(of_place, agreed(cells, lambda cell: yearly(*cell[:3])), methods)


def _sums_of_categories(
    cells: set[Cell], added_up: set[Cell], catalogue: Catalogue
) -> Iterator[Sum]:
    known = _known(cells, catalogue)
    dimensions = {entry.code: entry for entry in catalogue.dimensions if entry.partition}
    broken_down = _broken_down(cells)
    alike: dict[Place, set[str]] = defaultdict(set)
    for cell in cells:
        alike[_of_everyone(cell.place)].add(cell.place.concept)
    for total in cells | added_up:
        # Parts of a count of everyone may be defined by any concept.
        own = {total.place.concept}
        concepts = alike[_of_everyone(total.place)] if own == {EVERYONE} else own
        for concept in sorted(concepts):
            place = total.place._replace(concept=concept)
            for code in _splits(total, broken_down):
                if code in dimensions:
                    yield from _sum_of_categories(total, place, dimensions[code], known)


def _of_everyone(place: Place) -> Place:
    return of_the_year(place)._replace(concept=EVERYONE, method="")


def _broken_down(cells: set[Cell]) -> dict[Key, set[str]]:
    """What is counted → characteristics by which it is broken down somewhere."""
    found: dict[Key, set[str]] = defaultdict(set)
    for quantity, codes in {(cell.quantity, cell.codes) for cell in cells}:
        for pair in codes:
            found[quantity, _without(codes, pair)].add(pair[0])
    return found


def _splits(total: Cell, broken_down: dict[Key, set[str]]) -> Iterator[str]:
    """Characteristics of which the total counts several categories together, or all."""
    own = {name for name, _ in total.codes}
    yield from broken_down.get((total.quantity, total.codes), set()) - own
    yield from (name for name, category in total.codes if "+" in category)


def _without(codes: Codes, pair: tuple[str, str]) -> Codes:
    return tuple(other for other in codes if other != pair)


def _sum_of_categories(
    total: Cell, place: Place, dimension: Dimension, known: Known
) -> Iterator[Sum]:
    own = dict(total.codes)
    categories = own.get(dimension.code, "+".join(dimension.partition)).split("+")
    codes = {name: tuple(sorted({**own, dimension.code: name}.items())) for name in categories}
    found = {
        name: cell
        for name in categories
        if (cell := known.find(place, total.quantity, codes[name]))
    }
    left = [name for name in categories if name not in found]
    is_complete = set(left) <= set(dimension.optional)
    joined = {**own, dimension.code: "+".join(left)}
    rest = Cell(place, total.quantity, tuple(sorted(joined.items())), 0)
    yield from with_rest(total, list(found.values()), None if is_complete else rest)


def sums_of_reports(cells: Set[Cell]) -> Iterator[Sum]:
    """The same count in two reports is one number, whichever of them is hidden."""
    found: dict[Key, list[Cell]] = defaultdict(list)
    for cell in cells:
        found[cell._replace(place=of_the_year(cell.place))].append(cell)
    for same in found.values():
        first, *others = sorted(same)
        yield from (Sum(first, (other,)) for other in others)


def _sums_of_areas(cells: set[Cell], catalogue: Catalogue) -> Iterator[Sum]:
    """Regional sums; dates and sources of the cities may differ."""
    members = {region.code: set(region.members) for region in catalogue.comparators}
    inside: dict[str, set[str]] = defaultdict(set)
    for city, region in nested_pairs(catalogue, "areas"):
        inside[region].add(city)
    by_key: dict[tuple, list[Cell]] = defaultdict(list)
    for cell in cells:
        by_key[_regional_key(cell)].append(cell)
    for total in cells:
        own = members.get(total.place.area) or inside[total.place.area]
        found = [cell for cell in by_key[_regional_key(total)] if cell.place.area in own]
        parts = agreed(found, lambda cell: cell.place.area)
        if len(parts) == len({cell.place.area for cell in found}):
            is_whole = parts.keys() == members.get(total.place.area)
            # Which cities a sum is made of may not be said: then it may be just these.
            is_whole |= not members.get(total.place.area) and _is_sum(total, parts.values())
            rest = None if is_whole else _rest_of(total, "area")
            yield from with_rest(total, list(parts.values()), rest)


def _is_sum(total: Cell, parts: Iterable[Cell]) -> bool:
    return total.persons == sum(part.persons for part in parts)


def _regional_key(cell: Cell) -> tuple:
    return (of_the_year(cell.place)._replace(area=""), cell.quantity, cell.codes)


def _sums_of_stocks(cells: set[Cell], catalogue: Catalogue) -> Iterator[Sum]:
    """Stock of the year before + gained = stock + lost + others who left."""
    flows = {entry.code: entry.carried_over for entry in catalogue.quantities if entry.carried_over}
    only = agreed(cells, lambda cell: yearly(cell.place, cell.quantity, cell.codes))
    for stock in cells:
        flow = flows.get(stock.quantity)
        if flow is None:
            continue
        before = stock.place._replace(year=stock.place.year - 1)
        old = only.get(yearly(before, stock.quantity, stock.codes))
        gained = only.get(yearly(stock.place, flow.gained, stock.codes))
        lost = only.get(yearly(stock.place, flow.lost, stock.codes))
        if old and gained and lost:
            name = f"{stock.quantity} before and {flow.gained}"
            both = Cell(stock.place, name, stock.codes, old.persons + gained.persons)
            yield Sum(both, (old, gained))
            yield from with_rest(both, [stock, lost], _rest_of(both, "left"))


def _rest_of(total: Cell, of: str) -> Cell:
    return total._replace(codes=tuple(sorted({**dict(total.codes), of: REST}.items())))
