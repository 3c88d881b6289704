"""The page of results: what answers a word of all that there is, kind by kind."""

import re

import pytest

from indicators.publications.composing import compose
from indicators.publications.exhibit import Fold, Heading, Note, Typed, Words
from indicators.publications.forms.place import every
from indicators.publications.view import View
from tests.ways_out.hostile import TEXTS


def blocks_of(release, word, language="de"):
    return list(every(compose("search", View(release, {"wort": word}, language))))


def text_of(blocks):
    return "\n".join(block.text for block in blocks if isinstance(block, Words | Note | Heading))


def headings(blocks):
    return [block.text for block in blocks if isinstance(block, Heading) and block.level == 2]


def links(blocks):
    """Where the results lead, in their order."""
    return re.findall(r"\]\((/[^)]*)\)", text_of(blocks))


@pytest.mark.parametrize("number", ["95", "Maßnahme 95", "Nr. 95"])
def test_an_exact_number_comes_first(real_release, number):
    assert links(blocks_of(real_release, number))[0] == "/massnahmen?massnahme=95"


@pytest.mark.parametrize("word", ["Sprachmittler", "Sprachmitler", "interpreter"])
def test_a_synonym_finds_its_measure_even_with_a_wrong_letter(real_release, word):
    assert "/massnahmen?massnahme=102" in links(blocks_of(real_release, word))


@pytest.mark.parametrize(
    ("word", "first", "heading"),
    [
        ("P1", "/indikator?indikator=staff_migration_share", "Indikatoren"),
        ("Herne", "/stadt?stadt=05916", "Städte"),
        ("Muelheim an der Ruhr", "/stadt?stadt=05117", "Städte"),
        ("Kontraktziel 2", "/massnahmen?ziel=K2", "Ziele"),
        ("Stichtag", "/methodik?abschnitt=glossar&wort=Stichtag", "Begriffe"),
    ],
)
def test_what_is_named_comes_first_with_its_kind(real_release, word, first, heading):
    found = blocks_of(real_release, word)

    assert links(found)[0] == first
    assert headings(found)[0].startswith(heading)


def test_the_kinds_stand_apart_with_their_counts(real_release):
    found = blocks_of(real_release, "Ausbildung")
    counted = {kind: int(number) for kind, number in map(split, headings(found))}

    assert {"Maßnahmen", "Indikatoren", "Begriffe"} <= set(counted)
    assert sum(counted.values()) == len(links(found))
    assert f"**{sum(counted.values())} Treffer**" in text_of(found)


def split(heading):
    kind, number = heading.removesuffix(")").split(" (")
    return kind, number


def test_indicators_stand_topic_by_topic_with_p1_first(real_release):
    found = blocks_of(real_release, "Zuwanderungsgeschichte")
    codes = re.findall(r"\[([A-Z]\d+) ·", text_of(found))

    assert codes[0] == "P1"
    assert "".join(dict.fromkeys(code[0] for code in codes)).startswith("PA")
    assert codes == sorted(codes, key=lambda code: ("PANKSZ".index(code[0]), int(code[1:])))


def test_more_than_ten_of_a_kind_open_on_demand(real_release):
    found = blocks_of(real_release, "Maßnahme")
    measures = len(real_release.catalogue.measures)

    assert f"Maßnahmen ({measures})" in headings(found)
    assert f"{measures - 10} weitere Treffer" in [b.label for b in found if isinstance(b, Fold)]


@pytest.mark.parametrize("word", ["", "   ", "?!"])
def test_without_a_word_the_page_says_what_can_be_searched(real_release, word):
    found = blocks_of(real_release, word)

    assert "Gesucht werden kann nach **Maßnahmen**" in text_of(found)
    assert links(found) == []


def test_nothing_found_is_said_with_what_can_be_searched(real_release):
    text = text_of(blocks_of(real_release, "Einhornquote"))

    assert "Zu „Einhornquote“ wurde nichts gefunden." in text
    assert "Gesucht werden kann nach **Maßnahmen**" in text


def test_a_guess_is_called_one(real_release):
    text = text_of(blocks_of(real_release, "Sprachmitler"))

    assert "Genau so steht „Sprachmitler“ hier nirgends" in text


def test_english_pages_find_german_words_and_speak_english(real_release):
    found = blocks_of(real_release, "Sprachmittler", "en")

    assert "/massnahmen?massnahme=102&sprache=en" in links(found)
    assert "Volunteer language mediators" in text_of(found)


def test_the_field_holds_what_was_asked(real_release):
    (field,) = (block for block in blocks_of(real_release, " Amt ") if isinstance(block, Typed))

    assert (field.name, field.text) == ("wort", "Amt")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_hostile_words_find_nothing_and_stay_words(real_release, text):
    found = blocks_of(real_release, text)

    assert all(address.startswith("/") for address in links(found))
    assert "<script" not in text_of(found).replace("\\<", "")
