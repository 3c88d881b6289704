"""Parts of the page Maßnahmen: one measure, or one goal, with the chain between them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Goal, Indicator, Measure, Source
from indicators.publications import imprint, shared_blocks
from indicators.publications.exhibit import Block, Fold, Heading, Note, Small, Words
from indicators.publications.measures import chain_chart, register_tables
from indicators.publications.measures import register_wording as wording
from indicators.publications.measures.effect_parts import effects
from indicators.publications.measures.register import Chain, chain_of_goal, chain_of_measure
from indicators.publications.speech import formats, plain_pictures
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.typed_rows import rows_of
from indicators.publications.view import View


class Report(NamedTuple):
    """What a city reports on a measure."""

    area: str
    year: int
    state: str
    report_de: str
    report_en: str
    source_title: str
    source_address: str


def measure(view: View, code: str, catalogue: Catalogue, known: pd.DataFrame) -> Iterator[Block]:
    """One measure: summary, facts, source, and what it is meant to move."""
    measure = catalogue.measures[code]
    yield Heading(2, f"{measure.code} · {view.of(measure.title)}")
    yield Words(view.of(measure.summary))
    yield Words("\n".join(_fact_lines(view, measure, catalogue)))
    source = catalogue.sources[measure.source]
    date = formats.partial_date(measure.as_of, view.language)
    title = shared_blocks.source_link(view.of(source.title), source.address or "")
    yield Small(view.say("measure_source", date=date, source=title))
    yield from _reports(view, code)
    yield Heading(3, view.say("chain"))
    yield from _chain_of_measure(view, measure, chain_of_measure(catalogue, code), known, catalogue)
    yield from effects(view, measure)


def _fact_lines(view: View, measure: Measure, catalogue: Catalogue) -> list[str]:
    lines = {
        view.say("filter_laufzeit"): wording.running_time(measure.running_time, view.language),
        view.say("filter_traeger"): "; ".join(wording.carriers(measure, view.speaker)),
        view.say("filter_zielgruppe"): ", ".join(wording.audiences(measure, view.speaker)),
        view.say("filter_herkunft"): view.speaker.say(f"origin_{measure.origin}"),
    } | {view.of(entry.label): wording.fact(entry, view.language) for entry in measure.facts}
    return [f"- **{label}:** {text}" for label, text in lines.items()]


def _reports(view: View, code: str) -> Iterator[Block]:
    """What cities report on the measure, newest first by city; silent where none has."""
    reports = view.table("measure_reports", measure=code)
    if reports.empty:
        return
    ordered = reports.sort_values(["area", "year"], ascending=[True, False])
    lines = [_report_line(view, row) for row in rows_of(Report, ordered)]
    yield Fold(
        f"{view.say('city_reports')} ({len(lines)})",
        (Words("\n".join(lines)),),
        is_open=len(lines) <= 5,
    )


def _report_line(view: View, row: Report) -> str:
    city = view.speaker.area(row.area)
    state = view.speaker.say(f"report_{row.state}")
    text = in_markdown(view.told(row._asdict(), "report"))
    source = shared_blocks.source_link(row.source_title, row.source_address)
    return f"- **{city} {row.year}, {state}:** {text} {view.say('report_source')} {source}"


def documents(measures: Sequence[Measure], catalogue: Catalogue) -> list[Source]:
    """The documents that measures are taken from."""
    return [catalogue.sources[measure.source] for measure in measures]


def _chain_of_measure(
    view: View, measure: Measure, chain: Chain, known: pd.DataFrame, catalogue: Catalogue
) -> Iterator[Block]:
    if not chain.indicators and measure.no_indicator_because:
        yield Note(
            "info", f"{view.say('without_indicator')} {view.of(measure.no_indicator_because)}"
        )
    if chain.indicators or chain.goals:
        name = view.say("measure_named", code=measure.code)
        message = wording.describe_chain(name, chain.indicators, chain.goals, view.language)
        yield from shared_blocks.plain_switch(view)
        yield from shared_blocks.told_chart(
            view,
            chain_chart.measure_chain(chain, view.language),
            message,
            plain_pictures.measure_chain(name, chain.indicators, chain.goals),
            register_tables.chain_table(chain, view.language),
            key=f"wirkungskette_{measure.code}",
            imprint=imprint.of_documents(
                f"{name}: {view.of(measure.title)}", documents([measure], catalogue), view.language
            ),
        )
    yield Words(
        "\n".join(_aim_line(view, indicator, chain, known) for indicator in chain.indicators)
    )
    yield from _goals(view, chain.goals)


def _aim_line(view: View, indicator: Indicator, chain: Chain, known: pd.DataFrame) -> str:
    goals = [_goal_name(view, goal) for one, goal in chain.tells if one == indicator]
    words = view.speaker.listing(goals) or view.say("no_contract_goal")
    return f"- {_indicator_link(view, indicator)} → {words}: {_known(view, indicator, known)}."


def _goal_name(view: View, goal: Goal) -> str:
    return f"{view.of(goal.label)} ({view.of(goal.title)})"


def _goals(view: View, goals: Sequence[Goal]) -> Iterator[Block]:
    if goals:
        yield Heading(3, view.say("goals_served"))
    for goal in goals:
        link = view.page_link(
            f"{view.of(goal.label)}: {view.of(goal.title)}", "massnahmen", ziel=goal.code
        )
        yield Words(f"{link}  \n{view.of(goal.statement)}")


def goal(view: View, code: str, catalogue: Catalogue, known: pd.DataFrame) -> Iterator[Block]:
    """One goal read backwards: its indicators, and the measures meant to move them."""
    goal, chain = catalogue.goals[code], chain_of_goal(catalogue, code)
    yield Heading(2, f"{view.of(goal.label)}: {view.of(goal.title)}")
    yield Words(view.of(goal.statement))
    message = wording.describe_goal(goal, len(chain.indicators), len(chain.measures), view.language)
    plain = plain_pictures.goal_chain(goal, len(chain.indicators), len(chain.measures))
    yield from shared_blocks.plain_switch(view)
    if chain.measures or chain.indicators:
        yield from shared_blocks.told_chart(
            view,
            chain_chart.goal_chain(chain, view.language),
            message,
            plain,
            register_tables.chain_table(chain, view.language),
            key=f"zielkette_{code}",
            imprint=imprint.of_documents(
                f"{view.of(goal.label)}: {view.of(goal.title)}",
                documents(chain.measures, catalogue),
                view.language,
            ),
        )
    else:
        yield from shared_blocks.message(view, message, plain)
    lines = [_indicator_line(view, indicator, chain, known) for indicator in chain.indicators]
    yield Words("\n".join(lines))
    yield from _direct(view, chain)
    yield from _criteria(view, code, catalogue)


def _indicator_line(view: View, indicator: Indicator, chain: Chain, known: pd.DataFrame) -> str:
    measures = [measure for measure, one in chain.moves if one == indicator]
    links = ", ".join(measure_link(view, measure, measure.code) for measure in measures)
    tail = view.say("moved_by", measures=links) if links else view.say("moved_by_none")
    return f"- {_indicator_link(view, indicator)}: {_known(view, indicator, known)}. {tail}"


def _direct(view: View, chain: Chain) -> Iterator[Block]:
    """Measures that serve the goal but move none of its indicators."""
    if chain.serves:
        yield Heading(3, view.say("served_directly"))
        lines = [measure_link(view, m, f"{m.code} {view.of(m.title)}") for m, _ in chain.serves]
        yield Words("\n".join(f"- {line}" for line in lines))


def _criteria(view: View, code: str, catalogue: Catalogue) -> Iterator[Block]:
    criteria = catalogue.criteria_of_goal(code)
    if not criteria:
        return
    yield Heading(3, view.say("criteria_of_goal"))
    reported = view.table("criteria").groupby("criterion")["area"].nunique()
    total = len(catalogue.monitored_cities)
    lines = []
    for criterion in criteria:
        count = int(reported.get(criterion.code, 0))
        tail = view.say("criterion_reported", count=count, total=total)
        lines.append(f"- **{view.of(criterion.title)}:** {view.of(criterion.question)} {tail}")
    yield Words("\n".join(lines))


def _known(view: View, indicator: Indicator, known: pd.DataFrame) -> str:
    states = known.loc[known["indicator"] == indicator.name, "state"]
    return wording.known_today(states, view.language)


def _indicator_link(view: View, indicator: Indicator) -> str:
    text = f"{indicator.code} {view.of(indicator.title)}"
    return view.page_link(text, "indikator", indikator=indicator.name)


def measure_link(view: View, measure: Measure, text: str) -> str:
    """A link to one measure on this page."""
    return view.page_link(text, "massnahmen", massnahme=measure.code)
