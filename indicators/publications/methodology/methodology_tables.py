"""Tables of the methods: concepts, methods, scopes, breaks, cities, sources, keys, thresholds."""

from collections.abc import Iterable, Sequence

import pandas as pd

from indicators.analysis.comparability.delimitations import MOST_MONTHS_APART, NOTHING_COMPARES
from indicators.analysis.thresholds import analysis_rules
from indicators.catalogue.models import Break, Concept, Entry, GlossaryTerm, Method, Scope
from indicators.publications.measures.register_tables import titled
from indicators.publications.speech import formats
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import sentence

Delimited = Concept | Method | Scope


def thresholds() -> dict[str, int]:
    """The numbers that explanations name, read from where they take effect."""
    # SciPy comes with it and takes a moment; only this explanation needs it.
    from indicators.analysis.figures.uncertainty import SMALL_BASE, response_quality

    per_cent = range(101)
    return {
        "months": MOST_MONTHS_APART,
        "small_base": SMALL_BASE,
        "good": next(p for p in per_cent if response_quality(p / 100) == "good"),
        "limited": next(p for p in per_cent if response_quality(p / 100) == "limited"),
    }


def verdict_thresholds(speaker: Speaker) -> dict[str, str]:
    """The numbers that the explanation of verdicts names, as they are read."""
    rules = analysis_rules().verdict
    return {
        "turnover": speaker.number(rules.turnover["staff"]),
        "steady": speaker.number(rules.steady, 1),
        "rate": speaker.number(100 * rules.false_discovery),
        "longest": speaker.number(rules.longest),
    }


def concept_table(speaker: Speaker) -> pd.DataFrame:
    """One row per concept: rule, legal basis with validity and what it compares with."""
    rows = [
        {
            "concept": speaker.of(entry.label),
            "concept_rule": speaker.of(entry.rule),
            "legal_basis": speaker.say(
                "basis_and_validity",
                basis=speaker.of(entry.legal_basis),
                validity=validity(entry, speaker.language),
            ),
            "compares_with": compares_with(entry, speaker.catalogue.concepts, speaker.language),
        }
        for entry in speaker.catalogue.concepts
    ]
    return titled(rows, speaker.language)


def explained_table(entries: Sequence[Method | Scope], language: str) -> pd.DataFrame:
    """One row per method or scope: what it means and what it compares with."""
    rows = [
        {
            "label": entry.label.said(language),
            "explanation": entry.explanation.said(language),
            "compares_with": compares_with(entry, entries, language),
        }
        for entry in entries
    ]
    return titled(rows, language)


def validity(entry: Concept, language: str) -> str:
    """From when to when a concept was or is in force."""
    start, end = (
        formats.partial_date(text, language) if text else ""
        for text in (entry.valid_from, entry.valid_to)
    )
    forms = {(True, True): "span", (True, False): "from", (False, True): "until"}
    form = forms.get((bool(start), bool(end)), "open")
    return sentence(f"validity_{form}", language, start=start, end=end)


def compares_with(entry: Delimited, entries: Iterable[Delimited], language: str) -> str:
    """With which other entries figures compare, fully or to a limited degree, in words."""
    if entry.comparability_class == NOTHING_COMPARES:
        return sentence("compares_nothing", language)
    others = [other for other in entries if other.code != entry.code]
    same = [other for other in others if other.comparability_class == entry.comparability_class]
    limited = [other for other in others if other not in same and _is_limited(entry, other)]
    is_limited_alone = entry.comparability_class in entry.limited_with
    parts = [sentence("compares_self_limited" if is_limited_alone else "compares_self", language)]
    if same and not is_limited_alone:
        parts.append(sentence("compares_same", language, names=_names(same, language)))
    if is_limited_alone:
        limited = [*same, *limited]
    if limited:
        parts.append(sentence("compares_limited", language, names=_names(limited, language)))
    return "; ".join(parts)


