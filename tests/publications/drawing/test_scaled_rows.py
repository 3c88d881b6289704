"""A row a city: one scale for those that compare, a plot apart for others, words without marks."""

import re

import plotly.graph_objects as go
import pytest

from indicators.publications.drawing import count_bars, scaled_rows
from indicators.publications.drawing.count_bars import Count
from indicators.publications.drawing.svg.picture import draw
from indicators.publications.drawing.value_rows import Look, Mark, Row, divided, height

LOOK = Look({0: "Maßstab A", 1: "Maßstab B"}, ("Verwaltung", "Bevölkerung"))


def figure(value, low=None, high=None):
    return {"value": value, "low": low, "high": high}


def city(name, scale, staff, population):
    marks = (Mark(figure(staff), f"{staff} %"), Mark(figure(population), f"{population} %", 1))
    return Row(name, scale, marks, "steigt")


ROWS = [
    city("Achern", 0, 10.0, 20.0),
    Row("Bergen", None, (), "kein Wert"),
    city("Calw", 1, 30.0, 25.0),
    city("Dachau", 0, 15.0, 40.0),
]


def drawn(rows=ROWS, look=LOOK):
    (page,) = divided(rows, look, 500)
    return scaled_rows.picture(page, look, "de")


def test_cities_of_one_scale_stand_together_by_name_and_those_without_a_value_last():
    names = [row.name for row in divided(ROWS, LOOK, 500)[0]]
    assert names == ["Achern", "Dachau", "Calw", "Bergen"]


def test_values_that_do_not_compare_have_axes_of_their_own():
    layout = drawn()["layout"]
    first, second = layout["xaxis"]["range"], layout["xaxis2"]["range"]

    assert layout["yaxis"]["ticktext"] == ["Achern", "Dachau"]
    assert layout["yaxis2"]["ticktext"] == ["Calw"]
    # 40 and 30 are the largest values; zero and they lie at the same places of both plots.
    assert [end / 40 for end in first] == pytest.approx([end / 30 for end in second])
    assert not layout["xaxis3"]["visible"]


def test_a_scale_is_named_only_where_there_are_several():
    said = [one["text"] for one in drawn()["layout"]["annotations"]]
    assert said == ["Maßstab A", "steigt", "steigt", "Maßstab B", "steigt", "kein Wert"]
    alone = drawn([ROWS[0], ROWS[3]], LOOK._replace(scales={}))
    assert [one["text"] for one in alone["layout"]["annotations"]] == ["steigt", "steigt"]


def test_the_words_of_the_lower_value_stand_at_its_left_whichever_it_is():
    texts = [trace for trace in drawn()["data"] if trace["mode"] == "text"]
    first, second = (dict(zip(one["text"], one["textposition"], strict=True)) for one in texts)

    assert first["10.0 %\u2002"] == "middle left"
    assert first["\u200220.0 %"] == "middle right"
    assert second["25.0 %\u2002"] == "middle left"


def test_each_kind_stands_once_in_the_legend():
    named = [one["name"] for one in drawn()["data"] if one.get("showlegend")]
    assert named == ["Verwaltung", "Bevölkerung"]


def test_more_rows_than_a_room_can_read_go_on_another_picture():
    rows = [city(f"Stadt {number}", 0, 10.0, 20.0) for number in range(9)]
    look = LOOK._replace(scales={})
    pages = divided(rows, look, 120)

    assert [row.name for page in pages for row in page] == [row.name for row in rows]
    assert all(height(page, look) <= 120 for page in pages)
    assert len(pages) == 2


def test_nothing_stands_outside_the_picture_and_plotly_knows_it_too():
    picture = drawn()
    go.Figure(picture)
    svg = draw(picture, "Bild", "de", width=600)
    places = [float(x) for x in re.findall(r'<text x="([\d.-]+)"', svg)]

    assert places
    assert all(0 <= x <= 600 for x in places)
    assert float(svg.split('viewBox="0 0 600 ')[1].split('"')[0]) >= height(ROWS, LOOK)


def test_a_bar_is_as_long_as_its_count_and_says_it():
    chart = count_bars.count_bars([Count("ja", 3, "3"), Count("nein", 9, "9", True)], "de")
    go.Figure(chart)

    assert [trace["x"] for trace in chart["data"]] == [[3], [9]]
    assert [(note["text"], note["x"]) for note in chart["layout"]["annotations"]] == [
        ("3", 3), ("9", 9),
    ]  # fmt: skip
    colors = [trace["marker"]["color"] for trace in chart["data"]]
    assert colors[0] != colors[1]
