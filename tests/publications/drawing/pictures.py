"""Small figures to draw, and what is found in a picture."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from indicators.publications.drawing import style
from indicators.publications.drawing.svg import letters

SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = r"-?\d+(?:\.\d+)?"


def figure(*traces, **layout):
    """A figure whose plot is 400 wide and 200 high, without labels: 1 pixel is 1 pixel."""
    bare = {"visible": False}
    base = {
        "height": 200,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": bare | {"range": [0, 40]},
        "yaxis": bare | {"range": [0, 20]},
    }
    return {"data": list(traces), "layout": style.layout("de", **(base | layout))}


def line(x, y, **changes):
    """Points joined by a line."""
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": x,
        "y": y,
        "line": {"color": style.STAFF, "dash": "solid", "width": 2},
        "marker": {"color": style.STAFF, "symbol": "circle", "size": 8},
    } | changes


def parsed(picture):
    """The picture as a program reads it; markup that is no XML stops here."""
    return ET.fromstring(picture)


def of_class(root, name):
    """All elements of a class."""
    return [one for one in root.iter() if name in one.get("class", "").split()]


def texts(root):
    """Every text of a picture."""
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


def size(root):
    """Width and height of the picture."""
    return tuple(float(part) for part in root.get("viewBox").split()[2:])


def level(root):
    """Everything that is not turned."""
    turned = {one for group in root.iter(f"{SVG}g") if group.get("transform") for one in group}
    return [one for one in root.iter() if one not in turned]


def reach(root) -> Iterator[tuple[float, float]]:
    """Corners of everything that is drawn but texts."""
    for one in level(root):
        kind = one.tag.removeprefix(SVG)
        place = {key: float(one.get(key, 0)) for key in ("x", "y", "width", "height", "r")}
        if kind == "rect":
            yield place["x"], place["y"]
            yield place["x"] + place["width"], place["y"] + place["height"]
        if kind == "circle":
            x, y = float(one.get("cx")), float(one.get("cy"))
            yield x - place["r"], y - place["r"]
            yield x + place["r"], y + place["r"]
        if kind == "path":
            yield from _places(one.get("d"))


def _places(drawn):
    """Absolute places of a path, and the far corners of cells, which count from the near ones."""
    for x, y in re.findall(rf"({_NUMBER}),({_NUMBER})", drawn):
        yield float(x), float(y)
    for found in re.findall(rf"M({_NUMBER}),({_NUMBER})h({_NUMBER})v({_NUMBER})", drawn):
        x, y, wide, high = map(float, found)
        yield x + wide, y + high


def room(root):
    """Left and right end of each text that is not turned, by the table of widths."""
    groups = {one: group for group in root.iter(f"{SVG}g") for one in group}
    for one in level(root):
        if one.tag != f"{SVG}text":
            continue
        look = one if one.get("font-size") else groups[one]
        wide = letters.width(letters.parsed("".join(one.itertext())), float(look.get("font-size")))
        part = {"start": 0, "middle": 0.5, "end": 1}[look.get("text-anchor")]
        left = float(one.get("x")) - part * wide
        yield left, left + wide
