"""Parts of the page Maßnahmen: search, register, timeline, one measure, one goal."""

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from dashboard import cached
from dashboard.choices import choose_some, choose_text, language
from dashboard.elements import show_chart, show_table, source_link, to_csv
from dashboard.links import page_link
from dashboard.options import goal_options
from dashboard.say import of, say
from indicators.catalogue import Catalogue
from indicators.catalogue.models import Goal, Indicator, Measure
from indicators.publications import charts_register, formats, tables_register
from indicators.publications import wording_register as wording
from indicators.publications.register import Chain, Search, chain_of_goal, chain_of_measure
from indicators.publications.wording import counted, sentence

FILTERS = ("traeger", "ziele", "laufzeit", "zielgruppe", "herkunft")


def choose_search(catalogue: Catalogue) -> Search:
    """Search word and filters; all of them stand in the address."""
    words = choose_text("suche", say("search_measures"), say("search_measures_example"))
    is_filtered = any(name in st.query_params for name in FILTERS)
    with st.expander(say("filters"), expanded=is_filtered):
        left, right = st.columns(2)
        with left:
            goals = _choose("ziele", goal_options(catalogue))
            carriers = _choose("traeger", _carrier_options(catalogue))
            audiences = _choose("zielgruppe", _audience_options(catalogue))
        with right:
            kinds = _choose("laufzeit", _kinds(m.running_time.kind for m in catalogue.measures))
            origins = _choose("herkunft", _origins(m.origin for m in catalogue.measures))
    return Search(words, carriers, goals, kinds, audiences, origins)


def _choose(name: str, options: dict[str, str]) -> list[str]:
    return choose_some(name, say(f"filter_{name}"), options, say("filter_all"))


def _carrier_options(catalogue: Catalogue) -> dict[str, str]:
    used = {code for measure in catalogue.measures for code in measure.carriers}
    return _sorted({body.code: of(body.name) for body in catalogue.bodies if body.code in used})


def _audience_options(catalogue: Catalogue) -> dict[str, str]:
    used = {code for measure in catalogue.measures for code in measure.audience}
    return _sorted({e.code: of(e.label) for e in catalogue.audiences if e.code in used})


def _kinds(codes: Iterable[str]) -> dict[str, str]:
    return {code: sentence(f"running_{code}", language()) for code in dict.fromkeys(codes)}


def _origins(codes: Iterable[str]) -> dict[str, str]:
    return {code: sentence(f"origin_{code}", language()) for code in dict.fromkeys(codes)}


def _sorted(options: dict[str, str]) -> dict[str, str]:
    return dict(sorted(options.items(), key=lambda option: option[1].casefold()))


def show_register(found: Sequence[Measure], catalogue: Catalogue) -> None:
    """How many measures were found, and the table of them, each with a link."""
    _show_result(found, catalogue)
    if not found:
        return
    table = tables_register.measure_table(found, catalogue, language())
    st.download_button(
        say("download_csv"), to_csv(table), "massnahmen.csv", "text/csv", on_click="ignore"
    )
    linked = table.copy()
    linked.iloc[:, 1] = [_measure_link(measure, of(measure.title)) for measure in found]
    show_table(linked)


def _show_result(found: Sequence[Measure], catalogue: Catalogue) -> None:
    total = len(catalogue.measures)
    linked = sum(1 for measure in found if catalogue.indicators_of_measure(measure.code))
    form = "_none" if not found else "_all" if len(found) == total else ""
    st.markdown(
        sentence(f"measures_found{form}", language(), count=len(found), total=total, linked=linked)
    )


def show_timeline(found: Sequence[Measure], catalogue: Catalogue) -> None:
    """Bars of the measures whose source states a start; the others in words."""
    _show_result(found, catalogue)
    dated = charts_register.dated_measures(found)
    if dated:
        message = wording.describe_timeline(dated, len(found), language())
        st.markdown(f"**{message}**")
        show_chart(
            charts_register.timeline(found, language()),
            message,
            tables_register.timeline_table(found, language()),
            key="zeitachse",
            caption=say("timeline_explained"),
        )
    _show_undated([measure for measure in found if not measure.running_time.start])


def _show_undated(undated: Sequence[Measure]) -> None:
    """Measures without a stated start, listed by what the source does say."""
    if not undated:
        return
    st.subheader(say("undated"))
    st.markdown(say("undated_explained"))
    for kind, label in _kinds(measure.running_time.kind for measure in undated).items():
        group = [measure for measure in undated if measure.running_time.kind == kind]
        count = counted("measures", len(group), language())
        with st.expander(f"{label[0].upper()}{label[1:]} ({count})"):
            st.markdown("\n".join(_undated_line(measure) for measure in group))


def _undated_line(measure: Measure) -> str:
    link = _measure_link(measure, f"{measure.code} {of(measure.title)}")
    time = measure.running_time
    end = f" ({wording.running_time(time, language())})" if time.end or time.rhythm else ""
    return f"- {link}{end}"


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
    """What cities report on the measure; silent where none has."""
    reports = cached.table("measure_reports", measure=code)
    if reports.empty:
        return
    st.subheader(say("city_reports"))
    for row in reports.to_dict("records"):
        city = catalogue.area_name(row["area"], language())
        state = sentence(f"report_{row['state']}", language())
        text = row[f"report_{language()}"] or row["report_de"]
        source = source_link(row["source_title"], row["source_address"])
        st.markdown(f"- **{city} {row['year']}, {state}:** {text} ({source})")


def _show_chain_of_measure(measure: Measure, chain: Chain, known: pd.DataFrame) -> None:
    if not chain.indicators and measure.no_indicator_because:
        st.info(f"{say('without_indicator')} {of(measure.no_indicator_because)}")
    if chain.indicators or chain.goals:
        name = say("measure_named", code=measure.code)
        message = wording.describe_chain(name, chain.indicators, chain.goals, language())
        st.markdown(f"**{message}**")
        show_chart(
            charts_register.measure_chain(chain, language()),
            message,
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
    st.markdown(f"**{message}**")
    if chain.measures or chain.indicators:
        show_chart(
            charts_register.goal_chain(chain, language()),
            message,
            tables_register.chain_table(chain, language()),
            key=f"zielkette_{code}",
        )
    lines = [_indicator_line(indicator, chain, known) for indicator in chain.indicators]
    st.markdown("\n".join(lines))
    _show_direct(chain)
    _show_criteria(code, catalogue)


def _indicator_line(indicator: Indicator, chain: Chain, known: pd.DataFrame) -> str:
    measures = [measure for measure, one in chain.moves if one == indicator]
    links = ", ".join(_measure_link(measure, measure.code) for measure in measures)
    tail = say("moved_by", measures=links) if links else say("moved_by_none")
    return f"- {_indicator_link(indicator)}: {_known(indicator, known)}. {tail}"


def _show_direct(chain: Chain) -> None:
    """Measures that serve the goal but move none of its indicators."""
    if chain.serves:
        st.subheader(say("served_directly"))
        lines = [_measure_link(m, f"{m.code} {of(m.title)}") for m, _ in chain.serves]
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


def _measure_link(measure: Measure, text: str) -> str:
    return page_link(text, "massnahmen", massnahme=measure.code)
