"""Places in the picture, and texts at them."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.publications.drawing import style
from indicators.publications.drawing.svg import elements, letters
from indicators.publications.drawing.svg.letters import Line

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

    def has(self, at: tuple[float, float]) -> bool:
        """Whether a place lies within."""
        return self.left < at[0] < self.right and self.top < at[1] < self.bottom


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
    room: float | None = None,
) -> str:
    """A text at a place, moved or made smaller where it would leave the picture or its room.

    `across` and `up` say which side of the text is at the place, as anchors of Plotly do.
    """
    lines = letters.parsed(markup)
    size = _fitting(lines, look.size, room or picture.width)
    box = _moved_inside(_text_box(lines, size, at, across, up), picture)
    under = ground(box, background) if background else ""
    return under + _lines(lines, size, box, look.color, align or across)


def turned_text(
    markup: str, at: tuple[float, float], look: Look, angle: float, across: str = "center"
) -> str:
    """A text turned around a place, by degrees with the clock."""
    lines = letters.parsed(markup)
    drawn = _lines(
        lines, look.size, _text_box(lines, look.size, at, across, "middle"), look.color, across
    )
    x, y = map(elements.number, at)
    return elements.element("g", drawn, transform=f"rotate({elements.number(angle)} {x} {y})")


def area(box: Box, color: str, **attributes: elements.Value) -> str:
    """A filled part of the picture; in forced colours it is empty, with an edge."""
    return _rectangle("om-area", box, **elements.fill(color), **attributes)


def ground(box: Box, color: str) -> str:
    """What words or plots stand on; in forced colours it is the ground of the page."""
    return _rectangle("om-paper", box, **elements.fill(color))


def bar(box: Box, **look: elements.Value) -> str:
    """A bar; in forced colours it keeps its colour and gets an edge."""
    return _rectangle("om-bar", box, **look)


def band(box: Box, color: str) -> str:
    """A sample of the space between two lines."""
    return _rectangle("om-fill", box, **elements.fill(color))


def _rectangle(kind: str, box: Box, **look: elements.Value) -> str:
    place: dict[str, elements.Value] = {"x": box.left, "y": box.top}
    return elements.element(
        "rect", class_=kind, **place, width=box.width, height=box.height, **look
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


def _line(line: Line, size: float, at: tuple[float, float], look: dict[str, elements.Value]) -> str:
    if not line:
        return ""
    is_bold = all(run.is_bold for run in line)
    sizes = {run.size or size for run in line}
    if look and len(sizes) == 1:
        # A line of one size says it itself, as it would if the others were not.
        size = sizes.pop()
        look = look | {"font_size": size}
    tallest = max([size, *(run.size for run in line if run.size)])
    content = "".join(_run(run, size, is_bold=is_bold) for run in line)
    weight: dict[str, elements.Value] = {"font_weight": "bold"} if is_bold else {}
    # Digits and capitals are 0.7 high: their middle stands 0.35 above the line they stand on.
    y = at[1] + 0.35 * tallest
    return elements.element("text", content, x=at[0], y=y, **weight, **look)


def texts_at(
    places: Sequence[tuple[str, tuple[float, float]]], look: Look, anchor: str = "middle"
) -> str:
    """Many texts of one look at places that have room for them; what they share is said once."""
    drawn = "".join(
        _line(line, look.size, at, {})
        for markup, middle in places
        for line, at in _stacked(letters.parsed(markup), look.size, middle)
    )
    return elements.element("g", drawn, **_shared(look.size, anchor, look.color))


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


def _shared(size: float, anchor: str, color: str) -> dict[str, elements.Value]:
    """Ink is not said: it is the colour of the whole picture, and people may choose another."""
    paint = {} if color == style.INK else elements.fill(color)
    return {"font_size": size, "text_anchor": anchor, **paint}


def _run(run: letters.Run, size: float, *, is_bold: bool) -> str:
    look: dict[str, elements.Value] = {}
    if run.is_bold and not is_bold:
        look["font_weight"] = "bold"
    if run.size and run.size != size:
        look["font_size"] = run.size
    content = elements.words(run.text)
    return elements.element("tspan", content, **look) if look else content
