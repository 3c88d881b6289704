"""Sentences about one indicator: reading aid with a number, and its formula in words."""

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Context, Indicator, Term
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.correction_words import in_a_sentence
from indicators.publications.speech.speaker import Speaker
from indicators.release.row_types import Figure


def reading_aid(entry: Indicator | Context, figures: pd.DataFrame, speaker: Speaker) -> str:
    """How to read a value, with the newest one of `figures`; with an x if there is none."""
    template = speaker.of(entry.reading_aid)
    shown = figures[figures["value"].notna()]
    if shown.empty:
        return speaker.say("reading_without_value", text=template.format(value="x"))
    # A figure for all comes after its breakdowns, so that it is the one taken.
    ordered = shown.assign(is_plain=shown["breakdown"] == "")
    newest = ordered.sort_values(["is_plain", "year", "figure_id"]).iloc[-1].to_dict()
    group = figure_formats.breakdown(newest["breakdown"], speaker)
    return speaker.say(
        "reading_example",
        area=", ".join(filter(None, [speaker.area(newest["area"]), group])),
        date=formats.reference(newest, speaker.language),
        text=template.format(value=_bare_number(newest, speaker)),
    )


def _bare_number(figure: Figure, speaker: Speaker) -> str:
    """The number without its unit, because the sentence names what is counted."""
    # "Of every 100, 17.3" are no people.
    is_head = figure["unit"] == "percent" and figure["value"] >= 1
    decimals = 0 if is_head else figure_formats.shown_decimals(figure, speaker.catalogue)
    number = speaker.number(figure["value"], decimals)
    return f"{number}{in_a_sentence(figure, speaker.language)}"


def formula(entry: Indicator, speaker: Speaker) -> str:
    """What is divided by what, in words."""
    if entry.derived:
        names = {
            part: speaker.quoted(speaker.of(speaker.catalogue.series(series).title))
            for part, series in entry.derived
        }
        form = "gap" if entry.kind == "gap" else "derived_ratio"
        return speaker.say(f"formula_{form}", **names)
    numerator = _term(entry.numerator, speaker)
    if entry.denominator is None:
        return speaker.say("formula_count", numerator=numerator)
    return speaker.say(
        "formula_quotient",
        numerator=numerator,
        denominator=_term(entry.denominator, speaker),
        steps=speaker.say(f"formula_{entry.unit}"),
    )


def _term(term: Term | None, speaker: Speaker) -> str:
    """A base figure and the groups of it that count: Beschäftigte (mit Zuwanderungsgeschichte)."""
    if term is None:
        return ""
    text = speaker.of(speaker.catalogue.quantities[term.quantity].label)
    if term.where:
        groups = [_categories(*group, speaker) for group in term.where.items()]
        text = speaker.say("formula_term", quantity=text, where="; ".join(groups))
    if term.per is None:
        return text
    return speaker.say("formula_per", of=text, per=_term(term.per, speaker))


def _categories(dimension: str, codes: tuple[str, ...], speaker: Speaker) -> str:
    labels = speaker.catalogue.dimensions[dimension].categories
    quoted = [speaker.quoted(speaker.of(labels[code])) for code in codes]
    return speaker.listing(quoted)


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
