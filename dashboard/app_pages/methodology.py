"""Methodik: concepts, methods, formulas, disclosure control, signs, sources, accessibility."""

import streamlit as st

from dashboard import cached
from dashboard.choices import choose_segment
from dashboard.parts_methodology import SECTIONS
from dashboard.say import say

st.title(say("page_methodology"))
section = choose_segment(
    "abschnitt", say("choose_section"), {name: say(f"section_{name}") for name in SECTIONS}
)
st.header(say(f"section_{section}"))
SECTIONS[section](cached.catalogue())
