"""The frame around every page: language, style, watermark and footer."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

import streamlit as st

from dashboard.frame.addresses import PAGES
from dashboard.frame.languages import language
from dashboard.frame.say import say
from indicators.publications.forms.place import reading_address
from indicators.publications.speech.formats import day
from indicators.release import Release

STATIC = Path(__file__).parents[1] / "static"


def prepare_document(code: str) -> None:
    """Tells screen readers the language of the page, which Streamlit leaves at English, and
    brings the style and the keyboard access that the theme cannot give.
    """
    st.html(STATIC / "page.css")
    script = (STATIC / "page.js").read_text(encoding="utf-8")
    st.html(
        f"<script>document.documentElement.lang = '{code}';\n{script}</script>",
        unsafe_allow_javascript=True,
    )


def show_watermark(is_demonstration: bool) -> None:
    """Says on every page of the demonstration that its cities do not exist."""
    if is_demonstration:
        st.warning(say("watermark"), icon=":material/science:")


def show_reading_link(name: str, codes: Mapping[str, str]) -> None:
    """The way to the same page as plain HTML, in the same tab."""
    (path,) = (path for path, page in PAGES.items() if page.file == name)
    address = escape(reading_address(path, codes, language()))
    st.html(f'<a href="{address}" target="_self">{escape(say("reading_version"))}</a>')


def show_footer(release: Release) -> None:
    """Which state of the data this is, and where its licence and contact are explained."""
    st.divider()
    st.caption(
        say(
            "footer",
            release=release.release_id,
            date=day(release.info["created_on"], language()),
        )
    )
