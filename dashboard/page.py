"""A page of the dashboard: what the address chooses, composed once, shown block by block."""

import streamlit as st

from dashboard import cached
from dashboard.frame.addresses import names_of
from dashboard.frame.languages import language
from dashboard.frame.say import say
from dashboard.frame.surround import mark_page, show_reading_link
from dashboard.parts.block_elements import show
from indicators.publications.announcement import announcement
from indicators.publications.forms.place import in_force
from indicators.publications.titles import tab_title


def show_page(name: str) -> None:
    """Shows a page as its address says; names that it does not read change nothing."""
    given = {key: st.query_params[key] for key in names_of(name) if key in st.query_params}
    blocks = cached.page(name, given, language())
    title = tab_title(name, say(f"page_{name}"), blocks)
    st.set_page_config(page_title=f"{title} – {say('product')}")
    mark_page(announcement(title, blocks, given))
    show(blocks)
    show_reading_link(name, in_force(blocks, given))
