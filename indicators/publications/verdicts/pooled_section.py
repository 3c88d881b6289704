"""All comparable cities together: one sentence a group, on Überblick and Vergleich."""

from collections.abc import Iterator
from typing import Literal

import pandas as pd

from indicators.analysis.thresholds import analysis_rules
from indicators.publications.exhibit import Block, Heading, Words
from indicators.publications.speech.speaker import Speaker
from indicators.publications.verdicts.verdict_numbers import SLOPE_DECIMALS
from indicators.publications.view import View
from indicators.release.verdict_types import PooledSlope

MOSTLY_NOT_CHANCE = 0.5
"""From this part of the variation on it is said that the cities differ."""


def together(view: View, indicator: str) -> Iterator[Block]:
    """Under a heading of its own, what holds for all cities of a share together."""
    yield Heading(2, view.speaker.say("pooled_heading"))
    yield Words(said(view.table("pooled_slopes", indicator=indicator), view.speaker))


def said(pooled: pd.DataFrame, speaker: Speaker) -> str:
    """A sentence for every group that is large enough, else how many cities are missing."""
    known = pooled[pooled["reason"] == ""].to_dict("records")
    if known:
        return " ".join(_sentence(row, speaker) for row in known)
    most = 0 if pooled.empty else int(pooled["n_cities"].max())
    form = {0: "none", 1: "one"}.get(most, "many")
    least = speaker.counting(analysis_rules().pooling.minimum_cities)
    return speaker.say(f"pooled_too_few_{form}", count=speaker.counting(most), least=least)


def _sentence(row: PooledSlope, speaker: Speaker) -> str:
    form = _direction(row)
    values = {
        "cities": speaker.listing([speaker.area(code) for code in row["areas"]]),
        "count": speaker.counting(int(row["n_cities"])),
        **{name: _size(row[column], speaker) for name, column in _SIZES[form].items()},
    }
    text = speaker.say(f"pooled_{form}", **values)
    if row["heterogeneity"] < MOSTLY_NOT_CHANCE:
        return text
    part = speaker.number(100 * row["heterogeneity"])
    return f"{text} {speaker.say('pooled_differ', part=part)}"


_SIZES: dict[str, dict[str, Literal["slope", "slope_low", "slope_high"]]] = {
    "closing": {"speed": "slope", "low": "slope_high", "high": "slope_low"},
    "widening": {"speed": "slope", "low": "slope_low", "high": "slope_high"},
    "unclear": {"smaller": "slope_low", "larger": "slope_high"},
}


def _direction(row: PooledSlope) -> str:
    if row["slope_high"] < 0:
        return "closing"
    return "widening" if row["slope_low"] > 0 else "unclear"


def _size(value: float, speaker: Speaker) -> str:
    return speaker.number(abs(value), SLOPE_DECIMALS)
