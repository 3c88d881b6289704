"""Verdicts on the pages of a city and of an indicator, with everything they rest on."""

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.elements import show_legend, show_table
from dashboard.languages import language
from dashboard.links import show_link
from dashboard.plain import is_plain, show_plain
from dashboard.say import of, say
from dashboard.target_year import choose_target_year
from indicators.catalogue.models import Indicator
from indicators.publications import (
    parity_path,
    tables_verdict,
    verdict_card,
    verdict_pages,
    wording_components,
    wording_needed,
    wording_outlooks,
    wording_verdict,
    wording_weather,
)
from indicators.publications.verdict_numbers import Row


def verdicts_on(area: str, indicator: str) -> pd.DataFrame:
    """All verdicts of a city on an indicator, of every delimitation."""
    return cached.table("verdicts", area=area, indicator=indicator)


def show_verdict(area: str, entry: Indicator) -> None:
    """Sign, words and sentence of the verdicts in force, and what would be needed."""
    verdicts = verdict_pages.current(verdicts_on(area, entry.name))
    for verdict in verdicts:
        with st.container(border=True):
            st.subheader(verdict_pages.signed(verdict, language()), anchor=False)
            if is_plain():
                catalogue = cached.catalogue()
                st.markdown("  \n".join(wording_verdict.plain_sentences(verdict, catalogue)))
            else:
                _show_statement(verdict, cached.figures(area=area))
    show_legend(verdict_pages.verdict_sign(verdict) for verdict in verdicts)


def _show_statement(verdict: Row, figures: pd.DataFrame) -> None:
    """The verdict in sentences; under a refusal the few values there are, and what is missing."""
    catalogue = cached.catalogue()
    points = cached.table("verdict_points", verdict_id=int(verdict["verdict_id"]))
    st.markdown(verdict_card.statement(verdict, catalogue, language()))
    values = verdict_card.few_values(verdict, points, figures, catalogue, language())
    if values:
        st.markdown("\n".join(f"- {value}" for value in values))
    needed = wording_needed.what_is_needed(verdict, points, language())
    if needed:
        st.markdown(say("verdict_needed", text=needed))


def show_reasoning(area: str, entry: Indicator, figures: pd.DataFrame) -> None:
    """Everything under the verdict: components, values, bases, target year, history."""
    found = verdicts_on(area, entry.name)
    for verdict in verdict_pages.current(found):
        with st.expander(say("verdict_how")):
            _show_components(verdict, figures)
            _show_other_lines(found)
    _show_bases(area, entry)
    _show_history(area, entry)
    _show_all(area)


def _show_components(verdict: Row, figures: pd.DataFrame) -> None:
    catalogue = cached.catalogue()
    points = cached.table("verdict_points", verdict_id=int(verdict["verdict_id"]))
    parts = wording_components.components(verdict, points, catalogue, language())
    st.markdown("\n".join(f"- **{name}:** {text}" for name, text in parts))
    if len(points):
        st.markdown(f"**{say('verdict_points')}**")
        table = tables_verdict.point_table(points, figures, catalogue, language())
        show_table(table.loc[:, (table != "").any()])


def _show_other_lines(found: pd.DataFrame) -> None:
    """Older or other delimitations of the same share, each with its own verdict."""
    others = found[~found["is_current"]]
    if others.empty:
        return
    st.markdown(f"**{say('verdict_other_lines')}**")
    table = tables_verdict.verdict_table(others, cached.catalogue(), language())
    show_table(table.loc[:, (table != "").any()].iloc[:, 1:])


def _show_bases(area: str, entry: Indicator) -> None:
    by_base = cached.table("verdicts_by_base", area=area, indicator=entry.name)
    if by_base.empty:
        return
    with st.expander(say("verdict_bases")):
        st.markdown(say("verdict_bases_note"))
        table = tables_verdict.base_verdict_table(by_base, cached.catalogue(), language())
        show_table(table.loc[:, (table != "").any()])


