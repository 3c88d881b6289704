"""Parts of the page Erfassbarkeit: the matrix with its legend, and the gaps of one city."""

from collections.abc import Iterator, Sequence

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Indicator, RecordabilityLevel
from indicators.publications import imprint, shared_blocks
from indicators.publications.exhibit import Block, Fold, Heading, Note, Words
from indicators.publications.measures import register
from indicators.publications.measures import register_wording as wording
from indicators.publications.options import city_choice
from indicators.publications.recordability import matrix_chart, recordability_tables
from indicators.publications.recordability.recordability_tables import Known, known_rows
from indicators.publications.speech import plain_pictures
from indicators.publications.speech.escaping import in_markdown
from indicators.publications.speech.signs import legend
from indicators.publications.view import View


def what_is_known(
    view: View, known: pd.DataFrame, indicators: Sequence[Indicator], catalogue: Catalogue
) -> Iterator[Block]:
    """How much is known, what the rest would take, and the matrix of both."""
    yield Words(f"**{wording.describe_recordability(known, view.language)}**")
    yield Words(wording.describe_effort(known, view.language))
    yield from matrix(view, known, indicators, catalogue)


def gaps(view: View, known: pd.DataFrame, catalogue: Catalogue) -> Iterator[Block]:
    """The gaps of a city of one's choice."""
    yield Heading(2, view.say("gaps_heading"))
    city = yield from shared_blocks.chosen(city_choice(view))
    yield from gaps_of_city(view, known[known["area"] == city], city, catalogue)


def matrix(
    view: View, known: pd.DataFrame, indicators: Sequence[Indicator], catalogue: Catalogue
) -> Iterator[Block]:
    """The matrix with its signs explained first, and the same in words as a table."""
    cities = catalogue.monitored_cities
    yield from shared_blocks.plain_switch(view)
    yield Words(_legend(view, known, catalogue))
    yield from shared_blocks.chart(
        view,
        matrix_chart.matrix(known, indicators, cities, view.speaker),
        wording.matrix_alternative(known, view.language),
        plain_pictures.matrix(known),
        recordability_tables.matrix_table(known, indicators, cities, view.speaker),
        key="erfassbarkeit",
        imprint=imprint.of_release(view, view.say("matrix_title")),
        caption=view.say("matrix_explained"),
    )


def _legend(view: View, known: pd.DataFrame, catalogue: Catalogue) -> str:
    """The signs that occur in the matrix, and the letters beside the sign of the unknown."""
    explained = legend(known["state"], view.language)
    levels = set(known.loc[known["state"] == "unknown", "level"])
    letters = [
        f"**{level.code}** {view.of(level.label)}"
        for level in catalogue.recordability_levels
        if level.code in levels
    ]
    return (
        f"{explained} {view.say('legend_letters', letters=', '.join(letters))}"
        if letters
        else explained
    )


def gaps_of_city(
    view: View, known: pd.DataFrame, city: str, catalogue: Catalogue
) -> Iterator[Block]:
    """What would close each gap of one city, least effort first."""
    gaps = gaps_in(known, catalogue)
    name = view.speaker.area(city)
    if gaps.empty:
        yield Note("success", view.say("no_gaps", city=name))
        return
    yield Words(
        view.say(
            "gaps_of_city",
            city=name,
            closed=_closed(len(known) - len(gaps), len(known), view),
            open=view.speaker.counted("gaps_open", len(gaps)),
        )
    )
    rows = known_rows(gaps)
    for level in catalogue.recordability_levels:
        yield from _level(view, [gap for gap in rows if gap.level == level.code], level, catalogue)
    table = recordability_tables.gap_table(rows, view.speaker)
    yield shared_blocks.csv_file(view, f"luecken_{city}.csv", table)


def _closed(count: int, total: int, view: View) -> str:
    if not count:
        return view.speaker.say("gaps_closed_none", total=total)
    return view.speaker.counted("gaps_closed", count, total=total)


def gaps_in(known: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """What is neither published nor withheld, least effort first."""
    gaps = known[~known["state"].isin(["published", "hidden"])]
    return gaps.sort_values(["level", "indicator"], key=lambda column: _ranks(column, catalogue))


def _ranks(column: pd.Series, catalogue: Catalogue) -> pd.Series:
    """Levels by letter, indicators as people count them: K2 before K10."""
    if column.name == "level":
        return column
    order = [entry.name for entry in register.by_code(catalogue.indicators)]
    return column.map(order.index)


def _level(
    view: View, gaps: Sequence[Known], level: RecordabilityLevel, catalogue: Catalogue
) -> Iterator[Block]:
    """The gaps of one level of effort; the easy levels stand open."""
    if not gaps:
        return
    count = view.speaker.counted("gaps", len(gaps))
    lines = "\n".join(_gap_line(view, gap, catalogue) for gap in gaps)
    label = f"{level.code} · {view.of(level.label)} ({count})"
    words = (Words(f"*{view.of(level.effort)}*"), Words(lines))
    yield Fold(label, words, is_open=level.code in "AB")


def _gap_line(view: View, gap: Known, catalogue: Catalogue) -> str:
    indicator = catalogue.indicators[gap.indicator]
    name = f"{indicator.code} {view.of(indicator.title)}"
    link = view.page_link(name, "indikator", indikator=indicator.name, gebiet=gap.area)
    return f"- **{link}.** {view.of(indicator.closes_gap)}{_statement(view, gap)}"


def _statement(view: View, gap: Known) -> str:
    """What the city itself has said about the gap, with its source."""
    if gap.state == "unknown":
        return ""
    state = view.speaker.say(f"state_{gap.state}")
    reason = in_markdown(gap.reason(view.language))
    source = shared_blocks.source_link(gap.source_title, gap.source_address)
    return f"  \n  {state[0].upper()}{state[1:]} ({gap.stated}): {reason} {source}"
