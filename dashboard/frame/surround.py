"""The frame around every page: language, style, watermark and footer."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard.frame.addresses import PAGES, path_of
from dashboard.frame.boxes import show_note
from dashboard.frame.languages import language
from dashboard.frame.say import say
from indicators.publications.forms.place import reading_address
from indicators.publications.site.site_pages import SITE_PAGES
from indicators.publications.speech.formats import day
from indicators.release import Release


def mark_page(told: str) -> None:
    """Says to `page.js` in which language the page speaks and what it shows now."""
    st.html(f'<i data-page-language="{language()}" data-page-told="{escape(told)}" hidden></i>')


def show_watermark(is_demonstration: bool) -> None:
    """Says on every page of the demonstration that its cities do not exist."""
    if is_demonstration:
        show_note("warning", say("watermark"))


def show_reading_link(name: str, codes: Mapping[str, str]) -> None:
    """The way to the same page as plain HTML, in the same tab."""
    (path,) = (path for path, page in PAGES.items() if page.file == name)
    address = escape(reading_address(path, codes, language()))
    st.html(f'<a href="{address}" target="_self">{escape(say("reading_version"))}</a>')


def show_footer(release: Release) -> None:
    """Which state of the data this is, and who runs these pages."""
    st.divider()
    state = say(
        "footer",
        release=release.release_id,
        date=day(release.info["created_on"], language()),
    )
    st.caption(f"{state}  \n{_ways()}")


def _ways() -> str:
    """Links to the pages about the site itself, in the language of this one."""
    query = "" if language() == "de" else f"?sprache={language()}"
    return " · ".join(f"[{say(f'page_{name}')}](/{path_of(name)}{query})" for name in SITE_PAGES)
