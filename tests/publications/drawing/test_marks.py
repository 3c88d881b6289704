"""Points, lines, bars, cells and shapes lie where one can reckon them to lie."""

import pytest

from indicators.publications.drawing import style
from indicators.publications.drawing.svg.picture import draw
from tests.publications.drawing.pictures import figure, line, of_class, parsed, texts


def drawn(*traces, **layout):
    return parsed(draw(figure(*traces, **layout), "Bild", "de", width=400))


def only(root, name):
    (found,) = of_class(root, name)
    return found


def test_a_point_of_20_and_10_lies_in_the_middle():
    (point,) = only(drawn(line([20], [10])), "om-points")

    assert (point.get("cx"), point.get("cy"), point.get("r")) == ("200", "100", "4")


def test_a_line_joins_its_points():
    assert only(drawn(line([0, 40], [0, 20])), "om-line").get("d") == "M0,200L400,0"


def test_a_single_point_has_no_line():
    assert of_class(drawn(line([20], [10])), "om-line") == []


def test_a_gap_parts_the_line_and_is_no_point():
    root = drawn(line([0, 10, None, 30, 40], [0, 0, None, 0, 0]))

    assert only(root, "om-line").get("d") == "M0,200L100,200M300,200L400,200"
    assert len(only(root, "om-points")) == 4


def test_zero_is_drawn_and_missing_is_not():
    assert len(only(drawn(line([10, 20], [0, None])), "om-points")) == 1


def test_error_bars_reach_from_low_to_high():
    bars = {
        "type": "data", "symmetric": False, "array": [5], "arrayminus": [2.5],
        "color": style.STAFF, "thickness": 1.5, "width": 6,
    }  # fmt: skip
    root = drawn(line([20], [10], error_y=bars))

    assert only(root, "om-range").get("d") == (
        "M200,50L200,125" + "M197,50L203,50" + "M197,125L203,125"
    )


def test_dashes_are_as_long_as_on_the_screen():
    dashed = line([0, 40], [0, 0], line={"color": style.STAFF, "dash": "dashdot", "width": 2})

    assert only(drawn(dashed), "om-line").get("stroke-dasharray") == "9 3 3 3"


@pytest.mark.parametrize("look", style.LINES, ids=lambda look: look["symbol"])
def test_every_symbol_of_the_style_is_drawn_around_its_point(look):
    marker = {"color": look["color"], "symbol": look["symbol"], "size": 10}
    (point,) = only(drawn(line([20], [10], marker=marker)), "om-points")

    assert point.tag.endswith("circle") or point.get("d").startswith("M")


def test_a_band_lies_between_two_lines():
    edge = {"line": {"width": 0}, "mode": "lines"}
    low = line([0, 40], [5, 5], **edge)
    high = line([0, 40], [15, 15], fill="tonexty", fillcolor="rgba(11, 85, 99, 0.16)", **edge)
    band = only(drawn(low, high), "om-fill")

    assert band.get("d") == "M0,50L400,50L400,150L0,150Z"
    assert (band.get("fill"), band.get("fill-opacity")) == ("#0B5563", "0.16")


def test_words_stand_beside_their_points_and_not_on_them():
    beside = line([20], [10], mode="markers+text", text=["4,2 %"], textposition="middle right")
    root = drawn(beside)
    word = next(one for one in root.iter() if one.tag.endswith("text"))

    assert texts(root) == ["4,2 %"]
    assert word.get("text-anchor") == "start"
    assert float(word.get("x")) > 200 + 4


def bar(count, row="", **changes):
    marker = {"color": style.STAFF}
    return {
        "type": "bar", "orientation": "h", "x": [count], "y": [row], "marker": marker, **changes,
    }  # fmt: skip


def place(rect):
    return [float(rect.get(key)) for key in ("x", "y", "width", "height")]


def test_stacked_bars_begin_where_the_one_before_ends():
    rows = {"yaxis": {"visible": False}, "barmode": "stack", "bargap": 0.5}

    assert [place(one) for one in of_class(drawn(bar(10), bar(30), **rows), "om-bar")] == [
        [0, 50, 100, 100],
        [100, 50, 300, 100],
    ]


def test_a_bar_begins_at_its_base():
    rows = {"yaxis": {"visible": False}, "barmode": "overlay", "bargap": 0.5}
    root = drawn(bar(10, "oben", base=[20]), bar(5, "unten", base=[0]), **rows)

    # The first row is the lower one, as long as the figure does not turn its axis around.
    assert [place(one) for one in of_class(root, "om-bar")] == [
        [200, 125, 100, 50],
        [0, 25, 50, 50],
    ]


def matrix():
    return {
        "type": "heatmap", "x": ["A", "B"], "y": ["eins"], "z": [[0, 1]],
        "text": [["?<br>C", "<b>●</b>"]], "texttemplate": "%{text}", "textfont": {"size": 13},
        "colorscale": [[0, "#FFFFFF"], [0.5, "#FFFFFF"], [0.5, "#0B5563"], [1, "#0B5563"]],
        "zmin": -0.5, "zmax": 1.5, "showscale": False, "xgap": 2, "ygap": 2,
    }  # fmt: skip


