"""Numbers in a city's statement are noticed, whether written as figures or as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.workflow.releases.number_words import number_of, numbers_in

SMALL = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"
ROUND = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
ONES, TENS = SMALL.split(), ROUND.split()
OTHERS = """
    dreist zweifellos Vierteljahr achten Elfenbein und Hundertwasser einundein zehnzig undzwanzig
    Tausendsassa zwanzigund Person
"""
TEENS = {16: "sechzehn", 17: "siebzehn"}


def spelled(number):
    """A number from 1 to 9999 as German spells it, written for this test."""
    if number >= 1000:
        return f"{spelled(number // 1000)}tausend{spelled(number % 1000) if number % 1000 else ''}"
    if number >= 100:
        return f"{spelled(number // 100)}hundert{spelled(number % 100) if number % 100 else ''}"
    if number <= 12:
        return ONES[number]
    if number < 20:
        return TEENS.get(number, f"{ONES[number - 10]}zehn")
    ten = TENS[number // 10 - 2]
    return f"{ONES[number % 10]}und{ten}" if number % 10 else ten


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("drei", 3),
        ("Zwölf", 12),
        ("zwoelf", 12),
        ("einundzwanzig", 21),
        ("fünfunddreißig", 35),
        ("fuenfunddreissig", 35),
        ("hundert", 100),
        ("hundertundeins", 101),
        ("zweihundertsiebzehn", 217),
        ("tausend", 1000),
        ("dreitausendvierhundertsechsundfünfzig", 3456),
        ("zweier", 2),
        ("dreien", 3),
        ("vierköpfige", 4),
        ("twelve", 12),
    ],
)
def test_a_number_word_is_read(word, number):
    assert number_of(word) == number


@given(st.integers(1, 9999))
def test_every_number_that_german_spells_is_read(number):
    assert number_of(spelled(number)) == number


@pytest.mark.parametrize(
    "word",
    OTHERS.split(),
)
def test_other_words_are_none(word):
    assert number_of(word) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Es betrifft drei Personen.", ["drei"]),
        ("Es sind 3 von 42.", ["3", "42"]),
        ("Nur eine Person hat geantwortet.", ["eine person"]),
        ("Keine einzige Frau ist dabei.", ["keine einzige frau"]),
        ("Beide Auszubildenden sind gegangen.", ["Beide"]),
        ("Die Hälfte davon, ein Drittel hiervon.", ["Hälfte", "Drittel"]),
        ("Eine vierköpfige Abteilung.", ["vierköpfige"]),
        ("Thirty-five people and one employee.", ["Thirty", "five", "one employee"]),
        ("Zwei hier, zwei dort.", ["Zwei", "zwei"]),
    ],
)
def test_numbers_of_a_text_are_named_as_it_writes_them(text, found):
    assert numbers_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Wir haben eine Abteilung nachgezählt und achten auf einen guten Ablauf.",
        "Eine Bewerbung ist zweifellos einfacher geworden.",
        "The city has counted one department again.",
        "",
    ],
)
def test_a_text_without_a_number_names_none(text):
    assert numbers_in(text) == []
