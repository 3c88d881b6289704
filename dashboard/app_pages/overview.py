"""Überblick: the contract goals, the map of the cities, what is known and what is new."""

import streamlit as st

from dashboard import cached
from dashboard.elements import show_chart, show_table
from dashboard.languages import language
from dashboard.links import show_link
from dashboard.parts_overview import city_address, show_goal, show_map_notes, show_verdicts
from dashboard.plain import choose_plain, show_plain
from dashboard.say import say
from indicators.publications import charts_overview, overview, plain_pictures
from indicators.publications.tile_map import tile_map

catalogue = cached.catalogue()
recordability = cached.table("recordability")
figures = cached.figures()
criteria = cached.table("criteria")
states = overview.state_counts(recordability)
counts = overview.published_by_city(recordability, catalogue)

st.title(say("overview_title"))
st.markdown(f"**{overview.headline(states, catalogue, language())}** {say('overview_lead')}")

st.header(say("overview_goals"))
for column, goal in zip(
    st.columns(3),
    [goal for goal in catalogue.goals if goal.agreement == "contract_2010"],
    strict=True,
):
    with column.container(border=True, height="stretch"):
        show_goal(goal, overview.describe_goal(goal, figures, criteria, catalogue, language()))

choose_plain()
left, right = st.columns([3, 2], gap="large")
with left:
    st.header(say("overview_map"))
    show_plain(plain_pictures.tiles(counts, len(catalogue.indicators)))
    st.html(
        tile_map(
            catalogue.monitored_cities,
            counts,
            len(catalogue.indicators),
            lambda count: say("tile_unit_one" if count == 1 else "tile_unit_many"),
            overview.describe_tiles(counts, catalogue, language()),
            city_address,
        )
    )
    show_map_notes(catalogue)
with right:
    st.header(say("overview_known"))
    show_chart(
        charts_overview.state_bar(states, language()),
        charts_overview.describe_state_bar(states, language()),
        plain_pictures.states(states),
        charts_overview.state_table(states, language()),
        key="known",
    )
    show_link("recordability", say("overview_to_recordability"), icon=":material/arrow_forward:")

show_verdicts()

st.header(say("overview_new"))
st.markdown(say("overview_new_lead"))
show_table(overview.newest(figures, catalogue, language()))
