"""What two offices count differently: both values with their offices, never their mean."""

import pandas as pd

from indicators.publications.speech import figure_formats
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import shortened
from indicators.release.row_types import Figure

LONGEST_SOURCE = 60
"""Letters of the name of a source in a sentence."""

_SAME = ["area", "series", "year", "breakdown", "concept", "method", "scope"]


def two_counts(figures: pd.DataFrame, speaker: Speaker) -> list[str]:
    """A sentence per year for which a series of one kind has several values, oldest first."""
    groups = figures[figures["value"].notna()].groupby(_SAME, dropna=False)
    told = {
        int(rows["year"].iloc[0]): [_told(figure, speaker) for figure in rows.to_dict("records")]
        for _, rows in groups
        if _contradict(rows, speaker)
    }
    return [
        speaker.say("two_counts", year=year, values=speaker.listing(values))
        for year, values in told.items()
    ]


def _contradict(rows: pd.DataFrame, speaker: Speaker) -> bool:
    """Whether values of one date differ as they are shown: two days of a year may well differ."""
    shown = {figure_formats.figure_value(figure, speaker) for figure in rows.to_dict("records")}
    return len(shown) > 1 and rows["reference_date"].nunique() <= 1


def _told(figure: Figure, speaker: Speaker) -> str:
    """A value with its office: who counted the denominator, where that is what may differ."""
    value = figure_formats.figure_value(figure, speaker)
    method = figure["denominator_method"]
    if not method:
        return f"{value} ({_named(figure['source_title'])})"
    by = speaker.of(speaker.catalogue.methods[method].label)
    source = _named(figure["denominator_source"])
    counted = speaker.say("two_counts_by", by=by, source=source)
    return f"{value} ({_named(figure['source_title'])}; {counted})"


def _named(source: str) -> str:
    """A source short enough for a sentence; the table has it whole."""
    return shortened(source, LONGEST_SOURCE)
