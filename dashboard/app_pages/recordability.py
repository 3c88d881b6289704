"""Erfassbarkeit: what is known for each city and indicator, and what would close each gap."""

import streamlit as st

from dashboard import cached
from dashboard.choices import choose_one, language
from dashboard.options import city_options, goal_options
from dashboard.parts_recordability import show_city, show_matrix
from dashboard.say import say
from indicators.publications import register
from indicators.publications import wording_register as wording

catalogue = cached.catalogue()

st.title(say("page_recordability"))
goals = {"alle": say("all_goals")} | goal_options(catalogue)
goal = choose_one("ziel", say("choose_goal"), goals)
indicators = register.of_goal(catalogue, None if goal == "alle" else goal)
if not indicators:
    st.info(say("goal_without_indicators"), icon=":material/info:")
    st.stop()

known = cached.table("recordability")
known = known[known["indicator"].isin([entry.name for entry in indicators])]
st.markdown(f"**{wording.describe_recordability(known, language())}**")
st.markdown(wording.describe_effort(known, language()))
show_matrix(known, indicators, catalogue)

st.header(say("gaps_heading"))
city = choose_one("stadt", say("choose_city"), city_options(catalogue), default="05117")
show_city(known[known["area"] == city], city, catalogue)
