"""A page of the dashboard: what the address chooses, composed once, shown block by block."""

import streamlit as st

from dashboard import cached
from dashboard.addresses import names_of
from dashboard.languages import language
from dashboard.render import show


def show_page(name: str) -> None:
    """Shows a page as its address says; names that it does not read change nothing."""
    given = {key: st.query_params[key] for key in names_of(name) if key in st.query_params}
    show(cached.page(name, given, language()))
