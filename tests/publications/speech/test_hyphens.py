"""A word that is longer than its line is divided where people divide it, with a hyphen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.catalogue import load_catalogue
from indicators.publications.speech import formats
from indicators.publications.speech.hyphens import divided


def in_letters(word, most):
    return divided(word, lambda part: len(part) <= most)


@pytest.mark.parametrize(
    ("word", "most", "parts"),
    [
        ("Zuwanderungsgeschichte", 22, ["Zuwanderungsgeschichte"]),
        ("Zuwanderungsgeschichte", 16, ["Zuwanderungs-", "geschichte"]),
        ("Fremdsprachenkenntnissen", 16, ["Fremdsprachen-", "kenntnissen"]),
        ("Einstellungsjahrgang", 14, ["Einstellungs-", "jahrgang"]),
        ("Personalentwicklung", 14, ["Personal-", "entwicklung"]),
        ("Multiplikatorinnen", 10, ["Multipli-", "katorinnen"]),
        ("Schulstrafe", 6, ["Schul-", "strafe"]),
        ("Amt", 2, ["Amt"]),
        ("2026", 2, ["2026"]),
    ],
)
def test_a_word_is_divided_between_its_parts_or_else_between_syllables(word, most, parts):
    assert in_letters(word, most) == parts


@given(st.text(st.characters(exclude_characters="-"), min_size=1, max_size=40), st.integers(1, 20))
def test_nothing_of_a_word_is_lost_and_what_was_divided_fits(word, most):
    *first, last = in_letters(word, most)

    assert "".join(part[:-1] for part in first) + last == word
    assert all(part.endswith("-") and len(part) <= most for part in first)


def test_no_title_of_an_indicator_is_cut_within_a_word_without_a_hyphen():
    for entry in load_catalogue().indicators:
        for language in ("de", "en"):
            title = entry.title.said(language)
            lines = formats.wrapped(title, 12, lines=20).split("<br>")
            glued = " ".join(lines).replace("- ", "")

            assert glued.replace(" ", "") == title.replace("- ", "").replace(" ", ""), lines
