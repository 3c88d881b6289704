"""One value per city is a dot; only what compares shares an axis."""

import re

import pytest

from indicators.catalogue import load_catalogue
from indicators.publications.comparison import city_panels, comparison_wording, dot_chart
from indicators.publications.composing import compose
from indicators.publications.drawing.svg.picture import draw
from indicators.publications.exhibit import Chart
from indicators.publications.forms.place import every
from indicators.publications.series import plain_series
from indicators.publications.speech.speaker import Speaker
from indicators.publications.speech.wording import first_that_fits
from indicators.publications.view import View
from tests.publications.released import released, row

CATALOGUE = load_catalogue()
ESSEN, HERNE, OBERHAUSEN = "05113", "05916", "05119"
CITIES = [ESSEN, HERNE, OBERHAUSEN]


def three():
    return released(
        row(area=ESSEN, value=20.0, low=18.0, high=22.0),
        row(area=HERNE, value=30.0),
        row(area=OBERHAUSEN, value=10.0),
    )


def drawn(axes, figures=None):
    figures = three() if figures is None else figures
    return dot_chart.dots(
        figures, dict(zip(CITIES, axes, strict=True)), CITIES, Speaker(CATALOGUE, "de")
    )


def axes_of(chart):
    return sorted(name for name in chart["layout"] if name.startswith("xaxis"))


@pytest.mark.slow
@pytest.mark.parametrize("series", ["staff_migration_share", "trainee_migration_share"])
@pytest.mark.parametrize("which", ["real_release", "demo_release"])
def test_a_letter_names_one_scale_of_the_whole_page(series, which, request):
    view = View(request.getfixturevalue(which), {"reihe": series}, "de")
    charts = [one for one in every(compose("comparison", view)) if isinstance(one, Chart)]
    letters = [set(re.findall(r"Maßstab ([A-Z]+)", str(one.figure))) for one in charts]

    assert sum(map(len, letters)) == len(set().union(*letters))
    assert set().union(*letters) == set("ABCDEFGHIJ"[: sum(map(len, letters))])


def test_scales_are_numbered_without_gaps_after_those_of_other_charts():
    axes = {"a": 7, "b": 3, "c": 7, "d": 1}

    assert city_panels.lettered(axes, "abc", taken=2) == {"a": 3, "b": 2, "c": 3}
    assert city_panels.letters_in({"a": 3, "b": 3}) == 0
    assert [city_panels.scale_name(place, "de") for place in (0, 25, 26)] == [
        "Maßstab A", "Maßstab Z", "Maßstab AA",
    ]  # fmt: skip


def test_cities_that_compare_share_one_axis_in_their_order():
    chart = drawn([0, 0, 0])
    (dots,) = [trace for trace in chart["data"] if trace["mode"] == "markers"]

    assert axes_of(chart) == ["xaxis"]
    assert dots["x"] == [20.0, 30.0, 10.0]
    assert dots["y"] == [3, 2, 1]
    assert chart["layout"]["yaxis"]["tickvals"] == [3, 2, 1]
    assert chart["layout"]["yaxis"]["ticktext"] == ["Essen", "Herne", "Oberhausen"]
    assert chart["layout"]["xaxis"]["title"]["text"] == "Prozent"


def test_what_does_not_compare_stands_apart_and_names_its_scale():
    chart = drawn([0, 1, 0])
    groups = [trace["x"] for trace in chart["data"] if trace["mode"] == "markers"]
    layout = chart["layout"]

    assert groups == [[20.0, 10.0], [30.0]]
    assert axes_of(chart) == ["xaxis", "xaxis2"]
    assert layout["yaxis"]["ticktext"] == ["Essen", "Oberhausen"]
    assert layout["yaxis2"]["ticktext"] == ["Herne"]
    assert [layout[name]["title"]["text"] for name in axes_of(chart)] == [
        "Prozent (Maßstab A)", "Prozent (Maßstab B)",
    ]  # fmt: skip
    first, second = (chart["layout"][name]["domain"] for name in ("yaxis", "yaxis2"))
    assert first[0] > second[1]


def test_a_range_is_drawn_below_its_dot_and_fits_on_the_axis():
    chart = drawn([0, 0, 0])
    ranges = chart["data"][0]

    assert ranges["x"][:3] == [18.0, 22.0, None]
    assert 30.0 not in ranges["x"]
    assert chart["layout"]["xaxis"]["range"][1] > 30


