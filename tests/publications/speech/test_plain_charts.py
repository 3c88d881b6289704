"""Plain German of the charts: short sentences, whole numbers, right unit, plural and direction."""

import re
from dataclasses import dataclass, replace
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.publications.measures.register import chain_of_goal, chain_of_measure
from indicators.publications.parity_path import parity_scenario
from indicators.publications.series import plain_series
from indicators.publications.series.drawn_bases import Use
from indicators.publications.speech import plain_pictures
from indicators.publications.speech.plain_values import whole
from tests.publications.released import CATALOGUE, NAN, released, row

POINTS = {"series": "representation_gap", "unit": "percentage_points"}


def series(*rows, title="Anteil"):
    table = released(*rows) if rows else released({}).iloc[:0]
    return plain_series.series(table, title, "Essen")[2:]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (20.4, "percent", "20 von 100"),
        (0.0, "percent", "0 von 100"),
        (0.3, "percent", "weniger als 1 von 100"),
        (1.0, "percent", "1 von 100"),
        (99.8, "percent", "fast 100 von 100"),
        (100.0, "percent", "100 von 100"),
        (12.6, "percentage_points", "13 von 100 weniger als in der Bevölkerung"),
        (-2.0, "percentage_points", "2 von 100 mehr als in der Bevölkerung"),
        (-0.3, "percentage_points", "fast kein Unterschied"),
        (0.55, "ratio", "55 zu 100"),
        (1.0, "persons", "1 Person"),
        (3001.0, "persons", "3.001 Personen"),
        (0.0, "persons", "0 Personen"),
        (1.0, "months", "1 Monat"),
        (18.0, "months", "18 Monate"),
        (12.9, "per_1000", "13 je 1.000"),
        (7.0, "count", "7"),
    ],
)
def test_each_unit_is_said_as_people_say_it(value, unit, text):
    assert whole(value, unit).text == text


def test_every_unit_of_the_catalogue_can_be_said():
    for unit in CATALOGUE.units:
        assert re.search(r"2(00)?", whole(2.0, unit.code).text), unit.code


def test_a_series_starts_with_place_and_topic():
    assert plain_series.series(released({}), "Anteil", "Essen")[:2] == [
        "Ort: Essen.",
        "Thema: Anteil.",
    ]


def test_nothing_published_and_everything_hidden_differ():
    assert series() == ["Dazu gibt es keine öffentliche Zahl."]
    assert series({"status": "hidden", "value": NAN}) == [
        "Dazu gibt es Zahlen.",
        "Zum Schutz der Menschen bleiben sie geheim.",
    ]


def test_one_value_has_no_direction():
    assert series({"value": 5}) == ["Im Jahr 2021: 5 von 100."]


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (30.0, "Die Zahl ist größer geworden."),
        (11.0, "Die Zahl ist kleiner geworden."),
        (20.3, "Beide Zahlen sind fast gleich."),
    ],
)
def test_the_direction_is_that_of_the_numbers_shown(last, said):
    text = series({"year": 2010}, {"year": 2015, "value": 99}, {"value": last})

    assert text == ["Im Jahr 2010: 20 von 100.", f"Im Jahr 2021: {last:.0f} von 100.", said]


@pytest.mark.parametrize("change", [{"breaks": ("census_base_2011",)}, {"segment": 1}])
def test_across_a_break_there_is_no_direction(change):
    text = series({"year": 2010}, {"value": 30.0} | change)

    assert text[2:] == [
        "Man zählt jetzt anders als früher.",
        "Alte und neue Zahlen passen nicht zusammen.",
    ]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (10.0, 14.0, ["Der Abstand ist größer geworden."]),
        (14.0, 10.0, ["Der Abstand ist kleiner geworden."]),
        (-2.0, -5.0, ["Der Abstand ist größer geworden."]),
        (-5.0, -2.0, ["Der Abstand ist kleiner geworden."]),
        (10.0, 10.2, ["Beide Zahlen sind fast gleich."]),
        (3.0, -3.0, []),
    ],
)
def test_a_gap_grows_and_shrinks_on_its_own_side(first, last, said):
    text = series(POINTS | {"year": 2010, "value": first}, POINTS | {"value": last})

    assert text[2:] == said


