"""All counts of a release and of those still public, as one system of cells and sums."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.disclosure.counts.cells import (
    Cell,
    Counted,
    counts_of_figures,
    counts_of_printed_shares,
    counts_of_ratios,
    observed_cells,
)
from indicators.disclosure.counts.links import sums_of, sums_of_reports
from indicators.disclosure.counts.rests import WITHOUT
from indicators.disclosure.counts.sums import Sum, yearly
from indicators.disclosure.primary import Rules, sensitive_series


@dataclass(frozen=True)
class Linked:
    """Cells, how they add up, and which figures show or give away which of them."""

    cells: frozenset[Cell]
    sums: frozenset[Sum]
    about_origin: frozenset[Cell]
    counted: tuple[Counted, ...]


def link(figures: pd.DataFrame, observation: pd.DataFrame, catalogue: Catalogue) -> Linked:
    """One state of the data: unprotected figures and the observations they were made of."""
    counted = counts_of_figures(figures, catalogue)
    cells = set(observed_cells(observation, catalogue))
    cells.update(cell for entry in counted for cell in entry.cells)
    ratios = counts_of_ratios(figures, cells, catalogue)
    cells.update(cell for entry in ratios for cell in entry.cells)
    printed = counts_of_printed_shares(figures, cells, catalogue)
    cells.update(cell for entry in printed for cell in entry.cells)
    sums = {*sums_of(cells, catalogue), *_sums_of_shares([*counted, *ratios, *printed])}
    cells.update(cell for entry in sums for cell in (entry.total, *entry.parts))
    about_origin = {cell for cell in cells if names_origin(cell, catalogue)}
    about_origin |= _groups(figures, [*counted, *printed], catalogue)
    return Linked(
        frozenset(cells), frozenset(sums), frozenset(about_origin), (*counted, *ratios, *printed)
    )


def with_earlier(now: Linked, earlier: Iterable[Linked], catalogue: Catalogue) -> Linked:
    """The cells and sums of all states; figures are those of now.

    A count that nobody corrected is the same number in all of them, whatever its file or source
    is called now, and contains or complements the counts of other states.
    """
    states = [now, *earlier]
    cells = frozenset[Cell]().union(*(state.cells for state in states))
    about_origin = frozenset[Cell]().union(*(state.about_origin for state in states))
    nested = _nested_over_time(now, cells, catalogue)
    rests = {cell for entry in nested for cell in (entry.total, *entry.parts)} - cells
    sums = frozenset([*sums_of_reports(cells), *nested]).union(*(state.sums for state in states))
    return Linked(
        cells | rests,
        sums,
        about_origin | {cell for cell in rests if names_origin(cell, catalogue)},
        now.counted,
    )


def _nested_over_time(now: Linked, cells: frozenset[Cell], catalogue: Catalogue) -> list[Sum]:
    """Sums of counts of which one stands in an earlier release only, unless it was corrected."""
    counted_now = {yearly(*cell[:3]) for cell in now.cells}
    gone = {cell for cell in cells - now.cells if yearly(*cell[:3]) not in counted_now}
    if not gone:
        return []
    standing = [cell for cell in now.cells | gone if WITHOUT not in dict(cell.codes)]
    return sums_of(standing, catalogue)


def small_cells(linked: Linked, catalogue: Catalogue, rules: Rules) -> set[Cell]:
    """Groups that must not be known to within a few cases: small, or mostly one city."""
    small = {cell for cell in linked.about_origin if cell.persons < rules.minimum_cases}
    small |= _rests_of_few(linked, catalogue, rules)
    return (small | _dominated(linked, rules)) - _of_nobody(linked, catalogue)


def _rests_of_few(linked: Linked, catalogue: Catalogue, rules: Rules) -> set[Cell]:
    """Who is left of two shown shares, where they are too few for a share to be shown of them."""
    few = [
        cell
        for cell in linked.cells
        if cell.persons < rules.minimum_denominator and WITHOUT in dict(cell.codes)
    ]
    groups = {
        (cell.place, cell.quantity, tuple(sorted({**dict(cell.codes), name: category}.items())))
        for cell in few
        for name, categories in _origins(catalogue).items()
        if set(dict(cell.codes).get(name, "").split("+")) == set(categories)
        for category in categories
    }
    return {cell for cell in linked.about_origin if cell[:3] in groups}


def _origins(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    return {entry.code: entry.sensitive for entry in catalogue.dimensions if entry.sensitive}


def _of_nobody(linked: Linked, catalogue: Catalogue) -> set[Cell]:
    """Zeros in groups in which nobody works: where nobody is, nobody's origin shows."""
    zeros = [cell for cell in linked.about_origin if cell.persons == 0]
    found: set[Cell] = set()
    for dimension in catalogue.dimensions:
        groups = defaultdict(list)
        for cell in zeros:
            own = dict(cell.codes)
            if own.pop(dimension.code, None) in dimension.sensitive:
                groups[cell.place, cell.quantity, tuple(own.items())].append(cell)
        same = (cells for cells in groups.values() if len(cells) == len(dimension.sensitive))
        found.update(cell for cells in same for cell in cells)
    return found


def _sums_of_shares(counted: Iterable[Counted]) -> list[Sum]:
    return [
        Sum(entry.whole, (entry.part, entry.others))
        for entry in counted
        if entry.whole is not None and entry.others is not None
    ]


def _groups(figures: pd.DataFrame, counted: Iterable[Counted], catalogue: Catalogue) -> set[Cell]:
    """Who sensitive figures are about, and those of the whole who are not."""
    is_sensitive = figures["series"].isin(sensitive_series(catalogue))
    sensitive = set(figures.loc[is_sensitive, "figure_id"])
    return {
        cell
        for entry in counted
        if entry.figure_id in sensitive
        for cell in (entry.part, entry.others)
        if cell is not None
    }


def names_origin(cell: Cell, catalogue: Catalogue) -> bool:
    """Whether it counts people of some origin; those of all origins together tell nothing."""
    own = dict(cell.codes)
    for dimension in catalogue.dimensions:
        counted = set(own.get(dimension.code, "").split("+")) & set(dimension.sensitive)
        if counted and counted != set(dimension.sensitive):
            return True
    return False


def _dominated(linked: Linked, rules: Rules) -> set[Cell]:
    """Sums of cities of which one makes up nearly all."""
    return {
        entry.total
        for entry in linked.sums
        if entry.total in linked.about_origin
        for part in entry.parts
        if part.place.area != entry.total.place.area
        and part.persons > rules.dominance / 100 * entry.total.persons
    }