def _is_limited(one: Delimited, other: Delimited) -> bool:
    return (
        other.comparability_class in one.limited_with
        or one.comparability_class in other.limited_with
    )


def _names(entries: Iterable[Delimited], language: str) -> str:
    return formats.listing(
        [
            f"„{e.label.said(language)}“" if language == "de" else f"“{e.label.said(language)}”"
            for e in entries
        ],
        language,
    )


def break_table(breaks: Sequence[Break], language: str) -> pd.DataFrame:
    """One row per known break in series, oldest first."""
    rows = [
        {
            "starts": formats.day(entry.starts, language),
            "break": entry.title.said(language),
            "explanation": entry.explanation.said(language),
        }
        for entry in sorted(breaks, key=lambda entry: entry.starts)
    ]
    return titled(rows, language)


def membership_table(speaker: Speaker) -> pd.DataFrame:
    """One row per role of a city, with its dates."""
    rows = [
        {
            "city": city.name,
            "role": speaker.say(f"role_{role.role}"),
            "since": _dated(role.since, role.date_precision, speaker.language),
            "until": _dated(role.until, role.date_precision, speaker.language),
            "monitored": speaker.say("monitored_yes" if city.monitored else "monitored_no"),
        }
        for city in sorted(speaker.catalogue.cities, key=lambda city: city.name)
        for role in city.memberships
    ]
    return titled(rows, speaker.language)


def _dated(day: object, precision: str, language: str) -> str:
    if day is None:
        return sentence("until_today", language)
    return str(day)[:4] if precision == "year" else formats.day(pd.Timestamp(str(day)), language)


def labelled_table(
    entries: Iterable[Entry],
    first: str,
    keys: Sequence[str],
    language: str,
) -> pd.DataFrame:
    """One row per entry: its label under the heading `first`, then some of its texts."""
    rows = [
        {first: entry.label.said(language)}  # type: ignore[attr-defined]
        | {key: getattr(entry, key).said(language) for key in keys}
        for entry in entries
    ]
    return titled(rows, language)


def sign_table(speaker: Speaker) -> pd.DataFrame:
    """One row per sign."""
    rows = [
        {
            "sign": entry.sign,
            "label": speaker.of(entry.label),
            "meaning": speaker.of(entry.meaning),
        }
        for entry in sorted(speaker.catalogue.signs, key=lambda entry: entry.sort_order)
    ]
    return titled(rows, speaker.language)


def key_table(speaker: Speaker, kind: str) -> pd.DataFrame:
    """One row per code that a delivery may contain: the key to type and what it means."""
    rows = [
        {"key": code, "label": speaker.of(speaker.catalogue.list_of(kind)[code].label)}
        for code in speaker.catalogue.list_of(kind).codes
    ]
    return titled(rows, speaker.language)


def find_terms(speaker: Speaker, words: str) -> list[GlossaryTerm]:
    """Glossary entries that contain all words, in alphabetical order."""
    wanted = words.casefold().split()
    found = [
        entry
        for entry in speaker.catalogue.glossary
        if all(word in _term_text(entry) for word in wanted)
    ]
    return sorted(found, key=lambda entry: speaker.of(entry.term).casefold())


def _term_text(entry: GlossaryTerm) -> str:
    texts = (entry.term.de, entry.term.en, entry.meaning.de, entry.meaning.en)
    return " ".join(texts).casefold()


def sources_by_area(tables: Sequence[pd.DataFrame]) -> dict[str, list[tuple[str, str]]]:
    """Sources of all figures and statements: those of several areas under "", then by area."""
    columns = ["area", "source_title", "source_address"]
    rows = pd.concat([table[columns] for table in tables]).fillna("").drop_duplicates()
    rows = rows[rows["source_title"] != ""]
    groups: dict[str, list[tuple[str, str]]] = {}
    for source, areas in rows.groupby(["source_title", "source_address"])["area"]:
        area = areas.iloc[0] if len(areas) == 1 else ""
        groups.setdefault(area, []).append((str(source[0]), str(source[1])))
    return groups
