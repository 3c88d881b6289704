"""How well a thing answers what somebody types: by number or name, title, text, synonym, or one
letter off. Nothing here knows what kinds of things there are.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeVar

from indicators.catalogue.models import Synonyms

NAMED, TITLE, TEXT, SYNONYM, MISSPELT = range(5)
"""From the best answer to the weakest."""

SHORTEST_MISSPELT = 5
"""Letters from which a word is recognised with one of them wrong."""
SHORTEST_PART = 3
"""Letters from which a word is found within another."""

_EDGES = ".,;:!?()[]{}<>\"'„“”‚‘’«»"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})

Key = TypeVar("Key")
Letters = Callable[[str], str]


class Rank(NamedTuple):
    """How well all words of a search are answered: whether one names the thing, and the weakest."""

    is_unnamed: bool
    weakest: int


@dataclass(frozen=True)
class Sought:
    """What can be found: what it is called exactly, its title, and what is said about it."""

    names: tuple[str, ...]
    title: str
    text: str = ""

    @cached_property
    def folded_names(self) -> frozenset[str]:
        """The names as they are compared."""
        return frozenset(" ".join(words_of(name)) for name in self.names)

    @cached_property
    def folded_title(self) -> str:
        """The title as it is compared."""
        return folded(self.title)

    @cached_property
    def folded_text(self) -> str:
        """The text as it is compared."""
        return folded(self.text)

    @cached_property
    def spelt(self) -> frozenset[str]:
        """The words that may be asked for with a letter wrong."""
        words = " ".join((*self.folded_names, self.folded_title))
        return frozenset(re.findall(r"\w+", words))


def folded(text: str) -> str:
    """As texts are compared: small letters, and Muelheim is Mülheim."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_UMLAUTS)


def words_of(text: str) -> list[str]:
    """The words that somebody types, each once, without the signs around them."""
    words = (word.strip(_EDGES) for word in folded(text).split())
    return list(dict.fromkeys(filter(None, words)))


def ranks(
    words: Iterable[str], things: Mapping[Key, Sought], synonyms: Iterable[Synonyms]
) -> dict[Key, Rank]:
    """What answers all of the words, and how well.

    What is one letter off is among them only where nothing is spelt as asked.
    """
    asked, groups = list(words), list(synonyms)
    alike = {word: _meaning_the_same(word, groups, _begins) for word in asked}
    found = _ranked(asked, things, lambda word, thing: _spelt_right(word, thing, alike[word]))
    if found:
        return found
    nearly = {word: _meaning_the_same(word, groups, _nearly_begins) for word in asked}
    return _ranked(asked, things, lambda word, thing: _answer(word, thing, alike, nearly))


def _ranked(
    words: list[str], things: Mapping[Key, Sought], answer: Callable[[str, Sought], int | None]
) -> dict[Key, Rank]:
    answers = {key: [answer(word, thing) for word in words] for key, thing in things.items()}
    # Names have several words too: Mülheim an der Ruhr, Kontraktziel 2.
    named = {key for key, thing in things.items() if " ".join(words) in thing.folded_names}
    return {
        key: Rank(key not in named and NAMED not in given, max(given))
        for key, found in answers.items()
        if (given := _all(found))
    }


def _all(answers: list[int | None]) -> list[int]:
    """The answers, if every word has one."""
    given = [answer for answer in answers if answer is not None]
    return given if len(given) == len(answers) else []


def _spelt_right(word: str, thing: Sought, alike: list[str]) -> int | None:
    if word in thing.folded_names:
        return NAMED
    if _stands_in(word, thing.folded_title):
        return TITLE
    if _stands_in(word, thing.folded_text):
        return TEXT
    return SYNONYM if _has_any(alike, thing) else None


def _answer(
    word: str, thing: Sought, alike: Mapping[str, list[str]], nearly: Mapping[str, list[str]]
) -> int | None:
    right = _spelt_right(word, thing, alike[word])
    if right is not None:
        return right
    return MISSPELT if _is_misspelt(word, thing) or _has_any(nearly[word], thing) else None


def _stands_in(word: str, text: str) -> bool:
    """Numbers and very short words stand alone: 95 is not in 1995, P1 not in P10."""
    if len(word) < SHORTEST_PART or any(letter.isdigit() for letter in word):
        return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
    return word in text


def _has_any(beginnings: list[str], thing: Sought) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(beginning)}", text)
        for beginning in beginnings
        for text in (thing.folded_title, thing.folded_text)
    )


def _meaning_the_same(
    word: str, groups: Iterable[Synonyms], begins: Callable[[str, str], bool]
) -> list[str]:
    """The beginnings of all words that mean the same as this one."""
    folded_groups = ([folded(beginning) for beginning in group.beginnings] for group in groups)
    return [
        beginning
        for group in folded_groups
        if any(begins(word, beginning) for beginning in group)
        for beginning in group
    ]


def _begins(word: str, beginning: str) -> bool:
    return word.startswith(beginning)


def _nearly_begins(word: str, beginning: str) -> bool:
    """Whether a word begins like this but for one letter; numbers never do."""
    if len(word) < SHORTEST_MISSPELT or len(beginning) < SHORTEST_MISSPELT or not word.isalpha():
        return False
    length = len(beginning)
    return any(_differ_by_one(word[:cut], beginning) for cut in (length - 1, length, length + 1))


def _is_misspelt(word: str, thing: Sought) -> bool:
    """Whether a word of title or name begins like this one but for one letter."""
    return any(_nearly_begins(other, word) for other in thing.spelt) and word.isalpha()


def _differ_by_one(one: str, other: str) -> bool:
    """One letter wrong, missing or too many, or two neighbours changed about."""
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    if start < 0:
        return abs(len(one) - len(other)) == 1
    rest, left = one[start:], other[start:]
    if len(one) != len(other):
        return rest[1:] == left or rest == left[1:]
    return rest[1:] == left[1:] or (rest[:2] == left[1::-1] and rest[2:] == left[2:])