def test_two_values_of_a_year_are_told_by_their_days():
    days = [{"reference_date": pd.Timestamp(2021, month, 30), "value": month} for month in (6, 12)]

    assert series(*days)[:2] == [
        "Am 30. Juni 2021: 6 von 100.",
        "Am 30. Dezember 2021: 12 von 100.",
    ]


def test_several_lines_are_told_by_their_ends_and_hidden_ones_are_counted():
    hidden = {"status": "hidden", "value": NAN}
    text = series({}, {"line": 1, "value": 40, "low": 35.0, "high": 45.0}, hidden)

    assert text == [
        "Das Bild hat 2 Linien.",
        "Die kleinste neue Zahl ist: 20 von 100.",
        "Die größte neue Zahl ist: 40 von 100.",
        "Eine Zahl bleibt geheim.",
        "Die Striche im Bild zeigen: Die Zahlen sind nicht ganz genau.",
    ]
    assert "2 Zahlen bleiben geheim." in series({}, hidden, hidden)


def test_a_ratio_is_explained():
    assert series({"unit": "ratio", "value": 0.55}) == [
        "Im Jahr 2021: 55 zu 100.",
        "100 zu 100 heißt: Beide Gruppen sind gleich.",
    ]


def test_staff_and_population_are_told_but_not_compared():
    staff, nobody = released({}), released({}).iloc[:0]
    lines = released({"value": 34.3, "year": 2019}, {"value": 26.9, "year": 2022, "line": 1})
    used, unjudged = {0: Use("reference"), 1: Use("reference")}, {0: Use("unjudged")}

    both = plain_series.staff_beside_population(staff, lines, used, "Anteil", "Essen")
    assert both[2:] == [
        "Bei der Stadt waren es 2021: 20 von 100.",
        "In der Bevölkerung waren es 2022: 27 von 100.",
        "Die gestrichelten Linien zeigen die Bevölkerung.",
        "Man kann auf 2 Arten zählen.",
        "Dann kommen verschiedene Zahlen heraus.",
    ]
    alone = plain_series.staff_beside_population(
        nobody, lines.iloc[:1], unjudged, "Anteil", "Essen"
    )
    assert alone[2:] == [
        "Von der Stadt gibt es keine öffentliche Zahl.",
        "In der Bevölkerung waren es 2019: 34 von 100.",
        "Die gestrichelte Linie zeigt die Bevölkerung.",
    ]
    assert plain_series.staff_beside_population(staff, nobody, {}, "Anteil", "Essen")[-1] == (
        "Zur Bevölkerung gibt es keine passende öffentliche Zahl."
    )


def test_a_population_that_is_no_reference_is_not_told_as_one():
    lines = released({"value": 34.3, "year": 2019}, {"value": 26.9, "year": 2022, "line": 1})
    uses = {0: Use("reference"), 1: Use("rejected", "concept")}

    assert plain_series.staff_beside_population(released({}), lines, uses, "Anteil", "Essen")[
        2:
    ] == [
        "Bei der Stadt waren es 2021: 20 von 100.",
        "In der Bevölkerung waren es 2019: 34 von 100.",
        "Die gestrichelte Linie zeigt die Bevölkerung.",
        "Eine Linie ist grau.",
        "Diese Zahlen passen nicht zum Vergleich.",
    ]


