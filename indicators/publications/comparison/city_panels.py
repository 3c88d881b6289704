"""Cities side by side, a panel each.

Which figures may share a scale is read from the release (`axes`), never decided here.
"""

from collections.abc import Iterable, Mapping, Sequence
from string import ascii_uppercase
from typing import Any

import pandas as pd

from indicators.publications.drawing import style
from indicators.publications.drawing.panels import Panel, Size, grid
from indicators.publications.drawing.rows import folded
from indicators.publications.series import time_line_chart
from indicators.publications.series.time_line_chart import Chart
from indicators.publications.speech import figure_formats
from indicators.publications.speech.correction_words import correction_sign
from indicators.publications.speech.speaker import Speaker

WIDEST = 15
"""Characters of a name in one line above a panel."""
NOT_PUBLISHED = {"de": "nicht<br>veröffentlicht", "en": "not<br>published"}
SCALE = {"de": "Maßstab {letter}", "en": "Scale {letter}"}


def area_panels(
    figures: pd.DataFrame, axes: Mapping[str, int], areas: Sequence[str], speaker: Speaker
) -> Chart:
    """One small panel per area, in the given order; an area without a value stays empty.

    Panels share a scale only if `axes` gives them the same number; with more than one
    number each panel names its scale at the upper end.
    """
    lines = dict(list(figures.sort_values("year").groupby("area")))
    return grid(
        [_panel(area, lines.get(area, figures.iloc[:0]), axes, speaker) for area in areas],
        speaker.language,
        Size(),
    )


def _panel(area: str, own: pd.DataFrame, axes: Mapping[str, int], speaker: Speaker) -> Panel:
    return Panel(
        _panel_title(area, own, speaker),
        own,
        small_traces(own, style.LINES[0], speaker),
        axes.get(area),
        NOT_PUBLISHED[speaker.language],
        scale_unit(own, area, axes, speaker),
    )


def small_traces(own: pd.DataFrame, look: Mapping[str, str], speaker: Speaker) -> list[Chart]:
    """The lines of an area, with smaller markers the more points they have."""
    size = 8 if len(own) < 6 else 4
    return [
        trace | {"marker": trace["marker"] | {"size": size}, "showlegend": False}
        for _, line in own.groupby("line")
        for trace in time_line_chart.line_traces(line, dict(look), "", speaker)
    ]


def _panel_title(area: str, own: pd.DataFrame, speaker: Speaker) -> str:
    """Name, and the newest value with its year."""
    lines = [f"<b>{wrapped_name(speaker.area(area))}</b>"]
    if len(own):
        newest = own.iloc[-1]
        lines.append(f"{_short_value(newest, speaker)} ({int(newest['year'])})")
    return "<br>".join(lines)


def scale_name(axis: int, language: str) -> str:
    """What a scale is called where there are several."""
    rounds, place = divmod(axis, len(ascii_uppercase))
    return SCALE[language].format(letter=ascii_uppercase[place] * (rounds + 1))


def lettered(axes: Mapping[str, int], areas: Iterable[str], taken: int = 0) -> dict[str, int]:
    """The scales of the areas of one chart, numbered after those `taken` by others on the page.

    The same letter in two charts would be read as one scale, and each chart ends its own where its
    values end.
    """
    shown = {area: axes[area] for area in areas}
    order = sorted(set(shown.values()))
    return {area: taken + order.index(axis) for area, axis in shown.items()}


def letters_in(axes: Mapping[str, int]) -> int:
    """How many letters a chart uses; a single scale has none."""
    scales = len(set(axes.values()))
    return scales if scales > 1 else 0


def _short_value(figure: Any, speaker: Speaker) -> str:
    """A share with its sign; other units stand beneath the chart, for want of room."""
    if figure["unit"] == "percent":
        return figure_formats.signed_value(figure, speaker)
    decimals = figure_formats.shown_decimals(figure, speaker.catalogue)
    return f"{speaker.number(figure['value'], decimals)}{correction_sign(figure)}"


def scale_unit(own: pd.DataFrame, area: str, axes: Mapping[str, int], speaker: Speaker) -> str:
    """What stands behind the upper end of a scale: the unit, and its name if there are several."""
    unit = figure_formats.unit_behind(own.iloc[0]["unit"], speaker) if len(own) else ""
    is_named = area in axes and len(set(axes.values())) > 1
    return f"{unit} ({scale_name(axes[area], speaker.language)})" if is_named else unit


def wrapped_name(name: str) -> str:
    """Names break between their words, so that three stand beside each other on a phone."""
    return folded(name, WIDEST)
