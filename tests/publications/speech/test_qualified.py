"""What qualifies a value stands behind its date, once."""

import pytest

from indicators.publications.city.city_wording import describe_states
from indicators.publications.overview.known_chart import describe_state_bar
from indicators.publications.series.base_wording import base_range
from indicators.publications.speech.figure_formats import qualified, qualified_beside_method
from indicators.publications.speech.speaker import Speaker
from tests.publications.released import CATALOGUE, released, row

SPEAKER = Speaker(CATALOGUE, "de")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "2021"),
        ({"observation_status": "P"}, "2021, vorläufig"),
        ({"precision": "estimate", "method": "estimate"}, "2021, geschätzt"),
        ({"precision": "rounded"}, "2021, gerundet"),
        ({"response_rate": 58.0}, "2021, unter den Antwortenden, Beteiligung 58 %"),
    ],
)
def test_a_date_carries_what_qualifies_its_value(changes, said):
    assert qualified(row(**changes), SPEAKER).replace("\u00a0", " ") == said


def test_beside_its_method_an_estimate_is_not_called_one_twice():
    guessed = row(precision="estimate", method="estimate", observation_status="P")

    assert qualified_beside_method(guessed, SPEAKER) == "2021, vorläufig"
    assert qualified_beside_method(row(precision="estimate"), SPEAKER) == "2021, geschätzt"


def test_bases_of_several_ages_name_their_people():
    base = {"method": "population_register", "scope": "residents"}
    both = released(
        base | {"series": "population_migration_share", "value": 34.5},
        base | {"series": "population_working_age_migration_share", "value": 37.0, "line": 1},
    )
    said = base_range(both, SPEAKER).replace("\u00a0", " ")

    assert "**34,5 %** (Bevölkerung, Melderegister, 2021)" in said
    assert "**37,0 %** (Bevölkerung im erwerbsfähigen Alter, Melderegister, 2021)" in said
    assert "(Melderegister, 2021)" in base_range(both[:1], SPEAKER)


def test_several_hidden_values_are_counted_in_the_plural():
    states = released(*[{"series": "x"}] * 3)["status"].replace("published", "hidden")

    assert "3 geheim gehalten" in describe_states(states, "de")
    assert "liegt vor" not in describe_state_bar({"hidden": 12, "published": 1}, "de")