@pytest.mark.parametrize(
    ("values", "scales", "said"),
    [
        ([], 0, ["Keine der 9 Städte hat dazu eine öffentliche Zahl."]),
        ([20.0], 1, ["Jede Stadt hat ein eigenes Feld.",
                     "Nur eine von 9 Städten hat eine öffentliche Zahl.",
                     "Die neueste Zahl ist: 20 von 100."]),
        ([20.0, 31.0], 1, ["Jede Stadt hat ein eigenes Feld.",
                           "2 von 9 Städten haben eine öffentliche Zahl.",
                           "Die kleinste neue Zahl ist: 20 von 100.",
                           "Die größte neue Zahl ist: 31 von 100.",
                           "Das ist keine Rangliste."]),
        ([20.0, 20.2], 1, ["Jede Stadt hat ein eigenes Feld.",
                           "2 von 9 Städten haben eine öffentliche Zahl.",
                           "Die neuesten Zahlen sind fast gleich: 20 von 100.",
                           "Das ist keine Rangliste."]),
        ([20.0, 31.0], 2, ["Jede Stadt hat ein eigenes Feld.",
                           "2 von 9 Städten haben eine öffentliche Zahl.",
                           "Die Städte zählen verschieden.",
                           "Man darf nur Felder mit dem gleichen Buchstaben vergleichen."]),
    ],
)  # fmt: skip
def test_panels_count_the_cities_and_rank_none(values, scales, said):
    newest = released(*({"value": value} for value in values)) if values else released({}).iloc[:0]

    assert plain_series.panels(newest, scales, "Anteil", 9)[1:] == said


def test_other_areas_have_singular_and_plural():
    assert "Das Bild zeigt ein anderes Gebiet." in plain_series.others("Anteil", 1)
    assert "Das Bild zeigt 12 andere Gebiete." in plain_series.others("Anteil", 12)


@pytest.mark.parametrize(
    ("staff", "said"),
    [
        (20.0, "Bei der Stadt sind es weniger."),
        (35.0, "Bei der Stadt sind es mehr."),
        (27.4, "Beide Zahlen sind fast gleich."),
    ],
)
def test_pairs_say_on_which_side_the_city_is(staff, said):
    pair = (row(value=staff, area="05113"), row(value=27.2, area="05113"))

    assert plain_series.pairs([pair], "Anteil", CATALOGUE)[2:] == [
        f"Essen. Bei der Stadt: {staff:.0f} von 100. In der Bevölkerung: 27 von 100. {said}"
    ]


STATES = ("published", "hidden", "recordable", "not_recorded", "unknown")


def test_states_are_counted_and_empty_ones_are_silent_but_for_published():
    many = dict(zip(STATES, (2, 3, 4, 5, 6), strict=True))

    assert plain_pictures.states(many) == [
        "Es geht um 20 Zahlen.",
        "2 Zahlen sind öffentlich.",
        "3 Zahlen bleiben geheim.",
        "4 Zahlen könnten die Städte zählen.",
        "5 Zahlen werden nicht gezählt.",
        "Über 6 Zahlen wissen wir nichts.",
    ]
    assert plain_pictures.states(dict.fromkeys(STATES, 1))[1:] == [
        "Eine Zahl ist öffentlich.",
        "Eine Zahl bleibt geheim.",
        "Eine Zahl könnte die Stadt zählen.",
        "Eine Zahl wird nicht gezählt.",
        "Über eine Zahl wissen wir nichts.",
    ]
    assert plain_pictures.states(dict.fromkeys(STATES, 0) | {"unknown": 1342}) == [
        "Es geht um 1.342 Zahlen.",
        "Keine Zahl ist öffentlich.",
        "Über 1.342 Zahlen wissen wir nichts.",
    ]


def test_the_map_has_a_range_or_one_number():
    assert "Es sind 0 bis 7 von 38 Themen." in plain_pictures.tiles({"a": 7, "b": 0}, 38)
    assert "Überall sind es 3 von 38 Themen." in plain_pictures.tiles({"a": 3, "b": 3}, 38)


def measures(*times):
    return [
        SimpleNamespace(running_time=SimpleNamespace(start=start, end=end)) for start, end in times
    ]


