"""Parts of the page Erfassbarkeit: the matrix with its legend, and the gaps of one city."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.choices import choose_one
from dashboard.elements import show_chart, source_link, to_csv
from dashboard.languages import language
from dashboard.links import page_link
from dashboard.options import city_options
from dashboard.plain import choose_plain
from dashboard.say import of, say
from indicators.catalogue import Catalogue
from indicators.catalogue.models import Indicator
from indicators.publications import (
    charts_matrix,
    plain_pictures,
    register,
    tables_register,
)
from indicators.publications import wording_register as wording
from indicators.publications.escaping import in_markdown
from indicators.publications.signs import legend
from indicators.publications.wording import counted, sentence


def show_known(known: pd.DataFrame, indicators: Sequence[Indicator], catalogue: Catalogue) -> None:
    """How much is known, what the rest would take, and the matrix of both."""
    st.markdown(f"**{wording.describe_recordability(known, language())}**")
    st.markdown(wording.describe_effort(known, language()))
    show_matrix(known, indicators, catalogue)


def show_gaps(known: pd.DataFrame, catalogue: Catalogue) -> None:
    """The gaps of a city of one's choice."""
    st.header(say("gaps_heading"))
    city = choose_one("stadt", say("choose_city"), city_options(catalogue), default="05117")
    show_city(known[known["area"] == city], city, catalogue)


def show_matrix(known: pd.DataFrame, indicators: Sequence[Indicator], catalogue: Catalogue) -> None:
    """The matrix with its signs explained first, and the same in words as a table."""
    cities = catalogue.monitored_cities
    choose_plain()
    st.markdown(_legend(known, catalogue))
    show_chart(
        charts_matrix.matrix(known, indicators, cities, catalogue, language()),
        wording.matrix_alternative(known, language()),
        plain_pictures.matrix(known),
        tables_register.matrix_table(known, indicators, cities, language()),
        key="erfassbarkeit",
        caption=say("matrix_explained"),
    )


def _legend(known: pd.DataFrame, catalogue: Catalogue) -> str:
    """The signs that occur in the matrix, and the letters beside the sign of the unknown."""
    explained = legend(known["state"], language())
    levels = set(known.loc[known["state"] == "unknown", "level"])
    letters = [
        f"**{level.code}** {of(level.label)}"
        for level in catalogue.recordability_levels
        if level.code in levels
    ]
    return (
        f"{explained} {say('legend_letters', letters=', '.join(letters))}" if letters else explained
    )


def show_city(known: pd.DataFrame, city: str, catalogue: Catalogue) -> None:
    """What would close each gap of one city, least effort first."""
    gaps = known[~known["state"].isin(["published", "hidden"])]
    gaps = gaps.sort_values(["level", "indicator"], key=lambda column: _ranks(column, catalogue))
    name = catalogue.area_name(city, language())
    if gaps.empty:
        st.success(say("no_gaps", city=name))
        return
    st.markdown(
        say(
            "gaps_of_city",
            city=name,
            open=len(gaps),
            total=len(known),
            closed=len(known) - len(gaps),
        )
    )
    for level in catalogue.recordability_levels:
        _show_level(gaps[gaps["level"] == level.code], level, catalogue)
    table = tables_register.gap_table(gaps, catalogue, language())
    st.download_button(
        say("download_csv"), to_csv(table), f"luecken_{city}.csv", "text/csv", on_click="ignore"
    )


def _ranks(column: pd.Series, catalogue: Catalogue) -> pd.Series:
    """Levels by letter, indicators as people count them: K2 before K10."""
    if column.name == "level":
        return column
    order = [entry.name for entry in register.by_code(catalogue.indicators)]
    return column.map(order.index)


def _show_level(gaps: pd.DataFrame, level: Any, catalogue: Catalogue) -> None:
    """The gaps of one level of effort; the easy levels stand open."""
    if gaps.empty:
        return
    count = counted("gaps", len(gaps), language())
    with st.expander(f"{level.code} · {of(level.label)} ({count})", expanded=level.code in "AB"):
        st.markdown(f"*{of(level.effort)}*")
        st.markdown("\n".join(_gap_line(gap, catalogue) for gap in gaps.to_dict("records")))


def _gap_line(gap: dict[str, Any], catalogue: Catalogue) -> str:
    indicator = catalogue.find("indicators", gap["indicator"])
    name = f"{indicator.code} {of(indicator.title)}"
    link = page_link(name, "indikator", indikator=indicator.name, gebiet=gap["area"])
    return f"- **{link}.** {of(indicator.closes_gap)}{_statement(gap)}"


def _statement(gap: dict[str, Any]) -> str:
    """What the city itself has said about the gap, with its source."""
    if gap["state"] == "unknown":
        return ""
    state = sentence(f"state_{gap['state']}", language())
    reason = in_markdown(gap[f"reason_{language()}"] or gap["reason_de"])
    source = source_link(gap["source_title"], gap["source_address"])
    return f"  \n  {state[0].upper()}{state[1:]} ({int(gap['year'])}): {reason} {source}"
