"""The additional line of the population at the ages of the staff, and its sentence."""

import pandas as pd

from indicators.publications.series import pairs_chart
from indicators.publications.series.drawn_bases import Use, references, with_staff_ages
from indicators.publications.series.staff_ages import staff_ages_note, weighted_population
from indicators.publications.speech.speaker import Speaker
from tests.publications.released import CATALOGUE, released

SPEAKER = Speaker(CATALOGUE, "de")
P1 = CATALOGUE.indicators["staff_migration_share"]
P8 = CATALOGUE.indicators["leadership_migration_share"]
OF_AGE, WEIGHTED = "population_working_age_migration_share", "population_staff_age_migration_share"
REGISTER = {"method": "population_register", "scope": "residents", "series": OF_AGE}
LINES = REGISTER | {"series": WEIGHTED, "scope": "administration", "line": 2}
FIGURES = released(
    {"value": 20.0},
    REGISTER | {"value": 30.0, "line": 1},
    LINES | {"value": 29.0},
    LINES | {"value": 28.0, "scope": "core_administration", "line": 3},
    LINES | {"value": 27.0, "concept": "foreign_nationality", "line": 4},
)
STAFF, POPULATION = FIGURES[:1], FIGURES[1:2]


def test_only_a_line_of_the_same_staff_and_a_like_concept_is_drawn():
    found = weighted_population(P1, STAFF, FIGURES, CATALOGUE)

    assert found["value"].tolist() == [29.0]
    assert weighted_population(P1, STAFF[:0], FIGURES, CATALOGUE).empty
    assert weighted_population(P8, STAFF, FIGURES, CATALOGUE).empty, "leaders have other ages"


def test_the_line_stands_beside_the_reference_and_never_in_its_place():
    weighted = weighted_population(P1, STAFF, FIGURES, CATALOGUE)
    uses = with_staff_ages({1: Use("reference")}, weighted)
    drawn = pd.concat([weighted, POPULATION])
    chart = pairs_chart.staff_beside_population(STAFF, drawn, uses, "Anteil", SPEAKER)
    names = [trace["name"].replace("<br>", " ") for trace in chart["data"]]

    assert names == [
        "Anteil",
        "Bevölkerung: Melderegister",
        "Bevölkerung: Melderegister, nach dem Alter der Beschäftigten gewichtet, kein Bezug der "
        "Bewertung",
    ]
    assert references(drawn, uses)["value"].tolist() == [30.0]


def test_the_sentence_names_both_shares_and_that_the_verdict_takes_the_other():
    weighted = weighted_population(P1, STAFF, FIGURES, CATALOGUE)
    said = staff_ages_note(weighted, POPULATION, SPEAKER).replace("\u00a0", " ")

    assert "**29,0 %** (2021) statt bei 30,0 %" in said
    assert said.endswith("die Bewertung rechnet mit dem ungewichteten Anteil.")
    alone = staff_ages_note(weighted, POPULATION[:0], SPEAKER)
    assert "statt bei" not in alone
    assert staff_ages_note(weighted[:0], POPULATION, SPEAKER) == ""
