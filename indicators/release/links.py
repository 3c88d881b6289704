"""How the cells of a release add up: categories, parts, regions, nested scopes and stocks."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Set
from typing import NamedTuple

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Dimension
from indicators.release.cells import Cell, Codes, Place

REST = "rest"
EVERYONE = "all"
"""The concept of counts that ask nobody's origin."""


class Sum(NamedTuple):
    """The total is the sum of the parts."""

    total: Cell
    parts: tuple[Cell, ...]


Key = Hashable


def _only(cells: Iterable[Cell], key: Callable[[Cell], Key]) -> dict[Key, Cell]:
    """Cells by key. Reports that agree stand for each other; if they do not, none is taken."""
    found: dict[Key, set[Cell]] = defaultdict(set)
    for cell in cells:
        found[key(cell)].add(cell)
    return {
        name: min(same) for name, same in found.items() if len({cell.persons for cell in same}) == 1
    }


def sums_of(cells: Iterable[Cell], catalogue: Catalogue) -> list[Sum]:
    """All additive relations among the cells; what is lacking to a total becomes a rest cell.

    Counts that do not add up although every part was delivered contradict each other; they are
    a finding on the data and no relation.
    """
    given = set(cells)
    categories = list(_sums_of_categories(given, catalogue))
    return [
        *categories,
        *sums_of_reports(given),
        *_sums_of_areas(given, catalogue),
        *_sums_of_scopes(given, catalogue),
        *_sums_of_stocks(given, catalogue),
    ]


def _sums_of_categories(cells: set[Cell], catalogue: Catalogue) -> Iterator[Sum]:
    only = _only(cells, lambda cell: cell[:3])
    dimensions = {entry.code: entry for entry in catalogue.dimensions if entry.partition}
    broken_down = _broken_down(cells)
    alike: dict[Place, set[Place]] = defaultdict(set)
    for cell in cells:
        alike[cell.place._replace(concept=EVERYONE)].add(cell.place)
    for total in cells:
        # Parts of a count of everyone may be defined by any concept.
        for place in alike.get(total.place, [total.place]):
            for code in _splits(total, broken_down):
                if code in dimensions:
                    yield from _sum_of_categories(total, place, dimensions[code], only)


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
    total: Cell, place: Place, dimension: Dimension, only: dict[Key, Cell]
) -> Iterator[Sum]:
    own = dict(total.codes)
    categories = own.get(dimension.code, "+".join(dimension.partition)).split("+")
    codes = {name: tuple(sorted({**own, dimension.code: name}.items())) for name in categories}
    found = {
        name: cell
        for name in categories
        if (cell := only.get((place, total.quantity, codes[name])))
    }
    left = [name for name in categories if name not in found]
    is_complete = set(left) <= set(dimension.optional)
    joined = {**own, dimension.code: "+".join(left)}
    rest = Cell(place, total.quantity, tuple(sorted(joined.items())), 0)
    yield from _with_rest(total, list(found.values()), None if is_complete else rest)


def _with_rest(total: Cell, parts: list[Cell], rest: Cell | None) -> Iterator[Sum]:
    """The relation, if the counts allow one; `rest` stands for the parts nobody delivered."""
    missing = total.persons - sum(part.persons for part in parts)
    if not parts or missing < 0 or (rest is None and missing > 0):
        return
    yield Sum(total, (*parts, *([rest._replace(persons=missing)] if rest else [])))


def sums_of_reports(cells: Set[Cell]) -> Iterator[Sum]:
    """The same count in two reports is one number, whichever of them is hidden."""
    found: dict[Key, list[Cell]] = defaultdict(list)
    for cell in cells:
        place = cell.place._replace(reference_date="", source_title="")
        found[cell._replace(place=place)].append(cell)
    for same in found.values():
        first, *others = sorted(same)
        yield from (Sum(first, (other,)) for other in others)


def _sums_of_areas(cells: set[Cell], catalogue: Catalogue) -> Iterator[Sum]:
    """Regional sums; dates and sources of the cities may differ."""
    members = {region.code: region.members for region in catalogue.comparators if region.members}
    by_key: dict[tuple, list[Cell]] = defaultdict(list)
    for cell in cells:
        by_key[_regional_key(cell)].append(cell)
    for total in cells:
        cities = members.get(total.place.area, ())
        found = [cell for cell in by_key[_regional_key(total)] if cell.place.area in cities]
        parts = _only(found, lambda cell: cell.place.area)
        if len(parts) == len({cell.place.area for cell in found}):
            rest = None if len(parts) == len(cities) else _rest_of(total, "area")
            yield from _with_rest(total, list(parts.values()), rest)


def _regional_key(cell: Cell) -> tuple:
    place = cell.place._replace(area="", reference_date="", source_title="")
    return (place, cell.quantity, cell.codes)


def _sums_of_scopes(cells: set[Cell], catalogue: Catalogue) -> Iterator[Sum]:
    """A wider part of the administration is the narrower one and the rest of it."""
    wider = {scope.code: scope.part_of for scope in catalogue.scopes if scope.part_of}
    only = _only(cells, lambda cell: cell[:3])
    for part in cells:
        scope = wider.get(part.place.scope)
        if scope is None:
            continue
        total = only.get((part.place._replace(scope=scope), *part[1:3]))
        if total is not None:
            yield from _with_rest(total, [part], _rest_of(total, "scope"))


def _sums_of_stocks(cells: set[Cell], catalogue: Catalogue) -> Iterator[Sum]:
    """Stock of the year before + gained = stock + lost + others who left."""
    flows = {entry.code: entry.carried_over for entry in catalogue.quantities if entry.carried_over}
    only = _only(cells, lambda cell: _yearly(cell.place, cell.quantity, cell.codes))
    for stock in cells:
        flow = flows.get(stock.quantity)
        if flow is None:
            continue
        before = stock.place._replace(year=stock.place.year - 1)
        old = only.get(_yearly(before, stock.quantity, stock.codes))
        gained = only.get(_yearly(stock.place, flow.gained, stock.codes))
        lost = only.get(_yearly(stock.place, flow.lost, stock.codes))
        if old and gained and lost:
            name = f"{stock.quantity} before and {flow.gained}"
            both = Cell(stock.place, name, stock.codes, old.persons + gained.persons)
            yield Sum(both, (old, gained))
            yield from _with_rest(both, [stock, lost], _rest_of(both, "left"))


def _yearly(place: Place, quantity: str, codes: Codes) -> Key:
    return (place._replace(reference_date="", source_title=""), quantity, codes)


def _rest_of(total: Cell, of: str) -> Cell:
    return total._replace(codes=tuple(sorted({**dict(total.codes), of: REST}.items())))