def _show_history(area: str, entry: Indicator) -> None:
    history = cached.table("verdict_history", area=area, indicator=entry.name)
    lines = verdict_pages.describe_history(history, language())
    with st.expander(say("verdict_history")):
        st.markdown("\n".join(f"- {line}" for line in lines) or say("verdict_history_none"))


def _show_all(area: str) -> None:
    """The verdicts on all shares of the city, so that the chosen one does not hide the others."""
    table = verdict_pages.share_table(
        cached.table("verdicts", area=area), cached.catalogue(), language()
    )
    with st.expander(say("verdict_all", count=len(table))):
        show_table(table)


def show_weather(area: str, entry: Indicator) -> None:
    """Where the gap would be in an assumed target year: symbol, word and components."""
    st.subheader(say("verdict_target"))
    year = choose_target_year(say("verdict_target_year"))
    for verdict in verdict_pages.current(verdicts_on(area, entry.name)):
        points = cached.table("verdict_points", verdict_id=int(verdict["verdict_id"]))
        found = wording_weather.weather(points, year)
        _show_outlook(found, verdict)
        show_reconciled(verdict, found, _default_outlook(area, verdict, year))
    show_link("parity_path", say("verdict_to_path"), icon=":material/alt_route:", stadt=area)


def _default_outlook(area: str, verdict: Row, year: int) -> parity_path.Outlook | None:
    """The scenario that the link below leads to; none for a share it is not about."""
    if (verdict["indicator"], verdict["breakdown"]) != (wording_outlooks.SHARE, ""):
        return None
    start = parity_path.start_year(cached.release())
    figures, catalogue = cached.figures(area=area), cached.catalogue()
    return parity_path.default_outlook(figures, area, catalogue, start, year)


def show_reconciled(verdict: Row, found: Row, outlook: parity_path.Outlook | None) -> None:
    """Why trend, symbol and scenario may differ: one sentence, and a list of what each says."""
    if is_plain():
        show_plain(wording_outlooks.plain_reconciled(verdict, found, outlook))
        return
    text = wording_outlooks.reconciled(verdict, found, outlook, language())
    if text:
        st.markdown(text)


def show_beside_scenario(area: str, outlook: parity_path.Outlook) -> None:
    """The same on the page of the scenario, whose readers come from verdict and symbol."""
    for verdict in verdict_pages.current(verdicts_on(area, wording_outlooks.SHARE)):
        if verdict["breakdown"]:
            continue
        points = cached.table("verdict_points", verdict_id=int(verdict["verdict_id"]))
        found = wording_weather.weather(points, outlook.target_year)
        show_reconciled(verdict, found, outlook)


def _show_outlook(found: Row, verdict: Row) -> None:
    """Symbol and sentence, and right beside them what the symbol does not look at."""
    is_drawn = found["symbol"] != "none"
    symbol = f"{wording_weather.SYMBOLS[found['symbol']]} " if is_drawn else ""
    if is_plain():
        first, *rest = wording_weather.plain_weather(found, verdict)
        show_plain([f"{symbol}{first}", *rest])
        return
    said = wording_weather.weather_sentence(found, language())
    note = wording_weather.weather_note(found, verdict, language())
    st.markdown(f"{symbol}{said} {note}".strip())


def show_on_indicator(area: str, entry: object) -> None:
    """The verdict of a city on the page of an indicator that has a target, with the way on."""
    catalogue = cached.catalogue()
    is_city = area in {city.code for city in catalogue.monitored_cities}
    if not (is_city and isinstance(entry, Indicator) and entry.target):
        return
    st.header(say("verdict_heading"))
    show_verdict(area, entry)
    label = say("verdict_to_city", city=catalogue.area_name(area))
    show_link("city", label, icon=":material/location_city:", stadt=area, anteil=entry.name)


def show_by_city(entry: Indicator) -> None:
    """The verdict of every city on a share that has a target."""
    st.header(say("comparison_verdicts", title=of(entry.title)))
    st.markdown(say("comparison_verdicts_note"))
    found = cached.table("verdicts", indicator=entry.name)
    show_table(verdict_pages.city_table(found, cached.catalogue(), language()))
