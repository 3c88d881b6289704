"""Sentences about one indicator: reading aid with a number, and its formula in words."""

from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Context, Indicator, Term
from indicators.publications.speech import formats
from indicators.publications.speech.wording import sentence


def reading_aid(
    entry: Indicator | Context, figures: pd.DataFrame, catalogue: Catalogue, language: str
) -> str:
    """How to read a value, with the newest one of `figures`; with an x if there is none."""
    template = entry.reading_aid.said(language)
    shown = figures[figures["value"].notna()]
    if shown.empty:
        return sentence("reading_without_value", language, text=template.format(value="x"))
    # A figure for all comes after its breakdowns, so that it is the one taken.
    ordered = shown.assign(is_plain=shown["breakdown"] == "")
    newest = dict(ordered.sort_values(["is_plain", "year", "figure_id"]).iloc[-1])
    group = formats.breakdown(newest["breakdown"], catalogue, language)
    return sentence(
        "reading_example",
        language,
        area=", ".join(filter(None, [catalogue.area_name(newest["area"], language), group])),
        date=formats.reference(newest, language),
        text=template.format(value=_bare_number(newest, catalogue, language)),
    )


def _bare_number(figure: dict[str, Any], catalogue: Catalogue, language: str) -> str:
    """The number without its unit, because the sentence names what is counted."""
    # "Of every 100, 17.3" are no people.
    is_head = figure["unit"] == "percent" and figure["value"] >= 1
    decimals = 0 if is_head else formats.shown_decimals(figure, catalogue)
    return formats.number(figure["value"], language, decimals)


def formula(entry: Indicator, catalogue: Catalogue, language: str) -> str:
    """What is divided by what, in words."""
    if entry.derived:
        names = {
            part: formats.quoted(catalogue.series(series).title.said(language), language)
            for part, series in entry.derived
        }
        form = "gap" if entry.kind == "gap" else "derived_ratio"
        return sentence(f"formula_{form}", language, **names)
    numerator = _term(entry.numerator, catalogue, language)
    if entry.denominator is None:
        return sentence("formula_count", language, numerator=numerator)
    return sentence(
        "formula_quotient",
        language,
        numerator=numerator,
        denominator=_term(entry.denominator, catalogue, language),
        steps=sentence(f"formula_{entry.unit}", language),
    )


def _term(term: Term | None, catalogue: Catalogue, language: str) -> str:
    """A base figure and the groups of it that count: Beschäftigte (mit Zuwanderungsgeschichte)."""
    if term is None:
        return ""
    text = catalogue.find("quantities", term.quantity).label.said(language)
    if term.where:
        groups = [_categories(*group, catalogue, language) for group in term.where.items()]
        text = sentence("formula_term", language, quantity=text, where="; ".join(groups))
    if term.per is None:
        return text
    return sentence("formula_per", language, of=text, per=_term(term.per, catalogue, language))


def _categories(dimension: str, codes: tuple[str, ...], catalogue: Catalogue, language: str) -> str:
    labels = catalogue.find("dimensions", dimension).categories
    quoted = [formats.quoted(labels[code].said(language), language) for code in codes]
    return formats.listing(quoted, language)


def related_series(entry: Indicator | Context, catalogue: Catalogue) -> list[Indicator | Context]:
    """What is needed to read a series: its target, its parts, and what names it or is named."""
    names: list[str] = []
    if isinstance(entry, Indicator):
        names += entry.targets
        names += [entry.derived.of, entry.derived.against] if entry.derived else []
        names += [other.name for other in catalogue.indicators if _is_made_of(other, entry.name)]
    else:
        names += entry.relates_to
    names += [other.name for other in catalogue.context if entry.name in other.relates_to]
    return [catalogue.series(name) for name in dict.fromkeys(names) if name != entry.name]


def _is_made_of(other: Indicator, name: str) -> bool:
    return other.derived is not None and name in (other.derived.of, other.derived.against)
