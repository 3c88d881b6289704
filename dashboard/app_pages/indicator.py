"""Indikator: one series with breaks, intervals, definition, reading aid, caveats and sources."""

import streamlit as st

from dashboard import cached
from dashboard.choices import choose_one, language
from dashboard.elements import show_chart, show_figure_sources
from dashboard.options import area_options, series_options
from dashboard.say import of, say
from indicators.publications import charts, tables, wording

catalogue = cached.catalogue()

st.title(say("page_indicator"))
left, right = st.columns([3, 2])
with left:
    name = choose_one("indikator", say("choose_indicator"), series_options(catalogue),
                      default="population_foreign_share")
entry = catalogue.series(name)
found = cached.figures(name)
with right:
    area = choose_one("gebiet", say("choose_area"), area_options(catalogue, found), default="05117")

figures = found[found["area"] == area]
area_name = catalogue.area_name(area, language())
message = wording.describe_series(figures, of(entry.title), area_name, catalogue, language())

st.header(of(entry.title))
st.markdown(f"**{message}**")
if figures["value"].notna().any():
    show_chart(
        charts.time_line(figures, catalogue, language()),
        wording.shortened(message),
        tables.figure_table(figures, catalogue, language()),
        key=f"{name}_{area}",
        caption=say("chart_breaks") if (figures["breaks"] != "").any() else "",
    )
elif not figures.empty:
    st.info(say("hidden_explained"), icon=":material/lock:")
else:
    st.info(say("nothing_published"), icon=":material/help:")

show_figure_sources(figures)
