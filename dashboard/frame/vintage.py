"""Which release a visit looks at: the one in force, or an earlier one that the address names."""

from html import escape
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st

from dashboard import cached
from dashboard.frame.addresses import PAGES
from dashboard.frame.languages import language
from dashboard.frame.say import say
from dashboard.frame.show_html import show_html
from dashboard.frame.signed_in import acting
from dashboard.serving.lasting_questions import release_file
from dashboard.serving.not_found import withdrawn_words
from indicators.publications.forms.markdown import in_blocks
from indicators.publications.forms.markup import element, note
from indicators.publications.forms.place import STAND
from indicators.publications.vintages.in_vintage import prepared_note, vintage_note
from indicators.workflow.access.rights import AccessError
from indicators.workflow.releases.early_sight import prepared_release


class Vintage(NamedTuple):
    """`file` is that of an earlier release, None for the one in force."""

    file: cached.File | None
    is_known: bool = True

    @property
    def number(self) -> str:
        """What stands in addresses: nothing for the release in force."""
        return cached.number_of(self.file) if self.file else ""


def vintage(path: str) -> Vintage:
    """What the address of a page asks for; pages for people who are signed in show what is now."""
    number = st.query_params.get(STAND)
    if number is None or path not in PAGES:
        return Vintage(None, number is None)
    file = release_file(number) or _prepared(number)
    if file == cached.file_in_force():
        return Vintage(None)
    return Vintage(file, file is not None)


def _prepared(number: str) -> cached.File | None:
    """A prepared release, for who is signed in and may see it; for all others there is none."""
    me = acting()
    if me is None:
        return None
    try:
        path = prepared_release(number, me)
    except AccessError:
        return None
    return str(path), path.stat().st_mtime_ns


def show_vintage(page: cached.Page) -> None:
    """That a page shows an earlier release, what has changed since, and the way to now."""
    if page.stand:
        told = (
            prepared_note(page.place)
            if page.is_prepared
            else vintage_note(page.place, cached.release())
        )
        show_html(element("div", told, class_="om-prose"))


def unknown_vintage() -> str:
    """That the release an address names does not exist or was taken back, as HTML."""
    release = cached.release().release_id
    gone = cached.withdrawn(st.query_params.get(STAND, ""))
    if gone is None:
        said = in_blocks(say("vintage_unknown", release=escape(release)), lambda address: address)
    else:
        now = say("vintage_withdrawn_now", release=release)
        said = element("p", escape(f"{withdrawn_words(gone, language())} {now}"))
    return note("warning", said)


def with_vintage(address: str, number: str) -> str:
    """An address of a live page within a release."""
    if not number:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode({STAND: number})}"
