"""Level bars that slides can edit, beside each other or stacked."""

from collections.abc import Mapping, Sequence
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from indicators.publications.forms.office.native_axes import (
    Figure,
    axis_like,
    axis_title,
    dress,
    name_of,
)
from indicators.publications.speech.escaping import in_one_line


def is_bars(figure: Figure) -> bool:
    """Level bars that begin at zero, beside each other or stacked."""
    return "xaxis2" not in figure["layout"] and all(
        trace["type"] == "bar" and trace.get("orientation") == "h" and _from_zero(trace)
        for trace in figure["data"]
    )


def _from_zero(trace: Mapping[str, Any]) -> bool:
    """Also a bar that is drawn from below zero up to it."""
    bases = trace.get("base", [0] * len(trace["x"]))
    pairs = zip(bases, trace["x"], strict=True)
    return all(_is_number(x) and (base == 0 or base == -x) for base, x in pairs)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def add_bars(shapes: Any, figure: Figure, place: Sequence[int]) -> Any:
    """Stacked bars one series a trace; else one series of all bars."""
    is_stacked = figure["layout"].get("barmode") == "stack"
    is_counted = all(isinstance(x, int) for trace in figure["data"] for x in trace["x"])
    data = CategoryChartData(number_format="0" if is_counted else "0.0")
    # Slides begin at the bottom.
    rows = [
        (str(y), _end(trace, place), trace["marker"]["color"])
        for trace in reversed(figure["data"])
        for place, y in reversed(list(enumerate(trace["y"])))
    ]
    if is_stacked:
        data.categories = [" "]
        for trace in figure["data"]:
            data.add_series(name_of(trace), [_end(trace, 0)])
    else:
        # In strong letters stands the number, which the bar says itself here.
        data.categories = [
            in_one_line(name.split("<br><b>")[0].replace("<br>", " ")) for name, _, _ in rows
        ]
        data.add_series(axis_title(figure["layout"]["xaxis"]) or " ", [end for _, end, _ in rows])
    kind = XL_CHART_TYPE.BAR_STACKED if is_stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = shapes.add_chart(kind, *place, data)
    dress(frame.chart, figure)
    colors = [one["marker"]["color"] for one in figure["data"]]
    _color_bars(frame.chart, colors if is_stacked else [color for *_, color in rows], is_stacked)
    axis_like(frame.chart.value_axis, figure["layout"]["xaxis"], "General")
    category = frame.chart.category_axis
    category.tick_labels.font.size = Pt(18)
    # Names left of all bars, also of those that reach left; numbers below.
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    return frame


def _end(trace: Mapping[str, Any], place: int) -> float:
    base = trace.get("base", [0] * len(trace["x"]))[place]
    return float(base or trace["x"][place])


def _color_bars(chart: Chart, colors: Sequence[str], is_stacked: bool) -> None:
    plot: Any = chart.plots[0]
    plot.gap_width = 60
    plot.has_data_labels = True
    plot.data_labels.font.size = Pt(18)
    for place, color in enumerate(RGBColor.from_string(one.lstrip("#")) for one in colors):
        shown = plot.series[place] if is_stacked else plot.series[0].points[place]
        shown.format.fill.solid()
        shown.format.fill.fore_color.rgb = color
        if is_stacked:
            shown.data_labels.show_value = True
            shown.data_labels.font.size = Pt(18)
            shown.data_labels.font.color.rgb = _on(color)


def _on(color: RGBColor) -> RGBColor:
    """Letters that can be read on a fill."""
    light = 0.299 * color[0] + 0.587 * color[1] + 0.114 * color[2]
    return RGBColor(0x1C, 0x27, 0x33) if light > 140 else RGBColor(255, 255, 255)
