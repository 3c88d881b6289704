"""One set of signs: none means two things, and each way out takes it from there."""

import unicodedata

import pytest

from indicators.analysis.verdicts.opinions import VERDICTS
from indicators.publications.overview.overview_wording import STATES
from indicators.publications.recordability import matrix_chart
from indicators.publications.speech import signs
from indicators.publications.verdicts.weather_wording import SYMBOLS
from tests.publications.released import CATALOGUE

LANGUAGES = pytest.mark.parametrize("language", ["de", "en"])


def test_no_sign_means_two_things():
    found = [entry.sign for entry in signs.signs().values()]
    found += [symbol for code, symbol in SYMBOLS.items() if code != "none"]

    assert len(set(found)) == len(found) == 23


@LANGUAGES
def test_no_two_signs_have_the_same_words(language):
    labels = [getattr(entry.label, language) for entry in signs.signs().values()]

    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("code", "sign"),
    [
        ("not_assessable", "○"), ("not_recorded", "/"), ("unknown", "?"), ("unclear", "±"),
        ("hidden", "."), ("published", "●"), ("recordable", "◐"), ("parity", "≡"),
        ("comparable", "✓"), ("not_comparable", "≠"),
    ],
)  # fmt: skip
def test_the_signs_that_once_were_mixed_up_are_apart(code, sign):
    assert signs.sign(code) == sign


def test_every_state_verdict_and_level_has_its_sign():
    levels = ("comparable", "limited", "not_comparable")

    assert {*STATES, *VERDICTS, *levels} <= set(signs.signs())


def test_the_matrix_has_the_signs_of_the_set():
    cells = [matrix_chart.cell_sign({"state": state, "level": "A"}) for state in STATES]

    assert cells == ["●", ".", "◐", "/", "?"]


def test_no_effort_is_called_available():
    labels = [level.label for level in CATALOGUE.recordability_levels]

    assert not [text for text in labels if "liegt vor" in text.de or text.en == "available"]


def test_the_legend_explains_what_was_used_in_the_order_of_the_set():
    used = signs.used_in(["○ nicht bewertbar: kein Wert bekannt", "12,3 %", ".", "?\u00a0nichts"])

    assert used == ["hidden", "unknown", "not_assessable"]
    assert signs.legend(used, "de") == (
        "Zeichen: „.“ geheim gehalten; „?“ nicht bekannt; „○“ nicht bewertbar."
    )
    assert signs.legend([], "de") == ""


def test_a_sentence_that_ends_in_a_sign_does_not_use_it():
    assert signs.used_in(["Was nun?", "3.", "1/2", "x-fach", "…s", ""]) == []


@LANGUAGES
def test_signs_can_be_printed(language):
    text = signs.legend(signs.signs(), language)

    assert all(unicodedata.category(letter)[0] != "C" for letter in text)
