"""The table twins of charts."""

import pandas as pd

from indicators.publications import tables
from tests.publications.released import CATALOGUE, NAN, released


def test_a_hidden_value_shows_its_sign_and_never_a_blank():
    table = tables.figure_table(released({"status": "hidden", "value": NAN}), CATALOGUE, "de")

    assert list(table["Wert"]) == ["."]


def test_columns_that_say_nothing_are_left_out():
    table = tables.figure_table(released({}), CATALOGUE, "de")

    assert "95-%-Bereich" not in table
    assert "Zähler / Nenner" not in table
    assert "Antwortquote" not in table


def test_a_survey_share_stands_beside_its_response_rate():
    table = tables.figure_table(released({"response_rate": 22.1}), CATALOGUE, "en")

    assert list(table["Response rate"]) == ["22\u00a0%"]


def test_a_missing_part_of_a_share_is_a_question_mark():
    table = tables.figure_table(released({"numerator": 94}), CATALOGUE, "de")

    assert list(table["Zähler / Nenner"]) == ["94 / ?"]


def test_two_series_in_one_table_are_told_apart():
    rows = released({}, {"series": "population_migration_share", "method": "census"})
    table = tables.figure_table(rows, CATALOGUE, "de", with_series=True)

    assert list(table["Was"]) == [
        "Anteil der Beschäftigten mit Zuwanderungsgeschichte",
        "Bevölkerung mit Zuwanderungsgeschichte",
    ]


def test_breaks_have_names_even_if_no_entry_explains_them():
    assert tables.break_titles("", CATALOGUE, "de") == ""
    assert tables.break_titles("base_changed", CATALOGUE, "de") == "neue Bezugsbasis"
    assert "Zensus 2011" in tables.break_titles("census_base_2011", CATALOGUE, "de")


def test_bases_stand_with_concept_date_and_source():
    census = {"method": "census", "reference_date": pd.Timestamp(2022, 5, 15), "value": 26.9}
    table = tables.base_table(released(census), CATALOGUE, "de")

    assert list(table.iloc[0]) == [
        "Zensus",
        "26,9\u00a0%",
        "15. Mai 2022",
        "Migrationshintergrund (Statistisches Bundesamt)",
        "Quelle",
    ]
