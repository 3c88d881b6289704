"""Pictures of a whole release: each can be read, is complete, and keeps within its edges."""

import pytest

from indicators.publications.drawing.picture import NARROW, WIDE, draw
from tests.publications.drawing.figures import all_figures, chains, pairs, paths, register_charts
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
    "time_line", "shares", "panels", "dumbbells", "path", "chain", "timeline", "matrix", "bar",
}  # fmt: skip


@pytest.fixture(scope="module", params=["de", "en"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def pictures(demo_release, real_release, language):
    """Every chart of the demonstration and of the published figures, wide and narrow."""
    found = [*all_figures(demo_release, language), *all_figures(real_release, language)]
    return [
        (one, parsed(draw(one.figure, one.alternative, language, width=width)))
        for one in found
        for width in (WIDE, NARROW)
    ]


def test_every_kind_of_chart_is_among_them(pictures):
    assert {one.kind for one, _ in pictures} == KINDS


def test_every_value_has_its_mark(pictures):
    for one, root in pictures:
        assert marks_of(root) == marks_wanted(one.figure), one.name


def marks_of(root):
    """Points, bars and cells that are seen; what stands in the legend is none of them."""
    points = sum(len(group) for group in of_class(root, "om-points"))
    cells = sum(path.get("d").count("M") for path in of_class(root, "om-cells"))
    return points, cells, len(of_class(root, "om-range")), len(of_class(root, "om-fill"))


def marks_wanted(chart):
    traces = chart["data"]
    filled = [trace for trace in traces if "fill" in trace]
    in_legend = len(filled) if chart["layout"]["showlegend"] else 0
    return (
        sum(points_in(trace) for trace in traces if "markers" in trace.get("mode", "")),
        sum(len(row) for trace in traces for row in trace.get("z", [])),
        sum(has_range(trace) for trace in traces),
        len(filled) + in_legend,
    )


def points_in(trace):
    return sum(y is not None for y in trace["y"])


def has_range(trace):
    bars = trace.get("error_y", {})
    return any(bars.get("array", [])) or any(bars.get("arrayminus", []))


def test_every_bar_and_every_box_is_there(pictures):
    for one, root in pictures:
        bars = [trace for trace in one.figure["data"] if trace["type"] == "bar"]
        drawn = sum(len(trace["x"]) for trace in bars) + len(bars)
        boxes = [s for s in one.figure["layout"].get("shapes", []) if s["type"] == "rect"]

        assert len(of_class(root, "om-bar")) == drawn, one.name
        assert len(list(root.iter(f"{SVG}rect"))) >= len(boxes) + drawn


def test_nothing_lies_outside(pictures):
    for one, root in pictures:
        width, height = size(root)
        for x, y in reach(root):
            # Half the width of a line may be cut off.
            assert -2 <= x <= width + 2, (one.name, x)
            assert -2 <= y <= height + 2, (one.name, y)


def test_no_word_leaves_the_picture(pictures):
    for one, root in pictures:
        for left, right in room(root):
            assert -0.5 <= left <= right <= size(root)[0] + 0.5, one.name


def test_words_of_a_figure_are_words_of_the_picture(pictures):
    for one, root in pictures:
        found = "".join(texts(root))
        for note in one.figure["layout"].get("annotations", []):
            last = note["text"].replace("</b>", "").split("<br>")[-1]
            assert last.replace("<b>", "") in found, (one.name, last)


def test_a_picture_is_small(pictures):
    """Hundreds of them are made with a release and sent to weak phones."""
    for one, root in pictures:
        # A matrix has 342 cells with a text each.
        assert len(list(root.iter())) < (1200 if one.kind == "matrix" else 400), one.name


def test_the_same_release_gives_the_same_bytes(demo_release):
    first, again = (
        [
            draw(one.figure, one.alternative, "de")
            for kind in (pairs, paths, chains, register_charts)
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
