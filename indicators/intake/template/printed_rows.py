"""The rows of the form: one per base figure and group, criterion, measure and indicator."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from indicators.catalogue import Catalogue
from indicators.catalogue.models import City, Indicator, Quantity, Term
from indicators.intake.form_aids import COMPUTED
from indicators.intake.template.usual import usual_of


@dataclass(frozen=True)
class PrintedRow:
    """One row: its key, the codes of its fields, its help texts; or a share that is computed."""

    key: str
    fields: dict[str, str]
    aids: dict[str, str] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    factor: int = 0
    """Keys of the rows whose sums make the share, and what it is multiplied with."""

    @property
    def is_computed(self) -> bool:
        """Whether the row asks nothing and only computes."""
        return bool(self.parts)


def printed_rows(form: str, catalogue: Catalogue, city: City) -> list[PrintedRow]:
    """The rows of one sheet of the form for a city, in the order of the catalogue."""
    makers = {
        "figures": lambda: figure_rows(catalogue, city),
        "criteria": lambda: _criteria(catalogue),
        "measure_reports": lambda: _measures(catalogue),
        "recordability": lambda: _recordability(catalogue),
    }
    return list(makers[form]())


def figure_rows(catalogue: Catalogue, city: City) -> Iterator[PrintedRow]:
    """Base figures with their groups, and after each the shares that can be computed from them."""
    groups = _groups(catalogue)
    keys = {key_of(code, group) for code, found in groups.items() for group in found}
    for quantity in catalogue.quantities:
        if not _is_asked(quantity, catalogue, city):
            continue
        for group in groups[quantity.code]:
            yield _figure(quantity, group, catalogue)
        for indicator in catalogue.indicators:
            if indicator.numerator and indicator.numerator.quantity == quantity.code:
                yield from _shares(indicator, catalogue, keys)


def key_of(quantity: str, breakdown: str) -> str:
    """The key of a printed base figure; see `form_keys.key_of_row`."""
    return f"{quantity}|{breakdown}" if breakdown else quantity


def _is_asked(quantity: Quantity, catalogue: Catalogue, city: City) -> bool:
    """Not what is counted under another name, can be computed, or only one city knows."""
    computable = {entry.reported_as for entry in catalogue.indicators if entry.numerator}
    is_weighted = quantity.code in {
        entry.reported_as for entry in catalogue.context if entry.standardised
    }
    if quantity.same_as or quantity.part or quantity.code in computable or is_weighted:
        return False
    is_keeper = catalogue.home is None or catalogue.home.code == city.code
    return quantity.about != "cooperation" or is_keeper


def _groups(catalogue: Catalogue) -> dict[str, list[str]]:
    """The breakdowns that indicators and weighted series need of each quantity, all first."""
    found: dict[str, list[str]] = {entry.code: [""] for entry in catalogue.quantities}
    for term, breakdowns in _terms(catalogue):
        for name in _sized(term, breakdowns, catalogue):
            found[term.quantity] += [f"{name}={c}" for c in catalogue.dimensions[name].partition]
        found[term.quantity] += _combinations(term, breakdowns, catalogue)
    for series in catalogue.context:
        if series.standardised:
            ages = catalogue.dimensions[series.standardised.dimension]
            for quantity in (series.standardised.of, series.standardised.stock):
                named = catalogue.context[quantity].reported_as if quantity in found else quantity
                found[named] += [f"{ages.code}={category}" for category in ages.partition]
    return {code: list(dict.fromkeys(groups)) for code, groups in found.items()}


def _sized(term: Term, breakdowns: tuple[str, ...], catalogue: Catalogue) -> list[str]:
    """Characteristics whose groups must be known in size, because people of them were asked.

    Who answers about a sensitive characteristic is a part of the group; the house knows the whole.
    """
    named = [catalogue.dimensions[name] for name in [*breakdowns, *term.where]]
    if not any(dimension.sensitive for dimension in named):
        return []
    return [entry.code for entry in named if entry.partition and not entry.sensitive]


def _terms(catalogue: Catalogue) -> Iterator[tuple[Term, tuple[str, ...]]]:
    for indicator in catalogue.indicators:
        for term in (indicator.numerator, indicator.denominator):
            while term is not None:
                yield term, indicator.breakdowns
                term = term.per


def _combinations(term: Term, breakdowns: tuple[str, ...], catalogue: Catalogue) -> list[str]:
    """Each combination of the categories that count, in each group of a breakdown."""
    conditions = {name: term.where[name] for name in term.where}
    for name in breakdowns:
        conditions[name] = catalogue.dimensions[name].partition
    return [_text(pairs) for pairs in _pairs(conditions)]


def _pairs(conditions: dict[str, tuple[str, ...]]) -> Iterator[tuple[tuple[str, str], ...]]:
    named = [[(name, category) for category in found] for name, found in conditions.items()]
    yield from product(*named)


def _text(pairs: tuple[tuple[str, str], ...]) -> str:
    return "|".join(sorted(f"{name}={category}" for name, category in pairs))


def _figure(quantity: Quantity, breakdown: str, catalogue: Catalogue) -> PrintedRow:
    usual = usual_of(quantity, breakdown, catalogue)
    fields = {
        "quantity": quantity.code,
        "breakdown": breakdown,
        "unit": quantity.unit,
        "concept": usual.concept,
        "method": usual.method,
        "scope": usual.scope,
        "precision": "as_published",
        "observation_status": "A",
        "reference_date": "" if usual.flow else "wie Angaben",
        "source_title": "wie Angaben",
    }
    aids = {"explanation": usual.explanation, "keeper": usual.keeper}
    return PrintedRow(key_of(quantity.code, breakdown), fields, aids)


def _shares(indicator: Indicator, catalogue: Catalogue, keys: set[str]) -> Iterator[PrintedRow]:
    """The share of an indicator, in every group, where all its rows stand in the form."""
    part, whole = indicator.numerator, indicator.denominator
    factor = {"percent": 100, "per_100": 100, "per_1000": 1000}.get(indicator.unit)
    if part is None or whole is None or part.per or whole.per or factor is None:
        return
    conditions = {name: catalogue.dimensions[name].partition for name in indicator.breakdowns}
    for group in _pairs(conditions):
        parts, wholes = _keys_of(part, group), _keys_of(whole, group)
        if {*parts, *wholes} <= keys:
            key = COMPUTED + key_of(indicator.name, _text(group))
            fields = {"quantity": indicator.name, "breakdown": _text(group)}
            yield PrintedRow(key, fields, parts=parts, whole=wholes, factor=factor)


def _keys_of(term: Term, group: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(key_of(term.quantity, _text((*found, *group))) for found in _pairs(term.where))


def _criteria(catalogue: Catalogue) -> Iterator[PrintedRow]:
    for entry in catalogue.criteria:
        yield PrintedRow(entry.code, {"criterion": entry.code}, {"explanation": entry.question.de})


def _measures(catalogue: Catalogue) -> Iterator[PrintedRow]:
    """The measures of the action plan; others can be added below."""
    for entry in catalogue.action_plan:
        yield PrintedRow(entry.code, {"measure": entry.code}, {"explanation": entry.summary.de})


def _recordability(catalogue: Catalogue) -> Iterator[PrintedRow]:
    for entry in catalogue.indicators:
        level = catalogue.recordability_levels[entry.recordability]
        words = f"{level.label.de}. {entry.closes_gap.de}"
        yield PrintedRow(entry.name, {"indicator": entry.name}, {"explanation": words})
