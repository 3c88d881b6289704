"""Pictures beside shared links: what stands in them, that all letters are there, their bytes."""

import io

import pytest
from PIL import Image, ImageFont

from dashboard.serving.preview_requests import TYPEFACES
from indicators.publications.composing import compose
from indicators.publications.forms.preview import (
    HEIGHT,
    WIDTH,
    Words,
    preview,
    preview_address,
    tags,
    words_of,
)
from indicators.publications.view import View
from tests.publications.forms.test_documents import PATHS

WORDS = Words("Öffnungsmonitor", "Stadt: Essen", "Essen: Anteil 5 %.", "Stand 1")
NOBODY_S = "\uffff"


def of(release, page, language="de", **given):
    view = View(release, given, language)
    return words_of(page, view, compose(page, view))


def test_a_preview_has_title_first_message_and_release(real_release):
    words = of(real_release, "city", stadt="05113")

    assert words.title == "Stadt: Essen"
    assert words.message.startswith("Essen: ") and words.message.endswith(".")
    assert words.message.count(". ") == 0
    assert words.state == "Veröffentlichungsstand 2026-11-21-01 vom 21. November 2026"


def test_a_page_without_a_message_says_what_all_this_is(real_release):
    assert of(real_release, "imprint").message.startswith("Wie weit sind neun Stadtverwaltungen")


def test_invented_cities_are_called_so(demo_release):
    assert of(demo_release, "overview").state.startswith("Erfundene Städte")


def test_the_picture_has_the_size_that_is_told_and_is_small():
    picture = preview(WORDS, TYPEFACES)
    opened = Image.open(io.BytesIO(picture))

    assert opened.size == (WIDTH, HEIGHT) == (1200, 630)
    assert opened.format == "PNG"
    assert len(picture) < 40_000


def test_the_same_words_give_the_same_bytes_and_others_do_not():
    assert preview(WORDS, TYPEFACES) == preview(WORDS, TYPEFACES)
    assert preview(WORDS._replace(message="Anders."), TYPEFACES) != preview(WORDS, TYPEFACES)


def test_what_has_no_room_is_cut_at_a_word_and_overlaps_nothing():
    long = preview(WORDS._replace(message="Wort " * 500, title="Titel " * 50), TYPEFACES)
    opened = Image.open(io.BytesIO(long)).convert("L")
    # Between the message and the state of the release is a line of paper.
    rows = [opened.crop((30, y, WIDTH, y + 1)).getextrema()[0] for y in range(520, 560)]

    assert 255 in rows


@pytest.mark.slow
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_typefaces_have_every_letter_that_is_said(language, real_release):
    files = {"message": TYPEFACES.text, "title": TYPEFACES.titles, "state": TYPEFACES.text}
    fonts = {name: ImageFont.truetype(file, 40) for name, file in files.items()}
    missing = set()
    for page in PATHS:
        words = of(real_release, page, language)
        for name, font in fonts.items():
            nothing = bytes(font.getmask(NOBODY_S))
            letters = set(getattr(words, name)) - {" ", "\u00a0", "\u202f"}
            missing |= {one for one in letters if bytes(font.getmask(one)) == nothing}

    assert missing == set()


@pytest.mark.parametrize(
    ("page", "codes", "language", "address"),
    [
        ("city", {"stadt": "05117"}, "de", "/vorschau/stadt-05117.png"),
        ("city", {}, "en", "/vorschau/stadt.png?sprache=en"),
        ("overview", {"stadt": "05117"}, "de", "/vorschau/uebersicht.png"),
    ],
)
def test_every_preview_has_an_address(page, codes, language, address):
    assert preview_address(page, PATHS[page], codes, language) == address


def test_what_is_told_is_text_and_cannot_end_an_attribute():
    told = tags(WORDS._replace(title='"><script>'), "https://a.example/", "https://a/b.png", "de")

    assert "<script" not in told
    assert 'property="og:image" content="https://a/b.png"' in told
