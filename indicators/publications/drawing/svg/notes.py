"""Words that a figure lays into its picture, and its title."""

from collections.abc import Mapping, Sequence
from typing import Any

from indicators.publications.drawing.svg import shapes
from indicators.publications.drawing.svg.canvas import Box, Look, text_in, turned_text
from indicators.publications.drawing.svg.plots import Plot

Note = dict[str, Any]

_EDGE = 2.0


def note(
    picture: Box, found: Mapping[str, Plot], paper: Box, boxes: Sequence[Box], one: Note
) -> str:
    """A note at a place of the picture, or at values of a plot; within a box if it is in one."""
    assert one["showarrow"] is False, "notes have no arrows"
    plot = _plot_of(found, one)
    at = (
        shapes.across(plot, one, one["x"], paper) + one.get("xshift", 0),
        shapes.upright(plot, one, one["y"], paper),
    )
    look = Look(one["font"]["size"], one["font"]["color"])
    if "textangle" in one:
        return turned_text(one["text"], at, look, one["textangle"])
    return text_in(
        picture,
        one["text"],
        at,
        look,
        across=one.get("xanchor", "center"),
        up=one.get("yanchor", "middle"),
        align=one.get("align", "center"),
        background=one.get("bgcolor", ""),
        room=_room(boxes, at, picture),
    )


def _room(boxes: Sequence[Box], at: tuple[float, float], picture: Box) -> float:
    """The width that a note may take: that of the box it stands in, without its edges."""
    around = [box.width - 2 * _EDGE for box in boxes if box.has(at)]
    return min([picture.width, *around])


def _plot_of(found: Mapping[str, Plot], one: Note) -> Plot:
    """Plots are numbered alike on both axes; a note on the paper may take any."""
    refs = [one.get("xref", "x"), one.get("yref", "y")]
    numbers = {ref[1:] for ref in refs if ref != "paper"} or {key[5:] for key in found}
    return found[f"xaxis{min(numbers)}"]


def title(picture: Box, own: dict[str, Any]) -> str:
    """The title, in the room that the upper margin leaves for it."""
    assert (own["x"], own["y"], own["yref"]) == (0, 1, "container"), "titles stand at the top left"
    font, pad = own["font"], own["pad"]
    at = (picture.left + pad["l"], picture.top + pad["t"])
    look = Look(font["size"], font["color"])
    return text_in(picture, own["text"], at, look, across="left", up="top")
