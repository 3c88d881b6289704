"""Charts that slides can edit: which drawings have a counterpart there, and that counterpart."""

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from indicators.publications.speech.escaping import in_one_line

Figure = Mapping[str, Any]
_DASHES = {
    "dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT, "dashdot": MSO_LINE.DASH_DOT,
    "longdash": MSO_LINE.LONG_DASH, "longdashdot": MSO_LINE.LONG_DASH_DOT,
}  # fmt: skip
_MARKERS = {
    "circle": XL_MARKER_STYLE.CIRCLE, "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND, "triangle-up": XL_MARKER_STYLE.TRIANGLE,
    "star": XL_MARKER_STYLE.STAR, "x": XL_MARKER_STYLE.X,
}  # fmt: skip
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def is_lines(figure: Figure) -> bool:
    """Lines over the years on one pair of axes."""
    layout = figure["layout"]
    return (
        "xaxis2" not in layout
        and "tickvals" not in layout["yaxis"]
        and layout["yaxis"].get("visible", True)
        and all(trace["type"] == "scatter" and _has_numbers(trace) for trace in figure["data"])
    )


def _has_numbers(trace: Mapping[str, Any]) -> bool:
    return all(isinstance(x, int | float) for x in trace["x"])


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


def has_native(figure: Figure) -> bool:
    """Whether slides have a chart that says the same."""
    return is_lines(figure) or is_bars(figure)


def add_native(shapes: Any, figure: Figure, place: Sequence[int]) -> Any:
    """The chart as an object of the slide; its numbers lie in a sheet behind it."""
    return (_add_lines if is_lines(figure) else _add_bars)(shapes, figure, place)


def _name(trace: Mapping[str, Any]) -> str:
    return in_one_line(trace.get("name", "").replace("<br>", " ").replace("\u00a0", " "))


def _add_lines(shapes: Any, figure: Figure, place: Sequence[int]) -> Any:
    data = XyChartData(number_format="0.0")
    # LibreOffice does not show a first series that is shorter than another one.
    traces = sorted(figure["data"], key=lambda trace: -len(_points(trace)))
    for trace in traces:
        series = data.add_series(_name(trace))
        for x, y in _points(trace):
            series.add_data_point(x, y)
    frame = shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES, *place, data)
    chart = frame.chart
    _dress(chart, figure)
    for series, trace in zip(chart.plots[0].series, traces, strict=True):
        _line(series, trace)
        _error_bars(series, trace)
    _axis(chart.category_axis, figure["layout"]["xaxis"], "0")
    _axis(chart.value_axis, figure["layout"]["yaxis"], "General")
    if figure["layout"]["yaxis"].get("rangemode") == "tozero":
        chart.value_axis.minimum_scale = 0
        chart.value_axis.maximum_scale = _above(figure["data"])
    return frame


