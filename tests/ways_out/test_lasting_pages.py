"""Decks, embedded charts, citations, pictures and files: no line of one names a hidden number."""

import re

import pytest

from indicators.publications.composing import compose
from indicators.publications.dossier.dossier import dossier_of
from indicators.publications.dossier.dossier_areas import areas
from indicators.publications.exhibit import Chart
from indicators.publications.forms.chart_alone import chart_page
from indicators.publications.forms.cite import citation, picture
from indicators.publications.forms.deck import make_deck
from indicators.publications.forms.embedded import embedded_page
from indicators.publications.forms.place import Place, every
from indicators.publications.page_paths import PATHS
from indicators.publications.view import View
from indicators.release import current_release
from tests.ways_out import links, rows
from tests.ways_out.conftest import OTHER_PAGES
from tests.ways_out.pages import Page
from tests.ways_out.test_reading_pages import leaks_of, lines_of

ADDRESS = re.compile(r"(?:https?:/)?(?:/[\w.-]+)+\?\S+")


def page_of(name, address, *documents):
    """What was made, as a page that the reader of leaks looks at."""
    # What stands in an address is looked at as an address: codes of cities are no context there.
    found = [ADDRESS.sub("", line) for html in documents for line in lines_of(html)]
    # A citation is a line of several sentences, each of which stands alone on its page.
    lines = [sentence for line in found for sentence in re.split(r"(?<=[a-zäöü\d)])\. ", line)]
    return Page(name, address, lines, [], [], [], [])


def deck_of(release, area, language="de"):
    html = make_deck(dossier_of(release, area, language)).decode("utf-8")
    name, address = ("city", {"stadt": area}) if area else ("overview", {})
    return page_of(name, address | ({"sprache": "en"} if language == "en" else {}), html)


def charts_of(release, name, address):
    """Every chart of a page within another site, alone with its citation, and as a picture."""
    given = {key: code for key, code in address.items() if key != "sprache"}
    view = View(release, given, address.get("sprache", "de"))
    for chart in every(compose(name, view)):
        if isinstance(chart, Chart) and chart.address:
            codes = {key: code for key, code in chart.address.codes if key != "sprache"}
            yield page_of(
                name,
                address,
                embedded_page(chart, Place(view, name, PATHS, codes)),
                chart_page(chart, view, name, PATHS),
                picture(chart, view.language),
            )


@pytest.fixture(scope="module")
def made(demo_release, secrets):
    decks = [deck_of(demo_release, area) for area in areas(demo_release)]
    english = [deck_of(demo_release, area, "en") for area in ("", "X08", "X06")]
    hidden = sorted({(row.series, row.area) for row in secrets.hidden.itertuples()})[::5]
    own = [("indicator", {"indikator": series, "gebiet": area}) for series, area in hidden]
    visits = [*OTHER_PAGES, *own]
    charts = [page for visit in visits for page in charts_of(demo_release, *visit)]
    return [*decks, *english, *charts]


def test_no_line_of_them_names_a_hidden_number(made, reader):
    assert len(made) > 30
    numbers = sum(len(re.findall(r"\d", line)) for page in made for line in page.texts)

    assert numbers > 20_000
    assert [leak for page in made for leak in leaks_of(page, reader)] == []


def test_their_links_hold_pages_and_codes_and_nothing_else(demo_release):
    codes = links.codes_of(demo_release.catalogue)
    html = "".join(
        make_deck(dossier_of(demo_release, area, "de")).decode("utf-8")
        for area in areas(demo_release)
    )
    own = {one for one in links.written_in(html) if one.startswith("/") and "static" not in one}

    assert len(own) > 20
    assert [leak for one in own for leak in links.leaks_in_address("deck", one, codes)] == []


def test_addresses_in_citations_hold_codes_and_the_number_of_the_release(demo_release):
    codes = links.codes_of(demo_release.catalogue)
    view = View(demo_release, {"stadt": "X08"}, "de")
    charts = [one for one in every(compose("city", view)) if isinstance(one, Chart)]
    place = Place(view, "city", PATHS, {"stadt": "X08"})
    words = " ".join(citation(one, place) for one in charts).split()
    then = f"/stand/{demo_release.release_id}"
    own = {word.replace(then, "") for word in words if word.startswith("/")}

    assert len(own) >= 2
    assert [leak for one in own for leak in links.leaks_in_address("cite", one, codes)] == []


def test_a_number_put_back_is_found_in_the_deck_of_its_city(leaky, planted, reader):
    release = current_release(leaky / "demonstration" / "releases")
    name, address = planted.page
    _, area = rows.context_of(Page(name, address, [], [], [], [], []))
    pages = [deck_of(release, area), *charts_of(release, name, address)]

    assert [leak for page in pages for leak in leaks_of(page, reader)]
