"""What charts draw, and what they must not draw."""

import plotly.graph_objects as go
import pytest

from indicators.publications.comparison import city_panels
from indicators.publications.drawing.line_names import line_names
from indicators.publications.drawing.svg.scales import Scale, ticks
from indicators.publications.series import dumbbell_chart, pairs_chart, time_line_chart
from indicators.publications.series.drawn_bases import Use
from indicators.publications.speech.speaker import Speaker
from tests.publications.released import CATALOGUE, NAN, released, row

CITIES = ["05113", "05117", "05512", "05911"]


def drawn(chart, kind="lines+markers"):
    return [trace for trace in chart["data"] if trace.get("mode") == kind]


def test_a_break_parts_the_line_and_is_marked():
    figures = released(
        {"year": 2010}, {"year": 2011, "segment": 1, "breaks": ("census_base_2011",)}
    )
    chart = time_line_chart.time_line(figures, Speaker(CATALOGUE, "de"))

    assert [trace["x"] for trace in drawn(chart)] == [[2010], [2011]]
    assert [shape["x0"] for shape in chart["layout"]["shapes"]] == [2010.5]


def test_hidden_figures_are_not_drawn():
    figures = released({"year": 2019}, {"year": 2020, "status": "hidden", "value": NAN})
    chart = time_line_chart.time_line(figures, Speaker(CATALOGUE, "de"))

    assert [trace["x"] for trace in drawn(chart)] == [[2019]]


def test_intervals_are_bars_around_their_point():
    chart = time_line_chart.time_line(released({"low": 12, "high": 31}), Speaker(CATALOGUE, "de"))
    bars = drawn(chart)[0]["error_y"]

    assert (bars["arrayminus"], bars["array"]) == ([8], [11])


def test_lines_are_called_by_what_sets_them_apart():
    figures = released({"breakdown": "sex=female"}, {"breakdown": "sex=male", "line": 1})

    assert line_names(figures, Speaker(CATALOGUE, "de")) == {0: "weiblich", 1: "männlich"}


def test_population_is_dashed_and_staff_is_not():
    staff = released({})
    population = released({"line": 5, "method": "census"}, {"line": 6, "method": "mikrozensus"})
    uses = {5: Use("reference"), 6: Use("earlier")}
    chart = pairs_chart.staff_beside_population(
        staff, population, uses, "Anteil", Speaker(CATALOGUE, "de")
    )

    assert [trace["line"]["dash"] for trace in chart["data"]] == ["solid", "dash", "dot"]
    assert [trace["name"] for trace in chart["data"]] == [
        "Anteil",
        "Bevölkerung: Zensus",
        "Bevölkerung: Mikrozensus, Bezug nur<br>für ältere Werte",
    ]


def panels(axes, *rows):
    return city_panels.area_panels(released(*rows), axes, CITIES, Speaker(CATALOGUE, "de"))


def titles(chart):
    return [note["text"] for note in chart["layout"]["annotations"]]


def ends_of(chart, axis):
    """The ends of a scale; the upper one is drawn a hair below the edge of its plot."""
    low, high = chart["layout"][axis]["range"]
    marked = chart["layout"][axis]["tickvals"]
    assert marked[-1] < high <= marked[-1] + 0.01 * (high - low)
    return [low, marked[-1]]


def test_the_upper_end_of_a_scale_is_named_above_the_plot_where_no_line_is():
    rows = [{"area": "05117", "year": year, "value": 22.0, "high": 38.0} for year in (2004, 2023)]
    chart = panels({"05117": 0}, *rows)
    (end,) = [
        note for note in chart["layout"]["annotations"] if note["text"] == "Achse bis 40\u00a0%"
    ]

    assert ends_of(chart, "yaxis2") == [0, 40]
    assert end["y"] == chart["layout"]["yaxis2"]["domain"][1]
    assert end["yanchor"] == "bottom"


@pytest.mark.parametrize(
    ("values", "ends"),
    [((0.0, 0.0), [0, 1]), ((3.0, 41.0), [0, 50]), ((0.12, 0.3), [0, 0.3]), 
     ((-7.0, 12.0), [-8, 15]), ((-7.0, -1.0), [-8, 0])],
)  # fmt: skip
def test_a_scale_ends_at_round_values_around_all_it_shows(values, ends):
    rows = [{"year": 2020 + order, "value": value} for order, value in enumerate(values)]

    assert ends_of(panels({"05117": 0}, *rows), "yaxis2") == ends


def test_a_city_without_a_value_stays_as_an_empty_panel_and_never_as_zero():
    chart = panels({"05117": 0}, {})
    values = [trace["y"] for trace in chart["data"]]

    assert titles(chart).count("nicht<br>veröffentlicht") == 3
    assert values.count([None]) == 3
    assert [20.0] in values


def test_two_years_without_room_beside_each_other_stand_one_above_the_other():
    rows = [{"area": "05113", "year": year, "value": 20.0} for year in (2010, 2025)]
    close = [{"area": "05117", "year": year, "value": 30.0} for year in (2023, 2025)]
    layout = panels({"05113": 0, "05117": 0}, *rows, *close)["layout"]

    assert layout["xaxis"]["ticktext"] == ["2010", "2025"]
    assert layout["xaxis2"]["ticktext"] == ["2023–<br>2025"]
    assert layout["xaxis2"]["tickvals"] == [2024]


