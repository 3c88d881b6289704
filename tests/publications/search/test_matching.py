"""How well small things answer a word, with things one can read at a glance."""

import pytest

from indicators.catalogue.models import Synonyms
from indicators.publications.search.matching import (
    MISSPELT,
    NAMED,
    SYNONYM,
    TEXT,
    TITLE,
    Rank,
    Sought,
    ranks,
    words_of,
)

THINGS = {
    "ninety-five": Sought(("95",), "Muttersprachlicher Unterricht", "seit 1995 an 92 Schulen"),
    "ninety-two": Sought(("92",), "Leitbild", "gilt seit 1995"),
    "volunteers": Sought(("102",), "Ehrenamtliche Sprachvermittler", "begleiten Gespräche"),
    "muelheim": Sought(("05117", "Mülheim"), "Mülheim an der Ruhr"),
    "office": Sought(("P10",), "Personalamt", "eines von P1"),
}
SYNONYMS = [Synonyms(code="mediation", beginnings=("sprachmittl", "sprachvermittl", "dolmetsch"))]


def found(text):
    return ranks(words_of(text), THINGS, SYNONYMS)


@pytest.mark.parametrize(
    ("word", "answers"),
    [
        ("95", {"ninety-five": Rank(False, NAMED)}),
        ("92", {"ninety-two": Rank(False, NAMED), "ninety-five": Rank(True, TEXT)}),
        ("leitbild", {"ninety-two": Rank(True, TITLE)}),
        ("bild", {"ninety-two": Rank(True, TITLE)}),
        ("gespräche", {"volunteers": Rank(True, TEXT)}),
        ("Sprachmittlerin", {"volunteers": Rank(True, SYNONYM)}),
        ("P1", {"office": Rank(True, TEXT)}),
        ("P10", {"office": Rank(False, NAMED)}),
        ("9", {}),
    ],
)
def test_a_word_is_answered_by_name_title_text_or_synonym(word, answers):
    assert found(word) == answers


@pytest.mark.parametrize("word", ["Mülheim", "MÜLHEIM", "muelheim", "Mu\u0308lheim", "„Mülheim“,"])
def test_one_name_is_written_in_many_ways(word):
    assert found(word) == {"muelheim": Rank(False, NAMED)}


@pytest.mark.parametrize(
    ("word", "thing"),
    [
        ("Leitbilt", "ninety-two"),
        ("Sprachvermitler", "volunteers"),
        ("Sprachmitler", "volunteers"),
        ("Dolmetcher", "volunteers"),
        ("Mülhein", "muelheim"),
        ("Mulheim", "muelheim"),
    ],
)
def test_one_wrong_letter_is_forgiven_in_titles_synonyms_and_names(word, thing):
    assert found(word) == {thing: Rank(True, MISSPELT)}


@pytest.mark.parametrize("word", ["Leidbilt", "Sprochmitler", "96", "1996", "Leit bilt"])
def test_two_wrong_letters_and_numbers_are_not_guessed(word):
    assert found(word) == {}


def test_what_is_spelt_right_is_not_mixed_with_guesses():
    things = {"a": Sought((), "Schulung"), "b": Sought((), "Schalung")}

    assert list(ranks(["schulung"], things, [])) == ["a"]
    assert list(ranks(["schelung"], things, [])) == ["a", "b"]


def test_all_words_must_be_answered_and_the_weakest_counts():
    assert found("Leitbild 92") == {"ninety-two": Rank(False, TITLE)}
    assert found("Leitbild 102") == {}


def test_a_synonym_begins_a_word_and_does_not_end_one():
    groups = [Synonyms(code="lead", beginnings=("führung", "leitung"))]
    things = {"leads": Sought((), "Leitungsrunde"), "goes along": Sought((), "Begleitung")}

    assert list(ranks(words_of("Führungskräfte"), things, groups)) == ["leads"]


def test_signs_alone_ask_for_nothing():
    assert words_of(' ?! "" ()') == []
