"""Every kind of formula on counts one can add up by hand."""

from datetime import date
from math import isnan

import pytest

from indicators.build import build
from indicators.catalogue import load_catalogue
from indicators.workplace import Workplace
from tests.analysis.builders import all_figures, computed, write_deliveries


def only(drawing, folder, series):
    """The single figure that is computed."""
    figures = computed(drawing, folder, series)
    assert len(figures) == 1, figures
    return figures[0]


def test_people_who_did_not_answer_are_in_neither_part_of_a_share(tmp_path):
    figure = only(
        """
        quantity | breakdown                 | value
        staff    | migration_history=with    | 30
        staff    | migration_history=without | 90
        staff    | migration_history=unknown | 40
        """,
        tmp_path,
        "staff_migration_share",
    )

    assert (figure["numerator"], figure["denominator"], figure["value"]) == (30, 120, 25.0)
    assert (figure["unit"], figure["precision"]) == ("percent", "calculated")


def test_days_per_hundred_staff(tmp_path):
    figure = only(
        """
        quantity                  | concept | value
        training_participant_days | all     | 150
        staff                     | all     | 300
        """,
        tmp_path,
        "training_days",
    )

    assert (figure["value"], figure["unit"]) == (50.0, "per_100")


def test_multipliers_per_thousand_staff(tmp_path):
    figure = only(
        """
        quantity              | concept | value
        certified_multipliers | all     | 6
        staff                 | all     | 3000
        """,
        tmp_path,
        "certified_multipliers",
    )

    assert (figure["value"], figure["unit"]) == (2.0, "per_1000")


def test_the_ratio_of_two_rates_names_the_smallest_group_behind_it(tmp_path):
    figure = only(
        """
        quantity   | breakdown                 | value
        offers     | migration_history=with    | 10
        applicants | migration_history=with    | 100
        offers     | migration_history=without | 40
        applicants | migration_history=without | 200
        """,
        tmp_path,
        "selection_ratio",
    )

    assert figure["value"] == pytest.approx(0.5)
    assert (figure["numerator"], figure["denominator"]) == (0.1, 0.2)
    assert figure["smallest_count"] == 10


def test_those_refused_can_be_the_smallest_group(tmp_path):
    figure = only(
        """
        quantity   | breakdown                 | value
        offers     | migration_history=with    | 97
        applicants | migration_history=with    | 100
        offers     | migration_history=without | 40
        applicants | migration_history=without | 200
        """,
        tmp_path,
        "selection_ratio",
    )

    assert figure["smallest_count"] == 3


def test_a_count_adds_up_its_kinds_and_has_no_parts(tmp_path):
    figure = only(
        """
        quantity            | breakdown                                | value
        introductory_places | kind_of_place=introductory_qualification | 5
        introductory_places | kind_of_place=internship                 | 20
        """,
        tmp_path,
        "introductory_places",
    )

    assert figure["value"] == 25
    assert figure["numerator"] != figure["numerator"]
    assert figure["denominator"] != figure["denominator"]


def test_rows_of_a_finer_breakdown_are_not_counted_twice(tmp_path):
    figure = only(
        """
        quantity | breakdown                            | value
        staff    |                                      | 130
        staff    | migration_history=with               | 30
        staff    | migration_history=without            | 90
        staff    | migration_history=with|sex=female    | 20
        staff    | migration_history=with|sex=male      | 10
        staff    | migration_history=without|sex=female | 50
        staff    | migration_history=without|sex=male   | 40
        """,
        tmp_path,
        "staff_migration_share",
    )

    assert (figure["numerator"], figure["denominator"]) == (30, 120)


def test_a_breakdown_gives_one_share_per_category(tmp_path):
    figures = computed(
        """
        quantity | breakdown                                             | value
        staff    | migration_history=with                                | 30
        staff    | migration_history=without                             | 90
        staff    | migration_history=with|status=civil_servants          | 10
        staff    | migration_history=without|status=civil_servants       | 40
        staff    | status=contract_staff|migration_history=with          | 20
        staff    | status=contract_staff|migration_history=without       | 50
        """,
        tmp_path,
        "staff_migration_share_by_status",
    )

    assert {row["breakdown"]: (row["numerator"], row["denominator"]) for row in figures} == {
        "status=civil_servants": (10, 50),
        "status=contract_staff": (20, 70),
    }


@pytest.mark.parametrize(
    ("series", "drawing"),
    [
        ("training_days", "quantity | value\ntraining_participant_days | 150"),
        ("training_days", "quantity | value\nstaff | 300"),
        (
            "staff_migration_share",
            "quantity | breakdown | value\nstaff | migration_history=without | 90",
        ),
        (
            "selection_ratio",
            """quantity   | breakdown                 | value
               offers     | migration_history=with    | 10
               applicants | migration_history=with    | 100
               offers     | migration_history=without | 40""",
        ),
    ],
)
def test_a_missing_count_gives_no_figure(series, drawing, tmp_path):
    assert computed(drawing, tmp_path, series) == []


def test_a_missing_other_half_of_the_base_gives_no_figure(tmp_path):
    drawing = "quantity | breakdown | value\nadverts | competence=named | 10"

    assert computed(drawing, tmp_path, "adverts_naming_competence") == []


