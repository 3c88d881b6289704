"""What stands in place of a number: both readings, or what a sign means and what to do."""

from datetime import date

import pytest

from indicators.catalogue import load_catalogue
from indicators.intake.direct import check_directly
from indicators.intake.numbers import signs
from indicators.intake.observations import to_observations
from tests.intake.sample_rows import table_of

TODAY = date(2026, 11, 21)
STAFF = {"quantity": "staff", "unit": "persons", "concept": "all"}
MONTHS = {"quantity": "naturalisation_processing_time", "unit": "months"}


def errors(row):
    """The errors on one row of figures: (rule, German sentence)."""
    tables = {"figures": to_observations(table_of("figures", [row]))}
    found = check_directly(tables, load_catalogue(), TODAY)
    found = found[found["severity"] == "error"]
    return list(found[["rule", "sentence_de"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    "mark", [".", ",", " ", "'", "’", "\u00a0", "\u202f", "\u2009"], ids=lambda mark: repr(mark)
)
def test_what_may_separate_thousands_is_refused_with_both_readings(mark):
    ((rule, sentence),) = errors(STAFF | {"value": f"171{mark}435"})

    other = "171,435" if mark in ".," else "171 und 435"
    assert rule == "thousands_value"
    assert "171435" in sentence
    assert other in sentence.split("oder")[1]


def test_the_persons_of_the_newspaper_are_not_thirty_one():
    found = errors({"value": "19,5", "numerator": "31,383", "denominator": "161,089"})

    assert [rule for rule, _ in found] == ["thousands_numerator", "thousands_denominator"]


@pytest.mark.parametrize(
    ("row", "is_accepted"),
    [
        (MONTHS | {"value": "1,234"}, False),
        (MONTHS | {"value": "1,23"}, True),
        (MONTHS | {"value": "0,345"}, True),
        ({"value": "16,667"}, True),
        ({"value": "16.667"}, False),
        (STAFF | {"value": "3001"}, True),
        (STAFF | {"value": "3001,0"}, True),
        (STAFF | {"value": "3001,5"}, False),
        (STAFF | {"value": "1.234.567"}, False),
    ],
)
def test_a_number_is_accepted_where_it_has_one_reading(row, is_accepted):
    assert (errors(row) == []) == is_accepted


@pytest.mark.parametrize(
    ("numerator", "denominator", "rule"),
    [
        ("1,17", "6", "numerator_is_whole"),
        ("1", "0,5", "denominator_is_whole"),
        ("0", "0", "denominator_above_zero"),
        ("7", "0", "denominator_above_zero"),
        ("-7", "42", "sign_in_numerator"),
    ],
)
def test_a_share_is_made_of_whole_persons_and_of_somebody(numerator, denominator, rule):
    found = errors(
        {"value": "0", "note_de": "x", "numerator": numerator, "denominator": denominator}
    )

    assert rule in [name for name, _ in found]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("–", "nichts vorhanden"),
        ("-", "nichts vorhanden"),
        (".", "unbekannt oder geheim"),
        ("…", "fällt später an"),
        ("...", "fällt später an"),
        ("/", "nicht sicher genug"),
        ("x", "nicht sinnvoll"),
        ("X", "nicht sinnvoll"),
        ("(12)", "Tragen Sie 12 ein und als Status U"),
        ("12 p", "Tragen Sie 12 ein und als Status P"),
        ("12p", "Tragen Sie 12 ein und als Status P"),
        ("12 r", "berichtigt"),
        ("12 e", "als Status E und als Genauigkeit estimate"),
        ("12 s", "als Status E und als Genauigkeit estimate"),
        ("<5", "ist eine Grenze"),
        ("< 5", "ist eine Grenze"),
        ("unter 5", "ist eine Grenze"),
        ("ca. 12", "ungefähre Angabe. Tragen Sie 12 ein"),
        ("k. A.", "keine Zahl vorliegt"),
        ("k.A.", "keine Zahl vorliegt"),
        ("n/a", "keine Zahl vorliegt"),
        ("16,7 %", "Tragen Sie nur 16,7 ein"),
        ("3001¹", "3001 mit dem Zeichen einer Fußnote"),
        ("3001¹⁾", "3001 mit dem Zeichen einer Fußnote"),
        ("3001*", "3001 mit dem Zeichen einer Fußnote"),
        ("3001 1", "3001 mit dem Zeichen einer Fußnote"),
        ("3001 1)", "3001 mit dem Zeichen einer Fußnote"),
        ("#NV", "Fehlermeldung der Tabellenkalkulation"),
        ("#DIV/0!", "Fehlermeldung der Tabellenkalkulation"),
        ("########", "Fehlermeldung der Tabellenkalkulation"),
        ("=16,7", "ist eine Formel"),
        ("16,", "Vor und nach dem Komma"),
        ("zwölf", "ist keine Zahl"),
    ],
)
@pytest.mark.parametrize("field", ["value", "numerator", "denominator"])
def test_each_sign_gets_the_sentence_that_fits(field, cell, words):
    row = {"value": "12", "numerator": "12", "denominator": "100"} | {field: cell}

    ((_, sentence),) = errors(row)

    assert words in sentence.replace("Der Zähler ", "").replace("Der Nenner ", "")


def test_every_sign_has_a_sentence_in_both_languages_and_nothing_left_open():
    for sign in signs():
        filled = [text.format(cell="1", number="1") for text in (sign.de, sign.en)]

        assert filled[0] != filled[1]
        assert all(text.endswith((".", ")")) for text in filled)
