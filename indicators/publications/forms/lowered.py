"""A picture made as low as there is room, its letters as large as before."""

from collections.abc import Mapping, Sequence
from typing import Any

from indicators.publications.drawing.svg import letters

Figure = Mapping[str, Any]
SIZE = 12
"""Units of all letters: the least that a room can read, so that lines have the rest."""
ONE_BAR = 130
"""Units of a single bar with its legend; more of it would say no more."""
_SAMPLE = 60
"""Units beside a name in a legend."""
_CLOSE, _GAP = 14.2, 8
"""Units of a row of a matrix at least, and above the names of its columns."""


def lowered(figure: Figure, width: float, room: float) -> Figure:
    """The figure in a height of `room`, if that is lines or bars; matrices have rows to be read.

    Names in a legend stand side by side, for a wide picture has room for that.
    """
    layout = figure["layout"]
    data = [_in_long_lines(trace, width) for trace in figure["data"]]
    legend = {**layout["legend"], "orientation": "h", "font": {"size": SIZE}}
    wide = {**layout, **_small_axes(layout), "legend": legend}
    own = {**figure, "data": data, "layout": wide}
    if "domain" in layout["xaxis"]:
        return own
    if any(trace["type"] == "heatmap" for trace in data):
        return _with_close_rows(own, room)
    most = min(room, ONE_BAR) if _is_one_bar(data) else room
    return {**own, "layout": {**wide, "height": min(layout["height"], most)}}


def _is_one_bar(data: Sequence[Mapping[str, Any]]) -> bool:
    return all(trace["type"] == "bar" and len(set(trace["y"])) == 1 for trace in data) and (
        len({trace["y"][0] for trace in data}) == 1
    )


def _small_axes(layout: Mapping[str, Any]) -> dict[str, Any]:
    """Axes whose numbers and units have the smallest letters."""
    axes = {key: layout[key] for key in ("xaxis", "yaxis")}
    return {
        key: {**axis, "tickfont": {"size": SIZE}, "title": _small_title(axis)}
        for key, axis in axes.items()
        if "title" in axis
    }


def _small_title(axis: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**axis["title"], "font": {**axis["title"]["font"], "size": SIZE}}


def _in_long_lines(trace: Mapping[str, Any], width: float) -> Mapping[str, Any]:
    """In the legend of a wide picture a name needs no more than its own lines."""
    if "name" not in trace:
        return trace
    lines = letters.folded(trace["name"].replace("<br>", " "), width - _SAMPLE, SIZE)
    return {**trace, "name": "<br>".join(lines)}


def _with_close_rows(figure: Figure, room: float) -> Figure:
    """A matrix with its rows as close as their letters allow, and no more."""
    heat, layout = figure["data"][0], figure["layout"]
    margin = {**layout["margin"], "t": _GAP + max(map(_long, heat["x"]))}
    rows = layout["height"] - layout["margin"]["t"] - margin["b"]
    lines = sum(1 + name.count("<br>") for name in heat["y"])
    around = margin["t"] + margin["b"]
    height = around + min(rows, max(room - around, _CLOSE * lines))
    data = [{**trace, "textfont": {"size": SIZE}} for trace in figure["data"]]
    return {**figure, "data": data, "layout": {**layout, "margin": margin, "height": height}}


def _long(name: str) -> float:
    return letters.width(letters.parsed(name), SIZE)
