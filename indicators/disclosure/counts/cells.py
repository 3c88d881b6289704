"""The counts of persons behind the figures of a release: cells for disclosure control."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Indicator, Quantity, Term
from indicators.disclosure.counts.places import Cell, Codes, Place, cell_of, codes_of, is_whole

__all__ = [
    "Cell",
    "Codes",
    "Counted",
    "Place",
    "counts_of_figures",
    "counts_of_printed_shares",
    "counts_of_ratios",
    "observed_cells",
]

ByScope = tuple[str, int, str, str, Codes]
"""Area, year, scope, quantity and categories, whatever the source."""


class Counted(NamedTuple):
    """Counts that a figure shows or gives away: a group, its whole and all others of the whole."""

    figure_id: int
    part: Cell
    whole: Cell | None = None
    others: Cell | None = None

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Those of the three that there are."""
        return tuple(cell for cell in self[1:] if cell is not None)


def observed_cells(observation: pd.DataFrame, catalogue: Catalogue) -> list[Cell]:
    """Every delivered count of employees, whether a figure shows it or not.

    `observation`: rows of the store that are in force. A quantity that the catalogue calls the
    same as a part of another one becomes that part.
    """
    counted = {
        quantity.code: quantity.same_as or Term(quantity=quantity.code)
        for quantity in catalogue.quantities
        if quantity.about == "staff" and quantity.additive
    }
    rows = observation[observation["quantity"].isin(counted.keys())]
    return [
        cell_of(row, counted[row["quantity"]], row["breakdown"], row["value"])
        for row in rows.to_dict("records")
        if is_whole(row["value"])
    ]


def counts_of_figures(figures: pd.DataFrame, catalogue: Catalogue) -> list[Counted]:
    """Numerator, denominator and those in between of the figures about employees.

    A figure without counts, such as a share printed as a percentage only, shows none.
    """
    terms = _terms_by_series(catalogue)
    relevant = figures[figures["series"].isin(terms.keys())].to_dict("records")
    found = (_counted(row, *terms[row["series"]]) for row in relevant)
    return [counted for counted in found if counted]


def counts_of_ratios(
    figures: pd.DataFrame, cells: Iterable[Cell], catalogue: Catalogue
) -> list[Counted]:
    """The counts behind ratios of two rates, one entry per rate."""
    at_place = _by_scope(cells)
    rates = {entry.name: _rates_of(entry) for entry in catalogue.indicators}
    return [
        _share(int(row["figure_id"]), part, whole)
        for row in figures[figures["unit"] == "ratio"].to_dict("records")
        for rate, per in rates.get(row["series"], ())
        for part in at_place[(*_scoped(row), rate.quantity, codes_of(rate, ""))]
        for whole in at_place[(*_scoped(row), per.quantity, codes_of(per, ""))]
    ]


def counts_of_printed_shares(
    figures: pd.DataFrame, cells: Iterable[Cell], catalogue: Catalogue
) -> list[Counted]:
    """The counts that shares printed without both of their counts give away.

    With the whole known, a rounded share leads back to nearly one count; it counts as shown.
    The count is the one known from elsewhere, else that which the printed base gives.
    """
    at_place, terms = _by_scope(cells), _terms_by_series(catalogue)
    is_printed = (figures["unit"] == "percent") & figures["value"].notna()
    is_printed &= figures["numerator"].isna() | figures["denominator"].isna()
    printed = figures[is_printed & figures["series"].isin(terms.keys())].to_dict("records")
    return [entry for row in printed for entry in _given_away(row, *terms[row["series"]], at_place)]


