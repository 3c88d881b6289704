"""Rows of cities that slides can edit: level bars, a chart for each scale, words for the others."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.util import Emu, Pt

from indicators.publications.forms.office.native_axes import Figure, name_of
from indicators.publications.speech.escaping import in_one_line

SIZE = 18
"""Points of all letters: 24 pixels of 1280."""

_BAR, _WORDS, _AROUND, _LEGEND, _LOWEST = 0.3, 0.42, 0.3, 0.35, 0.8
"""Inches of a bar, of a line of words, around all bars, of a legend, of a chart of one bar."""
_LABELS = 1.3
"""How far an axis reaches beyond the longest bar, so that its number stands in one line."""
HEADING = 0.38
"""Inches of the name of a scale."""


class Group(NamedTuple):
    """Cities of one scale: names with their words, and a value of each kind, from the top."""

    names: tuple[str, ...]
    heading: str
    series: Mapping[str, Sequence[float | None]]
    colors: tuple[str, ...]
    most: float


def is_rows(figure: Figure) -> bool:
    """A row a city, with its name at the axis."""
    layout = figure["layout"]
    return "domain" in layout["xaxis"] and "ticktext" in layout["yaxis"]


def height(group: Group) -> float:
    """Inches that a group needs below its heading; less would press letters together."""
    if not group.series:
        return _WORDS * len(group.names)
    legend = _LEGEND if len(group.series) > 1 else 0
    return max(_LOWEST, _BAR * len(group.names) * len(group.series) + _AROUND + legend)


def groups(figure: Figure) -> Iterator[Group]:
    """The groups of a figure from the top, those without a value last."""
    layout = figure["layout"]
    for key in (key for key in layout if key.startswith("yaxis")):
        number = key.removeprefix("yaxis")
        places, names = layout[key]["tickvals"], layout[key]["ticktext"]
        notes = [one for one in layout["annotations"] if one["yref"] == f"y{number}"]
        words = {one["y"]: in_one_line(one["text"]) for one in notes}
        top = layout[key]["domain"][1]
        headings = (
            one["text"]
            for one in layout["annotations"]
            if (one["yref"], one["y"]) == ("paper", top)
        )
        marks = [
            trace for trace in figure["data"]
            if trace["yaxis"] == f"y{number}" and trace["mode"] == "markers"
        ]  # fmt: skip
        yield Group(
            tuple(f"{name}: {words[place]}" for name, place in zip(names, places, strict=True)),
            next(headings, ""),
            {name_of(one) or str(order): _at(one, places) for order, one in enumerate(marks)},
            tuple(one["marker"]["color"] for one in marks),
            _LABELS * max((x for one in marks for x in one["x"]), default=1.0),
        )


def _at(trace: Mapping[str, Any], places: Sequence[int]) -> list[float | None]:
    own = dict(zip(trace["y"], trace["x"], strict=True))
    # As exact as it is said: a share that was published as 5 % shall not become 5.0.
    return [None if place not in own else round(own[place], 1) for place in places]


def add_group(shapes: Any, group: Group, place: Sequence[int]) -> Any:
    """Level bars of one group with their values; its numbers lie in a sheet behind it."""
    data = CategoryChartData(number_format="General")
    # Slides begin at the bottom.
    data.categories = list(reversed(group.names))
    for name, values in reversed(list(group.series.items())):
        data.add_series(name, list(reversed(values)))
    frame = shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *map(Emu, place), data)
    chart = frame.chart
    chart.has_title, chart.font.size = False, Pt(SIZE)
    chart.has_legend = len(group.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0, group.most
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 40, True
    plot.data_labels.font.size = Pt(SIZE)
    # A number of two digits stands in one line, also beside a single bar.
    plot.data_labels._element.txPr.bodyPr.set("wrap", "none")
    for series, color in zip(plot.series, reversed(group.colors), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(color.lstrip("#"))
    return frame
