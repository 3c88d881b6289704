"""The search for measures: numbers first, synonyms, linked indicators, one letter forgiven."""

import pytest

from indicators.catalogue import load_catalogue
from indicators.publications.measures.register import Search, find_measures

CATALOGUE = load_catalogue()


def found(words):
    return [measure.code for measure in find_measures(CATALOGUE, Search(words))]


@pytest.mark.parametrize("number", ["95", "92", "102"])
def test_an_exact_number_comes_first(number):
    assert found(number)[0] == number


@pytest.mark.parametrize("word", ["Sprachmittler", "Dolmetscher", "sprachvermittler"])
def test_a_synonym_finds_what_the_plan_calls_otherwise(word):
    assert "102" in found(word)


def test_a_linked_indicator_finds_its_measures():
    measure = next(m for m in CATALOGUE.measures if CATALOGUE.indicators_of_measure(m.code))
    entry = CATALOGUE.indicators_of_measure(measure.code)[0]

    assert measure.code in found(entry.title.de)


@pytest.mark.parametrize(
    "word", ["Sprachvermitler", "Sprachvermittlre", "Sprachvermittter", "Spprachvermittler"]
)
def test_one_wrong_letter_is_forgiven(word):
    assert "102" in found(word)


def test_two_wrong_letters_and_short_words_are_not_guessed():
    assert "102" not in found("Sprochvermitlar")
    assert found("xqzv") == []


def test_what_is_spelt_right_is_not_mixed_with_guesses():
    right = found("Ausbildung")

    assert right
    for code in right:
        measure = CATALOGUE.measures[code]
        linked = CATALOGUE.indicators_of_measure(code)
        said = [measure.title.de, measure.summary.de, *(entry.title.de for entry in linked)]
        said += [measure.title.en, measure.summary.en, *(entry.title.en for entry in linked)]
        text = " ".join(said).casefold()
        assert any(w in text for w in ("ausbildung", "auszubildend", "azubi", "trainee", "appren"))


def test_without_a_word_the_order_is_that_of_the_plan():
    assert found("") == [measure.code for measure in CATALOGUE.measures]
