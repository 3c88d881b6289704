"""Parts of the page of one indicator or reference series: its values and how to read them."""

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.choices import choose_one
from dashboard.elements import show_table, show_told_chart
from dashboard.languages import language
from dashboard.notes import chart_notes
from dashboard.plain import show_message
from dashboard.say import of, say
from indicators.catalogue.models import Context, Indicator
from indicators.publications import (
    charts,
    derived_intervals,
    plain_charts,
    tables,
    wording,
    wording_indicator,
)

Series = Indicator | Context


def choose_breakdown(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures of one breakdown; asks only where there are several."""
    kinds = figures["breakdown"].map(_dimensions)
    options = {kind or "ohne": _breakdown_label(kind) for kind in sorted(set(kinds), key=len)}
    if len(options) < 2:
        return figures
    chosen = choose_one("gliederung", say("indicator_breakdown"), options)
    return figures[kinds == ("" if chosen == "ohne" else chosen)]


def show_intervals(entry: Series, figures: pd.DataFrame) -> None:
    """What the intervals of a gap or ratio rest on, or why there is none; else silent."""
    if isinstance(entry, Indicator) and entry.derived is not None:
        st.markdown(" ".join(derived_intervals.describe_intervals(figures, language())))


def _dimensions(breakdown: str) -> str:
    """grade=higher|sex=female → grade-sex: which characteristics divide a figure."""
    return "-".join(pair.partition("=")[0] for pair in breakdown.split("|") if pair)


def _breakdown_label(kind: str) -> str:
    if not kind:
        return say("indicator_no_breakdown")
    return ", ".join(of(cached.catalogue().find("dimensions", d).label) for d in kind.split("-"))


def show_values(entry: Series, area: str, figures: pd.DataFrame) -> None:
    """The message, then the chart with its table, or in words why there is none."""
    catalogue = cached.catalogue()
    name = catalogue.area_name(area, language())
    message = wording.describe_series(figures, of(entry.title), name, catalogue, language())
    plain = plain_charts.series(figures, of(entry.title), name)
    table = tables.figure_table(figures, catalogue, language())
    if figures["value"].notna().any():
        show_told_chart(
            charts.time_line(figures, catalogue, language()),
            message,
            plain,
            table,
            key=f"{entry.name}_{area}",
            caption=" ".join(chart_notes(figures)),
        )
    elif figures.empty:
        show_message(message, plain)
        st.info(say("nothing_published"), icon=":material/help:")
    else:
        show_message(message, plain)
        st.info(say("hidden_explained"), icon=":material/lock:")
        with st.expander(say("indicator_table")):
            show_table(table)


def show_reading_aid(entry: Series, figures: pd.DataFrame, found: pd.DataFrame) -> None:
    """How to read the newest value, of this area or else of any city."""
    cities = [city.code for city in cached.catalogue().monitored_cities]
    is_known = figures["value"].notna().any()
    example = figures if is_known else found[found["area"].isin(cities)]
    st.subheader(say("indicator_read"))
    st.markdown(wording_indicator.reading_aid(entry, example, cached.catalogue(), language()))
