"""Remarks in a box of their own, which wait until somebody reads them.

Streamlit's boxes are alerts: a screen reader drops what it is reading for each of them.
"""

import streamlit as st

from indicators.publications.exhibit import Kind
from indicators.publications.forms.markdown import in_blocks
from indicators.publications.forms.markup import note


def show_note(kind: Kind, text: str) -> None:
    """A remark, given as Markdown."""
    st.html(note(kind, in_blocks(text, lambda address: address), name="om-note"))
