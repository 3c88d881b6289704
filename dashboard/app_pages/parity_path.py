"""Pfad zur Parität: what assumptions about new staff would lead to. A scenario, no forecast."""

import streamlit as st

from dashboard import cached, parts_verdict
from dashboard import parts_parity as parts
from dashboard.choices import choose_one
from dashboard.options import city_options
from dashboard.say import say

st.title(say("page_parity_path"))
st.info(say("parity_label"), icon=":material/alt_route:")
area = choose_one("stadt", say("choose_city"), city_options(cached.catalogue()), default="05117")
parts.leave_start_values(area)
figures = cached.figures(area=area)

# The result stands first where columns fall below each other.
result, settings = st.columns([3, 2], gap="large")
with settings:
    chosen = parts.choose_settings(area, figures)
    target_year = parts.choose_target()
outlook = parts.outlook_of(chosen, target_year)
with result:
    if outlook is None:
        parts.show_no_start(area, chosen)
    else:
        parts.show_outlook(outlook, chosen, area, figures)
        parts_verdict.show_beside_scenario(area, outlook)

if outlook is not None:
    parts.show_sensitivity(outlook)
parts.show_method()
parts.show_sources(area, figures)