def test_nothing_is_divided_by_zero(tmp_path):
    drawing = """
        quantity                  | value
        training_participant_days | 150
        staff                     | 0
        """

    (share_of_nobody,) = computed(drawing, tmp_path, "training_days")
    assert isnan(share_of_nobody["value"])
    assert "training_days" not in set(all_figures(drawing, tmp_path)["series"])


TAKEN_OVER = """
    quantity            | breakdown              | value
    trainees_taken_over | migration_history=with | 0
    trainees_completed  | migration_history=with | {}
    """


@pytest.mark.usefixtures("without_rules")
@pytest.mark.parametrize("finished", [0, 3])
def test_nobody_and_three_people_look_the_same_from_outside(finished, tmp_path):
    """A year without a row would tell that nobody with migration history finished."""
    files = write_deliveries(TAKEN_OVER.format(finished), tmp_path)
    release = build(Workplace(tuple(files), tmp_path), load_catalogue(), date(2026, 11, 21))
    row = release.figures("takeover_rate").squeeze()

    assert (row["status"], row["observation_status"]) == ("hidden", "A")
    assert row[["value", "numerator", "denominator", "low", "high", "decimals"]].isna().all()


def test_a_share_printed_without_counts_does_not_tell_them_by_its_decimals(tmp_path):
    drawing = """
        quantity              | value         | numerator | denominator
        staff_migration_share | 16,6666666667 |           |
        staff_foreign_share   | 12,50         | 100       | 800
        """
    figures = all_figures(drawing, tmp_path).set_index("series")

    assert figures.loc["staff_migration_share", ["value", "decimals"]].tolist() == [16.7, 1]
    assert figures.loc["staff_foreign_share", ["value", "decimals"]].tolist() == [12.5, 2]


def test_a_zero_that_was_counted_is_a_figure(tmp_path):
    drawing = """
        quantity | breakdown            | value
        adverts  | competence=named     | 0
        adverts  | competence=not_named | 10
        """

    assert only(drawing, tmp_path, "adverts_naming_competence")["value"] == 0


@pytest.mark.parametrize(
    ("column", "other"), [("year", "2023"), ("area", "05113"), ("scope", "core_administration")]
)
def test_counts_of_another_year_place_or_part_do_not_belong_together(column, other, tmp_path):
    plain = {"year": "2024", "area": "05117", "scope": "administration"}[column]
    drawing = f"""
        quantity                  | {column} | value
        training_participant_days | {plain}  | 150
        staff                     | {other}  | 300
        """

    assert computed(drawing, tmp_path, "training_days") == []


def test_a_later_file_replaces_the_same_count(tmp_path):
    figure = only(
        """
        file           | quantity | breakdown                 | value
        2024.csv       | staff    | migration_history=with    | 30
        2024.csv       | staff    | migration_history=without | 90
        2024_neu.csv   | staff    | migration_history=with    | 60
        """,
        tmp_path,
        "staff_migration_share",
    )

    assert (figure["numerator"], figure["denominator"], figure["value"]) == (60, 150, 40.0)
    assert figure["revised"]


def test_a_survey_and_a_register_are_two_shares_not_one(tmp_path):
    figures = computed(
        """
        quantity | breakdown                 | method         | value
        staff    | migration_history=with    | hr_master_data | 30
        staff    | migration_history=without | hr_master_data | 90
        staff    | migration_history=with    | staff_survey   | 20
        staff    | migration_history=without | staff_survey   | 20
        """,
        tmp_path,
        "staff_migration_share",
    )

    assert {row["method"]: row["value"] for row in figures} == {
        "hr_master_data": 25.0,
        "staff_survey": 50.0,
    }


@pytest.mark.parametrize(
    ("one", "other", "result"),
    [
        ("as_published", "calculated", "calculated"),
        ("as_published", "rounded", "rounded"),
        ("estimate", "rounded", "estimate"),
    ],
)
def test_a_figure_is_as_exact_as_its_least_exact_count(one, other, result, tmp_path):
    drawing = f"""
        quantity              | precision | value
        certified_multipliers | {one}     | 6
        staff                 | {other}   | 3000
        """

    assert only(drawing, tmp_path, "certified_multipliers")["precision"] == result


def test_two_stocks_of_one_year_are_not_added_up(tmp_path):
    figures = computed(
        """
        quantity | reference_date | breakdown            | value
        offices  | 2024-06-30     | assessed=completed     | 10
        offices  | 2024-06-30     | assessed=not_completed | 10
        offices  | 2024-12-31     | assessed=completed     | 16
        offices  | 2024-12-31     | assessed=not_completed | 4
        """,
        tmp_path,
        "offices_self_assessed",
    )

    assert {figure["denominator"] for figure in figures} == {20}


def test_the_same_count_from_two_sources_is_not_added_up(tmp_path):
    figures = computed(
        """
        quantity                  | source_title | value
        training_participant_days | Personalamt  | 150
        staff                     | Personalamt  | 300
        staff                     | Zeitung      | 300
        """,
        tmp_path,
        "training_days",
    )

    assert {figure["value"] for figure in figures} == {50.0}
