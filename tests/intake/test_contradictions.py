"""What cannot be true at once is found; what only looks odd is asked about."""

from datetime import date

import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.intake.direct import check_directly
from indicators.intake.observations import to_observations
from tests.intake.sample_rows import table_of

TODAY = date(2026, 11, 21)


def found(rows, **others):
    """(rule, row) of all findings on rows of figures, and of other sheets of the same file."""
    tables = {form: table_of(form, examples) for form, examples in others.items()}
    tables["figures"] = to_observations(table_of("figures", rows))
    findings = check_directly(tables, load_catalogue(), TODAY)
    return list(findings[["rule", "row"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("year", "day", "fits"),
    [
        ("2023", "2023-12-31", True),
        ("2023", "2024-01-01", True),
        ("2023", "2023-01-01", True),
        ("2023", "", True),
        ("2012", "2023-12-31", False),
        ("2023", "2012-12-31", False),
        ("2023", "2024-01-02", False),
        ("2023", "2025-01-01", False),
    ],
)
def test_the_reference_date_lies_in_its_year_or_at_its_end(year, day, fits):
    rules = [rule for rule, _ in found([{"year": year, "reference_date": day}])]

    assert rules == [] if fits else rules == ["year_fits_date"]


@pytest.mark.parametrize(
    ("status", "precision", "rules"),
    [
        ("A", "as_published", []),
        ("E", "estimate", ["not_an_estimate"]),
        ("P", "as_published", []),
        ("B", "rounded", []),
        ("E", "calculated", []),
        ("M", "as_published", ["missing_has_no_value"]),
        ("F", "as_published", ["forecast_is_no_figure"]),
        ("E", "as_published", ["estimate_says_so"]),
        ("A", "estimate", ["estimate_says_so", "not_an_estimate"]),
    ],
)
def test_a_status_says_what_value_and_precision_say(status, precision, rules):
    rows = [{"observation_status": status, "precision": precision}]

    assert sorted(rule for rule, _ in found(rows)) == rules


PERSONS = {"unit": "persons", "concept": "all"}


def counted(quantity, value, breakdown="", **cells):
    return PERSONS | {"quantity": quantity, "value": value, "breakdown": breakdown} | cells


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        (counted("survey_invited", "900"), counted("survey_answers", "901")),
        (counted("trainees_completed", "30"), counted("trainees_taken_over", "31")),
        (counted("trainee_cohort", "40"), counted("trainee_cohort", "41", "trained=trained")),
        (counted("staff", "40"), counted("staff_foreign_count", "41")),
        (
            counted("staff", "40", "grade=higher_service"),
            counted("staff", "41", "grade=higher_service|sex=female"),
        ),
        (
            counted("staff", "40"),
            counted("staff", "41", "migration_history=with", concept="migration_background"),
        ),
    ],
    ids=["answers", "taken over", "trained", "foreign", "two conditions", "another concept"],
)
def test_a_part_above_its_whole_is_an_error_and_an_equal_one_is_not(whole, part):
    equal = part | {"value": whole["value"]}

    assert found([whole, part]) == [("part_within_group", 3)]
    assert found([whole, equal]) == []


@pytest.mark.parametrize(
    "other",
    [{"year": "2020"}, {"area": "05113"}, {"scope": "residents"}, {"reference_date": "2021-12-31"}],
)
def test_wholes_of_another_place_or_time_say_nothing(other):
    rows = [counted("survey_invited", "9", **other), counted("survey_answers", "10")]

    assert [rule for rule, _ in found(rows)] == []


def test_where_sources_disagree_only_what_exceeds_all_is_impossible():
    rows = [
        counted("survey_invited", "900"),
        counted("survey_invited", "1000", source_title="Presse"),
        counted("survey_answers", "950"),
    ]

    assert "part_within_group" not in [rule for rule, _ in found(rows)]


def series(*values, **cells):
    """One row per year from 2011 on, every other year."""
    years = range(2011, 2011 + 2 * len(values), 2)
    return [{"year": str(year), "value": value} | cells
            for year, value in zip(years, values, strict=True)]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        (["22,8", "0"], [3]),
        (["0", "22,8"], [2]),
        (["22,8", "0", "23"], [3]),
        (["22,8", "0,0", "0"], [3, 4]),
        (["22,8", "21"], []),
    ],
    ids=["a fall to zero", "a first zero", "a zero between", "two at the end", "no zero"],
)
def test_a_zero_beside_other_values_wants_a_word(values, asked):
    assert found(series(*values)) == [("zero_in_series", row) for row in asked]


def test_a_zero_that_is_explained_is_not_asked_about():
    assert found(series("22,8", "0", note_de="Alle sind ausgeschieden.")) == []


def test_a_lone_zero_for_a_whole_is_asked_about_and_one_of_a_small_part_is_not():
    assert found(series("0")) == [("zero_explained", 2)]
    assert found(series("0", breakdown="sex=diverse")) == []
    assert found(series("0", "0", breakdown="sex=diverse")) == []


def test_the_no_of_a_yes_or_no_is_not_asked_about():
    charter = {"quantity": "charter_of_diversity", "unit": "count"}
    events = {"quantity": "outreach_events", "unit": "count"}

    assert found(series("0", "1", **charter)) == []
    assert found(series("0", **charter)) == []
    assert found(series("12", "0", **events)) == [("zero_in_series", 3)]


def test_zeros_of_different_series_do_not_meet():
    rows = [{"value": "0", "breakdown": "sex=diverse"}, {"value": "20", "breakdown": "sex=male"}]

    assert found(rows) == []


NOT_RECORDED = {"indicator": "trainee_migration_share", "year": "2021"}


@pytest.mark.parametrize(
    ("figure", "statement", "rules"),
    [
        ({}, NOT_RECORDED, ["not_recorded_has_no_value"]),
        ({}, NOT_RECORDED | {"recordability": "recordable"}, []),
        ({}, NOT_RECORDED | {"year": "2020"}, []),
        ({}, NOT_RECORDED | {"area": "05113"}, []),
        ({}, NOT_RECORDED | {"indicator": "staff_migration_share"}, []),
        ({"file": "presse.csv"}, NOT_RECORDED, ["not_recorded_but_known"]),
        (
            counted("staff", "30", "migration_history=with"),
            NOT_RECORDED | {"indicator": "staff_migration_share"},
            ["not_recorded_has_no_value"],
        ),
        (
            counted("fire_service_migration_count", "30"),
            NOT_RECORDED | {"indicator": "staff_migration_share_fire_service"},
            ["not_recorded_has_no_value"],
        ),
    ],
)
def test_not_recorded_beside_a_value_is_a_contradiction(figure, statement, rules):
    rules_found = [rule for rule, _ in found([figure], recordability=[statement])]

    assert rules_found == rules


def test_an_estimate_is_what_not_recorded_means():
    estimate = {"precision": "estimate", "observation_status": "E"}

    rules = [rule for rule, _ in found([estimate], recordability=[NOT_RECORDED])]

    assert rules == ["not_an_estimate"]


def test_a_finding_that_may_be_published_names_no_value_of_another_sheet():
    """Findings on figures are protected with them; those on other sheets are shown as they are."""
    figures = to_observations(table_of("figures", [{"file": "presse.csv", "value": "87,65"}]))
    tables = {"figures": figures, "recordability": table_of("recordability", [NOT_RECORDED])}

    found = check_directly(tables, load_catalogue(), TODAY)

    told = pd.concat([found["sentence_de"], found["sentence_en"], found["value"]])
    assert list(found["rule"]) == ["not_recorded_but_known"]
    assert not told.str.contains("87").any()
