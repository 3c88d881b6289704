"""What the lines of a chart are called: only by what sets them apart."""

from textwrap import wrap
from typing import Any

import pandas as pd

from indicators.publications.speech import figure_formats
from indicators.publications.speech.speaker import Speaker

LONGEST_LINE = 36
"""Letters that fit beside the mark in the legend of a phone."""

_PARTS = ("breakdown", "concept", "method", "scope", "denominator_method")


def line_names(shown: pd.DataFrame, speaker: Speaker) -> dict[int, str]:
    """Line → name, made of the parts in which the lines differ; else of the method."""
    firsts = shown.drop_duplicates("line")
    differing = [part for part in _PARTS if firsts[part].nunique() > 1] or ["method"]
    return {
        int(figure["line"]): _name(figure, differing, speaker)
        for figure in firsts.to_dict("records")
    }


def _name(figure: Any, parts: list[str], speaker: Speaker) -> str:
    words = [_part(figure, part, speaker) for part in parts]
    return "<br>".join(wrap(", ".join(filter(None, words)), LONGEST_LINE))


def _part(figure: Any, part: str, speaker: Speaker) -> str:
    if part == "breakdown":
        return figure_formats.breakdown(figure["breakdown"], speaker)
    if part == "denominator_method":
        return _denominator(figure[part], speaker)
    return speaker.of(speaker.catalogue.list_of(f"{part}s")[figure[part]].label)


def _denominator(method: str, speaker: Speaker) -> str:
    """By whom the denominator was counted: Nenner: Melderegister."""
    if not method:
        return ""
    return speaker.say("line_denominator", by=speaker.of(speaker.catalogue.methods[method].label))
