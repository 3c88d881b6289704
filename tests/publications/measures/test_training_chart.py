"""Participants of trainings: the counts that were delivered, and nothing else."""

from indicators.catalogue import load_catalogue
from indicators.publications.measures import training_chart
from indicators.publications.speech.speaker import Speaker
from indicators.publications.typed_cells import as_text
from tests.publications.released import NAN, released

SPEAKER = Speaker(load_catalogue(), "de")
LEADERS = {"series": "leaders_trained", "denominator": 300.0}
FIGURES = released(
    LEADERS | {"year": 2020, "numerator": 60.0},
    LEADERS | {"year": 2022, "numerator": 1090.0},
    LEADERS | {"year": 2021, "numerator": NAN},
    LEADERS | {"year": 2023, "numerator": 70.0, "breakdown": "sex=female"},
    LEADERS | {"year": 2024, "numerator": 4.0, "status": "hidden"},
    {"series": "trainees_trained", "year": 2022, "numerator": 12.0},
    {"series": "staff_migration_share", "year": 2022, "numerator": 99.0},
)
COUNTED = training_chart.participants(FIGURES)


def test_only_published_counts_of_all_people_trained_are_shown():
    assert as_text(training_chart.table(COUNTED, SPEAKER)).to_numpy().tolist() == [
        ["2020", "", "60"],
        ["2022", "12", "1.090"],
    ]


def test_the_picture_has_a_line_per_group_with_the_numbers_of_the_table():
    figure = training_chart.drawn(COUNTED, SPEAKER)
    lines = {trace["name"]: (trace["x"], trace["y"]) for trace in figure["data"]}

    assert lines == {
        "Geschulte Auszubildende": ([2022], [12]),
        "Geschulte Führungskräfte": ([2020, 2022], [60, 1090]),
    }
    assert figure["layout"]["yaxis"]["title"]["text"] == "Personen"


def test_the_message_names_first_and_last():
    assert training_chart.describe(COUNTED, "Essen", SPEAKER) == (
        "Geschulte Auszubildende: 12 (2022); "
        "Geschulte Führungskräfte: 60 (2020), 1.090 (2022) in Essen."
    )


def test_plain_german_says_the_newest_counts():
    assert training_chart.plain(COUNTED, SPEAKER)[1:] == [
        "Geschulte Auszubildende: 12 im Jahr 2022.",
        "Geschulte Führungskräfte: 1.090 im Jahr 2022.",
    ]
