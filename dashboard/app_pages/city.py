"""Stadt: where one city stands, on which bases, what it has shown and what it could record."""

import streamlit as st

from dashboard import cached, parts_city, parts_criteria, parts_verdict
from dashboard.choices import choose_one
from dashboard.elements import show_figure_sources
from dashboard.languages import language
from dashboard.options import city_options
from dashboard.plain import choose_plain
from dashboard.say import say
from indicators.publications import wording_city

catalogue = cached.catalogue()

st.title(say("page_city"))
area = choose_one("stadt", say("choose_city"), city_options(catalogue), default="05117")
city = catalogue.find("cities", area)
figures = cached.figures(area=area)
states = cached.table("recordability", area=area)["state"]

st.markdown(f"**{wording_city.headline(city.name, states, language())}**")
st.caption(f"{city.name}: {wording_city.memberships(city, language())}")

parts_city.show_goals(area, figures)

st.header(say("city_share"))
entry = parts_city.choose_share(figures)
choose_plain()
parts_verdict.show_verdict(area, entry)
shown = parts_city.show_share(area, figures, entry)
parts_verdict.show_reasoning(area, entry, figures)
parts_verdict.show_weather(area, entry)
parts_city.show_bases(figures, entry.target)

parts_criteria.show_criteria(area, figures)
parts_city.show_recordable(area)
parts_city.show_measures(city)
show_figure_sources(shown)
