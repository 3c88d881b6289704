"""The one field by which everything is searched, in the frame of every page."""

from collections.abc import Mapping

import streamlit as st

from dashboard.frame.addresses import SEARCH
from dashboard.frame.say import say
from dashboard.frame.travelling import along
from indicators.publications.selection import LONGEST_WORD


def offer_search(pages: Mapping[str, st.Page]) -> None:
    """Asks for a word and goes to the page of results, whose address holds it."""
    # Empty after that: the page of results has a field of its own, which shows what was asked.
    with st.form("search", clear_on_submit=True, border=False):
        word = st.text_input(
            say("search_everything"),
            placeholder=say("search_everything_example"),
            max_chars=LONGEST_WORD,
        )
        is_asked = st.form_submit_button(say("search_go"))
    if is_asked:
        st.switch_page(pages[SEARCH], query_params={"wort": word.strip()} | along(SEARCH))