def _given_away(
    row: dict, numerator: Term, denominator: Term | None, at_place: dict[ByScope, list[Cell]]
) -> list[Counted]:
    number = int(row["figure_id"])
    codes = codes_of(numerator, row["breakdown"])
    parts = [
        part
        for part in at_place.get((*_scoped(row), numerator.quantity, codes), [])
        if part.place.concept == row["concept"]
    ]
    if denominator is None or not is_whole(row["denominator"]):
        return [Counted(number, part) for part in parts]
    whole = cell_of(row, denominator, row["breakdown"], row["denominator"])
    count = round(row["value"] / 100 * row["denominator"])
    rounded = cell_of(row, numerator, row["breakdown"], count)
    return [_share(number, part, whole) for part in parts or [rounded]]


def _by_scope(cells: Iterable[Cell]) -> dict[ByScope, list[Cell]]:
    found: dict[ByScope, list[Cell]] = defaultdict(list)
    for cell in cells:
        found[(*cell.place[:2], cell.place.scope, cell.quantity, cell.codes)].append(cell)
    return found


def _rates_of(indicator: Indicator) -> list[tuple[Term, Term]]:
    terms = (indicator.numerator, indicator.denominator)
    return [(term, term.per) for term in terms if term is not None and term.per is not None]


def _scoped(row: dict) -> tuple[str, int, str]:
    return row["area"], int(row["year"]), row["scope"]


def _terms_by_series(catalogue: Catalogue) -> dict[str, tuple[Term, Term | None]]:
    """Series about employees: what the numerator (or the value) and the denominator count."""
    quantities = {quantity.code: quantity for quantity in catalogue.quantities}
    known = {
        entry.name: (entry.numerator, entry.denominator)
        for entry in catalogue.indicators
        if entry.numerator is not None
        and entry.numerator.per is None
        and quantities[entry.numerator.quantity].about == "staff"
    }
    for entry in catalogue.context:
        quantity = quantities[entry.reported_as]
        if quantity.about == "staff":
            known[entry.name] = _reported_terms(quantity)
    return known


def _reported_terms(quantity: Quantity) -> tuple[Term, Term | None]:
    """What a reported share counts; unless the catalogue says it, a group of its own."""
    if quantity.kind == "count":
        return quantity.same_as or Term(quantity=quantity.code), None
    part = quantity.part or Term(quantity=f"{quantity.code}.part")
    return part, quantity.whole or Term(quantity=f"{quantity.code}.whole")


def _counted(row: dict, numerator: Term, denominator: Term | None) -> Counted | None:
    number = int(row["figure_id"])
    if denominator is None:
        count = row["value"]
        has_count = is_whole(count)
        return (
            Counted(number, cell_of(row, numerator, row["breakdown"], count)) if has_count else None
        )
    if not (is_whole(row["numerator"]) and is_whole(row["denominator"])):
        return None
    part = cell_of(row, numerator, row["breakdown"], row["numerator"])
    whole = cell_of(row, denominator, row["breakdown"], row["denominator"])
    return _share(number, part, whole) if row["unit"] == "percent" else Counted(number, part, whole)


def _share(figure_id: int, part: Cell, whole: Cell) -> Counted:
    is_part = part.persons <= whole.persons
    return Counted(figure_id, part, whole, _complement(part, whole) if is_part else None)


def _complement(part: Cell, whole: Cell) -> Cell:
    """Those of the whole who are not of the part."""
    count = whole.persons - part.persons
    rest = _remaining_codes(part.codes, whole.codes)
    if part.quantity == whole.quantity and rest is not None:
        return Cell(part.place, part.quantity, rest, count)
    return Cell(part.place, f"{whole.quantity} without {part.quantity}", part.codes, count)


def _remaining_codes(part: Codes, whole: Codes) -> Codes | None:
    """The one joined category of the whole, less what the part has of it; None if unclear."""
    differing = [pair for pair in part if pair not in whole]
    if len(differing) != 1 or len(part) != len(whole):
        return None
    dimension, category = differing[0]
    left = [code for code in dict(whole)[dimension].split("+") if code != category]
    return tuple(sorted({**dict(part), dimension: "+".join(left)}.items()))
