"""Charts that slides can edit: which drawings have a counterpart there, and that counterpart."""

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree
from pptx.chart.data import XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
)
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from indicators.publications.forms.office.native_axes import Figure, axis_like, dress, name_of
from indicators.publications.forms.office.native_bars import add_bars, is_bars

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


def has_native(figure: Figure) -> bool:
    """Whether slides have a chart that says the same."""
    return is_lines(figure) or is_bars(figure)


def add_native(shapes: Any, figure: Figure, place: Sequence[int]) -> Any:
    """The chart as an object of the slide; its numbers lie in a sheet behind it."""
    return (_add_lines if is_lines(figure) else add_bars)(shapes, figure, place)


def _add_lines(shapes: Any, figure: Figure, place: Sequence[int]) -> Any:
    data = XyChartData(number_format="0.0")
    # LibreOffice does not show a first series that is shorter than another one.
    traces = sorted(figure["data"], key=lambda trace: -len(_points(trace)))
    for trace in traces:
        series = data.add_series(name_of(trace))
        for x, y in _points(trace):
            series.add_data_point(x, y)
    frame = shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES, *place, data)
    chart = frame.chart
    dress(chart, figure)
    for series, trace in zip(chart.plots[0].series, traces, strict=True):
        _line(series, trace)
        _error_bars(series, trace)
        _signs(series, trace)
    _unnamed(chart, [not trace.get("showlegend", True) for trace in traces])
    axis_like(chart.category_axis, figure["layout"]["xaxis"], "0")
    axis_like(chart.value_axis, figure["layout"]["yaxis"], "General")
    if figure["layout"]["yaxis"].get("rangemode") == "tozero":
        chart.value_axis.minimum_scale = 0
        chart.value_axis.maximum_scale = _above(figure["data"])
    return frame


def _unnamed(chart: Any, is_unnamed: Sequence[bool]) -> None:
    """Takes lines out of the legend that another one names with them; the library cannot."""
    if not chart.has_legend:
        return
    place = chart.legend._element.find(f"{{{_CHART}}}legendPos")
    for number in (number for number, hidden in enumerate(is_unnamed) if hidden):
        entry = etree.Element(f"{{{_CHART}}}legendEntry")
        etree.SubElement(entry, f"{{{_CHART}}}idx", val=str(number))
        etree.SubElement(entry, f"{{{_CHART}}}delete", val="1")
        place.addnext(entry)
        place = entry


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


def _signs(series: Any, trace: Mapping[str, Any]) -> None:
    """A sign beside the points that have one, as the drawing has it."""
    if "text" not in trace["mode"]:
        return
    shown = [text for text, y in zip(trace["text"], trace["y"], strict=True) if y is not None]
    for number, text in enumerate(shown):
        if text:
            label = series.points[number].data_label
            label.text_frame.text = text
            label.position = XL_LABEL_POSITION.RIGHT


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
