"""Indikator: one series with breaks, intervals, definition, reading aid, caveats and sources."""

import streamlit as st

from dashboard import cached, parts_definition, parts_verdict
from dashboard import parts_indicator as parts
from dashboard.choices import choose_one
from dashboard.elements import show_figure_sources
from dashboard.links import show_link
from dashboard.options import area_options, series_options
from dashboard.plain import choose_plain
from dashboard.say import of, say
from indicators.catalogue.models import Indicator

catalogue = cached.catalogue()

st.title(say("page_indicator"))
left, right = st.columns([3, 2])
with left:
    name = choose_one(
        "indikator",
        say("choose_indicator"),
        series_options(catalogue),
        default="population_foreign_share",
    )
entry = catalogue.series(name)
found = cached.figures(name)
with right:
    area = choose_one("gebiet", say("choose_area"), area_options(catalogue, found), default="05117")
figures = parts.choose_breakdown(found[found["area"] == area])

st.header(f"{entry.code} · {of(entry.title)}")
choose_plain()
parts.show_values(entry, area, figures)
parts.show_intervals(entry, figures)
show_link("comparison", say("indicator_compare"), icon=":material/compare_arrows:", reihe=name)
parts_verdict.show_on_indicator(area, entry)
parts.show_reading_aid(entry, figures, found)
parts_definition.show_definition(entry)
if isinstance(entry, Indicator):
    parts_definition.show_chain(entry)
    parts_definition.show_recordability(entry, area)
parts_definition.show_methods(figures)
parts_definition.show_breaks(figures)
parts_definition.show_related(entry, area)
show_figure_sources(figures)