def test_the_timeline_counts_open_ends_and_missing_starts():
    both = measures(("2013-08", None), ("2008", "2017"))

    assert plain_pictures.timeline(both, 5) == [
        "Das Bild zeigt 2 Maßnahmen.",
        "Maßnahme heißt: Jemand tut etwas für ein Ziel.",
        "Der erste Balken beginnt im Jahr 2008.",
        "Ein Balken hat kein festes Ende.",
        "3 Maßnahmen fehlen im Bild: Niemand nennt ihren Anfang.",
    ]
    assert plain_pictures.timeline(both[1:], 1)[2:] == [
        "Der erste Balken beginnt im Jahr 2008.",
        "Jeder Balken hat ein festes Ende.",
    ]
    assert "Eine Maßnahme fehlt im Bild: Niemand nennt ihren Anfang." in plain_pictures.timeline(
        both, 3
    )


def test_a_chain_counts_figures_and_names_goals():
    figures, goals = CATALOGUE.indicators.entries, CATALOGUE.goals.entries

    assert plain_pictures.measure_chain("Maßnahme 81", figures[:3], goals[:2]) == [
        "Das Bild zeigt: Maßnahme 81.",
        "Sie soll 3 Zahlen verändern.",
        "Das hilft bei 2 Zielen.",
    ]
    assert plain_pictures.measure_chain("Maßnahme 81", figures[:1], goals[:1])[1:] == [
        "Sie soll eine Zahl verändern.",
        "Das hilft bei diesem Ziel: Kontraktziel 1.",
    ]
    assert plain_pictures.measure_chain("Maßnahme 81", [], [])[1:] == [
        "Dazu wird keine Zahl gezählt.",
        "Ein Ziel aus dem Kontrakt gehört nicht dazu.",
    ]


@pytest.mark.parametrize(
    ("indicators", "count", "said"),
    [
        (0, 0, ["Keine Zahl gehört zu diesem Ziel.", "Keine Maßnahme soll dabei helfen."]),
        (1, 1, ["Eine Zahl gehört zu diesem Ziel.", "Eine Maßnahme soll dabei helfen."]),
        (2, 40, ["2 Zahlen gehören zu diesem Ziel.", "40 Maßnahmen sollen dabei helfen."]),
    ],
)
def test_a_goal_has_none_one_or_many(indicators, count, said):
    goal = CATALOGUE.goals.entries[0]

    assert plain_pictures.goal_chain(goal, indicators, count)[1:] == said


def test_the_matrix_counts_rows_and_columns():
    table = pd.DataFrame(
        {"indicator": ["a", "a", "b", "b"], "area": ["x", "y"] * 2,
         "state": ["published", "unknown", "unknown", "hidden"]}
    )  # fmt: skip

    assert plain_pictures.matrix(table) == [
        "Die 2 Zeilen sind Themen.",
        "Die 2 Spalten sind Städte.",
        "Eine Zahl ist öffentlich.",
        "Eine Zahl bleibt geheim.",
        "Über 2 Zahlen wissen wir nichts.",
    ]


PATH = parity_scenario.look_ahead(
    {"staff": 10.0, "intake_share": 34.0, "turnover": 4.0, "population": 18.0,
     "population_trend": 0.0}, 2026, 2040,
)  # fmt: skip
"""The example of the page: 18,0 % after ten years."""


