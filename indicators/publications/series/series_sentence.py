"""What a chart of one series of one area shows, in one sentence."""

from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications.speech import figure_formats, formats
from indicators.publications.speech.wording import counted, sentence


def describe_series(
    figures: pd.DataFrame, title: str, area: str, catalogue: Catalogue, language: str
) -> str:
    """What a chart of one series of one area shows, in one sentence."""
    values: dict[str, Any] = {"title": title, "area": area}
    if figures.empty:
        return sentence("series_none", language, **values)
    shown = figures[figures["value"].notna()].sort_values(["year", "figure_id"])
    if shown.empty:
        return sentence("series_all_hidden", language, **values)
    first, last = shown.iloc[0], shown.iloc[-1]
    values |= {
        "last": figure_formats.figure_value(last, catalogue, language),
        "last_year": int(last["year"]),
        "count": len(shown),
    }
    if len(shown) == 1:
        date = formats.reference(last, language)
        return sentence("series_latest", language, value=values["last"], date=date, **values)
    if shown["line"].nunique() > 1:
        return _describe_lines(shown, values, catalogue, language)
    return sentence(
        "series_span",
        language,
        first=figure_formats.figure_value(first, catalogue, language),
        first_year=int(first["year"]),
        breaks=_breaks(int((shown["breaks"] != "").sum()), language),
        **values,
    )


def _describe_lines(
    shown: pd.DataFrame, values: dict[str, Any], catalogue: Catalogue, language: str
) -> str:
    """Several lines have no one latest value; the newest of each span a range."""
    newest = shown.drop_duplicates("line", keep="last").sort_values("value")
    low, high = newest.iloc[0], newest.iloc[-1]
    return sentence(
        "series_several",
        language,
        lines=len(newest),
        low=figure_formats.figure_value(low, catalogue, language),
        low_year=int(low["year"]),
        high=figure_formats.figure_value(high, catalogue, language),
        high_year=int(high["year"]),
        **values,
    )


def _breaks(count: int, language: str) -> str:
    return counted("series_breaks", count, language) if count else ""
