"""Cities side by side, a panel each.

Which figures may share a scale is read from the release (`axes`), never decided here.
"""

from collections.abc import Sequence
from math import floor, log10
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications import charts, formats, style
from indicators.publications.charts import Chart

COLUMNS = 3
ROW_HEIGHT = 190

NOT_PUBLISHED = {"de": "nicht<br>veröffentlicht", "en": "not<br>published"}
SCALE = {"de": "Maßstab {letter}", "en": "Scale {letter}"}


def area_panels(
    figures: pd.DataFrame,
    axes: dict[str, int],
    areas: Sequence[str],
    catalogue: Catalogue,
    language: str,
) -> Chart:
    """One small panel per area, in the given order; an area without a value stays empty.

    Panels share a scale only if `axes` gives them the same number; with more than one
    number each panel names its scale.
    """
    rows = -(-len(areas) // COLUMNS)
    years = _roomy(charts.year_range(figures))
    layout = style.layout(language, height=ROW_HEIGHT * rows + 10, annotations=[])
    layout["margin"] = {"l": 4, "r": 8, "t": 2, "b": 4}
    data = []
    lines = dict(list(figures.sort_values("year").groupby("area")))
    scales = {axis: _highest(own) for axis, own in figures.groupby(figures["area"].map(axes))}
    for place, area in enumerate(areas):
        own = lines.get(area, figures.iloc[:0])
        highest = scales.get(axes.get(area), 1)
        left, right, bottom, top = _cell(place, rows)
        number = str(place + 1) if place else ""
        layout[f"xaxis{number}"] = _panel_years(own, years, (left, right), f"y{number}")
        layout[f"yaxis{number}"] = _panel_values(highest, (bottom, top), f"x{number}")
        layout[f"yaxis{number}"]["visible"] = len(own) > 0
        title = _panel_title(area, own, axes, catalogue, language)
        layout["annotations"].append(note(title, left, top, "left", "bottom"))
        if own.empty:
            layout["annotations"].append(_empty_note(left, right, bottom, top, language))
            data.append(_nothing(number))
            continue
        is_left = _is_free_left(own, years, highest)
        at, across = (left, "left") if is_left else (right, "right")
        layout["annotations"].append(_scale_note(highest, at, across, number, language))
        for trace in _panel_traces(own, catalogue, language):
            data.append(trace | {"xaxis": f"x{number}", "yaxis": f"y{number}"})
    return {"data": data, "layout": layout}


def _roomy(years: list[float]) -> list[float]:
    """Wide enough that the first and last year are not cut off on a phone."""
    room = 0.1 * (years[1] - years[0])
    return [years[0] - room, years[1] + room]


def _cell(place: int, rows: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a panel's plot, with room for its title above."""
    column, row = place % COLUMNS, place // COLUMNS
    gap = 0.035
    width = (1 - gap * (COLUMNS - 1)) / COLUMNS
    height = 1 / rows
    top = 1 - row * height
    left = column * (width + gap)
    return left, left + width, top - height * 0.85, top - height * 0.34


def _panel_traces(own: pd.DataFrame, catalogue: Catalogue, language: str) -> list[Chart]:
    """The line of an area, with smaller markers the more points it has."""
    look = {**style.LINES[0], "dash": "solid"}
    size = 8 if len(own) < 6 else 4
    return [
        trace | {"marker": trace["marker"] | {"size": size}, "showlegend": False}
        for trace in charts.line_traces(own, look, "", catalogue, language)
    ]


def _panel_years(
    own: pd.DataFrame, years: list[float], domain: tuple[float, float], anchor: str
) -> Chart:
    shown = sorted({int(own["year"].min()), int(own["year"].max())}) if len(own) else []
    if len(shown) == 2 and shown[1] - shown[0] < (years[1] - years[0]) / 3:
        shown = shown[1:]
    return style.axis(
        domain=list(domain),
        anchor=anchor,
        range=years,
        showgrid=False,
        tickvals=shown,
        ticktext=[str(year) for year in shown],
        tickfont={"size": 12},
        ticklabeloverflow="allow",
        automargin=False,
        zeroline=False,
        showline=True,
    )


def _panel_values(highest: float, domain: tuple[float, float], anchor: str) -> Chart:
    """From zero to a little above the largest value of all areas on this scale."""
    return style.axis(
        domain=list(domain),
        anchor=anchor,
        range=[0, highest * 1.15],
        tickvals=[0, _round_value(highest)],
        # Plotly's own labels inside a plot would hide the year below them.
        showticklabels=False,
        automargin=False,
    )


def _highest(group: pd.DataFrame) -> float:
    """The largest value or end of an interval; 1 where all are zero."""
    return float(group[["value", "high"]].max().max()) or 1


def _round_value(highest: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten up to `highest`."""
    power = 10.0 ** floor(log10(highest))
    return max(step * power for step in (1, 2, 5) if step * power <= highest)


def _is_free_left(own: pd.DataFrame, years: list[float], highest: float) -> bool:
    """Whether the line leaves more room for its note at the left edge than at the right."""
    place = (own["year"] - years[0]) / (years[1] - years[0])
    above = _round_value(highest) + 0.1 * highest
    room = (own["value"] - above).abs()
    # A third of a panel is what a note takes on a phone; an edge without values is free.
    left, right = room[place < 1 / 3].min(), room[place > 2 / 3].min()
    return bool(pd.isna(left) or left > 0.2 * highest or left >= right)


def _scale_note(highest: float, at: float, across: str, number: str, language: str) -> Chart:
    """The round value on its line, at an edge of the panel."""
    value = _round_value(highest)
    text = formats.number(value, language, 0 if value >= 1 else 1)
    font = {"size": 11, "color": style.MUTED, "family": style.FONT}
    return note(text, at, value, across, "bottom") | {"yref": f"y{number}", "font": font}


def _panel_title(
    area: str, own: pd.DataFrame, axes: dict[str, int], catalogue: Catalogue, language: str
) -> str:
    """Name, newest value with its year, and the scale if there are several."""
    lines = [f"<b>{_wrapped(_short_name(area, catalogue, language))}</b>"]
    if len(own):
        newest = own.iloc[-1]
        value = _short_value(newest, catalogue, language)
        lines.append(f"{value} ({int(newest['year'])})")
    if area in axes and len(set(axes.values())) > 1:
        lines.append(SCALE[language].format(letter=chr(ord("A") + axes[area])))
    return "<br>".join(lines)


def _short_value(figure: Any, catalogue: Catalogue, language: str) -> str:
    """A share with its sign; other units stand beneath the chart, for want of room."""
    if figure["unit"] == "percent":
        return formats.figure_value(figure, catalogue, language)
    decimals = formats.shown_decimals(figure, catalogue)
    return formats.number(figure["value"], language, decimals)


def _short_name(area: str, catalogue: Catalogue, language: str) -> str:
    if area in catalogue.codes("cities"):
        return str(catalogue.find("cities", area).short)
    return catalogue.area_name(area, language)


def _wrapped(name: str) -> str:
    """Long names break where they can, so that three stand beside each other on a phone."""
    if len(name) <= 16:
        return name
    return name.replace(" (", "<br>(").replace("-", "-<br>", 1)


def _empty_note(left: float, right: float, bottom: float, top: float, language: str) -> Chart:
    middle = ((left + right) / 2, (bottom + top) / 2)
    return note(NOT_PUBLISHED[language], *middle, "center", "middle") | {
        "font": {"size": 13, "color": style.MUTED, "family": style.FONT}
    }


def _nothing(number: str) -> Chart:
    """Plotly draws an axis only if a trace stands on it."""
    axes = {"xaxis": f"x{number}", "yaxis": f"y{number}"}
    return axes | {"type": "scatter", "x": [None], "y": [None], "showlegend": False}


def note(text: str, x: float, y: float, across: str, up: str) -> Chart:
    """A word or two at a place of the picture, in parts of its width and height."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "xref": "paper",
        "yref": "paper",
        "xanchor": across,
        "yanchor": up,
        "align": across,
        "showarrow": False,
        "font": {"size": 12, "color": style.INK, "family": style.FONT},
    }
