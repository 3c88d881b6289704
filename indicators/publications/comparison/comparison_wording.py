"""Sentences and tables about cities side by side. The judgement itself stands in the release."""

from collections.abc import Sequence

import pandas as pd

from indicators.publications.measures.register_tables import titled
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import counted, first_that_fits
from indicators.release.records import records
from indicators.release.row_types import Figure

LEVELS = ("comparable", "limited", "not_comparable")
Pair = tuple[Figure, Figure]


def verdict(with_value: Sequence[str], pairs: pd.DataFrame, speaker: Speaker) -> str:
    """Whether the cities that have a value may be compared, in one sentence."""
    if not with_value:
        return speaker.say("comparison_none", all=len(speaker.catalogue.monitored_cities))
    if len(with_value) == 1:
        city = speaker.area(with_value[0])
        return speaker.say("comparison_single", city=city)
    levels = pairs["level"].value_counts()
    numbers = {"count": len(with_value), "pairs": len(pairs)}
    if "not_comparable" in levels:
        form = "comparison_not_single" if len(with_value) == 2 else "comparison_not"
        return speaker.say(form, refused=levels["not_comparable"], **numbers)
    if "limited" in levels:
        form = "comparison_one_limited" if len(pairs) == 1 else "comparison_some_limited"
        return speaker.say(form, limited=levels["limited"], **numbers)
    return speaker.say("comparison_all_comparable", **numbers)


def missing(cities: Sequence[str], language: str, key: str = "comparison_missing") -> str:
    """Which cities have no value, or no pair; empty if all have one."""
    if not cities:
        return ""
    return counted(key, len(cities), language, cities=formats.listing(list(cities), language))


def panels_alternative(newest: pd.DataFrame, scales: int, title: str, speaker: Speaker) -> str:
    """The text alternative of the panels of the cities."""
    numbers = {"count": len(newest), "all": len(speaker.catalogue.monitored_cities), "title": title}
    if scales > 1:
        return first_that_fits(
            speaker.say("comparison_alternative_scales", scales=scales, **numbers)
        )
    ordered = newest.sort_values("value")
    low, high = (
        figure_formats.figure_value(ordered.iloc[end].to_dict(), speaker) for end in (0, -1)
    )
    return first_that_fits(speaker.say("comparison_alternative", low=low, high=high, **numbers))


def dots_alternative(figures: pd.DataFrame, scales: int, title: str, speaker: Speaker) -> str:
    """The text alternative of the dots of the cities; `figures` has one per city."""
    rows = records(figures)
    each = sorted(_value("comparison_value_only", figure, speaker) for figure in rows)
    form = "comparison_alternative_dots" if scales == 1 else "comparison_alternative_dots_apart"
    # Values that do not compare have no common range.
    spans = [_span(rows, speaker)] if scales == 1 else []
    ways = (
        ", ".join(each),
        *(speaker.say("comparison_span", count=len(rows), span=span) for span in spans),
        speaker.say("comparison_count", count=len(rows)),
    )
    return first_that_fits(
        *(speaker.say(form, title=title, values=values, scales=scales) for values in ways)
    )


def _span(figures: Sequence[Figure], speaker: Speaker) -> str:
    """The lowest and the highest value of some figures; one where they are the same."""
    ordered = sorted(figures, key=lambda figure: float(figure["value"]))
    ends = [figure_formats.figure_value(figure, speaker) for figure in (ordered[0], ordered[-1])]
    return ends[0] if ends[0] == ends[1] else speaker.say("limits", low=ends[0], high=ends[1])


def others_alternative(title: str, count: int, language: str, *, is_single: bool = False) -> str:
    """The text alternative of the panels of comparison areas, or of their dots."""
    form = f"comparison_alternative_others{'_dots' if is_single else ''}"
    return first_that_fits(counted(form, count, language, title=title))


def bases(newest: pd.DataFrame, speaker: Speaker) -> str:
    """Which concept, method and scope the newest figures rest on, with value and date."""
    groups = newest.groupby(["concept", "method", "scope"])
    return "\n".join(_basis(group, speaker) for _, group in groups)


