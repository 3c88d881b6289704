"""What stands behind an indicator or reference series: definition, chain, methods, relatives."""

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.languages import language
from dashboard.links import page_link, show_link
from dashboard.say import of, say
from indicators.catalogue.models import Context, Indicator
from indicators.publications import formats, tables, wording_indicator
from indicators.publications.escaping import in_markdown
from indicators.publications.wording import sentence

Series = Indicator | Context


def show_definition(entry: Series) -> None:
    """Definition, reason, formula and unit, and what to beware of."""
    left, right = st.columns(2)
    with left:
        st.subheader(say("indicator_definition"))
        st.markdown(of(entry.definition))
        if isinstance(entry, Indicator):
            st.subheader(say("indicator_why"))
            st.markdown(of(entry.why))
    with right:
        st.subheader(say("indicator_formula"))
        st.markdown("\n".join(_formula(entry)))
        st.subheader(say("indicator_caveats"))
        st.markdown(of(entry.caveats))


def _formula(entry: Series) -> list[str]:
    unit = of(cached.catalogue().find("units", entry.unit).label)
    if isinstance(entry, Context):
        return [say("indicator_as_reported"), say("indicator_unit", unit=unit)]
    return [
        wording_indicator.formula(entry, cached.catalogue(), language()),
        say("indicator_unit", unit=unit),
        f"- {sentence(f'better_{entry.better}', language())}",
    ]


def show_chain(entry: Indicator) -> None:
    """The contract goals it tells about and the measures that are meant to move it."""
    catalogue = cached.catalogue()
    st.header(say("indicator_chain"))
    goals = [catalogue.find("goals", code) for code in entry.goals]
    st.markdown(say("indicator_goals" if goals else "indicator_no_goal"))
    for goal in goals:
        show_link(
            "measures",
            f"{of(goal.label)}: {of(goal.title)}",
            icon=":material/flag:",
            ziel=goal.code,
        )
    measures = catalogue.measures_of_indicator(entry.name)
    if not measures:
        st.markdown(say("indicator_measures_none"))
        return
    form = "indicator_measures_one" if len(measures) == 1 else "indicator_measures_many"
    st.markdown(say(form, count=len(measures)))
    st.markdown(
        "\n".join(
            f"- {page_link(f'{m.code}: {of(m.title)}', 'massnahmen', massnahme=m.code)}"
            for m in measures
        )
    )


def show_recordability(entry: Indicator, area: str) -> None:
    """What it takes to obtain the figure, and what the city has said about it."""
    st.header(say("indicator_recordable"))
    level = cached.catalogue().find("recordability_levels", entry.recordability)
    st.markdown(
        say(
            "indicator_level",
            level=level.code,
            label=of(level.label),
            meaning=of(level.meaning),
            effort=of(level.effort),
        )
    )
    st.markdown(say("indicator_source", text=of(entry.source)))
    states = cached.table("recordability", area=area)
    own = states[(states["indicator"] == entry.name) & (states["reason_de"] != "")]
    for row in own.to_dict("records"):
        text = in_markdown(row[f"reason_{language()}"] or row["reason_de"])
        st.markdown(say("indicator_said", year=int(row["year"]), text=text))
    st.markdown(say("indicator_closes_gap", text=of(entry.closes_gap)))
    reviewed = entry.reviewed
    st.caption(
        say(
            "indicator_reviewed",
            on=formats.day(reviewed.on, language()),
            next=formats.day(reviewed.next, language()),
        )
    )


def show_methods(figures: pd.DataFrame) -> None:
    """The concepts, methods and scopes of the values shown, each with its rule."""
    shown = figures[figures["value"].notna()]
    if shown.empty:
        return
    catalogue = cached.catalogue()
    lines = [
        f"- **{of(entry.label)}:** {of(entry.rule if kind == 'concepts' else entry.explanation)}"
        for kind, column in (("concepts", "concept"), ("methods", "method"), ("scopes", "scope"))
        for code in dict.fromkeys(shown[column])
        if code != "all"
        for entry in [catalogue.find(kind, code)]
    ]
    st.subheader(say("indicator_methods"))
    st.markdown("\n".join(lines))


def show_breaks(figures: pd.DataFrame) -> None:
    """The breaks in the values shown, with what changed."""
    codes = dict.fromkeys(code for codes in figures["breaks"] for code in codes.split("|") if code)
    if not codes:
        return
    st.subheader(say("indicator_breaks"))
    st.markdown("\n".join(f"- {_break(code)}" for code in codes))


def _break(code: str) -> str:
    if code in tables.UNDATED_BREAKS:
        return say(f"indicator_{code}")
    entry = cached.catalogue().find("breaks", code)
    return (
        f"**{of(entry.title)}** ({formats.day(entry.starts, language())}): {of(entry.explanation)}"
    )


def show_related(entry: Series, area: str) -> None:
    """Links to the series needed to read this one."""
    related = wording_indicator.related_series(entry, cached.catalogue())
    if related:
        st.subheader(say("indicator_related"))
    for other in related:
        show_link(
            "indicator",
            f"{other.code} · {of(other.title)}",
            icon=":material/show_chart:",
            indikator=other.name,
            gebiet=area,
        )
