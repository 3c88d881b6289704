"""Places in the picture, and texts at them."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.publications import style
from indicators.publications.drawing import letters, svg
from indicators.publications.drawing.letters import Line

_SMALLEST = 8.0
"""Pixels; a text that is too wide for the picture is not made smaller than this."""


@dataclass(frozen=True)
class Box:
    """A part of the picture, in pixels from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Look:
    """Size and colour of letters."""

    size: float
    color: str = style.INK


def text_in(
    picture: Box,
    markup: str,
    at: tuple[float, float],
    look: Look,
    *,
    across: str = "center",
    up: str = "middle",
    align: str = "",
    background: str = "",
    angle: float = 0,
) -> str:
    """A text at a place, moved or made smaller where it would leave the picture.

    `across` and `up` say which side of the text is at the place, as anchors of Plotly do.
    """
    lines = letters.parsed(markup)
    size = look.size if angle else _fitting(lines, look.size, picture.width)
    box = _text_box(lines, size, at, across, up)
    if not angle:
        box = _moved_inside(box, picture)
    drawn = _lines(lines, size, box, look.color, align or across)
    if background:
        drawn = area(box, background) + drawn
    if not angle:
        return drawn
    turned = f"rotate({svg.number(angle)} {svg.number(at[0])} {svg.number(at[1])})"
    return svg.element("g", drawn, transform=turned)


def area(box: Box, color: str, **attributes: svg.Value) -> str:
    """A filled part of the picture; in forced colours it is empty, with an edge."""
    return svg.element(
        "rect",
        class_="om-area",
        x=box.left,
        y=box.top,
        width=box.width,
        height=box.height,
        **svg.fill(color),
        **attributes,
    )


def _fitting(lines: tuple[Line, ...], size: float, room: float) -> float:
    taken = letters.width(lines, size)
    return size if taken <= room else max(_SMALLEST, size * room / taken)


def _text_box(
    lines: tuple[Line, ...], size: float, at: tuple[float, float], across: str, up: str
) -> Box:
    width, height = letters.width(lines, size), letters.height(lines, size)
    left = at[0] - width * {"left": 0, "center": 0.5, "right": 1}[across]
    top = at[1] - height * {"top": 0, "middle": 0.5, "bottom": 1}[up]
    return Box(left, top, left + width, top + height)


def _moved_inside(box: Box, picture: Box) -> Box:
    right = max(0, picture.left - box.left) - max(0, box.right - picture.right)
    down = max(0, picture.top - box.top) - max(0, box.bottom - picture.bottom)
    return Box(box.left + right, box.top + down, box.right + right, box.bottom + down)


def _lines(lines: tuple[Line, ...], size: float, box: Box, color: str, align: str) -> str:
    """An element per line: each is found, copied and read as one."""
    x, anchor = {
        "left": (box.left, "start"),
        "center": ((box.left + box.right) / 2, "middle"),
        "right": (box.right, "end"),
    }[align]
    look = _shared(size, anchor, color)
    stacked = _stacked(lines, size, (x, (box.top + box.bottom) / 2))
    return "".join(_line(line, size, at, look) for line, at in stacked)


def _line(line: Line, size: float, at: tuple[float, float], look: dict[str, svg.Value]) -> str:
    if not line:
        return ""
    is_bold = all(run.is_bold for run in line)
    tallest = max([size, *(run.size for run in line if run.size)])
    content = "".join(_run(run, size, is_bold=is_bold) for run in line)
    weight: dict[str, svg.Value] = {"font_weight": "bold"} if is_bold else {}
    # Digits and capitals are 0.7 high: their middle stands 0.35 above the line they stand on.
    y = at[1] + 0.35 * tallest
    return svg.element("text", content, x=at[0], y=y, **weight, **look)


def signs_in(places: Sequence[tuple[str, tuple[float, float]]], look: Look) -> str:
    """Many short texts of one look around their places; what they share is said once."""
    drawn = "".join(
        _line(line, look.size, at, {})
        for markup, middle in places
        for line, at in _stacked(letters.parsed(markup), look.size, middle)
    )
    return svg.element("g", drawn, **_shared(look.size, "middle", look.color))


def _stacked(
    lines: tuple[Line, ...], size: float, middle: tuple[float, float]
) -> list[tuple[Line, tuple[float, float]]]:
    """Lines with the middle of each, around the middle of all."""
    stacked, top = [], middle[1] - letters.height(lines, size) / 2
    for line in lines:
        tall = letters.line_height(line, size)
        stacked.append((line, (middle[0], top + tall / 2)))
        top += tall
    return stacked


def _shared(size: float, anchor: str, color: str) -> dict[str, svg.Value]:
    """Ink is not said: it is the colour of the whole picture, and people may choose another."""
    paint = {} if color == style.INK else svg.fill(color)
    return {"font_size": size, "text_anchor": anchor, **paint}


def _run(run: letters.Run, size: float, *, is_bold: bool) -> str:
    look: dict[str, svg.Value] = {}
    if run.is_bold and not is_bold:
        look["font_weight"] = "bold"
    if run.size and run.size != size:
        look["font_size"] = run.size
    content = svg.words(run.text)
    return svg.element("tspan", content, **look) if look else content
