"""Parts of the page Maßnahmen: one measure, or one goal, with the chain between them."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.elements import show_told_chart, source_link
from dashboard.languages import language
from dashboard.links import page_link
from dashboard.plain import choose_plain, show_message
from dashboard.say import of, say
from indicators.catalogue import Catalogue
from indicators.catalogue.models import Goal, Indicator, Measure
from indicators.publications import charts_chain, formats, plain_pictures, tables_register
from indicators.publications import wording_register as wording
from indicators.publications.escaping import in_markdown
from indicators.publications.register import Chain, chain_of_goal, chain_of_measure
from indicators.publications.wording import sentence


def show_measure(code: str, catalogue: Catalogue, known: pd.DataFrame) -> None:
    """One measure: summary, facts, source, and what it is meant to move."""
    measure = catalogue.find("measures", code)
    st.header(f"{measure.code} · {of(measure.title)}")
    st.markdown(of(measure.summary))
    st.markdown("\n".join(_fact_lines(measure, catalogue)))
    source = catalogue.find("sources", measure.source)
    date = formats.partial_date(measure.as_of, language())
    title = source_link(of(source.title), source.address or "")
    st.caption(say("measure_source", date=date, source=title))
    _show_reports(code, catalogue)
    st.subheader(say("chain"))
    _show_chain_of_measure(measure, chain_of_measure(catalogue, code), known)


def _fact_lines(measure: Measure, catalogue: Catalogue) -> list[str]:
    lines = {
        say("filter_laufzeit"): wording.running_time(measure.running_time, language()),
        say("filter_traeger"): "; ".join(wording.carriers(measure, catalogue, language())),
        say("filter_zielgruppe"): ", ".join(wording.audiences(measure, catalogue, language())),
        say("filter_herkunft"): sentence(f"origin_{measure.origin}", language()),
    } | {of(entry.label): wording.fact(entry, language()) for entry in measure.facts}
    return [f"- **{label}:** {text}" for label, text in lines.items()]


def _show_reports(code: str, catalogue: Catalogue) -> None:
    """What cities report on the measure, newest first by city; silent where none has."""
    reports = cached.table("measure_reports", measure=code)
    if reports.empty:
        return
    ordered = reports.sort_values(["area", "year"], ascending=[True, False])
    lines = [_report_line(row, catalogue) for row in ordered.to_dict("records")]
    with st.expander(f"{say('city_reports')} ({len(lines)})", expanded=len(lines) <= 5):
        st.markdown("\n".join(lines))


def _report_line(row: dict[Any, Any], catalogue: Catalogue) -> str:
    city = catalogue.area_name(row["area"], language())
    state = sentence(f"report_{row['state']}", language())
    text = in_markdown(row[f"report_{language()}"] or row["report_de"])
    source = source_link(row["source_title"], row["source_address"])
    return f"- **{city} {row['year']}, {state}:** {text} {say('report_source')} {source}"


def _show_chain_of_measure(measure: Measure, chain: Chain, known: pd.DataFrame) -> None:
    if not chain.indicators and measure.no_indicator_because:
        st.info(f"{say('without_indicator')} {of(measure.no_indicator_because)}")
    if chain.indicators or chain.goals:
        name = say("measure_named", code=measure.code)
        message = wording.describe_chain(name, chain.indicators, chain.goals, language())
        choose_plain()
        show_told_chart(
            charts_chain.measure_chain(chain, language()),
            message,
            plain_pictures.measure_chain(name, chain.indicators, chain.goals),
            tables_register.chain_table(chain, language()),
            key=f"wirkungskette_{measure.code}",
        )
    st.markdown("\n".join(_aim_line(indicator, chain, known) for indicator in chain.indicators))
    _show_goals(chain.goals)


def _aim_line(indicator: Indicator, chain: Chain, known: pd.DataFrame) -> str:
    goals = [of(goal.label) for one, goal in chain.tells if one == indicator]
    words = formats.listing(goals, language()) or say("no_contract_goal")
    return f"- {_indicator_link(indicator)} → {words}: {_known(indicator, known)}."


def _show_goals(goals: Sequence[Goal]) -> None:
    if goals:
        st.subheader(say("goals_served"))
    for goal in goals:
        link = page_link(f"{of(goal.label)}: {of(goal.title)}", "massnahmen", ziel=goal.code)
        st.markdown(f"{link}  \n{of(goal.statement)}")


def show_goal(code: str, catalogue: Catalogue, known: pd.DataFrame) -> None:
    """One goal read backwards: its indicators, and the measures meant to move them."""
    goal, chain = catalogue.find("goals", code), chain_of_goal(catalogue, code)
    st.header(f"{of(goal.label)}: {of(goal.title)}")
    st.markdown(of(goal.statement))
    message = wording.describe_goal(goal, len(chain.indicators), len(chain.measures), language())
    plain = plain_pictures.goal_chain(goal, len(chain.indicators), len(chain.measures))
    choose_plain()
    if chain.measures or chain.indicators:
        show_told_chart(
            charts_chain.goal_chain(chain, language()),
            message,
            plain,
            tables_register.chain_table(chain, language()),
            key=f"zielkette_{code}",
        )
    else:
        show_message(message, plain)
    lines = [_indicator_line(indicator, chain, known) for indicator in chain.indicators]
    st.markdown("\n".join(lines))
    _show_direct(chain)
    _show_criteria(code, catalogue)


def _indicator_line(indicator: Indicator, chain: Chain, known: pd.DataFrame) -> str:
    measures = [measure for measure, one in chain.moves if one == indicator]
    links = ", ".join(measure_link(measure, measure.code) for measure in measures)
    tail = say("moved_by", measures=links) if links else say("moved_by_none")
    return f"- {_indicator_link(indicator)}: {_known(indicator, known)}. {tail}"


def _show_direct(chain: Chain) -> None:
    """Measures that serve the goal but move none of its indicators."""
    if chain.serves:
        st.subheader(say("served_directly"))
        lines = [measure_link(m, f"{m.code} {of(m.title)}") for m, _ in chain.serves]
        st.markdown("\n".join(f"- {line}" for line in lines))


def _show_criteria(code: str, catalogue: Catalogue) -> None:
    criteria = catalogue.criteria_of_goal(code)
    if not criteria:
        return
    st.subheader(say("criteria_of_goal"))
    reported = cached.table("criteria").groupby("criterion")["area"].nunique()
    total = len(catalogue.monitored_cities)
    lines = []
    for criterion in criteria:
        count = int(reported.get(criterion.code, 0))
        tail = say("criterion_reported", count=count, total=total)
        lines.append(f"- **{of(criterion.title)}:** {of(criterion.question)} {tail}")
    st.markdown("\n".join(lines))


def _known(indicator: Indicator, known: pd.DataFrame) -> str:
    states = known.loc[known["indicator"] == indicator.name, "state"]
    return wording.known_today(states, language())


def _indicator_link(indicator: Indicator) -> str:
    text = f"{indicator.code} {of(indicator.title)}"
    return page_link(text, "indikator", indikator=indicator.name)


def measure_link(measure: Measure, text: str) -> str:
    """A link to one measure on this page."""
    return page_link(text, "massnahmen", massnahme=measure.code)
