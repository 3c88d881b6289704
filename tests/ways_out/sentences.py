"""Hidden numbers in running text: pairs such as "7 von 42", and numbers beside area and year."""

import math
import re
from collections import defaultdict
from typing import NamedTuple

from indicators.analysis.verdicts.texts import verdict_texts

DIGITS = r"[\d.,]*\d"
WORDS = {
    word: number
    for words in (
        "null eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "no one two three four five six seven eight nine ten eleven twelve",
    )
    for number, word in enumerate(words.split())
}
PAIR = re.compile(
    rf"\b({DIGITS}|{'|'.join(WORDS)})\s*(?:von|of|/)\s*(?:the |den )?({DIGITS}|{'|'.join(WORDS)})\b"
)
MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember "
    "January February March May June July October December"
).replace(" ", "|")
YEAR = re.compile(r"(?<![\d.,])(20[0-9]{2})(?![\d]|[.,]\d)")
# Numbers that count no persons: dates, times, release names, the kind of an interval, links,
# and how many values, cities or criteria there are.
THINGS = (
    "Monat month Jahr year Wert value Kriteri criteri Indikator indicator Städt Stadt cit city "
    "Paar pair Maßnahme measure Zeile row Regel rule Kombination combination Abgrenzung "
    "delimitation Kennzahl figure"
).replace(" ", "|")
# Of criteria and of indicators; people make statements in a survey too.
STATEMENTS = "möglichen Angaben|possible statements|Angaben liegen vor"
NO_FIGURE = re.compile(
    rf"\d{{1,2}}\.? (?:{MONTHS})|\d{{4}}-\d{{2}}(?:-\w+)*|95[-\s]%|\]\([^)]*\)"
    rf"|\b(?:unter|under) 35\b|\b{DIGITS} (?:bis|to) (?:über|over|more than) {DIGITS} (?:Jahr|year)"
    rf"|\b(?:{DIGITS} (?:von|of) )?{DIGITS} (?:{THINGS}|{STATEMENTS})"
    # Which slide of a message that has several; a unit, and the numbers of measures.
    rf"|\((?:Teil|part) \d (?:von|of) \d\)"
    rf"|\b(?:je|per) (?:100|1[.,]000)\b(?![.,]\d)|\b(?:Nr|Nos?)\. \d+(?:–\d+)?\b"
)
# "… in 5 Städten: … Unter der Bevölkerung: 4 von 5." counts cities, if it is out of as many; where
# this is a line of its own, of at most the nine cities there are.
BELOW = "(?:Unter der Bevölkerung|Below the population): "
CITIES = re.compile(
    rf"(\bin ({DIGITS}) (?:Städten|cities): .*{BELOW}){DIGITS} (?:von|of) \2(?=\.|$)"
    rf"|^\s*{BELOW}\d (?:von|of) \d\.?\s*$"
)
# "Of every 100 … 17 have": numbers of a reading aid are shares without a sign.
OF_100 = re.compile(r"\b(?:von|of every|of) 100\b", re.IGNORECASE)
SPAN = re.compile(rf"({DIGITS})(\s*(?:bis|to)\s*{DIGITS}\s*%)")
NUMBER = re.compile(rf"(?<![\w.,])[-−]?({DIGITS})(\s*(?:%|-fach|×))?(?![\w])")


class Found(NamedTuple):
    """A hidden number in a text."""

    way: str
    place: tuple
    number: str
    text: str


def readings(text):
    """All that a number may mean: 1.237 is 1237 in German and 1.237 in English."""
    found = set()
    for thousands, point in ((".", ","), (",", ".")):
        if re.fullmatch(rf"(\d+|\d{{1,3}}(\{thousands}\d{{3}})+)(\{point}\d+)?", text):
            found.add(float(text.replace(thousands, "").replace(point, ".")))
    return found


def count_in(text):
    """A whole number, in digits or as a word; None for a decimal."""
    if text in WORDS:
        return float(WORDS[text])
    is_whole = re.fullmatch(r"\d+|\d{1,3}([.,]\d{3})+", text)
    return float(re.sub("[.,]", "", text)) if is_whole else None


def decimals_in(text):
    return len(re.split(r"[.,]", text)[-1]) if re.search(r"[.,]\d+$", text) else 0


