"""Every reading page of both releases in both languages, whole."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

import dashboard
from dashboard.frame.addresses import PAGES, is_page, is_understood
from indicators.publications.composing import compose
from indicators.publications.forms.document import reading_page
from indicators.publications.view import View
from tests.publications.forms.reading import Read

PATHS = {page.file: path for path, page in PAGES.items()}
# What pages do that the others do not: one measure with its chain, plain German, the formula.
FURTHER = [
    ("measures", {"massnahme": "84"}),
    ("measures", {"ziel": "K2"}),
    ("measures", {"ansicht": "zeitachse"}),
    ("city", {"sprachform": "einfach"}),
    ("methodology", {"abschnitt": "rechnung"}),
    ("methodology", {"abschnitt": "quellen"}),
    ("indicator", {"indikator": "staff_migration_share"}),
    ("search", {"wort": "Sprachmittler"}),
    ("search", {"wort": "Ausbildung"}),
]
LARGEST = 150_000

_BUNDLE = re.compile(r"/dateien/alles/(\d{5}|X\d\d|indikator-\w+)\.(de|en)\.zip")


def page_of(release, name, given, language, *, is_clear=True):
    view = View(release, given, language)
    return reading_page(name, view, compose(name, view), PATHS, is_understood=is_clear)


@pytest.fixture(scope="module")
def documents(real_release, demo_release):
    opened = {
        (kind, language, name): page_of(release, name, {}, language)
        for kind, release in (("real", real_release), ("demo", demo_release))
        for language in ("de", "en")
        for name in PATHS
    }
    return opened | {
        ("real", "de", name, *given.values()): page_of(real_release, name, given, "de")
        for name, given in FURTHER
    }


def faulty(documents, is_right):
    """The pages of which something does not hold."""
    return [key for key, html in documents.items() if not is_right(html)]


def test_every_page_is_well_formed_for_browsers_and_for_strict_readers(documents):
    assert len(documents) == 2 * 2 * len(PATHS) + len(FURTHER)
    assert (
        faulty(documents, lambda html: Read(html).names and ET.fromstring(html) is not None) == []
    )


def test_every_page_says_its_language(documents):
    for (_, language, *_), html in documents.items():
        assert re.findall(r"<html[^>]*>", html) == [f'<html lang="{language}">']


def levels(html):
    return [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]


def steps(html):
    """How far each heading is below the one before it."""
    found = levels(html)
    return [below - above for above, below in pairwise(found)]


def test_every_page_has_one_title_and_skips_no_level_of_heading(documents):
    assert faulty(documents, lambda html: levels(html).count(1) == 1 and levels(html)[0] == 1) == []
    assert faulty(documents, lambda html: max(steps(html), default=0) <= 1) == []


def test_no_page_has_a_program_or_loads_from_another_host(documents):
    for key, html in documents.items():
        read = Read(html)
        assert not read.names & {"script", "iframe", "object", "embed", "img"}, key
        assert not [name for _, one in read.elements for name in one if name.startswith("on")], key
        assert all(one["href"].startswith("/") for one in read.all("link")), key
        assert not [one for _, one in read.elements if "src" in one], key
        assert all(one["action"].startswith("/lesen/") for one in read.all("form")), key
        assert set(re.findall(r'url\("([^"]{5})', html)) == {"/app/"}, key


def test_links_lead_to_sources_sections_or_pages_that_exist(documents):
    for key, html in documents.items():
        for one in Read(html).all("a"):
            assert leads_somewhere(one["href"]), (key, one)


def leads_somewhere(address):
    parts = urlsplit(address)
    if parts.scheme:
        return parts.scheme in ("http", "https") and not parts.netloc.startswith("localhost")
    if not parts.path:
        return parts.fragment != ""
    name = parts.path.removeprefix("/lesen/").removeprefix("bild/")
    name = name.removeprefix("datei/")
    path = "" if name in ("/", "uebersicht") else name.removeprefix("/")
    if parts.path.startswith("/sitzung/"):
        return re.fullmatch(r"/sitzung/(alle|\d{5}|X\d\d)", parts.path) is not None
    if parts.path.startswith("/dateien/"):
        return _BUNDLE.fullmatch(parts.path) is not None
    names = {
        key: len(values)
        for key, values in parse_qs(parts.query).items()
        if key not in ("bild", "datei")
    }
    is_there = name in PAGES if parts.path.startswith("/lesen/") else is_page(parts.path)
    return is_there and is_understood(path, names)


def test_links_stay_among_reading_pages_but_for_the_ways_to_the_live_page(documents):
    for (_, language, name, *_), html in documents.items():
        live = {
            urlsplit(one["href"]).path
            for one in Read(html).all("a")
            if re.match(r"/(?!lesen/|sitzung/|dateien/)", one["href"])
        }
        assert live == {"/" if name == "overview" else f"/{PATHS[name]}"}, (language, name)


def test_no_id_occurs_twice_and_what_is_named_by_one_is_there(documents):
    for key, html in documents.items():
        elements = Read(html).elements
        ids = [one["id"] for _, one in elements if "id" in one]
        named = " ".join(one.get("aria-labelledby", "") for _, one in elements).split()
        assert len(ids) == len(set(ids)), key
        assert set(named) <= set(ids), key


def test_every_table_has_a_caption_and_its_rows_and_columns_have_names(documents):
    found = 0
    for html in documents.values():
        for table in ET.fromstring(html).iter("table"):
            found += 1
            caption, head, body = (table.find(name) for name in ("caption", "thead", "tbody"))
            assert caption is not None and head is not None and body is not None
            assert "".join(caption.itertext()).strip()
            assert {one.get("scope") for one in head.iter("th")} == {"col"}
            assert [row for row in body if row.find("th[@scope='row']") is None] == []
    assert found > 100


def test_no_page_is_larger_than_a_weak_phone_can_bear(documents):
    assert faulty(documents, lambda html: len(html.encode()) <= LARGEST) == []


def test_fonts_and_icon_are_files_of_ours(documents):
    html = documents["real", "de", "city"]
    static = Path(dashboard.__file__).with_name("static")
    wanted = set(re.findall(r'"/app/static/([^"]+)"', html))

    assert len(wanted) > 4
    assert all((static / name).is_file() for name in wanted)


@pytest.mark.parametrize(
    ("name", "given", "language", "title"),
    [
        ("city", {"stadt": "05113"}, "de", "Stadt: Essen – Öffnungsmonitor"),
        ("city", {"stadt": "05113"}, "en", "City: Essen – Opening Monitor"),
        ("overview", {}, "de", "Überblick – Öffnungsmonitor"),
        ("methodology", {"abschnitt": "glossar"}, "de", "Methodik: Glossar – Öffnungsmonitor"),
        ("recordability", {"stadt": "05113"}, "de", "Erfassbarkeit – Öffnungsmonitor"),
        ("measures", {}, "de", "Maßnahmen – Öffnungsmonitor"),
    ],
)
def test_the_title_names_page_and_thing(name, given, language, title, real_release):
    assert f"<title>{title}</title>" in page_of(real_release, name, given, language)


def test_links_within_a_page_find_their_section(documents):
    found = 0
    for html in documents.values():
        wanted = set(re.findall(r'href="#([^"]+)"', html))
        found += len(wanted)
        assert wanted <= set(re.findall(r' id="([^"]+)"', html))
    assert found > 5


def test_every_page_is_about_something_that_it_lets_one_choose(documents):
    for (kind, language, name, *further), html in documents.items():
        (title,) = re.findall(r"<title>([^<]*)</title>", html)
        is_named = name in ("city", "indicator", "comparison", "parity_path", "planning",
                            "methodology")  # fmt: skip
        if not further and (kind, language) == ("real", "de"):
            assert (": " in title) is is_named, title
    assert "<title>Maßnahmen: 84" in documents["real", "de", "measures", "84"]


def test_the_demonstration_is_called_one_on_every_page(documents):
    for (kind, language, *_), html in documents.items():
        words = {"de": "Diese neun Städte gibt es nicht", "en": "These nine cities do not exist"}
        assert (words[language] in html) is (kind == "demo")


def test_every_page_names_its_release_and_the_way_to_the_live_page(documents, real_release):
    html = documents["real", "de", "measures", "84"]

    assert f"Veröffentlichungsstand {real_release.release_id} vom" in html
    assert 'href="/massnahmen?massnahme=84">Zur interaktiven Seite' in html
    assert 'lang="en" hreflang="en">English</a>' in html


def test_an_address_that_is_not_understood_is_told(real_release):
    notice = "In der Adresse dieser Seite steht etwas, das sie nicht kennt"

    assert notice in page_of(real_release, "methodology", {}, "de", is_clear=False)
    assert notice not in page_of(real_release, "methodology", {}, "de")


def test_nothing_of_the_writing_for_the_screen_is_left(documents):
    """Commands of Streamlit's Markdown, signs of emphasis, and what keeps them from working."""
    for key, html in documents.items():
        text = Read(re.sub(r"<style>.*?</style>|<annotation.*?</annotation>", "", html)).text
        assert re.findall(r":[a-z]+\[|:material/|\*\*|\]\(|\u2060", text) == [], key


def test_plain_german_goes_along(documents):
    links = [one["href"] for one in Read(documents["real", "de", "city", "einfach"]).all("a")]

    assert "/lesen/vergleich?sprachform=einfach" in links
    assert "/lesen/stadt?sprachform=einfach&stadt=05113" in links
