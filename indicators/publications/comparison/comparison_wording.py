"""Sentences and tables about cities side by side. The judgement itself stands in the release."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications.measures.register_tables import titled
from indicators.publications.speech import formats
from indicators.publications.speech.wording import counted, sentence, shortened

LEVELS = ("comparable", "limited", "not_comparable")
Pair = tuple[Any, Any]


def verdict(
    with_value: Sequence[str], pairs: pd.DataFrame, catalogue: Catalogue, language: str
) -> str:
    """Whether the cities that have a value may be compared, in one sentence."""
    if not with_value:
        return sentence("comparison_none", language, all=len(catalogue.monitored_cities))
    if len(with_value) == 1:
        city = catalogue.area_name(with_value[0], language)
        return sentence("comparison_single", language, city=city)
    levels = pairs["level"].value_counts()
    numbers = {"count": len(with_value), "pairs": len(pairs)}
    if "not_comparable" in levels:
        form = "comparison_not_single" if len(with_value) == 2 else "comparison_not"
        return sentence(form, language, refused=levels["not_comparable"], **numbers)
    if "limited" in levels:
        return sentence("comparison_some_limited", language, limited=levels["limited"], **numbers)
    return sentence("comparison_all_comparable", language, **numbers)


def missing(cities: Sequence[str], language: str, key: str = "comparison_missing") -> str:
    """Which cities have no value, or no pair; empty if all have one."""
    if not cities:
        return ""
    return counted(key, len(cities), language, cities=formats.listing(list(cities), language))


def panels_alternative(
    newest: pd.DataFrame, scales: int, title: str, catalogue: Catalogue, language: str
) -> str:
    """The text alternative of the panels of the cities."""
    numbers = {"count": len(newest), "all": len(catalogue.monitored_cities), "title": title}
    if scales > 1:
        return shortened(
            sentence("comparison_alternative_scales", language, scales=scales, **numbers)
        )
    ordered = newest.sort_values("value")
    low, high = (
        formats.figure_value(dict(ordered.iloc[end]), catalogue, language) for end in (0, -1)
    )
    return shortened(sentence("comparison_alternative", language, low=low, high=high, **numbers))


def dots_alternative(
    figures: pd.DataFrame, scales: int, title: str, catalogue: Catalogue, language: str
) -> str:
    """The text alternative of the dots of the cities; `figures` has one per city."""
    values = ", ".join(
        sorted(
            _value("comparison_value_only", figure, catalogue, language)
            for figure in figures.to_dict("records")
        )
    )
    form = "comparison_alternative_dots" if scales == 1 else "comparison_alternative_dots_apart"
    return shortened(sentence(form, language, title=title, values=values, scales=scales))


def others_alternative(title: str, count: int, language: str) -> str:
    """The text alternative of the panels of comparison areas."""
    return shortened(counted("comparison_alternative_others", count, language, title=title))


def bases(newest: pd.DataFrame, catalogue: Catalogue, language: str) -> str:
    """Which concept, method and scope the newest figures rest on, with value and date."""
    groups = newest.groupby(["concept", "method", "scope"])
    return "\n".join(_basis(group, catalogue, language) for _, group in groups)


def _basis(group: pd.DataFrame, catalogue: Catalogue, language: str) -> str:
    """One basis with its areas; the date stands once if it is the same for all."""
    figures = group.to_dict("records")
    dates = {formats.reference(figure, language) for figure in figures}
    kinds = ("concepts", "methods", "scopes")
    codes = [str(group.iloc[0][kind.removesuffix("s")]) for kind in kinds]
    labels = [
        _label(catalogue, kind, code, language)
        for kind, code in zip(kinds, codes, strict=True)
        if code != "all"
    ]
    is_dated = len(dates) == 1 and len(figures) > 1
    form = "comparison_value_only" if is_dated else "comparison_value"
    return sentence(
        "comparison_basis_dated" if is_dated else "comparison_basis",
        language,
        basis=", ".join(labels),
        date=next(iter(dates)),
        areas=", ".join(sorted(_value(form, figure, catalogue, language) for figure in figures)),
    )


def _value(form: str, figure: dict[str, Any], catalogue: Catalogue, language: str) -> str:
    return sentence(
        form,
        language,
        area=catalogue.area_name(figure["area"], language),
        value=formats.figure_value(figure, catalogue, language),
        date=formats.reference(figure, language),
    )


def _label(catalogue: Catalogue, kind: str, code: str, language: str) -> str:
    return catalogue.find(kind, code).label.said(language)


def neighbour_table(pairs: pd.DataFrame, catalogue: Catalogue, language: str) -> pd.DataFrame:
    """One row per city: with whose figures its own may be compared, and with whose not."""
    found: dict[str, dict[str, list[str]]] = {}
    for pair in pairs[["area_a", "area_b", "level"]].itertuples(index=False):
        one, other = (catalogue.area_name(area, language) for area in (pair.area_a, pair.area_b))
        for city, neighbour in ((one, other), (other, one)):
            found.setdefault(city, {level: [] for level in LEVELS})[pair.level].append(neighbour)
    used = [level for level in LEVELS if any(levels[level] for levels in found.values())]
    nobody = sentence("nobody", language)
    rows = [
        {"compared_city": city}
        | {f"with_{level}": ", ".join(sorted(levels[level])) or nobody for level in used}
        for city, levels in sorted(found.items())
    ]
    return titled(rows, language)


def reason_table(pairs: pd.DataFrame, catalogue: Catalogue, language: str) -> pd.DataFrame:
    """One row per pair that does not fully compare, with what speaks against it."""
    rows = [
        {
            "pair": " – ".join(
                sorted(catalogue.area_name(pair[side], language) for side in ("area_a", "area_b"))
            ),
            "judgement": sentence(f"city_level_{pair['level']}", language),
            "reasons": "; ".join(pair[f"reasons_{language}"].split("\n")),
        }
        for pair in pairs[pairs["level"] != "comparable"].to_dict("records")
    ]
    return titled(sorted(rows, key=lambda row: row["pair"]), language)


def pairs_alternative(
    pairs: Sequence[Pair], title: str, catalogue: Catalogue, language: str
) -> str:
    """The text alternative of the chart of staff and population ends."""
    rows = [
        sentence(
            "pairs_row",
            language,
            city=catalogue.area_name(staff["area"], language),
            staff=formats.figure_value(staff, catalogue, language),
            population=formats.figure_value(base, catalogue, language),
        )
        for staff, base in pairs
    ]
    return shortened(sentence("pairs_alternative", language, title=title, rows="; ".join(rows)))


def pair_table(pairs: Sequence[Pair], catalogue: Catalogue, language: str) -> pd.DataFrame:
    """The table twin of the same chart, a row per city."""
    rows = [
        {
            "compared_city": catalogue.area_name(staff["area"], language),
            "staff_share": formats.figure_value(staff, catalogue, language),
            "staff_date": formats.reference(staff, language),
            "population_share": formats.figure_value(base, catalogue, language),
            "population_date": formats.reference(base, language),
            "population_base": _label(catalogue, "methods", base["method"], language),
        }
        for staff, base in pairs
    ]
    return titled(rows, language)


def pair_notes(
    pairs: Sequence[Pair], limits: Sequence[str], catalogue: Catalogue, language: str
) -> str:
    """Concept, method and date of both ends of each pair; `limits` are reasons or empty."""
    lines = []
    for (staff, base), reason in zip(pairs, limits, strict=True):
        limit = sentence("pairs_limited", language, reason=reason) if reason else ""
        lines.append(
            sentence(
                "pairs_basis",
                language,
                city=catalogue.area_name(staff["area"], language),
                staff=formats.figure_value(staff, catalogue, language),
                staff_date=formats.reference(staff, language),
                staff_method=_label(catalogue, "methods", staff["method"], language),
                population=formats.figure_value(base, catalogue, language),
                date=formats.reference(base, language),
                method=_label(catalogue, "methods", base["method"], language),
                concept=_label(catalogue, "concepts", base["concept"], language),
                limit=limit,
            )
        )
    return "\n".join(lines)