def _above(traces: Sequence[Mapping[str, Any]]) -> int:
    """A round number above all points and their ranges, which a program would cut off."""
    ends = [
        y + (length or 0)
        for trace in traces
        for y, length in zip(
            trace["y"], trace.get("error_y", {}).get("array") or [0] * len(trace["y"]), strict=True
        )
        if y is not None
    ]
    highest = max(ends, default=1)
    step = 10 if highest > 20 else 5 if highest > 5 else 1
    return int(-(-highest // step) * step)


def _points(trace: Mapping[str, Any]) -> list[tuple[float, float]]:
    return [(x, y) for x, y in zip(trace["x"], trace["y"], strict=True) if y is not None]


def _line(series: Any, trace: Mapping[str, Any]) -> None:
    color = RGBColor.from_string(trace["marker"]["color"].lstrip("#"))
    line = trace.get("line", {})
    if "lines" in trace["mode"]:
        series.format.line.color.rgb = color
        series.format.line.width = Pt(line.get("width", 2))
        if line.get("dash", "solid") in _DASHES:
            series.format.line.dash_style = _DASHES[line["dash"]]
    else:
        series.format.line.fill.background()
    symbol = trace["marker"].get("symbol", "circle")
    series.marker.style = _MARKERS.get(symbol, XL_MARKER_STYLE.CIRCLE)
    series.marker.size = 8
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = color
    series.smooth = False


def _error_bars(series: Any, trace: Mapping[str, Any]) -> None:
    """The range of each value; the library knows none, the file format does."""
    found = trace.get("error_y", {})
    if "array" not in found:
        return
    bars = etree.Element(f"{{{_CHART}}}errBars")
    for name, value in {
        "errDir": "y", "errBarType": "both", "errValType": "cust", "noEndCap": "0"
    }.items():  # fmt: skip
        etree.SubElement(bars, f"{{{_CHART}}}{name}", val=value)
    for name, lengths in {"plus": found["array"], "minus": found["arrayminus"]}.items():
        _literal(etree.SubElement(bars, f"{{{_CHART}}}{name}"), lengths)
    series._element.find(f"{{{_CHART}}}xVal").addprevious(bars)


def _literal(parent: Any, numbers: Sequence[float | None]) -> None:
    whole = etree.SubElement(parent, f"{{{_CHART}}}numLit")
    etree.SubElement(whole, f"{{{_CHART}}}ptCount", val=str(len(numbers)))
    for place, number in enumerate(numbers):
        point = etree.SubElement(whole, f"{{{_CHART}}}pt", idx=str(place))
        etree.SubElement(point, f"{{{_CHART}}}v").text = f"{number or 0:.10g}"


def _add_bars(shapes: Any, figure: Figure, place: Sequence[int]) -> Any:
    """Stacked bars one series a trace; else one series of all bars."""
    is_stacked = figure["layout"].get("barmode") == "stack"
    data = CategoryChartData(number_format="0.0" if not is_stacked else "0")
    # Slides begin at the bottom.
    rows = [
        (str(y), _end(trace, place), trace["marker"]["color"])
        for trace in reversed(figure["data"])
        for place, y in reversed(list(enumerate(trace["y"])))
    ]
    if is_stacked:
        data.categories = [" "]
        for trace in figure["data"]:
            data.add_series(_name(trace), [_end(trace, 0)])
    else:
        # Behind the break stands the number, which the bar says itself here.
        data.categories = [in_one_line(name.split("<br>")[0]) for name, _, _ in rows]
        data.add_series(_axis_title(figure["layout"]["xaxis"]) or " ", [end for _, end, _ in rows])
    kind = XL_CHART_TYPE.BAR_STACKED if is_stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame = shapes.add_chart(kind, *place, data)
    _dress(frame.chart, figure)
    colors = [one["marker"]["color"] for one in figure["data"]]
    _color_bars(frame.chart, colors if is_stacked else [color for *_, color in rows], is_stacked)
    _axis(frame.chart.value_axis, figure["layout"]["xaxis"], "General")
    category = frame.chart.category_axis
    category.tick_labels.font.size = Pt(14)
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
    plot.data_labels.font.size = Pt(14)
    for place, color in enumerate(RGBColor.from_string(one.lstrip("#")) for one in colors):
        shown = plot.series[place] if is_stacked else plot.series[0].points[place]
        shown.format.fill.solid()
        shown.format.fill.fore_color.rgb = color
        if is_stacked:
            shown.data_labels.show_value = True
            shown.data_labels.font.size = Pt(14)
            shown.data_labels.font.color.rgb = _on(color)


def _on(color: RGBColor) -> RGBColor:
    """Letters that can be read on a fill."""
    light = 0.299 * color[0] + 0.587 * color[1] + 0.114 * color[2]
    return RGBColor(0x1C, 0x27, 0x33) if light > 140 else RGBColor(255, 255, 255)


def _dress(chart: Chart, figure: Figure) -> None:
    """No title of its own, letters for a beamer, a legend where there are names."""
    chart.has_title = False
    chart.font.size = Pt(14)
    chart.has_legend = any(_name(trace) for trace in figure["data"])
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False


def _axis(axis: Any, layout: Mapping[str, Any], number_format: str) -> None:
    axis.visible = layout.get("visible", True)
    axis.has_major_gridlines = axis.visible
    if axis.visible:
        axis.major_gridlines.format.line.color.rgb = RGBColor(0xE4, 0xE0, 0xD6)
    axis.tick_labels.number_format = number_format
    axis.tick_labels.number_format_is_linked = False
    if title := _axis_title(layout):
        axis.has_title = True
        axis.axis_title.text_frame.text = title
        axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(12)
        axis.axis_title.text_frame.paragraphs[0].runs[0].font.bold = False
    if "range" in layout and "dtick" in layout:
        axis.minimum_scale, axis.maximum_scale = map(round, layout["range"])
        axis.major_unit = layout["dtick"]
    elif not axis.visible:
        axis.minimum_scale, axis.maximum_scale = layout["range"]


def _axis_title(layout: Mapping[str, Any]) -> str:
    return in_one_line(layout.get("title", {}).get("text", "").replace("<br>", " "))
