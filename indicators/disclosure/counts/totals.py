"""Totals that nobody delivered: whoever reads all parts adds them up."""

from collections import defaultdict
from collections.abc import Iterator

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Dimension
from indicators.disclosure.counts.places import Cell
from indicators.disclosure.counts.sums import Key, agreed, of_the_year, yearly


def totals_added_up(cells: set[Cell], catalogue: Catalogue) -> set[Cell]:
    """Totals of complete breakdowns, as far as none of the cells says the same number.

    Two breakdowns of one group have one total, delivered or not: what one of them hides, the
    other one gives away. Totals over all origins are left out; they tell nothing of anybody's.
    """
    dimensions = [
        entry for entry in catalogue.dimensions if entry.partition and not entry.sensitive
    ]
    found: set[Cell] = set()
    # A table of several characteristics has totals of totals.
    while new := set(_totals(cells | found, dimensions)):
        found |= new
    return found


def of_nothing_delivered(totals: set[Cell], cells: set[Cell]) -> set[Cell]:
    """Those that no delivered count of the same group contradicts."""
    delivered = {yearly(*cell[:3]) for cell in cells}
    return {total for total in totals if yearly(*total[:3]) not in delivered}


def _totals(cells: set[Cell], dimensions: list[Dimension]) -> Iterator[Cell]:
    counted = {_counted(cell) for cell in cells}
    for dimension in dimensions:
        for parts in _broken_down(cells, dimension):
            total = _total(parts, dimension)
            if _counted(total) not in counted:
                yield total


def _counted(cell: Cell) -> Key:
    return (yearly(*cell[:3]), cell.persons)


def _broken_down(cells: set[Cell], dimension: Dimension) -> Iterator[list[Cell]]:
    """The parts of every count that this characteristic breaks down completely."""
    groups: dict[Key, set[Cell]] = defaultdict(set)
    for cell in cells:
        own = dict(cell.codes)
        if own.pop(dimension.code, None) in dimension.partition:
            groups[of_the_year(cell.place), cell.quantity, tuple(own.items())].add(cell)
    for group in groups.values():
        parts = agreed(group, lambda cell: dict(cell.codes)[dimension.code])
        if set(dimension.partition) - set(dimension.optional) <= parts.keys():
            yield sorted(parts.values())


def _total(parts: list[Cell], dimension: Dimension) -> Cell:
    codes = tuple(pair for pair in parts[0].codes if pair[0] != dimension.code)
    return parts[0]._replace(codes=codes, persons=sum(part.persons for part in parts))
