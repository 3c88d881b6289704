"""Numbers of a verdict as cells: words for pages, and for files the number and its unit."""

import pandas as pd

from indicators.publications.speech import formats
from indicators.publications.speech.speaker import Speaker
from indicators.publications.typed_cells import Cell, Mark, Range, marked_cell
from indicators.publications.verdicts.verdict_numbers import (
    GAP_DECIMALS,
    SLOPE_DECIMALS,
    limits,
    points,
    share,
    years,
)


def share_cell(value: float, speaker: Speaker, mark: Mark | None = None) -> Cell | str:
    """20,1 %; empty where there is none, as all cells here."""
    if pd.isna(value):
        return ""
    text, unit = share(value, speaker.language), _unit("percent", speaker)
    return marked_cell(Cell(text, float(value), unit), mark)


def points_cell(value: float, speaker: Speaker, mark: Mark | None = None) -> Cell | str:
    """7,1 Prozentpunkte."""
    if pd.isna(value):
        return ""
    text, unit = points(value, speaker.language), _unit("percentage_points", speaker)
    return marked_cell(Cell(text, float(value), unit), mark)


def slope_cell(value: float, speaker: Speaker) -> Cell | str:
    """−0,43, under a heading that names the unit."""
    if pd.isna(value):
        return ""
    text = formats.number(value, speaker.language, SLOPE_DECIMALS)
    return Cell(text, float(value), _unit("percentage_points", speaker))


def limits_cell(
    low: float, high: float, speaker: Speaker, decimals: int = GAP_DECIMALS
) -> Range | str:
    """5,9 bis 8,3; empty where no interval is known or the value is exact."""
    text = limits(low, high, speaker.language, decimals)
    return Range(text, float(low), float(high), _unit("percentage_points", speaker)) if text else ""


def years_cell(low: float, high: float, speaker: Speaker) -> Range:
    """12 bis 19 Jahre; a file has both ends as they were computed."""
    return Range(
        years(low, high, speaker.language), float(low), float(high), speaker.say("unit_years")
    )


def _unit(code: str, speaker: Speaker) -> str:
    return speaker.of(speaker.catalogue.units[code].label)
