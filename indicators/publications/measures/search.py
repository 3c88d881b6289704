"""How well a measure answers a search word: by number, title, text, synonym, or one letter off."""

import re
from collections.abc import Iterable

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Measure

NUMBER, TITLE, TEXT, SYNONYM, MISSPELT = range(5)
"""From the best answer to the weakest."""

SHORTEST = 5
"""Letters from which a word is recognised with one of them wrong."""

SYNONYMS = (
    ("sprachmittl", "sprachvermittl", "dolmetsch", "language mediat", "interpret"),
    ("azubi", "auszubildend", "ausbildung", "trainee", "apprentice"),
    ("migrationshintergrund", "zuwanderungsgeschichte", "einwanderungsgeschichte"),
    ("fortbildung", "schulung", "weiterbildung", "training"),
    ("stellenanzeige", "ausschreibung", "advert"),
    ("kita", "kindergarten", "kindertages", "day care"),
)
"""Beginnings of words that mean the same, as people look for them."""


def answer(catalogue: Catalogue, measure: Measure, words: str) -> int | None:
    """The weakest answer to any of the words; None if one has none."""
    texts = _texts(catalogue, measure)
    found = [_answer(word, measure, *texts) for word in words.casefold().split()]
    if None in found:
        return None
    return max((one for one in found if one is not None), default=NUMBER)


def _texts(catalogue: Catalogue, measure: Measure) -> tuple[str, str]:
    """Title; summary and linked indicators with their codes; both in both languages."""
    linked = catalogue.indicators_of_measure(measure.code)
    parts = [measure.summary.de, measure.summary.en]
    parts += [f"{entry.code} {entry.title.de} {entry.title.en}" for entry in linked]
    return f"{measure.title.de} {measure.title.en}".casefold(), " ".join(parts).casefold()


def _answer(word: str, measure: Measure, title: str, text: str) -> int | None:
    if measure.code.casefold() == word:
        return NUMBER
    if word in title:
        return TITLE
    if word in text:
        return TEXT
    if any(other in title or other in text for other in _synonyms(word)):
        return SYNONYM
    return MISSPELT if _is_misspelt(word, f"{title} {text}") else None


def _synonyms(word: str) -> Iterable[str]:
    for group in SYNONYMS:
        if any(word.startswith(beginning) for beginning in group):
            yield from group


def _is_misspelt(word: str, text: str) -> bool:
    """Whether a word of the text begins like this one but for one letter; numbers never do."""
    if len(word) < SHORTEST or not word.isalpha():
        return False
    return any(
        _differ_by_one(word, other[:length])
        for other in set(re.findall(r"\w+", text))
        for length in (len(word) - 1, len(word), len(word) + 1)
        if len(other) >= length
    )


def _differ_by_one(one: str, other: str) -> bool:
    """One letter wrong, missing or too many, or two neighbours changed about."""
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    if start < 0:
        return abs(len(one) - len(other)) == 1
    rest, left = one[start:], other[start:]
    if len(one) != len(other):
        return rest[1:] == left or rest == left[1:]
    return rest[1:] == left[1:] or (rest[:2] == left[1::-1] and rest[2:] == left[2:])
