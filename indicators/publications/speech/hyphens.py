"""Where a word may be divided that is longer than its line: between syllables, with a hyphen."""

import re
from collections.abc import Callable, Iterator

_VOWELS = "aeiouyäöü"
# What begins a syllable together; "Schule", "Sprache" and "Bestand" are not divided within it.
_BEGINNINGS = (
    "schr schl schw schm schn spr str pfl sch chr pr br tr dr gr kr fr pl bl kl gl fl kn qu ch ck"
    " ph th st sp"
)
_SYLLABLE = re.compile(
    rf"(?<=[^\W\d_])(?=(?:{'|'.join(_BEGINNINGS.split())}|[^\W\d_{_VOWELS}])[{_VOWELS}])",
    re.IGNORECASE,
)
# What compounds of this subject end in: between their parts they are divided first.
_LAST_PARTS = (
    "angehörig angestellt arbeit ausschreibung beauftragt befragung behörde beratung bildung dienst"
    " entwicklung förderung geschichte hintergrund integration jahrgang kenntnis konzept kraft"
    " kräfte organisation profil qualifizierung sprach stadt stelle veranstaltung verfahren"
    " vermittl vertretung verwaltung"
)
_JOINT = re.compile(rf"(?={'|'.join(_LAST_PARTS.split())})", re.IGNORECASE)
_LEAST = 3
"""Letters before and after a hyphen."""


def divided(word: str, fits: Callable[[str], bool]) -> list[str]:
    """A word in parts that fit, with hyphens; one that cannot be divided stays whole."""
    if fits(word):
        return [word]
    for places in (_joints(word), _syllables(word)):
        fitting = [place for place in places if fits(f"{word[:place]}-")]
        if fitting:
            return [f"{word[: fitting[-1]]}-", *divided(word[fitting[-1] :], fits)]
    return [word]


def _joints(word: str) -> Iterator[int]:
    places = (found.start() for found in _JOINT.finditer(word))
    return (place for place in places if place >= _LEAST)


def _syllables(word: str) -> Iterator[int]:
    for found in _SYLLABLE.finditer(word):
        place = found.start()
        before, after = word[:place], word[place:]
        is_within = _is_cluster(word, place)
        if min(len(before), len(after)) >= _LEAST and _has_vowel(before) and not is_within:
            yield place


def _has_vowel(part: str) -> bool:
    return any(letter in _VOWELS for letter in part.lower())


def _is_cluster(word: str, place: int) -> bool:
    """Whether a longer beginning of a syllable starts before this place and goes on after it."""
    low = word.lower()
    return any(
        low.startswith(beginning, place - back)
        for beginning in _BEGINNINGS.split()
        for back in range(1, len(beginning))
        if place >= back
    )
