"""A sum of cells, and what a sum needs: parts that fit, and a rest for those nobody delivered."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import NamedTuple

from indicators.disclosure.counts.places import Cell, Codes, Place

Key = Hashable


class Sum(NamedTuple):
    """The total is the sum of the parts."""

    total: Cell
    parts: tuple[Cell, ...]


def with_rest(total: Cell, parts: list[Cell], rest: Cell | None) -> Iterator[Sum]:
    """The relation, if the counts allow one; `rest` stands for the parts nobody delivered."""
    missing = total.persons - sum(part.persons for part in parts)
    if not parts or missing < 0 or (rest is None and missing > 0):
        return
    yield Sum(total, (*parts, *([rest._replace(persons=missing)] if rest else [])))


def agreed(cells: Iterable[Cell], key: Callable[[Cell], Key]) -> dict[Key, Cell]:
    """Cells by key. Reports that agree stand for each other; if they do not, none is taken."""
    found: dict[Key, set[Cell]] = defaultdict(set)
    for cell in cells:
        found[key(cell)].add(cell)
    return {
        name: min(same) for name, same in found.items() if len({cell.persons for cell in same}) == 1
    }


def of_the_year(place: Place) -> Place:
    """The place whatever the source and the day: readers take figures of one year together."""
    return place._replace(reference_date="", source_title="")


def yearly(place: Place, quantity: str, codes: Codes) -> Key:
    """What is counted where, in a year."""
    return (of_the_year(place), quantity, codes)
