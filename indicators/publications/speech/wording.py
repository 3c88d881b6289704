"""Sentences made from released figures: messages above charts and their text alternatives."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.definitions import read_yaml
from indicators.publications.speech import formats

PUBLICATIONS = Path(__file__).parents[1]
LONGEST_ALTERNATIVE = 220


@cache
def sentences() -> dict[str, dict[str, str]]:
    """All templates: key → language → sentence."""
    return merged_yaml("sentences")


def merged_yaml(kind: str) -> dict[str, dict[str, str]]:
    """The entries of this kind from the folders of all subjects; a key stands in one file only."""
    merged: dict[str, dict[str, str]] = {}
    for file in sorted(PUBLICATIONS.glob(f"*/*{kind}.yaml")):
        entries = read_yaml(file)
        doubled = merged.keys() & entries.keys()
        assert not doubled, f"{file.name}: {sorted(doubled)}"
        merged |= entries
    return merged


def sentence(key: str, language: str, **values: Any) -> str:
    """A template, filled. Values must be formatted for the language already."""
    return sentences()[key][language].format(**values)


def counted(key: str, count: int, language: str, **values: Any) -> str:
    """The singular or plural form of a template: `key_one` or `key_many`."""
    form = "one" if count == 1 else "many"
    return sentence(f"{key}_{form}", language, count=formats.number(count, language), **values)


def delivered(row: Mapping[Any, Any], what: str, language: str) -> str:
    """A delivered text, such as "reason"; the German one where there is none in this language."""
    return str(row[f"{what}_{language}"] or row[f"{what}_de"] or "")


def shortened(text: str, longest: int = LONGEST_ALTERNATIVE) -> str:
    """A text alternative may not be longer than a breath; cut at a word."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0] + "…"


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
        "last": formats.figure_value(last, catalogue, language),
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
        first=formats.figure_value(first, catalogue, language),
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
        low=formats.figure_value(low, catalogue, language),
        low_year=int(low["year"]),
        high=formats.figure_value(high, catalogue, language),
        high_year=int(high["year"]),
        **values,
    )


def _breaks(count: int, language: str) -> str:
    return counted("series_breaks", count, language) if count else ""