def pairs_in(text):
    """(part, whole) of all "n von d", "n of d" and "n / d"."""
    return {
        (part, whole)
        for match in PAIR.finditer(NO_FIGURE.sub(" ", _plain(text)))
        for part in [count_in(match[1])]
        for whole in [count_in(match[2])]
    }


def numbers_in(text):
    """(number as written, is a share) of all numbers, without dates and years."""
    text = NO_FIGURE.sub(" ", _plain(text))
    is_reading_aid = bool(OF_100.search(text))
    text = OF_100.sub(" ", SPAN.sub(r"\1 %\2", text))
    return {
        (match[1], is_reading_aid or bool(match[2]))
        for match in NUMBER.finditer(text)
        if not YEAR.search(match[1])
    }


def _plain(text):
    plain = re.sub(r"<[^>]*>|\*\*", " ", text.replace("\\", "")).replace("\u00a0", " ")
    return CITIES.sub(lambda found: found[1] or "", plain)


class Reader:
    """Looks for hidden numbers in texts.

    A number is excused where another figure of the same area and year is published with the
    same one, rounded as it is written (counts with counts, shares with shares); a pair, where any
    figure is published with this pair.
    """

    def __init__(self, secrets, catalogue):
        self.names = {
            name: city.code
            for city in catalogue.monitored_cities
            for name in (city.name, city.short)
        }
        self.constant = _constant_words()
        self.open_pairs = _pairs(secrets.published)
        self.hidden_pairs = _pairs(secrets.hidden)
        self.hidden = _by_place(secrets.hidden)
        self.open = _by_place(secrets.published)

    def leaks(self, way, text, areas=()):
        """Hidden numbers in a text; `areas`: what it is about beside the cities it names."""
        # What a verdict would need is the same whatever the figures are.
        for words in self.constant:
            text = text.replace(words, "")
        if not any(letter.isdigit() for letter in text):
            return []
        found = [
            Found(way, place, f"{pair[0]:g} / {pair[1]:g}", text)
            for pair in (pairs_in(text) & self.hidden_pairs.keys()) - self.open_pairs.keys()
            for place in self.hidden_pairs[pair]
        ]
        about = {code for name, code in self.names.items() if name in text} | set(areas)
        places = [(area, int(year)) for area in about for year in YEAR.findall(text)]
        secret = [place for place in places if place in self.hidden]
        if not secret:
            return found
        public = [self.open[place] for place in places if place in self.open]
        numbers = [
            number for number in numbers_in(text) if not any(_matches(n, *number) for n in public)
        ]
        return found + [
            Found(way, place, written, text)
            for place in secret
            for written, is_share in numbers
            if _matches(self.hidden[place], written, is_share)
        ]


def _constant_words():
    """Sentences that stand in a definition file, thresholds and all."""
    needed = [entry.needed for kind in verdict_texts().values() for entry in kind.values()]
    return [text.said(language) for text in needed if text for language in ("de", "en")]


def _pairs(figures):
    found = defaultdict(set)
    counted = figures[figures["denominator"].notna() & (figures["unit"] == "percent")]
    for row in counted.itertuples():
        for part in (row.numerator, row.complement):
            found[(part, row.denominator)].add((row.series, row.area, row.year, row.breakdown))
    return found


def _by_place(figures):
    """(area, year) → counts, and shares and ratios."""
    is_count = figures["unit"].isin(["persons", "count"])
    counts = figures.assign(value=figures["value"].where(is_count))
    # The parts of a ratio of rates are no counts.
    parts = ["numerator", "denominator"]
    counts[parts] = counts[parts].where(figures["unit"] != "ratio")
    shares = figures.assign(value=figures["value"].where(~is_count))
    return {
        place: (
            _numbers(counts.loc[rows.index], ["value", "numerator", "denominator", "complement"]),
            _numbers(shares.loc[rows.index], ["value", "low", "high", "response_rate"]),
        )
        for place, rows in figures.groupby(["area", "year"])
    }


def _numbers(rows, columns):
    return sorted({float(n) for name in columns for n in rows[name].dropna()})


def _half_up(number, places):
    return math.floor(number * 10**places + 0.5) / 10**places


def _matches(numbers, written, is_share):
    counts, shares = numbers
    if is_share:
        places = decimals_in(written)
        # A half may be taken up or to the even number: either reading would tell it.
        written_so = readings(written)
        return any({round(n, places), _half_up(n, places)} & set(written_so) for n in shares)
    return count_in(written) in counts
