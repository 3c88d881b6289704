"""Parts of the first page."""

import streamlit as st

from dashboard import cached
from dashboard.elements import show_table
from dashboard.languages import language
from dashboard.links import page_address, show_link
from dashboard.say import of, say
from indicators.catalogue import Catalogue
from indicators.catalogue.models import Goal
from indicators.publications import formats, verdict_pages


def show_goal(goal: Goal, sentences: list[str]) -> None:
    """One contract goal as a card: what was agreed, where it stands, where to read on."""
    st.subheader(f"{of(goal.label)}: {of(goal.title)}")
    st.markdown(of(goal.statement))
    for line in sentences:
        st.markdown(f"- {line}")
    if goal.judged_by == "gap":
        show_link("comparison", say("overview_to_comparison"), icon=":material/arrow_forward:")
    else:
        show_link("city", say("overview_to_city"), icon=":material/arrow_forward:")


def show_verdicts() -> None:
    """How many pairs of city and share can be judged, and why the others cannot."""
    st.header(say("overview_verdicts"))
    verdicts = cached.table("verdicts")
    st.markdown(f"**{verdict_pages.describe_counts(verdicts, language())}**")
    st.markdown(say("overview_verdicts_note"))
    show_table(verdict_pages.count_table(verdicts, language()))


def city_address(code: str) -> str:
    """The address of a city's page in the chosen language."""
    return page_address("stadt", stadt=code)


def show_map_notes(catalogue: Catalogue) -> None:
    """What number and shade of a tile mean, and which member is not on the map."""
    st.caption(say("overview_map_caption"))
    others = [city.name for city in catalogue.cities if not city.monitored]
    if others:
        st.caption(say("overview_others", names=formats.listing(others, language())))
