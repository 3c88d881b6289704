"""The symbols of points, as large as Plotly draws them."""

from collections.abc import Sequence
from math import cos, pi, sin, sqrt

from indicators.publications.drawing.svg import elements

Points = Sequence[tuple[float, float]]


def _around(corners: int, radii: Sequence[float], turn: float = 0) -> Points:
    """Corners of a regular shape or a star, the first one upwards."""
    angles = [2 * pi * corner / corners + turn - pi / 2 for corner in range(corners)]
    return [
        (cos(angle) * radii[order % len(radii)], sin(angle) * radii[order % len(radii)])
        for order, angle in enumerate(angles)
    ]


_ARM = 0.42
_CROSS: Points = [
    (-_ARM, -1), (_ARM, -1), (_ARM, -_ARM), (1, -_ARM), (1, _ARM), (_ARM, _ARM),
    (_ARM, 1), (-_ARM, 1), (-_ARM, _ARM), (-1, _ARM), (-1, -_ARM), (-_ARM, -_ARM),
]  # fmt: skip

_SHAPES: dict[str, Points] = {
    "square": [(-1, -1), (1, -1), (1, 1), (-1, 1)],
    "diamond": _around(4, [1.3]),
    "triangle-up": _around(3, [2 / sqrt(3)]),
    "triangle-down": _around(3, [2 / sqrt(3)], pi),
    "triangle-right": _around(3, [2 / sqrt(3)], pi / 2),
    "pentagon": _around(5, [1.05]),
    "hexagon": _around(6, [1.05]),
    "star": _around(10, [1.4, 0.55]),
    "x": [((x - y) / sqrt(2), (x + y) / sqrt(2)) for x, y in _CROSS],
}


def symbol(name: str, at: tuple[float, float], size: float) -> str:
    """A symbol around a place; its colour comes from the group it stands in."""
    radius = size / 2
    if name == "circle":
        return elements.element("circle", cx=at[0], cy=at[1], r=radius)
    corners = [(at[0] + x * radius, at[1] + y * radius) for x, y in _SHAPES[name]]
    return elements.element("path", d=elements.path(corners, is_closed=True))
