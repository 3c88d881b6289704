"""Criteria of the contract goals on the page of a city, with the indicators counted beside them."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.elements import show_legend, show_table, source_link
from dashboard.languages import language
from dashboard.links import page_link
from dashboard.say import of, say
from indicators.catalogue.models import Criterion
from indicators.publications import wording_city, wording_criteria
from indicators.publications.escaping import in_markdown
from indicators.publications.signs import used_in
from indicators.publications.wording_criteria import Counted

Source = tuple[str, str]
"""Title and address of where a statement is from."""


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

    @property
    def stage_source(self) -> Source:
        """Where the stage is from, that is, its latest report."""
        last = wording_city.latest_reports(self.reports).iloc[-1]
        return last["source_title"], last["source_address"]

    @property
    def sources(self) -> list[Source]:
        """The source of every statement that names one."""
        counted = [(entry.source_title, entry.source_address) for entry in self.counted]
        stages = [] if self.reports.empty else [self.stage_source]
        return [source for source in stages + counted if source[0]]


def show_criteria(area: str, figures: pd.DataFrame) -> None:
    """Criteria with stage, evidence, source and counted figures, then those without any."""
    st.header(say("city_criteria"))
    st.markdown(say("city_criteria_intro"))
    catalogue = cached.catalogue()
    goals = [goal for goal in catalogue.goals if goal.judged_by == "criteria"]
    found = [
        [_known(criterion, area, figures) for criterion in catalogue.criteria_of_goal(goal.code)]
        for goal in goals
    ]
    shared = _shared_source([known for group in found for known in group])
    if shared:
        st.caption(say("city_criteria_source", source=_source(*shared)))
    values = [entry.value for group in found for known in group for entry in known.counted]
    show_legend(used_in(values))
    for goal, group in zip(goals, found, strict=True):
        st.subheader(f"{of(goal.label)}: {of(goal.title)}")
        _show_goal(group, area, shared)
    st.caption(say("city_no_report_note"))


def _shared_source(found: list[_Known]) -> Source | None:
    """The source of all statements, to be named once; None where they have several."""
    named = [source for known in found for source in known.sources]
    return named[0] if len(named) > 1 and len(set(named)) == 1 else None


def _known(criterion: Criterion, area: str, figures: pd.DataFrame) -> _Known:
    catalogue, reports = cached.catalogue(), cached.table("criteria", area=area)
    states = cached.table("recordability", area=area)
    return _Known(
        criterion,
        reports[reports["criterion"] == criterion.code],
        wording_criteria.stage(criterion, reports, catalogue, language()),
        wording_criteria.counted_beside(criterion, figures, states, catalogue, language()),
    )


def _show_goal(found: list[_Known], area: str, shared: Source | None) -> None:
    for known in found:
        if not known.is_silent:
            st.markdown(f"- {_stage_line(known, shared)}\n{_counted_lines(known, area, shared)}")
    silent = [known for known in found if known.is_silent]
    if silent:
        form = "city_no_report_one" if len(silent) == 1 else "city_no_report_many"
        with st.expander(say(form, count=len(silent))):
            st.markdown("\n".join(_silent_line(known, area, shared) for known in silent))
    with st.expander(say("as_table")):
        rows = [(known.criterion, known.stage, known.counted) for known in found]
        show_table(wording_criteria.criteria_table(rows, language()))


def _stage_line(known: _Known, shared: Source | None) -> str:
    if known.reports.empty:
        return say("city_criterion_silent", title=of(known.criterion.title))
    text = wording_city.criterion(known.reports, cached.catalogue(), language())
    return text + _source_line(known.stage_source, shared, indent=2)


def _silent_line(known: _Known, area: str, shared: Source | None) -> str:
    title, question = of(known.criterion.title), of(known.criterion.question)
    return f"- {title}: {question}\n{_counted_lines(known, area, shared)}"


def _counted_lines(known: _Known, area: str, shared: Source | None) -> str:
    """A list below the criterion, which reads on a phone as on a screen."""
    return "\n".join(f"    - {_counted_line(entry, area, shared)}" for entry in known.counted)


def _counted_line(entry: Counted, area: str, shared: Source | None) -> str:
    name = f"{entry.indicator.code} {of(entry.indicator.title)}"
    link = page_link(name, "indikator", indikator=entry.indicator.name, gebiet=area)
    form = "city_counted" if entry.is_published else "city_counted_missing"
    form = form if entry.date else f"{form}_undated"
    text = say(form, link=link, value=in_markdown(entry.value), date=entry.date)
    return text + _source_line((entry.source_title, entry.source_address), shared, indent=6)


def _source_line(source: Source, shared: Source | None, indent: int) -> str:
    """The source on a line of its own, unless there is none or all share it."""
    if not source[0] or source == shared:
        return ""
    return f"  \n{' ' * indent}:small[{say('source')}: {_source(*source)}]"


def _source(title: str, address: str) -> str:
    """Where a statement is from; without an address its title says enough."""
    return source_link(title, address if address.startswith("http") else "")
