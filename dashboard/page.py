"""A page of the dashboard: what the address chooses, composed once, shown piece by piece."""

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
from indicators.publications.titles import tab_title


def show_page(name: str) -> None:
    """Shows a page as its address says; names that it does not read change nothing."""
    given = {key: st.query_params[key] for key in names_of(name) if key in st.query_params}
    page = cached.page(name, given, language(), vintage(current_page()).file)
    title = tab_title(name, say(f"page_{name}"), page.blocks)
    st.set_page_config(page_title=f"{title} – {say('product')}")
    show_vintage(page)
    show(page.pieces)
    show_foot(page, announcement(title, page.blocks, given))
