"""Vergleich: cities side by side where their figures compare, and the reasons where not."""

import streamlit as st

from dashboard import cached, parts_movement, parts_verdict
from dashboard import parts_comparison as parts
from dashboard.choices import choose_one
from dashboard.elements import show_figure_sources
from dashboard.links import show_link
from dashboard.options import series_options
from dashboard.plain import choose_plain
from dashboard.say import of, say

catalogue = cached.catalogue()

st.title(say("page_comparison"))
name = choose_one(
    "reihe",
    say("choose_indicator"),
    series_options(catalogue),
    default="staff_migration_share",
)
title = of(catalogue.series(name).title)
lines, axes = parts.compared_lines(name)

st.markdown(say("comparison_intro"))
st.header(say("comparison_cities"))
choose_plain()
parts.show_cities(name, title, lines, axes)
show_link("indicator", say("comparison_open"), icon=":material/show_chart:", indikator=name)

parts.show_pairs(name)

st.header(say("comparison_dumbbell"))
share = parts.measured_share(name)
if share is None:
    parts.show_unmeasured(name, title)
else:
    parts.show_dumbbells(name)
    parts_verdict.show_by_city(share)
    parts_movement.show_movement(name)

st.header(say("comparison_others"))
st.markdown(say("comparison_others_intro"))
parts.show_others(name, title, lines, axes)
show_figure_sources(lines)
