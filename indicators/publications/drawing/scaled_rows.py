"""Rows of values, one a city: its name at the left, words at the right, all in one picture.

Rows that compare share a scale; each scale has its own plot, so that no eye compares the others.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from indicators.publications.drawing import style
from indicators.publications.drawing.panels import note
from indicators.publications.drawing.rows import range_ends, ranges
from indicators.publications.drawing.svg import letters
from indicators.publications.drawing.value_rows import (
    EDGE,
    HEAD,
    ROW,
    TOP,
    Look,
    Mark,
    Row,
    group_of,
    height,
)

Chart = dict[str, Any]
_SIZE = 12
"""Size of all letters: the smallest that a room can read."""
_WIDTH, _BESIDE = 600, 14
"""Units of a picture on a wall, and between a mark and its words or a name and its plot."""


_KINDS = ((style.STAFF, "circle"), (style.POPULATION, "square"))


def picture(rows: Sequence[Row], look: Look, language: str) -> Chart:
    """The rows of one picture, already in the order of their scales."""
    whole = height(rows, look)
    top = TOP if look.legend else EDGE
    layout = style.layout(language, height=whole, annotations=[], showlegend=bool(look.legend))
    layout["margin"] = {"l": _room(one.name for one in rows), "t": top, "b": EDGE,
                        "r": _room(one.words for one in rows if one.marks)}  # fmt: skip
    layout["legend"] |= {"y": 1, "yanchor": "bottom", "font": {"size": _SIZE}}
    room = _beside_values(rows, _WIDTH - layout["margin"]["l"] - layout["margin"]["r"])
    data: list[Chart] = []
    inner, at = whole - top - EDGE, 0.0
    for place, (scale, found) in enumerate(groupby(rows, group_of)):
        group, number = list(found), str(place + 1) if place else ""
        named = look.scales.get(scale, "")
        begin = at + (HEAD if named else 0)
        at = begin + ROW * len(group)
        domain = (1 - at / inner, 1 - begin / inner)
        layout |= _axes(group, number, domain, room)
        layout["annotations"] += _words(group, number, named, domain[1])
        data += _traces(group, number)
    return {"data": _named(data, look.legend), "layout": layout}


def _room(texts: Iterable[str]) -> int:
    """Units of the longest of some texts beside the plots."""
    return _BESIDE + round(max(map(_long, texts), default=0))


def _long(text: str) -> float:
    return letters.width(letters.parsed(text), _SIZE)


def _beside_values(rows: Sequence[Row], plot: float) -> tuple[float, float]:
    """What the words of values need left and right of all of them, in parts of the span between."""
    said = [(_long(mark.text), _is_left(row, mark)) for row in rows for mark in row.marks]
    left, right = (
        _BESIDE + max((long for long, is_left in said if is_left == side), default=0)
        for side in (True, False)
    )
    return left / (plot - left - right), right / (plot - left - right)


def _is_left(row: Row, mark: Mark) -> bool:
    """The lower of two marks has its words at its left."""
    return len(row.marks) > 1 and mark is min(row.marks, key=_value)


def _places(group: Sequence[Row]) -> list[int]:
    """The first stands on top."""
    return list(range(len(group), 0, -1))


def _axes(
    group: Sequence[Row], number: str, domain: tuple[float, float], room: tuple[float, float]
) -> Chart:
    """From zero to the largest value of the group, with room for words at both ends."""
    ends = [end for row in group for mark in row.marks for end in range_ends(mark.figure)]
    most, least = max([0.0, *ends]) or 1.0, min([0.0, *ends])
    before, behind = (part * (most - least) for part in room)
    across: Chart = {"range": [least - before, most + behind], "tickvals": [0]}
    return {
        f"xaxis{number}": style.axis(
            domain=[0, 1], anchor=f"y{number}", automargin=False, ticks="",
            visible=bool(ends), showticklabels=False, **across,
        ),
        f"yaxis{number}": style.axis(
            domain=list(domain), anchor=f"x{number}", automargin=False, ticks="",
            range=[0.5, len(group) + 0.5], tickvals=_places(group),
            ticktext=[row.name for row in group], tickfont={"size": _SIZE},
            showgrid=False, zeroline=False, showline=False,
        ),
    }  # fmt: skip


def _words(group: Sequence[Row], number: str, named: str, top: float) -> list[Chart]:
    """The name of the scale above its rows, and the words of each row."""
    said = [
        note(row.words, 1 if row.marks else 0, place, "left", "middle")
        | {"yref": f"y{number}", "xshift": 10 if row.marks else 4}
        for row, place in zip(group, _places(group), strict=True)
    ]
    if not named:
        return said
    head = note(named, 0, top, "left", "bottom")
    return [head | {"font": head["font"] | {"color": style.MUTED}}, *said]


def _traces(group: Sequence[Row], number: str) -> list[Chart]:
    """Between two marks of a row a bar, then ranges, marks and their words."""
    on = {"type": "scatter", "showlegend": False, "xaxis": f"x{number}", "yaxis": f"y{number}",
          "hoverinfo": "skip"}  # fmt: skip
    placed = [
        (mark, place)
        for row, place in zip(group, _places(group), strict=True)
        for mark in row.marks
    ]
    kinds = sorted({mark.kind for mark, _ in placed})
    drawn = [_bars(group) | on]
    drawn += [trace | on for kind in kinds for trace in _of_kind(placed, kind)]
    return [*drawn, _values(group) | on] if placed else drawn


def _bars(group: Sequence[Row]) -> Chart:
    pairs = [
        (row.marks, place) for row, place in zip(group, _places(group), strict=True)
        if len(row.marks) > 1
    ]  # fmt: skip
    x = [end for marks, _ in pairs for end in (*(one.figure["value"] for one in marks), None)]
    y = [end for marks, place in pairs for end in (*([place] * len(marks)), None)]
    return {"mode": "lines", "x": x or [None], "y": y or [None],
            "line": {"color": style.QUIET, "width": 4}}  # fmt: skip


def _of_kind(placed: Sequence[tuple[Mark, int]], kind: int) -> list[Chart]:
    own = [(mark.figure, place) for mark, place in placed if mark.kind == kind]
    figures, places = [figure for figure, _ in own], [place for _, place in own]
    color, symbol = _KINDS[kind]
    marks = {"mode": "markers", "name": str(kind), "x": [one["value"] for one in figures],
             "y": places, "marker": {"color": color, "symbol": symbol, "size": 10}}  # fmt: skip
    return [ranges(figures, places, color), marks]


def _values(group: Sequence[Row]) -> Chart:
    """The value left of the lower mark, and right of the higher one."""
    said = [
        (mark, place, _is_left(row, mark))
        for row, place in zip(group, _places(group), strict=True)
        for mark in row.marks
    ]
    return {
        "mode": "text",
        "x": [range_ends(mark.figure)[0 if is_low else 1] for mark, _, is_low in said],
        "y": [place for _, place, _ in said],
        "text": [
            f"{mark.text}\u2002" if is_low else f"\u2002{mark.text}" for mark, _, is_low in said
        ],
        "textposition": ["middle left" if is_low else "middle right" for *_, is_low in said],
        "textfont": {"color": style.INK, "size": _SIZE},
        "cliponaxis": False,
    }


def _value(mark: Mark) -> float:
    return float(mark.figure["value"])


def _named(data: Sequence[Chart], legend: Sequence[str]) -> list[Chart]:
    """Marks by their name; each kind stands once in the legend."""
    found, seen = [], set()
    for trace in data:
        kind = trace.get("name", "")
        if not kind or not legend:
            found.append({key: part for key, part in trace.items() if key != "name"})
            continue
        found.append(trace | {"name": legend[int(kind)], "showlegend": kind not in seen})
        seen.add(kind)
    return found
