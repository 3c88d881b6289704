"""Who moved, and with which measures: for learning, without a last place."""

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.languages import language
from dashboard.links import page_link
from dashboard.say import of, say
from indicators.publications import verdict_pages, wording_movement
from indicators.publications.escaping import in_markdown


def show_movement(indicator: str) -> None:
    """Cities whose gap closed beyond doubt, with what they reported on linked measures."""
    st.header(say("comparison_moved"))
    moved = cached.table("movement", indicator=indicator)
    if moved.empty:
        verdicts = cached.table("verdicts", indicator=indicator)
        st.markdown(wording_movement.nobody_moved(verdicts, language()))
        return
    st.markdown(say("comparison_moved_note"))
    if moved.groupby("breakdown")["group"].nunique().max() > 1:
        st.markdown(say("comparison_moved_apart"))
    for _, group in moved.groupby(["breakdown", "group"], sort=False):
        lines = group.to_dict("records")
        texts = [verdict_pages.describe_move(row, cached.catalogue(), language()) for row in lines]
        st.markdown("\n".join(f"- {text}" for text in texts))
    for area in dict.fromkeys(moved["area"]):
        _show_measures(indicator, area)


def _show_measures(indicator: str, area: str) -> None:
    """The reports of one city, under each linked measure, oldest first."""
    reports = cached.table("movement_measures", indicator=indicator, area=area)
    city = cached.catalogue().area_name(area, language())
    if reports.empty:
        st.markdown(say("comparison_moved_no_measures", city=city))
        return
    grouped = list(reports.groupby("measure", sort=False))
    with st.expander(say("comparison_moved_measures", city=city, count=len(grouped))):
        for code, group in grouped:
            st.markdown(_measure(str(code), group))


def _measure(code: str, reports: pd.DataFrame) -> str:
    entry = cached.catalogue().find("measures", code)
    link = page_link(f"{code}: {of(entry.title)}", "massnahmen", massnahme=code)
    latest = reports.sort_values("year").iloc[-1].to_dict()
    return f"- {link} {in_markdown(verdict_pages.describe_measure(latest, language()))}"
