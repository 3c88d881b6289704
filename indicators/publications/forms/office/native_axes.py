"""What all charts of slides share: names, letters, legends, axes."""

from collections.abc import Mapping
from typing import Any

from pptx.chart.chart import Chart
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LEGEND_POSITION
from pptx.util import Pt

from indicators.publications.speech.escaping import in_one_line

Figure = Mapping[str, Any]


def name_of(trace: Mapping[str, Any]) -> str:
    """The name of a line or bar, in one line."""
    return in_one_line(trace.get("name", "").replace("<br>", " ").replace("\u00a0", " "))


def dress(chart: Chart, figure: Figure) -> None:
    """No title of its own, letters for a beamer, a legend where there are names."""
    chart.has_title = False
    chart.font.size = Pt(18)
    chart.has_legend = any(name_of(trace) for trace in figure["data"])
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False


def axis_like(axis: Any, layout: Mapping[str, Any], number_format: str) -> None:
    """An axis with the title, range and steps of the drawing."""
    axis.visible = layout.get("visible", True)
    axis.has_major_gridlines = axis.visible
    if axis.visible:
        axis.major_gridlines.format.line.color.rgb = RGBColor(0xE4, 0xE0, 0xD6)
    axis.tick_labels.number_format = number_format
    axis.tick_labels.number_format_is_linked = False
    if title := axis_title(layout):
        axis.has_title = True
        axis.axis_title.text_frame.text = title
        axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(18)
        axis.axis_title.text_frame.paragraphs[0].runs[0].font.bold = False
    if "range" in layout and "dtick" in layout:
        axis.minimum_scale, axis.maximum_scale = map(round, layout["range"])
        axis.major_unit = layout["dtick"]
    elif not axis.visible:
        axis.minimum_scale, axis.maximum_scale = layout["range"]


def axis_title(layout: Mapping[str, Any]) -> str:
    """The title of an axis, in one line; empty without one."""
    return in_one_line(layout.get("title", {}).get("text", "").replace("<br>", " "))
