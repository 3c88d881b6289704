"""Tables of recordability: the matrix in words, and the gaps of a city."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from indicators.catalogue.models import City, Indicator
from indicators.publications.measures import register
from indicators.publications.measures.register_tables import titled
from indicators.publications.speech.speaker import Speaker
from indicators.publications.typed_rows import rows_of


class Known(NamedTuple):
    """What is known of an indicator in a city, and what the city itself has said about it."""

    indicator: str
    area: str
    state: str
    level: str
    year: float | None
    reason_de: str
    reason_en: str
    source_title: str
    source_address: str

    @property
    def stated(self) -> int | None:
        """The year of the statement."""
        return None if self.year is None or math.isnan(self.year) else int(self.year)

    def reason(self, language: str) -> str:
        """What the city said; the German words where there are no others."""
        return (self.reason_en if language == "en" else self.reason_de) or self.reason_de


def known_rows(table: pd.DataFrame) -> list[Known]:
    """The rows of a table of recordability."""
    filled = table.assign(year=pd.to_numeric(table["year"]).astype("float64"))
    return list(rows_of(Known, filled.fillna({"reason_de": "", "reason_en": ""})))


def matrix_table(
    table: pd.DataFrame, indicators: Sequence[Indicator], cities: Sequence[City], speaker: Speaker
) -> pd.DataFrame:
    """One row per indicator, one column per city: what is known, in words."""
    cells = {(known.indicator, known.area): known for known in known_rows(table)}
    rows = [
        {
            speaker.say("column_indicator"): _named(entry, speaker),
            speaker.say("column_topic"): speaker.say(f"topic_{register.topic(entry)}"),
            **{city.name: cell_words(cells[entry.name, city.code], speaker) for city in cities},
        }
        for entry in indicators
    ]
    return pd.DataFrame(rows)


def cell_words(known: Known, speaker: Speaker) -> str:
    """State of one cell in words, with the year or the effort."""
    words = speaker.say(f"state_short_{known.state}")
    if known.state == "unknown":
        return f"{words} ({known.level})"
    return words if known.stated is None else f"{words} ({known.stated})"


def gap_table(gaps: Sequence[Known], speaker: Speaker) -> pd.DataFrame:
    """One row per gap of a city, least effort first: what would close it."""
    catalogue = speaker.catalogue
    rows = [
        {
            "effort": f"{gap.level}: {speaker.of(catalogue.recordability_levels[gap.level].label)}",
            "indicator": _named(catalogue.indicators[gap.indicator], speaker),
            "state": speaker.say(f"state_{gap.state}"),
            "closes_gap": speaker.of(catalogue.indicators[gap.indicator].closes_gap),
            "reason": gap.reason(speaker.language),
            "source": f"{gap.source_title} {gap.source_address}".strip(),
        }
        for gap in gaps
    ]
    return titled(rows, speaker.language)


def _named(entry: Indicator, speaker: Speaker) -> str:
    return f"{entry.code} {speaker.of(entry.title)}"
