"""What others deliver is shown, never obeyed: one way of neutralising per way out."""

import io
import json
import unicodedata

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.publications.speech.escaping import (
    as_title,
    for_spreadsheets,
    in_address,
    in_cell,
    in_chart,
    in_json,
    in_markdown,
    in_one_line,
    on_terminal,
)

FORMULAS = [
    "=1+1", '=HYPERLINK("http://example.org";"Bericht")', "@SUM(1+1)", "+49 208 455", "-2+3",
    "\t=1+1", "\r=1+1", "\n@SUM(1)", " =1+1", "\uff1d1+1", "\uff20SUM(1)", "+cmd|' /C calc'!A0",
    "-", "=", "-3,5+1", "'=1+1", '"=1+1',
]  # fmt: skip
NUMBERS = ["-3,5", "+0,4", "−12\u00a0%", "3.001", "-3,5 %", "+0,4 Prozentpunkte im Jahr", "16,7"]
WORDS = ["Hauptamt", "–", ".", "→← Abstand wird kleiner", "15. Mai 2022", "Beamtinnen, -beamte", ""]
STARTS = set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_a_text_whose_first_sign_tells_spreadsheets_so(text):
    safe = in_cell(text)

    assert isinstance(safe, str)
    assert safe.lstrip(" \"'") != safe or safe[0] == "'"
    assert safe.lstrip()[0] not in STARTS


@pytest.mark.parametrize("text", NUMBERS + WORDS)
def test_numbers_and_words_stay_as_they_are(text):
    assert in_cell(text) == text


def test_a_formula_after_a_comma_is_no_formula_where_commas_divide_cells():
    assert in_cell("Amt 50,=1+1") == "Amt 50,'=1+1"


def test_only_cells_of_text_are_changed():
    table = pd.DataFrame({"wert": [-3.5], "anmerkung": ["=1+1"], "jahr": [2023]})

    written = for_spreadsheets(table).to_csv(index=False, sep=";", decimal=",")

    assert written == "wert;anmerkung;jahr\n-3,5;'=1+1;2023\n"


@given(st.text())
def test_no_text_at_all_leaves_as_a_formula_or_a_second_row(text):
    written = for_spreadsheets(pd.DataFrame({"a": [text], "b": ["x"]})).to_csv(index=False, sep=";")
    (row,) = pd.read_csv(io.StringIO(written), sep=";", dtype=str, keep_default_na=False).values
    is_number = in_cell(text) == text and text[:1] in ("+", "-") and text[1:2].isdigit()

    assert len(written.splitlines()) == 2
    assert is_number or row[0].lstrip()[:1] not in STARTS


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mrot\x1b[0m", r"\x1b[31mrot\x1b[0m"),
        ("\x9b2J", r"\x9b2J"),
        ("A\u202eB", r"A\u202eB"),
        ("A\rB\x07", r"A\x0dB\x07"),
        ("Zuwanderungs\u00adgeschichte, 12\u00a0%", "Zuwanderungs\u00adgeschichte, 12\u00a0%"),
    ],
)
def test_what_steers_a_terminal_is_spelled_out(text, shown):
    assert on_terminal(text) == shown


def test_a_part_of_a_line_cannot_begin_another():
    assert on_terminal("eins\nzwei") == "eins\nzwei"
    assert in_one_line("eins\nFehler: keine") == r"eins\x0aFehler: keine"


@given(st.text())
def test_a_terminal_never_gets_a_sign_that_nobody_sees(text):
    kinds = {unicodedata.category(letter) for letter in in_one_line(text) if letter != "\u00ad"}

    assert not kinds & {"Cc", "Cf", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("[hier](http://e.org)", "\\[hier\\](http:\u2060//e.org)"),
        ("![](http://e.org/a.png)", "!\\[\\](http:\u2060//e.org/a.png)"),
        ("# Titel", "\\# Titel"),
        ("a\n# b", "a \\# b"),
        ("$x^2$", "\\$x^2\\$"),
        (":red[x] :material/home: :smile:",
         ":\u2060red\\[x\\] :\u2060material/home: :\u2060smile:"),
        ("<img src=x>", "\\<img src=x\\>"),
        ("**fett** ~~weg~~ `code`", "\\*\\*fett\\*\\* \\~\\~weg\\~\\~ \\`code\\`"),
        ("www.e.org, a@e.org", "www\u2060.e.org, a@\u2060e.org"),
        ("15. Mai 2022", "15\\. Mai 2022"),
        ("- 3", "\\- 3"),
        ("14:30 Uhr, Anteil: 12,3\u00a0%", "14:30 Uhr, Anteil: 12,3\u00a0%"),
    ],
)  # fmt: skip
def test_markup_is_shown_as_it_was_written(text, marked):
    assert in_markdown(text) == marked


def test_an_address_cannot_end_its_link():
    assert in_address("http://e.org/a)[x](b$c$<d>") == "http://e.org/a%29%5Bx%5D%28b%24c%24%3Cd%3E"


def test_a_title_cannot_pass_for_an_address():
    assert as_title("Bericht (Teil 2) (http://e.org)") == "Bericht (Teil 2) ( http://e.org)"


def test_a_chart_draws_no_html_of_others():
    assert in_chart("<a href='x'>A</a> & <b>B</b>\n") == (
        "&lt;a href='x'&gt;A&lt;/a&gt; &amp; &lt;b&gt;B&lt;/b&gt;"
    )


@given(st.text())
def test_json_means_the_same_and_holds_nothing_that_steers_a_terminal(text):
    told = in_json(json.dumps({"a": text}, ensure_ascii=False, indent=2))

    assert json.loads(told) == {"a": text}
    assert told.replace("\n", "") == on_terminal(told.replace("\n", ""))
