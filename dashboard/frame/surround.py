"""The frame around every page: what is said before it, and its foot."""

from collections.abc import Iterator
from html import escape

import streamlit as st

from dashboard import cached
from dashboard.frame.addresses import SEARCH, is_understood, path_of
from dashboard.frame.languages import LANGUAGE_LABEL, LANGUAGES, is_unknown_language, language
from dashboard.frame.say import say
from dashboard.frame.show_html import show_html
from dashboard.frame.vintage import unknown_vintage, vintage
from indicators.publications.forms.lasting import frozen_address
from indicators.publications.forms.markdown import in_blocks
from indicators.publications.forms.markup import element, link, note
from indicators.publications.forms.place import STAND, reading_address
from indicators.publications.page_paths import PATHS
from indicators.publications.site.site_pages import SITE_PAGES
from indicators.publications.speech.formats import day
from indicators.publications.vintages.vintage_list import ANCHOR
from indicators.release import Release


def show_head(path: str) -> None:
    """What is to be known before a page is read, and on a phone the way to the search."""
    show_html(element("div", _search(path) + "".join(_told(path)), class_="om-prose"))


def _search(path: str) -> str:
    """The field lies at the side, which is closed on a phone."""
    if path == SEARCH:
        return ""
    spoken = "" if language() == "de" else "?sprache=en"
    way = link(f"/{SEARCH}{spoken}", escape(say("search_everything")), class_="along")
    return element("p", way, class_="om-way-to-search")


def _told(path: str) -> Iterator[str]:
    """That the cities of the demonstration do not exist, and what of an address is not known."""
    if cached.release().info["is_demonstration"]:
        yield note("warning", _html(say("watermark")))
    if not vintage(path).is_known:
        yield unknown_vintage()
    counts = {name: len(st.query_params.get_all(name)) for name in st.query_params}
    given = {name: count for name, count in counts.items() if name != STAND or count > 1}
    if not is_understood(path, given):
        yield note("warning", _html(say("address_not_understood")))
    if is_unknown_language():
        said = say("address_unknown", label=LANGUAGE_LABEL, shown=LANGUAGES[language()])
        yield element("div", _html(said), class_="remark")


def show_foot(page: cached.Page, told: str) -> None:
    """The way to the page as plain HTML, which state of the data this is, who runs these pages."""
    address = reading_address(path_of(page.name), page.place.codes, language())
    own = frozen_address(page.stand, address) if page.stand else address
    way = element("p", link(own, escape(say("reading_version"))))
    reading = "" if page.is_prepared else way
    said = f"{_state(page.view.release)} {_earlier()}  \n{_ways()}"
    foot = element("footer", _html(said), class_="remark")
    show_html(element("div", mark(told) + _in_force() + reading + foot, class_="om-prose"))


def mark(told: str) -> str:
    """Says to `page.js` in which language the page speaks and what it shows now."""
    return element("i", data_page_language=language(), data_page_told=told, hidden="")


def _in_force() -> str:
    """Says to `page.js` which release was in force, so that it notices when another one is."""
    return element("i", data_page_release=cached.release().release_id, hidden="")


def _earlier() -> str:
    """Where past releases are chosen; the choice itself is that of the release in force."""
    query = "" if language() == "de" else f"?sprache={language()}"
    return f"[{say('vintages_more')}](/{PATHS['data_quality']}{query}#{ANCHOR})"


def _state(release: Release) -> str:
    date = day(release.info["created_on"], language())
    return say("footer", release=release.release_id, date=date)


def _ways() -> str:
    """Links to the pages about the site itself, in the language of this one."""
    query = "" if language() == "de" else f"?sprache={language()}"
    return " · ".join(f"[{say(f'page_{name}')}](/{PATHS[name]}{query})" for name in SITE_PAGES)


def _html(text: str) -> str:
    return in_blocks(text, lambda address: address)
