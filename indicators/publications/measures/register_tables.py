"""Tables of the register: measures, the matrix of recordability, findings, rules, files."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.catalogue.models import City, Indicator, Measure
from indicators.publications.measures import register, register_wording, timeline_chart
from indicators.publications.recordability import matrix_chart
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
            + (" :small[" + carriers + "]"),
            f"{time.name} · {goals.name}": time + " :small[" + goals + "]",
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


def matrix_table(
    table: pd.DataFrame, indicators: Sequence[Indicator], cities: Sequence[City], language: str
) -> pd.DataFrame:
    """One row per indicator, one column per city: what is known, in words."""
    cells = matrix_chart.cells_of(table)
    rows = [
        {
            sentence("column_indicator", language): _named(i, language),
            sentence("column_topic", language): sentence(f"topic_{register.topic(i)}", language),
            **{city.name: cell_words(cells[i.name, city.code], language) for city in cities},
        }
        for i in indicators
    ]
    return pd.DataFrame(rows)


def cell_words(cell: dict[Any, Any], language: str) -> str:
    """State of one cell in words, with the year or the effort."""
    words = sentence(f"state_short_{cell['state']}", language)
    if cell["state"] == "unknown":
        return f"{words} ({cell['level']})"
    return words if pd.isna(cell["year"]) else f"{words} ({int(cell['year'])})"


def gap_table(gaps: pd.DataFrame, speaker: Speaker) -> pd.DataFrame:
    """One row per gap of a city, least effort first: what would close it."""
    rows = [
        {
            "effort": _effort(speaker, str(gap["level"])),
            "indicator": _named(speaker.catalogue.indicators[gap["indicator"]], speaker.language),
            "state": speaker.say(f"state_{gap['state']}"),
            "closes_gap": getattr(
                speaker.catalogue.indicators[gap["indicator"]].closes_gap, speaker.language
            ),
            "reason": speaker.delivered(gap, "reason"),
            "source": f"{gap['source_title']} {gap['source_address']}".strip(),
        }
        for gap in gaps.to_dict("records")
    ]
    return titled(rows, speaker.language)


def _effort(speaker: Speaker, level: str) -> str:
    return f"{level}: {speaker.of(speaker.catalogue.recordability_levels[level].label)}"
