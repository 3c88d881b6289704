"""HTML of ours on a live page, with addresses that hold where the site is reached."""

import streamlit as st

from indicators.publications.forms.rooted import rooted


def show_html(html: str) -> None:
    """Shows it as one element."""
    st.html(rooted(html))
