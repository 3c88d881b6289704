"""Parts of the page of one city."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.choices import choose_one
from dashboard.elements import show_chart, show_table
from dashboard.languages import language
from dashboard.links import show_link
from dashboard.notes import chart_notes
from dashboard.say import of, say
from indicators.catalogue.models import City, Indicator
from indicators.publications import (
    charts_pairs,
    drawn_bases,
    plain_charts,
    tables,
    wording_bases,
    wording_city,
)
from indicators.publications.tables_register import titled
from indicators.publications.wording import sentence


def show_goals(area: str, figures: pd.DataFrame) -> None:
    """Three blocks: what is known about each contract goal, in plain words."""
    st.header(say("city_goals"))
    goals = [goal for goal in cached.catalogue().goals if goal.agreement == "contract_2010"]
    for goal, column in zip(goals, st.columns(len(goals)), strict=True):
        with column, st.container(border=True, height="stretch"):
            st.caption(of(goal.label))
            st.subheader(of(goal.title), anchor=False)
            by_gap = goal.judged_by == "gap"
            st.markdown(_gap(area, figures) if by_gap else _criteria(area, goal.code))


def _criteria(area: str, goal: str) -> str:
    reports = cached.table("criteria", area=area)
    return wording_city.criteria_position(goal, reports, cached.catalogue(), language())


def _gap(area: str, figures: pd.DataFrame) -> str:
    """The gap or why there is none, and the other staff shares that are known."""
    staff = wording_city.latest(figures, wording_city.SHARE)
    sentences = [
        wording_city.gap_position(
            figures,
            judged_bases(staff),
            cached.table("recordability", area=area),
            cached.catalogue(),
            language(),
        )
    ]
    others = ("trainee_migration_share", "trainee_intake_migration_share", "staff_foreign_share")
    known = wording_city.known_instead(figures, others, cached.catalogue(), language())
    return "\n\n".join(filter(None, [*sentences, known]))


def judged_bases(staff: dict[str, Any] | None) -> pd.DataFrame:
    """The judged population bases of a staff figure; none without a figure."""
    figure = -1 if staff is None else int(staff["figure_id"])
    return cached.table("population_bases", staff_figure=figure)


def choose_share(figures: pd.DataFrame) -> Indicator:
    """A staff share that has a counterpart in the population; P1 even without a value."""
    shares = [entry for entry in cached.catalogue().indicators if entry.target]
    plain = figures[figures["breakdown"] == ""]
    known = set(plain.loc[plain["value"].notna(), "series"])
    options = {
        entry.name: f"{entry.code} · {of(entry.title)}"
        + ("" if entry.name in known else f" ({say('no_value')})")
        for entry in shares
        if entry.name in known or entry.name == wording_city.SHARE
    }
    first = next((name for name in (wording_city.SHARE, *options) if name in known), None)
    name = choose_one("anteil", say("city_choose_share"), options, default=first)
    return cached.catalogue().find("indicators", name)


def show_share(area: str, figures: pd.DataFrame, entry: Indicator) -> pd.DataFrame:
    """The chart of a staff share beside the population of the city; returns what it shows."""
    catalogue = cached.catalogue()
    shown = figures[figures["value"].notna() & (figures["breakdown"] == "")].sort_values("year")
    staff = shown[shown["series"] == entry.name]
    population = shown[shown["series"] == entry.target]
    both = pd.concat([staff, population])
    if staff.empty:
        is_hidden = (figures["series"] == entry.name).any()
        st.info(
            say("city_share_hidden" if is_hidden else "city_share_missing", title=of(entry.title)),
            icon=":material/lock:" if is_hidden else ":material/help:",
        )
    if both.empty:
        st.markdown(say("city_chart_nothing"))
        return both
    name = catalogue.area_name(area, language())
    words = (of(entry.title), name, catalogue, language())
    newest = judged_bases(None if staff.empty else staff.iloc[-1])
    uses = drawn_bases.base_uses(staff, population, _with_older(newest, area, entry.name))
    grey = [say("city_chart_grey_note")] if drawn_bases.rejected(uses) else []
    show_chart(
        charts_pairs.staff_beside_population(
            staff, population, uses, of(entry.title), catalogue, language()
        ),
        wording_bases.pair_alternative(staff, population, uses, *words),
        plain_charts.staff_beside_population(staff, population, uses, of(entry.title), name),
        tables.pair_table(staff, population, uses, catalogue, language()),
        key=f"{entry.name}_{area}",
        caption=" ".join([say("city_chart_note"), *grey, *chart_notes(staff)]),
    )
    note = wording_bases.base_note(
        staff,
        population,
        newest,
        catalogue,
        language(),
    )
    if note:
        st.markdown(note)
    show_link(
        "indicator",
        say("city_open_indicator", title=entry.code),
        icon=":material/show_chart:",
        indikator=entry.name,
        gebiet=area,
    )
    return both


def _with_older(newest: pd.DataFrame, area: str, series: str) -> pd.DataFrame:
    """The judged bases of the newest value, and those chosen for the values before it."""
    older = cached.table("base_pairs", series=series, area=area).assign(is_chosen=True)
    return pd.concat([newest, older[~older["staff_figure"].isin(newest["staff_figure"])]])


def show_bases(figures: pd.DataFrame, series: str | None) -> None:
    """Every base of the population figure that exists, with concept and date."""
    population = figures[figures["series"] == series]
    st.subheader(say("city_bases"))
    st.markdown(wording_bases.base_range(population, cached.catalogue(), language()))
    newest = wording_bases.latest_per_line(population)
    if len(newest):
        show_table(tables.base_table(newest, cached.catalogue(), language()))


def show_recordable(area: str) -> None:
    """How much of the catalogue the city can show, and what the rest would take."""
    st.header(say("city_recordable"))
    states = cached.table("recordability", area=area)
    st.markdown(wording_city.describe_states(states["state"], language()))
    st.markdown(say("city_recordable_intro"))
    catalogue = cached.catalogue()
    rows = [
        {
            "indicator": f"{entry.code} · {of(entry.title)}",
            "effort": f"{row.level}: {of(catalogue.find('recordability_levels', row.level).label)}",
            "state": sentence(f"state_{row.state}", language()),
        }
        for row in states.itertuples()
        for entry in [catalogue.find("indicators", row.indicator)]
    ]
    with st.expander(say("city_recordable_list", count=len(rows))):
        show_table(titled(rows, language()))
    show_link("recordability", say("city_recordable_link"), icon=":material/grid_on:")


def show_measures(city: City) -> None:
    """The action plan, if it is this city's; else a word that the register holds another's."""
    st.header(say("city_measures"))
    plan = cached.catalogue().action_plan
    if wording_city.owns_action_plan(city, cached.catalogue()):
        st.markdown(
            say("city_measures_own", count=len(plan), first=plan[0].code, last=plan[-1].code)
        )
    else:
        st.markdown(say("city_measures_other"))
    show_link("measures", say("city_measures_link"), icon=":material/checklist:")
