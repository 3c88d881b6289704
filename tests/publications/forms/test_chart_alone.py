"""A chart alone: one picture, its sentence, sources and release, and one way back."""

import re
from html import unescape

import pytest

from indicators.publications.composing import compose
from indicators.publications.exhibit import Chart
from indicators.publications.forms.chart_alone import (
    HEIGHT,
    WIDTH,
    chart_named,
    chart_page,
    fitted,
)
from indicators.publications.forms.place import every
from indicators.publications.view import View
from tests.publications.drawing.pictures import figure, line
from tests.publications.forms.reading import Read

PATHS = {"overview": "uebersicht", "city": "stadt", "comparison": "vergleich"}
CITY = {"stadt": "X01"}
NAME = "staff_migration_share_X01"


def blocks_of(release, page, given, language="de"):
    return compose(page, View(release, given, language))


@pytest.fixture(scope="module")
def page(demo_release):
    chart = chart_named(blocks_of(demo_release, "city", CITY), NAME, CITY)
    assert chart
    return chart_page(chart, View(demo_release, CITY, "de"), "city", PATHS)


def test_the_page_has_a_sentence_a_picture_sources_the_release_and_a_watermark(page):
    read = Read(page)
    said = " ".join(read.texts)

    assert "Brahmstadt: Anteil der Beschäftigten mit Zuwanderungsgeschichte zuletzt 28,3" in said
    assert "2012 bis 2025 · Quelle: Demonstrationsdaten (frei erfunden)" in said
    assert "Veröffentlichungsstand 2026-11-21-01 vom 21. November 2026" in said
    assert "Diese Städte und Zahlen sind erfunden." in said
    assert [one["role"] for one in read.all("svg")] == ["img", "img"]


def test_the_sentence_of_the_heading_is_not_read_again_as_name_of_the_picture(page):
    before, _ = folded(page)

    assert before.count("28,3\u00a0% (31. Dezember 2025).") == 1


def folded(page):
    """The page before the fold that says how it is cited, and the fold."""
    before, fold = page.split('<details class="cite">')
    return before, fold


def links_in(html):
    return [unescape(address) for address in re.findall('<a href="([^"]*)"', html)]


def test_the_only_link_outside_the_fold_leads_back_with_the_same_selection(page):
    before, _ = folded(page)

    assert links_in(before) == ["/stadt?stadt=X01"]


def test_the_fold_leads_to_the_picture_and_to_what_stays(page, demo_release):
    _, fold = folded(page)
    query = f"stadt?stadt=X01&bild={NAME}"
    picture = f"/lesen/bild/stadt.svg?stadt=X01&bild={NAME}"
    stays = f"/stand/{demo_release.release_id}/lesen/bild/{query}"

    assert links_in(fold) == [picture, stays]
    assert "&lt;iframe src=&quot;/einbetten/stadt?" in fold


def test_the_page_has_no_program_and_loads_from_nowhere_else(page):
    read = Read(page)

    assert not read.names & {"script", "iframe", "object", "embed", "form", "img"}
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


def test_the_english_page_speaks_english_and_links_back_in_english(demo_release):
    chart = chart_named(blocks_of(demo_release, "city", CITY, "en"), NAME, CITY)
    assert chart
    page = chart_page(chart, View(demo_release, CITY, "en"), "city", PATHS)

    assert '<html lang="en">' in page
    assert "/stadt?stadt=X01&amp;sprache=en" in page
    assert "Back to the page with the same selection" in page


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("quatsch", CITY),
        # The chart of another city than the address says, and a city that does not exist.
        (NAME, {"stadt": "X02"}),
        (NAME, {"stadt": "X99"}),
        ("progress", CITY),
    ],
)
def test_a_chart_that_does_not_stand_where_the_address_says_is_none(name, given, demo_release):
    assert chart_named(blocks_of(demo_release, "city", given), name, given) is None


def test_a_selection_that_is_not_on_offer_is_never_shown_as_another(demo_release):
    given = {"reihe": "quatsch"}
    blocks = blocks_of(demo_release, "comparison", given)
    charts = [block for block in every(blocks) if isinstance(block, Chart)]

    assert charts
    assert [chart_named(blocks, one.name, given) for one in charts] == [None] * len(charts)


def lines(**changes):
    axis = {"tickformat": "d", "range": [2010, 2020]}
    layout = {"height": 500, "xaxis": axis, "yaxis": {"visible": True, "range": [0, 1]}}
    return figure(line([2011], [1], name="Anteil der<br>Frauen"), **(layout | changes))


def test_lines_are_as_low_as_the_window_and_their_names_in_one_line():
    shown = fitted(lines())

    assert shown["layout"]["height"] == HEIGHT
    assert shown["data"][0]["name"] == "Anteil der Frauen"


def test_rows_and_panels_keep_the_height_that_their_letters_need():
    rows = {"visible": True, "range": [0, 1], "tickvals": list(range(12))}
    panel = {"domain": [0, 0.3], "range": [0, 1]}

    assert fitted(lines(yaxis=rows))["layout"]["height"] == 12 * 27 + 60
    assert fitted(lines(xaxis=panel))["layout"]["height"] == 500


def test_a_window_of_1280_shows_the_smallest_letters_with_24_pixels():
    # The margins of the page take 32.
    assert 12 * (1280 - 32) / WIDTH >= 24
