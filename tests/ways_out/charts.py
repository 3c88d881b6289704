"""Plotly figures as the browser gets them: points, bars, hover texts and everything beside them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

NAMES_OF_COLUMNS = -0.75


class Values(NamedTuple):
    """What a chart of some areas may not hold, and what it may: points and exact numbers."""

    points: set
    hidden: list
    public: list


def values_of(secrets):
    counts = secrets.published.assign(value=secrets.published["numerator"])
    return Values(
        # Numerators of open figures are open too, and a chart of participants shows them.
        _points_of(secrets.hidden) - _points_of(secrets.published) - _points_of(counts),
        _exact(secrets.hidden),
        _exact(secrets.published),
    )


def leaks_in_chart(way, spec, values):
    """Hidden values among the points and other exact numbers of a chart."""
    leaks = [f"{way}: point {point}" for point in _points(spec) & values.points]
    boxes = _places_of_boxes(spec)
    numbers = [number for number in _numbers(spec) if round(number, 6) not in boxes]
    return leaks + leaks_in_numbers(way, numbers, values)


def _places_of_boxes(spec):
    """Where the boxes of a drawing without axes and numbers stand, and their edges.

    Each column of boxes is spread evenly over the rows of the longest: how many there are tells
    where each stands, so that another number there is no place.
    """
    layout = spec["layout"]
    axes = [layout.get(name, {}) for name in ("xaxis", "yaxis")]
    if any(axis.get("visible", True) for axis in axes) or list(_numbers(spec["data"])):
        return set()
    # Names of columns stand above the first row.
    notes = layout.get("annotations", [])
    columns = Counter(note["x"] for note in notes if note["y"] > NAMES_OF_COLUMNS)
    rows = max(columns.values(), default=0)
    middles = {
        (row + 0.5) * rows / count - 0.5 for count in columns.values() for row in range(count)
    }
    return {round(middle + edge, 6) for middle in middles for edge in (-0.4, 0, 0.4)}


def leaks_in_numbers(way, numbers, values):
    """Hidden values among exact numbers, wherever they stand."""
    return [
        f"{way}: number {number}"
        for number in set(numbers)
        # Whole numbers and halves are everywhere: years, rows, sizes.
        if not (2 * number).is_integer()
        and _is_in(number, values.hidden)
        and not _is_in(number, values.public)
    ]


def exact_numbers_in(text):
    """Decimals that nobody rounded for people to read; seconds of a time have three places."""
    return [float(number) for number in re.findall(r"\d+\.\d{4,}", text)]


def texts_of(value):
    """Names, hover texts, notes and ticks of a chart."""
    if isinstance(value, str):
        yield value
    for inner in _inner(value):
        yield from texts_of(inner)


def _points(spec):
    """Pairs of a year and a number, whichever axis the years are on."""
    return {
        (int(year), round(value, 6))
        for trace in spec["data"]
        for pair in zip(trace.get("x") or [], trace.get("y") or [], strict=False)
        for year, value in (pair, pair[::-1])
        if _is_number(year) and _is_number(value) and 2000 <= year <= 2100
    }


def _points_of(figures):
    shown = figures[figures["value"].notna()]
    return {
        (int(year), round(value, 6))
        for year, value in zip(shown["year"], shown["value"], strict=True)
    }


def _exact(figures):
    """Values, ends of intervals and lengths of error bars, sorted."""
    lengths = {"up": figures["high"] - figures["value"], "down": figures["value"] - figures["low"]}
    columns = figures[["value", "low", "high"]].assign(**lengths)
    return sorted({float(number) for name in columns for number in columns[name].dropna()})


def _is_in(number, numbers):
    place = bisect_left(numbers, number - 1e-6)
    return place < len(numbers) and numbers[place] <= number + 1e-6


def _numbers(value):
    if _is_number(value):
        yield float(value)
    for inner in _inner(value):
        yield from _numbers(inner)


def _inner(value):
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list) else ()


def _is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)
