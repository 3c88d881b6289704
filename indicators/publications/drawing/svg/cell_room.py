"""A matrix in a narrow picture: names of rows in short lines, so that cells stay wide enough."""

from collections.abc import Mapping
from typing import Any

from indicators.publications.drawing.svg import axes, letters

NARROWEST_COLUMN = 14.0
"""Pixels of a column, however long the names of the rows are."""
_SIZE = 13
"""Size of all names then: a narrow picture may be shown smaller than drawn."""
_BETWEEN = 6
"""Pixels between the names of two rows."""

Figure = Mapping[str, Any]


def with_room_for_cells(figure: Figure, width: float) -> Figure:
    """The same figure, or one with higher rows and shorter lines of names where it needs them."""
    heats = [trace for trace in figure["data"] if trace["type"] == "heatmap"]
    if not heats or _widest(figure, heats[0]) <= _room(figure, heats[0], width):
        return figure
    names = {name: _folded(name, _room(figure, heats[0], width)) for name in heats[0]["y"]}
    lines = max(name.count("<br>") + 1 for name in names.values())
    margin, axis = figure["layout"]["margin"], figure["layout"]["yaxis"]
    row = round(lines * letters.LINE * _SIZE + _BETWEEN)
    changes = {
        "height": row * len(names) + margin["t"] + margin["b"],
        "xaxis": {**figure["layout"]["xaxis"], "tickfont": {"size": _SIZE}},
        "yaxis": {**axis, "tickfont": {"size": _SIZE}},
    }
    data = [{**trace, "y": [names[name] for name in trace["y"]]} for trace in heats]
    return {**figure, "data": data, "layout": {**figure["layout"], **changes}}


def _widest(figure: Figure, heat: Mapping[str, Any]) -> float:
    size = figure["layout"]["yaxis"].get("tickfont", {}).get("size", axes.SIZE)
    return max(letters.width(letters.parsed(name), size) for name in heat["y"])


def _room(figure: Figure, heat: Mapping[str, Any], width: float) -> float:
    """Pixels that the columns leave for the names of the rows."""
    margin = figure["layout"]["margin"]
    cells = NARROWEST_COLUMN * len(heat["x"])
    return float(width - margin["l"] - margin["r"] - cells - axes.GAP)


def _folded(name: str, room: float) -> str:
    return "<br>".join(letters.folded(name.replace("<br>", " "), room, _SIZE))
