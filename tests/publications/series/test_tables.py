"""The table twins of charts."""

import pandas as pd

from indicators.publications.series import series_tables
from indicators.publications.series.drawn_bases import Use
from indicators.publications.speech.speaker import Speaker
from tests.publications.released import CATALOGUE, NAN, released


def test_a_hidden_value_shows_its_sign_and_never_a_blank():
    table = series_tables.figure_table(
        released({"status": "hidden", "value": NAN}), Speaker(CATALOGUE, "de")
    )

    assert list(table["Wert"].map(str)) == ["."]
    assert table["Wert"].iloc[0].value is None


def test_columns_that_say_nothing_are_left_out():
    table = series_tables.figure_table(released({}), Speaker(CATALOGUE, "de"))

    assert "95-%-Bereich" not in table
    assert "Zähler / Nenner" not in table
    assert "Antwortquote" not in table


def test_a_survey_share_stands_beside_its_response_rate():
    table = series_tables.figure_table(released({"response_rate": 22.1}), Speaker(CATALOGUE, "en"))

    assert list(table["Response rate"].map(str)) == ["22\u00a0%"]


def test_a_missing_part_of_a_share_is_a_question_mark():
    table = series_tables.figure_table(released({"numerator": 94}), Speaker(CATALOGUE, "de"))

    assert list(table["Zähler / Nenner"]) == ["94 / ?"]


def test_two_series_in_one_table_are_told_apart():
    rows = released({}, {"series": "population_migration_share", "method": "census"})
    table = series_tables.figure_table(rows, Speaker(CATALOGUE, "de"), with_series=True)

    assert list(table["Was"]) == [
        "Anteil der Beschäftigten mit Zuwanderungsgeschichte",
        "Bevölkerung mit Zuwanderungsgeschichte",
    ]


def test_breaks_have_names_even_if_no_entry_explains_them():
    assert series_tables.break_titles((), Speaker(CATALOGUE, "de")) == ""
    changed = ("base_changed",)
    assert series_tables.break_titles(changed, Speaker(CATALOGUE, "de")) == "neue Bezugsbasis"
    both = series_tables.break_titles(
        ("base_changed", "census_base_2011"), Speaker(CATALOGUE, "de")
    )
    assert both.startswith("neue Bezugsbasis; ")
    assert "Zensus 2011" in both


def test_bases_stand_with_concept_date_and_source():
    census = {"method": "census", "reference_date": pd.Timestamp(2022, 5, 15), "value": 26.9}
    table = series_tables.base_table(released(census), Speaker(CATALOGUE, "de"))

    assert list(table.iloc[0].map(str)) == [
        "Zensus, 15. Mai 2022: Migrationshintergrund (Statistisches Bundesamt)",
        "26,9\u00a0%",
        "Quelle",
    ]


def test_the_table_beside_a_city_chart_says_which_population_lines_are_no_reference():
    staff = released({"figure_id": 1, "line": 1})
    population = released(
        {"figure_id": 2, "line": 2, "series": "population_migration_share"},
        {"figure_id": 3, "line": 3, "series": "population_migration_share"},
    )
    uses = {2: Use("reference"), 3: Use("rejected", "concept")}

    german = series_tables.pair_table(staff, population, uses, Speaker(CATALOGUE, "de"))
    english = series_tables.pair_table(staff, population, uses, Speaker(CATALOGUE, "en"))

    assert list(german["Verwendung"]) == [
        "",
        "als Bezug verwendet",
        "nicht als Bezug verwendet: anderer Begriff",
    ]
    assert english["Use"].iloc[2] == "not used as reference: another concept"


def test_population_without_a_share_to_measure_has_no_use():
    population = released({"line": 2, "series": "population_migration_share"})
    table = series_tables.pair_table(
        population.iloc[:0], population, {2: Use("unjudged")}, Speaker(CATALOGUE, "de")
    )

    assert "Verwendung" not in table


def test_a_base_is_told_in_three_columns():
    table = series_tables.base_table(released({"year": 2013}), Speaker(CATALOGUE, "de"))

    assert list(table) == ["Methode, Stand, Begriff", "Wert", "Quelle"]
    assert ", 2013: " in table.iloc[0, 0]
