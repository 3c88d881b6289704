"""What the lines of a chart are called: only by what sets them apart."""

from textwrap import wrap
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications.speech import formats

LONGEST_LINE = 36
"""Letters that fit beside the mark in the legend of a phone."""

_PARTS = ("breakdown", "concept", "method", "scope")


def line_names(shown: pd.DataFrame, catalogue: Catalogue, language: str) -> dict[int, str]:
    """Line → name, made of the parts in which the lines differ; else of the method."""
    firsts = shown.drop_duplicates("line")
    differing = [part for part in _PARTS if firsts[part].nunique() > 1] or ["method"]
    return {
        int(figure["line"]): _name(figure, differing, catalogue, language)
        for figure in firsts.to_dict("records")
    }


def _name(figure: Any, parts: list[str], catalogue: Catalogue, language: str) -> str:
    words = [_part(figure, part, catalogue, language) for part in parts]
    return "<br>".join(wrap(", ".join(filter(None, words)), LONGEST_LINE))


def _part(figure: Any, part: str, catalogue: Catalogue, language: str) -> str:
    if part == "breakdown":
        return formats.breakdown(figure["breakdown"], catalogue, language)
    return catalogue.find(f"{part}s", figure[part]).label.said(language)
