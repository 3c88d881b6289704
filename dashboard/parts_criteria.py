"""Criteria of the contract goals on the page of a city, with the indicators counted beside them."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.choices import language
from dashboard.elements import show_table, source_link
from dashboard.links import page_link
from dashboard.say import of, say
from indicators.catalogue.models import Criterion
from indicators.publications import wording_city, wording_criteria
from indicators.publications.wording_criteria import Counted


@dataclass(frozen=True)
class _Known:
    """What is known of one criterion in one city: reports, the stage in words, and counts."""

    criterion: Criterion
    reports: pd.DataFrame
    stage: str
    counted: list[Counted]

    @property
    def is_silent(self) -> bool:
        """Whether there is neither a report nor a counted figure."""
        return self.reports.empty and not any(entry.is_published for entry in self.counted)


def show_criteria(area: str, figures: pd.DataFrame) -> None:
    """Criteria with stage, evidence, source and counted figures, then those without any."""
    st.header(say("city_criteria"))
    st.markdown(say("city_criteria_intro"))
    for goal in cached.catalogue().goals:
        if goal.judged_by == "criteria":
            st.subheader(f"{of(goal.label)}: {of(goal.title)}")
            criteria = cached.catalogue().criteria_of_goal(goal.code)
            _show_goal([_known(criterion, area, figures) for criterion in criteria], area)
    st.caption(say("city_no_report_note"))


def _known(criterion: Criterion, area: str, figures: pd.DataFrame) -> _Known:
    catalogue, reports = cached.catalogue(), cached.table("criteria", area=area)
    states = cached.table("recordability", area=area)
    return _Known(
        criterion,
        reports[reports["criterion"] == criterion.code],
        wording_criteria.stage(criterion, reports, catalogue, language()),
        wording_criteria.counted_beside(criterion, figures, states, catalogue, language()),
    )


def _show_goal(found: list[_Known], area: str) -> None:
    for known in found:
        if not known.is_silent:
            st.markdown(f"- {_stage_line(known)}\n{_counted_lines(known, area)}")
    silent = [known for known in found if known.is_silent]
    if silent:
        form = "city_no_report_one" if len(silent) == 1 else "city_no_report_many"
        with st.expander(say(form, count=len(silent))):
            st.markdown("\n".join(_silent_line(known, area) for known in silent))
    with st.expander(say("as_table")):
        rows = [(known.criterion, known.stage, known.counted) for known in found]
        show_table(wording_criteria.criteria_table(rows, language()))


def _stage_line(known: _Known) -> str:
    if known.reports.empty:
        return say("city_criterion_silent", title=of(known.criterion.title))
    last = wording_city.latest_reports(known.reports).iloc[-1]
    text = wording_city.criterion(known.reports, cached.catalogue(), language())
    source = _source(last["source_title"], last["source_address"])
    return f"{text}  \n  :small[{say('source')}: {source}]"


def _silent_line(known: _Known, area: str) -> str:
    title, question = of(known.criterion.title), of(known.criterion.question)
    return f"- {title}: {question}\n{_counted_lines(known, area)}"


def _counted_lines(known: _Known, area: str) -> str:
    """A list below the criterion, which reads on a phone as on a screen."""
    return "\n".join(f"    - {_counted_line(entry, area)}" for entry in known.counted)


def _counted_line(entry: Counted, area: str) -> str:
    name = f"{entry.indicator.code} {of(entry.indicator.title)}"
    link = page_link(name, "indikator", indikator=entry.indicator.name, gebiet=area)
    form = "city_counted" if entry.is_published else "city_counted_missing"
    form = form if entry.date else f"{form}_undated"
    text = say(form, link=link, value=entry.value, date=entry.date)
    if not entry.source_title:
        return text
    source = _source(entry.source_title, entry.source_address)
    return f"{text}  \n      :small[{say('source')}: {source}]"


def _source(title: str, address: str) -> str:
    """Where a statement is from; without an address its title says enough."""
    return source_link(title, address if address.startswith("http") else "")
