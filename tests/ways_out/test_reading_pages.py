"""Reading pages: no text, table, picture or title of one names a hidden number."""

import re
import xml.etree.ElementTree as ET

import pytest

from indicators.publications.composing import compose
from indicators.publications.forms.document import reading_page
from indicators.publications.view import View
from indicators.release import current_release
from tests.publications.forms.test_documents import PATHS
from tests.ways_out import rows
from tests.ways_out.conftest import OTHER_PAGES, PLAIN
from tests.ways_out.pages import Page

# Elements whose words belong together, whatever they are made of.
LINES = {"tr", "p", "li", "h1", "h2", "h3", "figcaption", "summary", "title", "desc", "text", "a"}


def lines_of(html):
    """Lines of text of a document, cells of a row beside each other."""
    for element in ET.fromstring(html).iter():
        if element.tag.rpartition("}")[2] in LINES:
            cells = [" ".join("".join(cell.itertext()).split()) for cell in element]
            whole = " ".join("".join(element.itertext()).split())
            yield " | ".join(cells) if element.tag == "tr" else whole


def made(release, name, address):
    given = {key: code for key, code in address.items() if key != "sprache"}
    view = View(release, given, address.get("sprache", "de"))
    html = reading_page(name, view, compose(name, view), PATHS, is_understood=True)
    return Page(name, address, list(lines_of(html)), [], [], [], [])


def leaks_of(page, reader):
    areas = [area] if (area := rows.context_of(page)[1]) else []
    return [leak for line in set(page.texts) for leak in reader.leaks(page.way, line, areas)]


@pytest.fixture(scope="module")
def reading_pages(demo_release, secrets):
    hidden = secrets.hidden[["series", "area"]].itertuples(index=False, name=None)
    own = [
        ("indicator", {"indikator": series, "gebiet": area})
        for series, area in sorted(set(hidden))[::2]
    ]
    compared = [
        ("comparison", {"reihe": name}) for name in sorted(set(secrets.hidden["series"]))[::2]
    ]
    english = [(name, address | {"sprache": "en"}) for name, address in own[::3]]
    visits = [*OTHER_PAGES, *PLAIN, *own, *compared, *english]
    return [made(demo_release, name, address) for name, address in visits]


def test_no_line_of_a_reading_page_names_a_hidden_number(reading_pages, reader):
    assert len(reading_pages) > 35
    assert (
        sum(len(re.findall(r"\d", line)) for page in reading_pages for line in page.texts) > 20_000
    )
    assert [leak for page in reading_pages for leak in leaks_of(page, reader)] == []


def test_a_number_put_back_is_found(leaky, planted, reader):
    release = current_release(leaky / "demonstration" / "releases")
    page = made(release, *planted.page)

    assert [leak.number for leak in leaks_of(page, reader)]