def _basis(group: pd.DataFrame, speaker: Speaker) -> str:
    """One basis with its areas; the date stands once if it is the same for all."""
    figures = records(group)
    dates = {formats.reference(figure, speaker.language) for figure in figures}
    kinds = ("concepts", "methods", "scopes")
    codes = [str(group.iloc[0][kind.removesuffix("s")]) for kind in kinds]
    labels = [
        _label(speaker, kind, code)
        for kind, code in zip(kinds, codes, strict=True)
        if code != "all"
    ]
    is_dated = len(dates) == 1 and len(figures) > 1
    form = "comparison_value_only" if is_dated else "comparison_value"
    return speaker.say(
        "comparison_basis_dated" if is_dated else "comparison_basis",
        basis=", ".join(labels),
        date=next(iter(dates)),
        areas=", ".join(sorted(_value(form, figure, speaker) for figure in figures)),
    )


def _value(form: str, figure: Figure, speaker: Speaker) -> str:
    return speaker.say(
        form,
        area=speaker.area(figure["area"]),
        value=figure_formats.figure_value(figure, speaker),
        date=formats.reference(figure, speaker.language),
    )


def _label(speaker: Speaker, kind: str, code: str) -> str:
    return speaker.of(speaker.catalogue.list_of(kind)[code].label)


def neighbour_table(pairs: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """One row per city: with whose figures its own may be compared, and with whose not."""
    found: dict[str, dict[str, list[str]]] = {}
    for pair in pairs[["area_a", "area_b", "level"]].itertuples(index=False):
        one, other = (speaker.area(area) for area in (pair.area_a, pair.area_b))
        for city, neighbour in ((one, other), (other, one)):
            found.setdefault(city, {level: [] for level in LEVELS})[pair.level].append(neighbour)
    used = [level for level in LEVELS if any(levels[level] for levels in found.values())]
    nobody = speaker.say("nobody")
    rows = [
        {"compared_city": city}
        | {f"with_{level}": ", ".join(sorted(levels[level])) or nobody for level in used}
        for city, levels in sorted(found.items())
    ]
    return titled(rows, speaker.language)


def pairs_alternative(pairs: Sequence[Pair], title: str, speaker: Speaker) -> str:
    """The text alternative of the chart of staff and population ends.

    Too many cities for a breath are said by how many they are, and by the ends of both sides.
    """
    rows = [
        speaker.say(
            "pairs_row",
            city=speaker.area(staff["area"]),
            staff=figure_formats.figure_value(staff, speaker),
            population=figure_formats.figure_value(base, speaker),
        )
        for staff, base in pairs
    ]
    sides = [[pair[side] for pair in pairs] for side in (0, 1)]
    short = {
        "count": len(pairs),
        "below": sum(staff["value"] < base["value"] for staff, base in pairs),
        "staff": _span(sides[0], speaker),
        "population": _span(sides[1], speaker),
    }
    return first_that_fits(
        speaker.say("pairs_alternative", title=title, rows="; ".join(rows)),
        speaker.say("pairs_alternative_short", title=title, **short),
    )


def pair_table(pairs: Sequence[Pair], speaker: Speaker) -> pd.DataFrame:
    """The table twin of the same chart, a row per city."""
    rows = [
        {
            "compared_city": speaker.area(staff["area"]),
            "staff_share": figure_formats.figure_cell(staff, speaker),
            "staff_date": formats.reference(staff, speaker.language),
            "population_share": figure_formats.figure_cell(base, speaker),
            "population_date": formats.reference(base, speaker.language),
            "population_base": _label(speaker, "methods", base["method"]),
        }
        for staff, base in pairs
    ]
    return titled(rows, speaker.language)


def pair_notes(pairs: Sequence[Pair], limits: Sequence[str], speaker: Speaker) -> str:
    """Concept, method and date of both ends of each pair; `limits` are reasons or empty."""
    lines = []
    for (staff, base), reason in zip(pairs, limits, strict=True):
        limit = speaker.say("pairs_limited", reason=reason) if reason else ""
        lines.append(
            speaker.say(
                "pairs_basis",
                city=speaker.area(staff["area"]),
                staff=figure_formats.figure_value(staff, speaker),
                staff_date=formats.reference(staff, speaker.language),
                staff_method=_label(speaker, "methods", staff["method"]),
                population=figure_formats.figure_value(base, speaker),
                date=formats.reference(base, speaker.language),
                method=_label(speaker, "methods", base["method"]),
                concept=_label(speaker, "concepts", base["concept"]),
                limit=limit,
            )
        )
    return "\n".join(lines)
