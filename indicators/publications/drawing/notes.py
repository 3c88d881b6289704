"""Words that a figure lays into its picture, and its title."""

from collections.abc import Mapping
from typing import Any

from indicators.publications.drawing import shapes
from indicators.publications.drawing.canvas import Box, Look, text_in
from indicators.publications.drawing.plots import Plot

Note = dict[str, Any]


def note(picture: Box, found: Mapping[str, Plot], paper: Box, one: Note) -> str:
    """A note at a place of the picture, or at values of a plot."""
    assert one["showarrow"] is False, "notes have no arrows"
    plot = _plot_of(found, one)
    at = (
        shapes.across(plot, one, one["x"], paper) + one.get("xshift", 0),
        shapes.upright(plot, one, one["y"], paper),
    )
    return text_in(
        picture,
        one["text"],
        at,
        Look(one["font"]["size"], one["font"]["color"]),
        across=one.get("xanchor", "center"),
        up=one.get("yanchor", "middle"),
        align=one.get("align", "center"),
        background=one.get("bgcolor", ""),
        angle=one.get("textangle", 0),
    )


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
