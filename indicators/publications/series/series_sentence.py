"""What a chart of one series of one area shows, in one sentence."""

from typing import Any

import pandas as pd

from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import counted


def describe_series(figures: pd.DataFrame, title: str, area: str, speaker: Speaker) -> str:
    """What a chart of one series of one area shows, in one sentence."""
    values: dict[str, Any] = {"title": title, "area": area}
    if figures.empty:
        return speaker.say("series_none", **values)
    shown = figures[figures["value"].notna()].sort_values(["year", "figure_id"])
    if shown.empty:
        return speaker.say("series_all_hidden", **values)
    first, last = shown.iloc[0], shown.iloc[-1]
    values |= {
        "last": figure_formats.figure_value(last, speaker),
        "last_year": int(last["year"]),
        "count": len(shown),
    }
    if len(shown) == 1:
        date = formats.reference(last, speaker.language)
        return speaker.say("series_latest", value=values["last"], date=date, **values)
    if shown["line"].nunique() > 1:
        return _describe_lines(shown, values, speaker)
    return speaker.say(
        "series_span",
        first=figure_formats.figure_value(first, speaker),
        first_year=int(first["year"]),
        breaks=_breaks(int(shown["breaks"].astype(bool).sum()), speaker.language),
        **values,
    )


def _describe_lines(shown: pd.DataFrame, values: dict[str, Any], speaker: Speaker) -> str:
    """Several lines have no one latest value; the newest of each span a range."""
    newest = shown.drop_duplicates("line", keep="last").sort_values("value")
    low, high = newest.iloc[0], newest.iloc[-1]
    return speaker.say(
        "series_several",
        lines=len(newest),
        low=figure_formats.figure_value(low, speaker),
        low_year=int(low["year"]),
        high=figure_formats.figure_value(high, speaker),
        high_year=int(high["year"]),
        **values,
    )


def _breaks(count: int, language: str) -> str:
    return counted("series_breaks", count, language) if count else ""
