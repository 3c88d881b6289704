"""Pictures of a whole release: each can be read, is complete, and keeps within its edges."""

from html import unescape

import pytest

from indicators.publications.drawing.svg.picture import NARROW, WIDE, draw
from tests.publications.drawing.figures import all_figures, as_shown, chains, pairs, register_charts
from tests.publications.drawing.pictures import (
    SVG,
    figure,
    line,
    of_class,
    parsed,
    reach,
    room,
    size,
    texts,
)

KINDS = {
    "time_line", "shares", "panels", "dumbbells", "path", "plan", "gap_change", "chain",
    "timeline", "matrix", "bar",
}  # fmt: skip


@pytest.mark.slow
def test_every_german_chart_of_both_releases_is_drawn_whole(demo_release, real_release):
    found = [*all_figures(demo_release, "de"), *all_figures(real_release, "de")]

    assert {one.kind for one in found} == KINDS
    assert faults_in(found, "de") == []


@pytest.mark.slow
def test_every_english_chart_of_the_demonstration_is_drawn_whole(demo_release):
    found = list(all_figures(demo_release, "en"))

    assert {one.kind for one in found} == KINDS
    assert faults_in(found, "en") == []


def faults_in(found, language):
    """What is wrong with the pictures of some charts, wide and narrow."""
    return [
        (one.kind, one.name, width, fault)
        for one in found
        for width in (WIDE, NARROW)
        for figure in (one.figure, as_shown(one, language, width))
        for fault in faults_of(one, draw(figure, one.alternative, language, width=width))
    ]


def faults_of(one, picture):
    """What is missing, outside, or too much."""
    root = parsed(picture)
    width, height = size(root)
    if marks_of(root) != marks_wanted(one.figure):
        yield f"marks: {marks_of(root)}, wanted {marks_wanted(one.figure)}"
    # Half the width of a line may be cut off.
    yield from (
        f"outside: {x}, {y}"
        for x, y in reach(root)
        if not (-2 <= x <= width + 2 and -2 <= y <= height + 2)
    )
    yield from (
        f"word outside: {ends}" for ends in room(root) if ends[0] < -0.5 or ends[1] > width + 0.5
    )
    yield from (f"not said: {text}" for text in words_of(one.figure) - set(texts(root)))
    # Hundreds of pictures are made with a release and sent to weak phones.
    if len(picture.encode()) > 40_000:
        yield f"{len(picture.encode())} bytes"


def marks_of(root):
    """Points, cells, ranges, bands, bars and boxes that are seen."""
    return {
        "points": sum(len(group) for group in of_class(root, "om-points")),
        "cells": sum(path.get("d").count("M") for path in of_class(root, "om-cells")),
        "ranges": sum(path.get("d").count("M") for path in of_class(root, "om-range")) / 3,
        "bands": len([one for one in of_class(root, "om-fill") if one.tag == f"{SVG}path"]),
        "bars": len(of_class(root, "om-bar")),
        "boxes": len([one for one in of_class(root, "om-area") if one.tag == f"{SVG}rect"]),
    }


def marks_wanted(chart):
    """What the figure says there is; a bar stands in the legend as well, where there is one."""
    traces = chart["data"]
    bars = [trace for trace in traces if trace["type"] == "bar"]
    return {
        "points": sum(len(known(t)) for t in traces if "markers" in t.get("mode", "")),
        "cells": sum(len(row) for trace in traces for row in trace.get("z", [])),
        "ranges": sum(map(ranges_in, traces)),
        "bands": sum("fill" in trace for trace in traces),
        "bars": sum(len(trace["x"]) for trace in bars) + len(bars) * chart["layout"]["showlegend"],
        "boxes": sum(shape["type"] == "rect" for shape in chart["layout"].get("shapes", [])),
    }


def known(trace):
    return [y for y in trace["y"] if y is not None]


def ranges_in(trace):
    bars = trace.get("error_y", {})
    pairs = zip(bars.get("array", []), bars.get("arrayminus", []), strict=True)
    return sum(1 for pair in pairs if any(pair))