def test_a_cell_has_the_colour_of_its_class_and_its_signs():
    axes = {"xaxis": {"visible": False}, "yaxis": {"visible": False}}
    root = drawn(matrix(), **axes)
    white, dark = of_class(root, "om-cells")

    assert (white.get("d"), white.get("fill")) == ("M1,1h198v198h-198z", "#FFFFFF")
    assert (dark.get("d"), dark.get("fill")) == ("M201,1h198v198h-198z", "#0B5563")
    assert texts(root) == ["?", "C", "●"]


def test_signs_are_white_on_dark_cells():
    root = drawn(matrix(), xaxis={"visible": False}, yaxis={"visible": False})
    groups = [one for one in root if one.tag.endswith("}g")]

    assert [one.get("fill") for one in groups] == [None, "#FFFFFF"]


def test_shapes_lie_at_values_or_at_parts_of_the_plot():
    thin = {"color": style.MUTED, "dash": "dot", "width": 1}
    upright = {
        "type": "line", "xref": "x", "yref": "paper", "x0": 10, "x1": 10, "y0": 0, "y1": 1,
        "line": thin,
    }  # fmt: skip
    curve = {"type": "path", "path": "M 0,10.000 C 20,10.000 20,5.000 40,5.000", "line": thin}
    root = drawn(line([None], [None]), shapes=[upright, curve])

    assert [one.get("d") for one in of_class(root, "om-line")] == [
        "M100,200L100,0",
        "M 0,100 C 200,100 200,150 400,150",
    ]


def test_a_note_on_the_paper_counts_from_what_panels_divide():
    note = {
        "text": "Köln", "align": "left", "x": 0.5, "y": 1, "xref": "paper", "yref": "paper",
        "xanchor": "left", "yanchor": "top", "showarrow": False,
        "font": {"size": 10, "color": style.INK},
    }  # fmt: skip
    half = {"visible": False, "domain": [0, 0.5], "range": [0, 1]}
    root = drawn(line([0], [0]), annotations=[note], xaxis=half, yaxis=half)
    (word,) = [one for one in root.iter() if one.tag.endswith("text")]

    assert word.get("x") == "200"
    assert float(word.get("y")) == pytest.approx(10)


def test_a_note_in_a_box_becomes_no_wider_than_it():
    note = {
        "text": "Vereinbarung", "x": 20, "y": 10, "showarrow": False,
        "font": {"size": 20, "color": style.INK},
    }  # fmt: skip
    edge = {"color": style.STAFF, "width": 1}
    box = {
        "type": "rect", "x0": 15, "x1": 25, "y0": 5, "y1": 15, "fillcolor": "#FFFFFF",
        "line": edge, "layer": "below",
    }  # fmt: skip
    root = drawn(line([None], [None]), annotations=[note], shapes=[box])
    (word,) = [one for one in root.iter() if one.tag.endswith("text")]

    assert 8 <= float(word.get("font-size")) < 20


def test_a_note_at_the_edge_stays_within_the_picture():
    note = {
        "text": "nicht veröffentlicht", "x": 40, "y": 20, "showarrow": False,
        "font": {"size": 12, "color": style.INK},
    }  # fmt: skip
    root = drawn(line([None], [None]), annotations=[note])
    word = next(one for one in root.iter() if one.tag.endswith("text"))

    assert float(word.get("x")) < 350
    assert float(word.get("y")) > 8


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"type": "pie"}, "unknown kind of trace: pie"),
        ({"mode": "lines+arrows"}, "unknown mode"),
        ({"stackgroup": "one"}, "knows nothing of: stackgroup"),
    ],
)
def test_what_the_drawing_does_not_know_is_not_drawn_by_half(change, complaint):
    with pytest.raises(AssertionError, match=complaint):
        drawn(line([0], [0], **change))


@pytest.mark.parametrize(
    "layout",
    [
        {"polar": {}},
        {"shapes": [{"type": "circle", "x0": 0, "x1": 1, "y0": 0, "y1": 1}]},
        {"annotations": [{"text": "a", "x": 0, "y": 0, "showarrow": True}]},
        {"paper_bgcolor": "red"},
    ],
    ids=["layout", "shape", "arrow", "colour"],
)
def test_a_layout_the_drawing_does_not_know_is_not_drawn_by_half(layout):
    with pytest.raises(AssertionError):
        drawn(line([0], [0]), **layout)


def test_a_chart_of_nothing_is_no_picture():
    with pytest.raises(AssertionError, match="a chart of nothing"):
        drawn()


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_is_never_drawn(number):
    with pytest.raises((AssertionError, ValueError)):
        drawn(line([0, 1], [1, number]))
