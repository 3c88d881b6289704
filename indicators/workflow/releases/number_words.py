"""Numbers in what somebody wrote, as figures or as words: 3, drei, fünfunddreißig, twelve.

A statement of a city may give away a small count without a single figure in it. What is found is
looked at by a person, so too much is better than too little; but words that only begin like a
number (dreist, zweifellos, vierteljährlich) are none.
"""

import re
from collections.abc import Callable

Reading = Callable[[str], int | None]

_ONES = """
    null eins zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf dreizehn vierzehn
    fuenfzehn sechzehn siebzehn achtzehn neunzehn
"""
_TENS = "zwanzig dreissig vierzig fuenfzig sechzig siebzig achtzig neunzig"
_ENGLISH_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
"""
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def _counted(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    return {word: first + step * place for place, word in enumerate(words.split())}


_GERMAN = _counted(_ONES) | {"ein": 1, "zwo": 2}
_GERMAN_TENS = _counted(_TENS, 20, 10)
_ENGLISH = _counted(_ENGLISH_ONES) | _counted(_ENGLISH_TENS, 20, 10)
_ENGLISH |= {"hundred": 100, "thousand": 1000}

_WORD = re.compile(r"\d[\d.,]*|[^\W\d_]+")
# How numbers end within a sentence: zweier, zu dreien, vierköpfige.
_ENDING = re.compile(r"((?<=zwei)e[rn]|(?<=drei)e[rn]|koepfig(e[rnms]?)?)$")
_OTHER = re.compile(
    r"beide[rnms]?|both|niemand(en|em)?|nobody|none|dutzend|dozen|haelfte|half|halves"
    r"|(dritt|viert|fuenft|sechst|siebt|acht|neunt|zehnt)el"
)
# "eine" is an article; "eine Person" is a count, and "keine einzige Frau" is one too.
_PERSON = re.compile(
    r"\b(k?ein(e[nmrs]?)?|no|one|a) (\w+ )?("
    r"(person|menschen?|frau|mann|fall|woman|man|case)\b|(mitarbeiter|beschaeftigte|bedienstete"
    r"|auszubildende|azubi|kolleg(e|in)|bewerber|beamt(e|in)|angestellte|fuehrungskraft|employee"
    r"|trainee|applicant)\w*)"
)
_ARTICLES = {"ein", "one"}


def numbers_in(text: str) -> list[str]:
    """The numbers of a text as it writes them, each once; "eine" counts before a person only."""
    found = [word for word in _WORD.findall(text) if _is_number(_plain(word))]
    counted = [hit[0] for hit in _PERSON.finditer(_plain(text))]
    return list(dict.fromkeys([word.rstrip(".,") for word in found] + counted))


def _is_number(word: str) -> bool:
    if word[0].isdigit() or _OTHER.fullmatch(word):
        return True
    return word not in _ARTICLES and number_of(word) is not None


def number_of(word: str) -> int | None:
    """The number that a word says; None for any other word."""
    plain = _plain(word)
    if plain in _ENGLISH:
        return _ENGLISH[plain]
    return _thousands(_ENDING.sub("", plain))


def _plain(text: str) -> str:
    """Without capitals, umlauts and ß."""
    small = text.casefold()
    return small.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")


def _thousands(word: str) -> int | None:
    return _parted(word, "tausend", 1000, _hundreds)


def _hundreds(word: str) -> int | None:
    return _parted(word, "hundert", 100, _below_hundred)


def _parted(word: str, name: str, size: int, below: Reading) -> int | None:
    """So many of a size, and a rest smaller than it: zwei·tausend·fünf."""
    before, is_there, rest = word.partition(name)
    if not is_there:
        return below(word)
    many = 1 if before == "" else below(before)
    more = 0 if rest == "" else below(rest.removeprefix("und"))
    return None if many is None or more is None else many * size + more


def _below_hundred(word: str) -> int | None:
    if word in _GERMAN:
        return _GERMAN[word]
    ones, is_joined, tens = word.rpartition("und")
    if not is_joined:
        return _GERMAN_TENS.get(word)
    one, ten = _GERMAN.get(ones), _GERMAN_TENS.get(tens)
    return one + ten if one is not None and ten is not None and 0 < one < 10 else None
