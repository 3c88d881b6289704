"""The few marks of Plotly, and the room that letters take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.publications.drawing.svg import letters
from indicators.publications.drawing.svg.letters import Run, parsed


def test_lines_and_bold_letters_are_told_apart():
    assert parsed("<b>Essen</b><br>60 %") == ((Run("Essen", True),), (Run("60 %"),))


def test_a_size_holds_until_its_end():
    assert parsed('<span style="font-size: 26px">.</span>a') == ((Run(".", size=26), Run("a")),)


@pytest.mark.parametrize(
    "text", ["<i>schräg</i>", '<a href="x">', "<script>", "a < b", '<span onload="x">']
)
def test_any_other_markup_is_text(text):
    assert parsed(text) == ((Run(text),),)


def test_what_was_made_harmless_for_plotly_is_read_back_once():
    assert parsed("&lt;b&gt; &amp;lt;") == ((Run("<b> &lt;"),),)


def test_a_size_twice_as_large_takes_twice_the_room():
    lines = parsed("Mülheim an der Ruhr")

    assert letters.width(lines, 20) == pytest.approx(2 * letters.width(lines, 10))


def test_letters_with_an_accent_are_as_wide_as_without():
    assert letters.width(parsed("Müé"), 10) == letters.width(parsed("Mue"), 10)


def test_every_letter_of_ordinary_texts_has_a_width_of_its_own():
    letters_used = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöüÄÖÜß"

    assert [one for one in letters_used if letters._advance(one) == 1120] == ["W"]


@given(st.text(min_size=1))
def test_every_letter_of_the_world_takes_room(text):
    assert all(letters.line_width((Run(letter),), 10) > 0 for letter in text)
