"""Cities as rows of one picture, and on how many pictures they go."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

ROW, HEAD, TOP, EDGE = 17, 17, 22, 4
"""Units of a row, of the name of a scale above its rows, of the legend and of the lower edge."""


class Mark(NamedTuple):
    """A value with its words; `kind` is its place in the legend."""

    figure: Mapping[str, Any]
    text: str
    kind: int = 0


class Row(NamedTuple):
    """A city; without a mark its words stand where the marks would be."""

    name: str
    scale: int | None
    marks: tuple[Mark, ...]
    words: str


class Look(NamedTuple):
    """What holds for all pictures of some rows: names of scales, and of what the marks are."""

    scales: Mapping[int, str]
    """Empty where all rows share one."""
    legend: tuple[str, ...]
    """Empty where the title says it."""


_NO_SCALE = 10**6


def divided(rows: Sequence[Row], look: Look, most: float) -> list[list[Row]]:
    """The rows scale by scale, on as many pictures as keep below `most` units."""
    ordered = sorted(rows, key=group_of)
    pages: list[list[Row]] = [[]]
    for row in ordered:
        if pages[-1] and height([*pages[-1], row], look) > most:
            pages.append([])
        pages[-1].append(row)
    return pages


def group_of(row: Row) -> int:
    return _NO_SCALE if row.scale is None else row.scale


def height(rows: Sequence[Row], look: Look) -> int:
    """Units of a picture of some rows."""
    scales = {row.scale for row in rows if row.scale is not None} if look.scales else ()
    return ROW * len(rows) + HEAD * len(scales) + (TOP if look.legend else EDGE) + EDGE
