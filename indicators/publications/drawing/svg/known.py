"""What the drawing knows of Plotly. A figure that says more would be drawn wrong, so it is not."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

# What a picture that stands still has no use for.
_MOVING = "customdata hoverinfo hovertemplate hovertext legendgroup hoverlabel hovermode dragmode"
_OF_TRACES = {
    "scatter": "mode x y error_y line marker text textposition textfont cliponaxis fill fillcolor",
    "bar": "orientation x y base marker",
    "heatmap": "x y z text texttemplate textfont colorscale zmin zmax showscale xgap ygap",
}
_TRACE = "type name showlegend xaxis yaxis"
_LAYOUT = (
    "font paper_bgcolor plot_bgcolor separators margin showlegend legend height shapes annotations"
    " title barmode bargap"
)
_AXIS = (
    "gridcolor zerolinecolor linecolor tickcolor automargin fixedrange title tick0 dtick"
    " tickformat range rangemode domain anchor showgrid tickvals ticktext tickfont"
    " ticklabeloverflow zeroline showline ticks showticklabels visible ticksuffix side minor"
    " tickangle autorange type"
)
_SHAPE = "type xref yref x0 x1 y0 y1 path fillcolor line layer"
_NOTE = "text x y xref yref xanchor yanchor align showarrow font bgcolor textangle xshift"


def check(figure: Mapping[str, Any]) -> None:
    """Stops at a kind of trace, or a word about a figure, that the drawing does not know."""
    assert figure["data"], "a chart of nothing"
    for trace in figure["data"]:
        assert trace["type"] in _OF_TRACES, f"unknown kind of trace: {trace['type']}"
        _only(trace, f"{_TRACE} {_OF_TRACES[trace['type']]}")
    layout = figure["layout"]
    axes = [key for key in layout if re.fullmatch(r"[xy]axis\d*", key)]
    _only(layout, _LAYOUT, axes)
    for key in axes:
        _only(layout[key], _AXIS)
    for shape in layout.get("shapes", []):
        _only(shape, _SHAPE)
    for note in layout.get("annotations", []):
        _only(note, _NOTE)


def _only(part: Mapping[str, Any], known: str, more: Iterable[str] = ()) -> None:
    unknown = part.keys() - {*known.split(), *_MOVING.split(), *more}
    assert not unknown, f"the drawing knows nothing of: {', '.join(sorted(unknown))}"
