"""SVG as text: elements, numbers, colours. The only place where markup is written."""

import re
from html import escape

from indicators.publications.speech.escaping import in_one_line

Value = str | float

_RGBA = re.compile(r"rgba\((\d+), ?(\d+), ?(\d+), ?([\d.]+)\)")
_BLANK = re.compile(r"[\t\r\n]")
# All else that XML forbids is spelled out, as everywhere.
_NO_XML = re.compile("[\ufffe\uffff]")
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


def element(name: str, content: str = "", /, **attributes: Value) -> str:
    """An element; `stroke_width=2` becomes `stroke-width="2"`, and `class_` is `class`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_written(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _written(value: Value) -> str:
    return words(value) if isinstance(value, str) else number(value)


def number(value: float) -> str:
    """At most one decimal; what is no number is a fault of the figure and never drawn."""
    assert abs(value) < 1e6, f"not a place in a picture: {value}"
    # The zero that is added turns −0.0 into 0.0.
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def words(text: str) -> str:
    """A text that stays one: no markup, and nothing unseen that a reader would obey."""
    return escape(in_one_line(_BLANK.sub(" ", _NO_XML.sub("\ufffd", text))))


def path(points: list[tuple[float, float]], *, is_closed: bool = False) -> str:
    """Points joined by straight lines, as the `d` of a path."""
    joined = "L".join(f"{number(x)},{number(y)}" for x, y in points)
    return f"M{joined}{'Z' if is_closed else ''}"


def fill(color: str) -> dict[str, Value]:
    """Colour and opacity of an area; programs that make PDF do not all know rgba()."""
    return _paint("fill", color)


def stroke(color: str, width: float) -> dict[str, Value]:
    """Colour and width of a line."""
    return _paint("stroke", color) | {"stroke_width": width}


def _paint(kind: str, color: str) -> dict[str, Value]:
    found = _RGBA.fullmatch(color)
    if found:
        red, green, blue = (int(part) for part in found.groups()[:3])
        solid = f"#{red:02X}{green:02X}{blue:02X}"
        return {kind: solid, f"{kind}_opacity": found.group(4)}
    assert _COLOR.fullmatch(color), f"unknown colour: {color}"
    return {kind: color}


def is_dark(color: str) -> bool:
    """Whether white letters are easier to read on a colour than dark ones."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    # Above 0.18 black has the higher contrast, by the formula of WCAG 2.
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] < 0.18