def words_of(chart):
    """Lines of notes and, beside points, the values."""
    notes = [note["text"] for note in chart["layout"].get("annotations", [])]
    beside = [
        text
        for trace in chart["data"]
        if "+text" in trace.get("mode", "")
        for text in trace["text"]
    ]
    lines = {line for text in notes + beside for line in text.split("<br>")}
    return {unescape(line.removeprefix("<b>").removesuffix("</b>")) for line in lines} - {""}


def test_the_same_release_gives_the_same_bytes(demo_release):
    first, again = (
        [
            draw(one.figure, one.alternative, "de")
            for kind in (pairs, chains, register_charts)
            for one in kind(demo_release, "de")
        ]
        for _ in range(2)
    )

    assert first == again


def test_drawing_changes_no_figure():
    chart = figure(line([1, 2], [3, 4]))
    before = repr(chart)
    draw(chart, "Bild", "de")

    assert repr(chart) == before


def test_a_picture_is_named_by_its_text_alternative():
    said = "Anteil in Essen. Zuletzt 6,0 % am 31.12.2021. Höher als 2019."
    root = parsed(draw(figure(line([1], [1])), said, "de", name="anteil_05113"))
    names = root.get("aria-labelledby").split()
    by_id = {one.get("id"): one.text for one in root.iter() if one.get("id")}

    assert root.get("role") == "img"
    assert root.get("lang") == "de"
    assert [by_id[name] for name in names] == [
        "Anteil in Essen.",
        "Zuletzt 6,0 % am 31.12.2021. Höher als 2019.",
    ]
    assert names == ["anteil_05113-title", "anteil_05113-desc"]


def test_a_single_sentence_is_the_whole_name():
    root = parsed(draw(figure(line([1], [1])), "Ein Bild", "de"))

    assert root.get("aria-labelledby") == "chart-title"
    assert root.find(f"{SVG}desc") is None


def test_a_name_that_is_no_id_is_refused():
    with pytest.raises(AssertionError, match="not the beginning of an id"):
        draw(figure(line([1], [1])), "Bild", "de", name='a" onload="x')


def test_a_picture_has_a_shape_and_no_size():
    root = parsed(draw(figure(line([1], [1])), "Bild", "de"))

    assert root.get("viewBox") == "0 0 640 200"
    assert root.get("width") is None
    assert root.get("height") is None


def test_a_picture_asks_no_other_host_and_runs_nothing():
    picture = draw(figure(line([1], [1])), "Bild", "de").replace("http://www.w3.org/2000/svg", "")

    assert not [word for word in ("http", "url(", "@import", "<script", "href") if word in picture]


def test_people_who_choose_their_own_colours_get_them():
    root = parsed(draw(figure(line([1], [1])), "Bild", "de"))
    rules = root.find(f"{SVG}style").text

    assert rules.startswith("@media(forced-colors:active)")
    assert {"om-mark", "om-line", "om-area", "om-paper"} <= {
        name for name in ("om-mark", "om-line", "om-area", "om-paper") if f".{name}" in rules
    }


def test_a_long_legend_makes_the_picture_higher_and_not_the_plot_flat():
    names = [f"Eine Reihe mit einem recht langen Namen, die {order}." for order in range(12)]
    chart = figure(
        *(line([1], [1], name=name) for name in names), showlegend=True,
        legend={"orientation": "h", "y": -0.1, "x": 0},
    )  # fmt: skip

    assert size(parsed(draw(chart, "Bild", "de", width=NARROW)))[1] > 200 + 12 * 15


def test_labels_that_would_touch_are_left_out():
    years = list(range(2000, 2026))
    axis = {"range": [1999, 2026], "dtick": 1, "tickformat": "d", "zeroline": False,
            "gridcolor": "#E4E0D6"}  # fmt: skip
    chart = figure(line(years, [1] * 26), xaxis=axis)

    assert texts(parsed(draw(chart, "Bild", "de", width=200))) == ["2000", "2010", "2020"]
