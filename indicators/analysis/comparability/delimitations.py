"""Whether two figures may stand side by side, and if not, why not."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Concept, Method, Scope, Text

MOST_MONTHS_APART = 24

NOTHING_COMPARES = "not_comparable"
"""Class of unknown definitions and methods: not even two of them compare."""

Level = Literal["comparable", "limited", "not_comparable"]
_ORDER: tuple[Level, ...] = ("comparable", "limited", "not_comparable")


@dataclass(frozen=True)
class Delimitation:
    """What a figure says about itself: the four things that must match."""

    concept: str
    method: str
    scope: str
    year: int
    reference_date: date | None = None


@dataclass(frozen=True)
class Comparison:
    """The level of comparability and every reason against, worst first."""

    level: Level
    reasons: tuple[Text, ...]


def compare(one: Delimitation, other: Delimitation, catalogue: Catalogue) -> Comparison:
    """Compares two figures by concept, method, scope and reference date.

    The worst of the four decides. Symmetric, and a figure is comparable with itself unless
    its method or concept is not known.
    """
    found = [
        compare_concepts(one.concept, other.concept, catalogue),
        _methods(one, other, catalogue),
        _scopes(one, other, catalogue),
        _dates(one, other),
    ]
    level = max((level for level, _ in found), key=_ORDER.index)
    reasons = sorted((pair for pair in found if pair[1]), key=lambda pair: -_ORDER.index(pair[0]))
    return Comparison(level, tuple(reason for _, reason in reasons if reason))


Judged = tuple[Level, Text | None]


def compare_concepts(one: str, other: str, catalogue: Catalogue) -> Judged:
    """Compares two concepts of migration history alone."""
    left: Concept = catalogue.concepts[one]
    right: Concept = catalogue.concepts[other]
    return _judge(left, right, Text(de="Begriff", en="Concept"))


def _methods(one: Delimitation, other: Delimitation, catalogue: Catalogue) -> Judged:
    left: Method = catalogue.methods[one.method]
    right: Method = catalogue.methods[other.method]
    return _judge(left, right, Text(de="Methode", en="Method"))


def _scopes(one: Delimitation, other: Delimitation, catalogue: Catalogue) -> Judged:
    left: Scope = catalogue.scopes[one.scope]
    right: Scope = catalogue.scopes[other.scope]
    return _judge(left, right, Text(de="Bereich", en="Scope"))


def _judge(left: Concept | Method | Scope, right: Concept | Method | Scope, what: Text) -> Judged:
    """Same class is comparable, a class the catalogue allows is limited, else not."""
    classes = {left.comparability_class, right.comparability_class}
    # A class that lists itself (estimates, methods not stated) is limited even with its own.
    is_same = len(classes) == 1 and left.comparability_class not in left.limited_with
    if is_same and NOTHING_COMPARES not in classes:
        return "comparable", None
    allowed = NOTHING_COMPARES not in classes and (
        right.comparability_class in left.limited_with
        or left.comparability_class in right.limited_with
    )
    because = left.limited_because or right.limited_because
    names = _named(left.label, right.label, what)
    if not allowed:
        return "not_comparable", names
    if because is None:
        return "limited", names
    return "limited", Text(de=f"{names.de}. {because.de}", en=f"{names.en}. {because.en}")


def _named(left: Text, right: Text, what: Text) -> Text:
    """What stands against what; two values may be limited by one and the same label."""
    if left == right:
        return Text(de=f"{what.de}: {left.de}", en=f"{what.en}: {left.en}")
    return Text(
        de=f"{what.de}: {left.de} gegenüber {right.de}",
        en=f"{what.en}: {left.en} against {right.en}",
    )


def _dates(one: Delimitation, other: Delimitation) -> Judged:
    months = months_apart(one, other)
    if months <= MOST_MONTHS_APART:
        return "comparable", None
    found, allowed = span(months), span(MOST_MONTHS_APART)
    return "not_comparable", Text(
        de=f"Stichtage liegen {found.de} auseinander (erlaubt sind {allowed.de})",
        en=f"Reference dates are {found.en} apart ({allowed.en} are allowed)",
    )


def span(months: int) -> Text:
    """A time of at least two months in words; whole years as years, because 168 months tell
    nobody anything."""
    if months < 24 or months % 12:
        return Text(de=f"{months} Monate", en=f"{months} months")
    return Text(de=f"{months // 12} Jahre", en=f"{months // 12} years")


def months_apart(one: Delimitation, other: Delimitation) -> int:
    """Months between two reference dates; a bare year counts from its middle.

    A day within a bare year is none away: what was counted over a year belongs to the stock of
    that year and not to that of the last day of December before.
    """
    is_bare = one.reference_date is None or other.reference_date is None
    if is_bare and one.year == other.year:
        return 0
    return whole_months(_middle(one), _middle(other))


def whole_months(one: date, other: date) -> int:
    """Whole months between two days, whichever comes first: the one meaning of "24 months".

    From 31 December 2019 to 1 January 2022 it is 24: the last day of a year and the first of the
    next are the same state of a stock.
    """
    left, right = sorted([one, other])
    months = 12 * (right.year - left.year) + right.month - left.month
    return months if right.day >= left.day else months - 1


def _middle(figure: Delimitation) -> date:
    return figure.reference_date or date(figure.year, 6, 30)
