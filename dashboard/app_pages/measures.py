"""Maßnahmen: the register, its timeline, one measure with its chain, one goal read backwards."""

import streamlit as st

from dashboard import cached
from dashboard.choices import choose_one, choose_segment
from dashboard.options import goal_options, measure_options
from dashboard.parts_chain import show_goal, show_measure
from dashboard.parts_measures import choose_search, show_register, show_timeline
from dashboard.say import say
from indicators.publications.register import find_measures

VIEWS = ("verzeichnis", "zeitachse", "einzeln", "ziel")

catalogue = cached.catalogue()
known = cached.table("recordability")
# A link to one measure or goal opens it, without naming the view as well.
linked = {"massnahme": "einzeln", "ziel": "ziel"}
default = next((view for name, view in linked.items() if name in st.query_params), None)

st.title(say("page_measures"))
st.markdown(say("measures_intro"))
view = choose_segment(
    "ansicht", say("choose_view"), {name: say(f"measures_{name}") for name in VIEWS}, default
)

if view in ("verzeichnis", "zeitachse"):
    found = find_measures(catalogue, choose_search(catalogue))
    show = show_register if view == "verzeichnis" else show_timeline
    show(found, catalogue)
elif view == "einzeln":
    code = choose_one("massnahme", say("choose_measure"), measure_options(catalogue))
    show_measure(code, catalogue, known)
else:
    code = choose_one("ziel", say("choose_goal"), goal_options(catalogue))
    show_goal(code, catalogue, known)