@pytest.mark.parametrize("axes", [[0, 0, 0], [0, 1, 0], [0, 1, 2]])
def test_the_drawing_has_a_dot_for_every_city_and_its_name(axes):
    picture = draw(drawn(axes), "Drei Städte.", "de")

    assert picture.count("<circle") == 3
    assert all(name in picture for name in ("Essen", "Herne", "Oberhausen"))


def test_zero_everywhere_still_has_an_axis():
    chart = drawn([0, 0, 0], released(*[row(area=area, value=0.0) for area in CITIES]))

    low, high = chart["layout"]["xaxis"]["range"]
    assert low < 0 < high


def test_a_second_value_of_one_city_makes_it_a_series():
    assert dot_chart.has_single_values(three())
    assert not dot_chart.has_single_values(released(row(year=2011), row(year=2021)))


def test_the_words_name_every_city_and_make_no_ranking():
    text = comparison_wording.dots_alternative(three(), 1, "Anteil", Speaker(CATALOGUE, "de"))

    assert text.replace("\u00a0", " ") == (
        "Anteil, ein Punkt je Stadt: Essen 20,0 %, Herne 30,0 %, Oberhausen 10,0 %; ohne Rangfolge."
    )
    assert plain_series.dots(three(), 1, "Anteil", 9)[-1] == "Das ist keine Rangliste."
    assert "Man darf nur Städte mit dem gleichen Buchstaben vergleichen." in plain_series.dots(
        three(), 2, "Anteil", 9
    )


NINE = [city.code for city in CATALOGUE.monitored_cities]
LONG = "Anteil mit Zuwanderungsgeschichte unter den Beschäftigten unter 35 Jahren"


def test_many_cities_are_said_in_fewer_words_and_never_cut():
    pairs = [
        (row(area=area, value=10.0 + place), row(value=14.0)) for place, area in enumerate(NINE)
    ]
    text = comparison_wording.pairs_alternative(pairs, LONG, Speaker(CATALOGUE, "de"))

    assert text.replace("\u00a0", " ") == (
        f"{LONG} in 9 Städten: 10,0 % bis 18,0 %; Bevölkerung derselben Städte: 14,0 %. "
        "Unter der Bevölkerung: 4 von 9."
    )


@pytest.mark.parametrize("scales", [1, 3])
def test_many_dots_are_said_by_their_ends(scales):
    rows = [row(area=area, value=10.0 + place) for place, area in enumerate(NINE)]
    text = comparison_wording.dots_alternative(
        released(*rows), scales, LONG, Speaker(CATALOGUE, "de")
    )

    assert "9 Werte" in text
    assert ("10,0\u00a0% bis 18,0\u00a0%" in text) == (scales == 1)
    assert text.endswith((".", "%."))


def test_a_sentence_that_has_no_shorter_form_is_a_mistake_of_ours():
    with pytest.raises(AssertionError, match="too long for a breath"):
        first_that_fits("a" * 221, "b" * 221)


def test_other_areas_are_dots_where_they_have_one_value_and_panels_where_a_series(real_release):
    blocks = compose("comparison", View(real_release, {}, "de"))
    charts = {block.name: block for block in blocks if isinstance(block, Chart)}
    dots = charts["einordnung_staff_migration_share"]
    series = charts["verlauf_staff_migration_share"]

    assert "ein Punkt je Vergleichsgebiet" in dots.alternative
    assert "ein Feld je Vergleichsgebiet" in series.alternative
    assert not any("lines+markers" in trace["mode"] for trace in dots.figure["data"])
    assert all(len(trace["x"]) < 9 for trace in series.figure["data"])


@pytest.mark.parametrize(("which", "height"), [("real_release", 300), ("demo_release", 500)])
def test_the_page_draws_dots_for_single_values_and_panels_for_series(which, height, request):
    release = request.getfixturevalue(which)
    blocks = compose("comparison", View(release, {"reihe": "staff_migration_share"}, "de"))
    chart = next(block for block in blocks if isinstance(block, Chart))

    assert ("ein Punkt je Stadt" in chart.alternative) == (which == "real_release")
    assert (chart.figure["layout"]["height"] < height) == (which == "real_release")
