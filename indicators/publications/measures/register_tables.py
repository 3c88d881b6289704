"""Tables of the register: measures, their running times and the chain to indicators and goals."""

from collections.abc import Mapping, Sequence

import pandas as pd

from indicators.catalogue.models import Indicator, Measure
from indicators.publications.measures import register, register_wording, timeline_chart
from indicators.publications.speech import formats
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import sentence


def titled(rows: Sequence[Mapping[str, object]], language: str) -> pd.DataFrame:
    """Rows of texts or typed cells as a table with headings in words; the keys name sentences."""
    table = pd.DataFrame(rows)
    return table.rename(columns={key: sentence(f"column_{key}", language) for key in table})


def measure_table(measures: Sequence[Measure], speaker: Speaker) -> pd.DataFrame:
    """One row per measure: number, title, running time, carriers and goals."""
    rows = [
        {
            "number": measure.code,
            "measure": speaker.of(measure.title),
            "running_time": register_wording.running_time(measure.running_time, speaker.language),
            "carriers": "; ".join(register_wording.short_carriers(measure, speaker)),
            "goals": "; ".join(
                speaker.of(goal.label) for goal in speaker.catalogue.goals_of_measure(measure.code)
            )
            or speaker.say("no_goal"),
        }
        for measure in measures
    ]
    return titled(rows, speaker.language)


def two_columns(table: pd.DataFrame, links: Sequence[str]) -> pd.DataFrame:
    """The table of measures for narrow screens too, as Markdown: who does what; when, for what.

    `links` lead to the measures and bear their numbers and titles.
    """
    marked = table.map(in_markdown)
    number, measure, time, carriers, goals = (marked.iloc[:, column] for column in range(5))
    return pd.DataFrame(
        {
            f"{number.name} {measure.name} · {carriers.name}": links
            + (" :small[(" + carriers + ")]"),
            f"{time.name} · {goals.name}": time + " · " + goals,
        }
    )


def timeline_table(measures: Sequence[Measure], language: str) -> pd.DataFrame:
    """One row per dated measure: when it runs, and up to when the source can know."""
    rows = [
        {
            "number": measure.code,
            "measure": measure.title.said(language),
            "running_time": register_wording.running_time(measure.running_time, language),
            "as_of": formats.partial_date(measure.as_of, language),
        }
        for measure in timeline_chart.dated_measures(measures)
    ]
    return titled(rows, language)


def chain_table(chain: register.Chain, language: str) -> pd.DataFrame:
    """One row per link of a chain: measure, indicator, goals of the indicator."""
    rows = [
        {
            "measure": _named(measure, language),
            "indicator": _named(indicator, language),
            "goals": "; ".join(
                goal.label.said(language) for one, goal in chain.tells if one == indicator
            )
            or sentence("no_goal", language),
        }
        for measure, indicator in chain.moves
    ]
    rows += [
        {
            "measure": _named(measure, language),
            "indicator": sentence("no_indicator", language),
            "goals": goal.label.said(language),
        }
        for measure, goal in chain.serves
    ]
    return titled(rows, language)


def _named(entry: Measure | Indicator, language: str) -> str:
    return f"{entry.code} {entry.title.said(language)}"
