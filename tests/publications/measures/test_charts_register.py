"""Timeline, chain and matrix: what is drawn, and that nothing is drawn that is not known."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from indicators.catalogue import load_catalogue
from indicators.publications.measures import chain_chart, timeline_chart
from indicators.publications.measures.register import chain_of_goal, chain_of_measure, of_goal
from indicators.publications.recordability import matrix_chart
from indicators.publications.speech.speaker import Speaker

CATALOGUE = load_catalogue()
LANGUAGES = ("de", "en")


def known(**states):
    """A table of recordability in which everything is unknown but for `indicator=state`."""
    return pd.DataFrame(
        [
            {
                "area": city.code,
                "indicator": entry.name,
                "state": states.get(entry.name, "unknown"),
                "level": entry.recordability,
                "year": None,
            }
            for city in CATALOGUE.monitored_cities
            for entry in CATALOGUE.indicators
        ]
    )


@pytest.mark.parametrize(
    ("text", "is_end", "year"),
    [
        ("2013", False, 2013),
        ("2013", True, 2014),
        ("2013-07", False, 2013.5),
        ("2013-06", True, 2013.5),
        ("2012-01-01", False, pytest.approx(2012.0, abs=0.01)),
        ("2021-12-31", True, pytest.approx(2022.0, abs=0.01)),
    ],
)
def test_dates_become_years(text, is_end, year):
    assert timeline_chart.decimal_year(text, is_end=is_end) == year


def test_only_measures_with_a_stated_start_are_drawn():
    chart = timeline_chart.timeline(CATALOGUE.measures.entries, "de")
    solid, still_open, arrows = chart["data"]

    assert len(solid["y"]) == len(timeline_chart.dated_measures(CATALOGUE.measures.entries)) == 20
    assert len(still_open["y"]) == len(arrows["y"]) == 19


def test_a_bar_is_solid_only_up_to_the_date_of_its_source():
    measure = CATALOGUE.measures["81"]
    solid, still_open, _ = timeline_chart.timeline([measure], "de")["data"]

    assert solid["base"] == [2008]
    assert solid["base"][0] + solid["x"][0] == pytest.approx(2018.14, abs=0.01)
    assert still_open["base"][0] == pytest.approx(2018.14, abs=0.01)


def test_a_dated_measure_ends_where_it_ends():
    solid, still_open, _ = timeline_chart.timeline([CATALOGUE.measures["88"]], "de")["data"]

    assert (solid["base"], solid["x"], still_open["y"]) == ([2012], [6], [])


@pytest.mark.parametrize(("codes", "step"), [(("92", "123"), 10), (("84", "123"), 5)])
def test_years_lie_flat_and_are_fewer_over_a_long_span(codes, step):
    measures = [CATALOGUE.measures[code] for code in codes]
    axis = timeline_chart.timeline(measures, "de")["layout"]["xaxis"]

    assert (axis["tickangle"], axis["dtick"]) == (0, step)


def test_bars_start_from_the_earliest():
    starts = timeline_chart.timeline(CATALOGUE.measures.entries, "de")["data"][0]["base"]

    assert starts == sorted(starts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_of_bars_and_rows_are_unique(language):
    bars = timeline_chart.timeline(CATALOGUE.measures.entries, language)["data"][0]["y"]
    rows = matrix(known(), language)["data"][0]["y"]

    assert len(bars) == len(set(bars))
    assert len(rows) == len(set(rows)) == len(CATALOGUE.indicators)


def boxes(chart):
    """The words in the boxes and over the columns, as the drawing library keeps them."""
    return [note.text.replace("<br>", " ") for note in go.Figure(chart).layout.annotations]


LINKED = [
    chain.measures[0]
    for chain in (chain_of_measure(CATALOGUE, measure.code) for measure in CATALOGUE.measures)
    if chain.goals or chain.indicators
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("measure", LINKED, ids=lambda measure: measure.code)
def test_every_measure_with_a_chain_is_drawn_with_its_goals(measure, language):
    chain = chain_of_measure(CATALOGUE, measure.code)

    drawn = boxes(chain_chart.measure_chain(chain, language))

    assert {"de": f"Nr. {measure.code}", "en": f"No. {measure.code}"}[language] in drawn
    assert {getattr(goal.label, language) for goal in chain.goals} <= set(drawn)
    assert all(any(box.startswith(f"{entry.code} ") for box in drawn) for entry in chain.indicators)


@pytest.mark.parametrize("goal", CATALOGUE.goals.entries, ids=lambda goal: goal.code)
def test_every_goal_is_drawn_with_its_measures(goal):
    chain = chain_of_goal(CATALOGUE, goal.code)

    drawn = boxes(chain_chart.goal_chain(chain, "de"))

    assert goal.label.de in drawn
    assert {f"Nr. {measure.code}" for measure in chain.measures} <= set(drawn)


def test_what_goes_without_an_indicator_passes_a_box_that_says_so():
    chart = chain_chart.measure_chain(chain_of_measure(CATALOGUE, "82"), "de")
    texts = [note["text"] for note in chart["layout"]["annotations"]]

    assert "ohne Indikator" in texts


def matrix(table, language="de"):
    return matrix_chart.matrix(
        table, of_goal(CATALOGUE, None), CATALOGUE.monitored_cities, Speaker(CATALOGUE, language)
    )


def test_an_unknown_cell_carries_the_letter_of_its_effort():
    heat = matrix(known())["data"][0]

    assert {sign for row in heat["text"] for sign in row} == {"?<br>A", "?<br>B", "?<br>C"}
    assert {number for row in heat["z"] for number in row} == {0}


def test_every_state_has_a_sign_of_its_own_beside_its_colour():
    signs = [
        matrix_chart.cell_sign({"state": state, "level": "A"})
        for state in ("published", "hidden", "recordable", "not_recorded", "unknown")
    ]

    assert len(set(signs)) == 5


def test_a_published_figure_shows_in_its_row_only():
    heat = matrix(known(staff_migration_share="published"))["data"][0]

    assert heat["text"][0] == ["●"] * 9
    assert all("●" not in row for row in heat["text"][1:])


def test_the_drawing_library_takes_the_matrix_as_it_is():
    (heat,) = go.Figure(matrix(known(staff_foreign_share="hidden"), "en")).data

    assert (len(heat.z), {len(row) for row in heat.z}) == (38, {9})
    assert '<span style="font-size: 26px"><b>.</b></span>' in {
        sign for row in heat.text for sign in row
    }
