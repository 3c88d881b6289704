"""Erfassbarkeit: what is known for each city and indicator, and what would close each gap."""

import streamlit as st

from dashboard import cached
from dashboard.choices import choose_one
from dashboard.options import goal_options
from dashboard.parts_recordability import show_gaps, show_known
from dashboard.say import say
from indicators.publications import register

catalogue = cached.catalogue()

st.title(say("page_recordability"))
goals = {"alle": say("all_goals")} | goal_options(catalogue)
goal = choose_one("ziel", say("choose_goal"), goals)
indicators = register.of_goal(catalogue, None if goal == "alle" else goal)
known = cached.table("recordability")
known = known[known["indicator"].isin([entry.name for entry in indicators])]

# Not st.stop: the footer of every page comes after this script.
if indicators:
    show_known(known, indicators, catalogue)
    show_gaps(known, catalogue)
else:
    st.info(say("goal_without_indicators"), icon=":material/info:")
