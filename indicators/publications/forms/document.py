"""A reading page: the blocks of a page as a whole document, without any program in it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

from indicators.publications import exhibit
from indicators.publications.forms.controls import form
from indicators.publications.forms.html import rendered
from indicators.publications.forms.html_page import html_page
from indicators.publications.forms.markup import element, link, note, text_of
from indicators.publications.forms.place import Place, in_force
from indicators.publications.forms.preview import preview_address, tags, words_of
from indicators.publications.site.operator import site_address
from indicators.publications.site.site_pages import SITE_PAGES
from indicators.publications.speech.formats import day
from indicators.publications.titles import title
from indicators.publications.view import View

FONTS = Path(__file__).with_name("fonts.css").read_text(encoding="utf-8")
STYLE = FONTS + Path(__file__).with_name("reading.css").read_text(encoding="utf-8")
LANGUAGES = {"de": "Deutsch", "en": "English"}
UNSPOKEN = "sprache"
"""Stands among what an address gives where it asks for a language that is not spoken here."""
SEARCH = "search"
"""The page of results, which every page leads to."""
_LINKS = """<link rel="alternate" hreflang="de" href="{german}" />
<link rel="alternate" hreflang="en" href="{english}" />
"""
_BODY = """<a class="skip" href="#inhalt">{skip}</a>
{header}
<main id="inhalt">
{main}
</main>
{footer}"""


def reading_page(
    page: str,
    view: View,
    blocks: Sequence[exhibit.Block],
    paths: Mapping[str, str],
    *,
    is_understood: bool,
) -> str:
    """The document of a page. `paths` are those of all pages, in the order of the navigation;
    where its address is not understood, the page says so.
    """
    place = Place(view, page, paths, in_force(blocks, view.given))
    doubt = "" if is_understood else _warning("address_not_understood", place)
    links = _LINKS.format(
        german=escape(place.in_language("de")), english=escape(place.in_language("en"))
    )
    body = _BODY.format(
        skip=place.say("reading_skip"),
        header=_header(place),
        main=_banner(place) + doubt + _unspoken(place) + rendered(blocks, place),
        footer=_footer(place),
    )
    told = links + _shared(place, blocks)
    return html_page(view.language, _title(place, blocks), STYLE, body, told)


def _title(place: Place, blocks: Sequence[exhibit.Block]) -> str:
    """Page, what it is about, product: "Stadt: Essen – Öffnungsmonitor"."""
    named = title(place.page, place.say(f"page_{place.page}"), blocks)
    return f"{named} – {place.say('product')}"


def _shared(place: Place, blocks: Sequence[exhibit.Block]) -> str:
    """For those who show a link to this page; without a known address there is none to show."""
    if not (site := site_address()):
        return ""
    language = place.view.language
    path = place.paths[place.page]
    picture = site + preview_address(place.page, path, place.codes, language)
    words = words_of(place.page, place.view, blocks)
    return tags(words, site + place.in_language(language), picture, language)


def _banner(place: Place) -> str:
    """Says on every page of the demonstration that its cities do not exist."""
    is_demonstration = place.view.release.info["is_demonstration"]
    return _warning("watermark", place) if is_demonstration else ""


def _unspoken(place: Place) -> str:
    """Whoever asks for French is told that this is German."""
    if UNSPOKEN not in place.view.given:
        return ""
    shown = LANGUAGES[place.view.language]
    said = place.say("address_unknown", label="Sprache / Language", shown=shown)
    return element("p", place.line(said), class_="remark") + "\n"


def _warning(key: str, place: Place) -> str:
    return note("warning", place.words(place.say(key))) + "\n"


def _header(place: Place) -> str:
    home = link(place.to(next(iter(place.paths)), {}), place.say("product"), class_="home")
    ways = element("ul", _languages(place) + element("li", _live(place)))
    switch = element("nav", ways, aria_label=place.say("reading_frame"), class_="ways")
    listed = (page for page in place.paths if page not in SITE_PAGES)
    pages = element("ul", "".join(_page(place, page) for page in listed))
    navigation = element("nav", pages, aria_label=place.say("reading_pages"), class_="pages")
    return element("header", element("p", home) + switch + navigation + _search(place))


def _search(place: Place) -> str:
    """The field that searches everything; the page of results has it itself."""
    if place.page == SEARCH:
        return ""
    field = place.view.typed(
        "wort", place.say("search_everything"), place.say("search_everything_example")
    )
    # Empty: a page may use the same name for a word of its own.
    empty, go = replace(field, text=""), place.say("search_go")
    return form(empty, place, SEARCH, _plain(place), go, role="search")


def _languages(place: Place) -> str:
    """The same page in the other language."""
    return "".join(
        element("li", link(place.in_language(code), name, lang=code, hreflang=code))
        for code, name in LANGUAGES.items()
        if code != place.view.language
    )


def _live(place: Place) -> str:
    return link(place.live(), place.say("reading_live"))


def _page(place: Place, page: str) -> str:
    plain = _plain(place)
    current = {"aria_current": "page"} if page == place.page else {}
    name = escape(place.say(f"page_{page}"))
    return element("li", link(place.to(page, plain), name, **current))


def _plain(place: Place) -> dict[str, str]:
    """Plain German, which goes along from page to page."""
    return {name: code for name, code in place.view.own_language.items() if name != "sprache"}


def _footer(place: Place) -> str:
    release = place.view.release
    date = day(release.info["created_on"], place.view.language)
    state = place.words(place.say("footer", release=release.release_id, date=date))
    note = text_of(place.words(place.say("sidebar_note", release=release.release_id)))
    about = element("ul", "".join(_page(place, page) for page in SITE_PAGES if page in place.paths))
    ways = element("nav", about, aria_label=place.say("site_pages"), class_="ways")
    address = element("p", escape(_printed_address(place)), class_="address")
    return element(
        "footer", element("p", escape(note)) + state + element("p", _live(place)) + ways + address
    )


def _printed_address(place: Place) -> str:
    """Where the sheet comes from. The program does not know its own host unless it is told."""
    return site_address() + place.in_language(place.view.language)
