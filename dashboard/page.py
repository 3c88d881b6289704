"""A page of the dashboard: what the address chooses, composed once, shown piece by piece."""

from time import sleep

import streamlit as st

from dashboard import cached
from dashboard.frame.addresses import names_of
from dashboard.frame.languages import language
from dashboard.frame.say import say
from dashboard.frame.surround import show_foot
from dashboard.frame.travelling import current_page
from dashboard.frame.vintage import show_vintage, vintage
from dashboard.parts.elements_of_pieces import show
from indicators.publications.announcement import announcement
from indicators.publications.forms.pieces import parted
from indicators.publications.titles import tab_title

AHEAD_SECONDS = 0.05
"""By so much the first chart of a visit travels ahead. Browsers draw at once what comes at once:
with the rest of the page, the chart would be alive only when all of it is."""


def show_page(name: str) -> None:
    """Shows a page as its address says; names that it does not read change nothing."""
    given = {key: st.query_params[key] for key in names_of(name) if key in st.query_params}
    page = cached.page(name, given, language(), vintage(current_page()).file)
    title = tab_title(name, say(f"page_{name}"), page.blocks)
    st.set_page_config(page_title=f"{title} – {say('product')}")
    show_vintage(page)
    is_opened_now = _is_opened_now()
    first, below = parted(page.pieces)
    show(first)
    if below and is_opened_now:
        sleep(AHEAD_SECONDS)
    show(below)
    show_foot(page, announcement(title, page.blocks, given))


def _is_opened_now() -> bool:
    """Whether this is the first page of a visit; at every later one the program is there."""
    is_first = "opened" not in st.session_state
    st.session_state.opened = True
    return is_first