def test_the_path_is_an_example_and_never_a_forecast():
    text = plain_pictures.parity_path(PATH, "Essen", is_own_start=False)

    assert text[:5] == [
        "Stadt: Essen.",
        "Das ist nur ein Beispiel.",
        "Niemand kennt die Zukunft.",
        "Im Beispiel sind es 2026 bei der Stadt: 10 von 100.",
        "In der Bevölkerung sind es: 18 von 100.",
    ]
    assert text[-1] == "In diesem Beispiel ist das Ziel im Jahr 2036 erreicht."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"years": None}, ["In diesem Beispiel ist das Ziel auch in 100 Jahren nicht erreicht."]),
        ({"years": 0}, ["In diesem Beispiel ist das Ziel schon erreicht."]),
        ({"years": 4, "lost": 9}, ["In diesem Beispiel ist das Ziel im Jahr 2030 erreicht.",
                                   "Ab 2035 liegt die Bevölkerung wieder vorn."]),
    ],
)  # fmt: skip
def test_the_path_may_never_or_only_for_a_while_reach_parity(changes, said):
    path = replace(PATH, **changes)
    assert plain_pictures.parity_path(path, "Essen", is_own_start=False)[7:] == said


def test_a_start_value_that_a_visitor_chose_is_not_told_as_one_of_the_city():
    own = plain_pictures.parity_path(PATH, "Essen", is_own_start=True)

    assert own[3:5] == [
        "Die erste Zahl haben Sie selbst gewählt.",
        "Sie kommt nicht von der Stadt.",
    ]


@dataclass
class Shape:
    """Limits of a plain sentence."""

    longest: int = 14
    foreign: str = r"[()%]|Prozent|Intervall|Konfidenz|Parität|signifikant|Median|Indikator"


def assert_plain(sentences):
    clauses = [part for text in sentences for part in re.split(r"(?<=[.?]) (?=[A-ZÄÖÜ])", text)]
    for clause in clauses:
        assert clause[-1] in ".?", clause
        assert not re.search(r"[{}]|\bnan\b|None|  |\s[.,;]|\.\.", clause), clause
        if not clause.startswith(("Thema:", "Ort:")):
            assert len(clause.split()) <= Shape.longest, clause
            assert not re.search(Shape.foreign, clause), clause


@st.composite
def figure_rows(draw):
    unit = draw(st.sampled_from([unit.code for unit in CATALOGUE.units]))
    return [
        row(
            unit=unit,
            year=draw(st.integers(2005, 2025)),
            line=draw(st.integers(0, 2)),
            segment=draw(st.integers(0, 1)),
            status=(status := draw(st.sampled_from(["published", "hidden"]))),
            value=NAN if status == "hidden" else draw(st.floats(-100, 100)),
        )
        for _ in range(draw(st.integers(0, 6)))
    ]


@given(figure_rows())
def test_every_series_is_told_in_short_whole_sentences(rows):
    table = released(*rows) if rows else released({}).iloc[:0]

    assert_plain(plain_series.series(table, "Anteil", "Essen"))


@given(st.lists(st.integers(0, 40), min_size=5, max_size=5), st.integers(0, 60))
def test_every_picture_is_told_in_short_whole_sentences(counts, many):
    assert_plain(plain_pictures.states(dict(zip(STATES, counts, strict=True))))
    assert_plain(plain_pictures.tiles(dict(zip("ABCDE", counts, strict=True)), 38))
    assert_plain(plain_pictures.goal_chain(CATALOGUE.goals.entries[0], counts[0], many))
    assert_plain(plain_series.panels(released({}).iloc[:0], 0, "Anteil", 9))
    assert_plain(plain_series.others("Anteil", many + 1))


@pytest.mark.parametrize("code", [measure.code for measure in CATALOGUE.measures])
def test_every_chain_is_told_in_short_whole_sentences(code):
    chain = chain_of_measure(CATALOGUE, code)

    assert_plain(plain_pictures.measure_chain(f"Maßnahme {code}", chain.indicators, chain.goals))


@pytest.mark.parametrize("goal", [goal.code for goal in CATALOGUE.goals])
def test_every_goal_is_told_in_short_whole_sentences(goal):
    chain = chain_of_goal(CATALOGUE, goal)
    goal_entry = CATALOGUE.goals[goal]

    assert_plain(plain_pictures.goal_chain(goal_entry, len(chain.indicators), len(chain.measures)))