@pytest.mark.parametrize(
    ("years", "named"),
    [
        ((2021,), [2021]),
        ((2019, 2024), [2019, 2020, 2021, 2022, 2023, 2024]),
        ((2013, 2025), [2013, 2016, 2019, 2022, 2025]),
        ((1995, 2022), [1997, 2002, 2007, 2012, 2017, 2022]),
    ],
)
def test_the_newest_year_is_always_named_and_never_more_than_a_phone_has_room_for(years, named):
    axis = time_line_chart.year_axis(released(*[{"year": year} for year in years]))
    low, high = axis["range"]
    scale = Scale(low, high, 0, 1)

    assert [tick.value for tick in ticks(axis, scale, 9, "de")] == named


def test_comparable_cities_share_a_scale():
    chart = panels({"05113": 0, "05117": 0}, {"area": "05113", "value": 60}, {"value": 5})

    assert chart["layout"]["yaxis"]["range"] == chart["layout"]["yaxis2"]["range"]
    assert not any("Maßstab" in title for title in titles(chart))


def test_cities_that_do_not_compare_have_scales_of_their_own_and_say_so():
    chart = panels({"05113": 0, "05117": 1}, {"area": "05113", "value": 60}, {"value": 5})

    assert ends_of(chart, "yaxis") == [0, 60]
    assert ends_of(chart, "yaxis2") == [0, 5]
    assert [title for title in titles(chart) if "Maßstab" in title] == [
        "Achse bis 60\u00a0%<br>(Maßstab A)",
        "Achse bis 5\u00a0%<br>(Maßstab B)",
    ]


def dumbbells(*pairs):
    return dumbbell_chart.dumbbells(pairs, Speaker(CATALOGUE, "de"))


def test_the_bar_of_a_city_ends_at_its_staff_and_its_population():
    pairs = [(row(value=3.1), row(value=19.4)), (row(value=30, area="05113"), row(value=25))]
    bars, _, staff, _, population = dumbbells(*pairs)["data"]

    assert bars["x"] == [3.1, 19.4, None, 30, 25, None]
    assert staff["textposition"] == ["middle left", "middle right"]
    assert population["textposition"] == ["middle right", "middle left"]


def test_each_end_has_its_own_range_and_its_value_stands_beyond_it():
    pair = (row(value=10, low=8, high=13), row(value=20, low=19, high=22))
    _, staff, _, own, population, _, base = dumbbells(pair)["data"]

    assert staff["x"] == [8, 13, None, 8, 8, None, 13, 13, None]
    assert population["x"][:2] == [19, 22]
    assert (own["x"], base["x"]) == ([8], [22])


def test_names_of_cities_stand_beside_their_rows_in_one_spelling():
    pairs = [(row(value=3), row(value=19)), (row(value=30, area="05113"), row(value=25))]
    axis = dumbbells(*pairs)["layout"]["yaxis"]
    panel = titles(panels({"05117": 0}, {}))

    assert dict(zip(axis["tickvals"], axis["ticktext"], strict=True)) == {
        2: "Mülheim an der<br>Ruhr", 1: "Essen",
    }  # fmt: skip
    assert "<b>Mülheim an der<br>Ruhr</b><br>20,0\u00a0% (2021)" in panel


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Mülheim an der Ruhr", "Mülheim an der<br>Ruhr"),
        ("Nordrhein-Westfalen", "Nordrhein-<br>Westfalen"),
        ("Niedersachsen (Landesverwaltung)", "Niedersachsen<br>(Landes-<br>verwaltung)"),
        ("Essen", "Essen"),
    ],
)
def test_a_name_above_a_panel_breaks_between_words(name, shown):
    assert city_panels.wrapped_name(name) == shown


def test_a_unit_too_long_for_a_panel_stands_below_its_number():
    chart = panels({"05117": 0}, {"unit": "persons", "value": 140_000.0})

    assert "Achse bis<br>150.000<br>Personen" in titles(chart)


def test_two_lines_of_staff_have_names_and_symbols_of_their_own():
    staff = released({"year": 2021}, {"year": 2022, "line": 1, "concept": "foreign_nationality"})
    chart = pairs_chart.staff_beside_population(
        staff, staff.iloc[:0], {}, "Anteil", Speaker(CATALOGUE, "de")
    )
    names = [trace["name"].replace("<br>", " ") for trace in chart["data"]]

    assert len(set(names)) == 2
    assert names[0] == "Anteil: Migrationshintergrund (Statistisches Bundesamt)"
    assert len({trace["marker"]["symbol"] for trace in chart["data"]}) == 2


def test_plotly_accepts_every_chart():
    pairs = [(row(value=0), row(value=0)), (row(value=100), row(value=0.4))]
    for chart in (
        time_line_chart.time_line(released({"low": 1, "high": 40}), Speaker(CATALOGUE, "en")),
        panels({"05117": 0}, {}),
        dumbbell_chart.dumbbells(pairs, Speaker(CATALOGUE, "en")),
    ):
        figure = go.Figure(chart)

        assert [trace.type for trace in figure.data] == [trace["type"] for trace in chart["data"]]
        assert all(len(trace.x) == len(trace.y) > 0 for trace in figure.data)
