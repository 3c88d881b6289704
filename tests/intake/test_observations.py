"""Text cells become numbers, dates and breakdowns; rows are compared with one another."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.catalogue import load_catalogue
from indicators.intake.forms import forms
from indicators.intake.observations import breakdown_of, to_observations
from indicators.intake.rule_columns import with_rule_columns
from tests.intake.sample_rows import SAMPLES, table_of

TODAY = date(2026, 11, 21)


def read(examples):
    return to_observations(table_of("figures", examples))


def judge(*tables):
    """The rule columns of one or several delivered files."""
    rows = to_observations(pd.concat(tables, ignore_index=True))
    return with_rule_columns(rows, load_catalogue(), TODAY)


def judge_rows(examples):
    return judge(table_of("figures", examples))


def numbers(column):
    """A column as a list with None where it is empty."""
    return [None if pd.isna(value) else round(float(value), 3) for value in column]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("16,7", 16.7),
        ("3001", 3001),
        ("-2,5", -2.5),
        ("0", 0),
        ("16.7", None),
        ("1.234,5", None),
        ("1,2,3", None),
        ("ca. 12", None),
        ("12 %", None),
        ("１２", None),
        ("", None),
    ],
)
def test_numbers_have_a_decimal_comma_and_nothing_else(cell, number):
    table = read([{"value": cell, "numerator": cell, "denominator": cell}])

    assert numbers(table[["value", "numerator", "denominator"]].squeeze()) == [number] * 3
    assert table["value_text"].item() == cell


@pytest.mark.parametrize(
    ("cell", "year"),
    [("2021", 2021), ("1945", 1945), ("2021,5", None), ("21", None), ("Ende 2021", None)],
)
def test_a_year_has_four_digits(cell, year):
    assert numbers(read([{"year": cell}])["year"]) == [year]


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("31.12.2021", "2021-12-31"),
        ("2021-12-31", "2021-12-31"),
        ("", ""),
        ("1.1.2021", "2021-01-01"),
        ("31.12. 2021", "2021-12-31"),
        ("31.12.2021 00:00", "2021-12-31"),
        ("2021-12-31 00:00:00", "2021-12-31"),
        ("31/12/2021", "2021-12-31"),
        ("31. Dezember 2021", "2021-12-31"),
        ("20211231", "2021-12-31"),
        ("01/02/2021", "01/02/2021"),
        ("31.12.21", "31.12.21"),
        ("44561", "44561"),
        ("Dez 2021", "Dez 2021"),
        ("31.02.2021", "31.02.2021"),
    ],
)
def test_dates_with_one_reading_become_iso_dates_and_others_stay(cell, iso):
    table = read([{"reference_date": cell}])

    assert table["reference_date"].item() == iso
    assert table["reference_date_text"].item() == cell


@pytest.mark.parametrize(
    "cell",
    [
        "grade=higher_service|sex=female",
        "sex=female|grade=higher_service",
        " sex = female | grade = higher_service |",
    ],
)
def test_a_breakdown_reads_the_same_in_any_order(cell):
    text = read([{"breakdown": cell}])["breakdown"].item()

    assert text == "grade=higher_service|sex=female"
    assert breakdown_of(text) == {"grade": "higher_service", "sex": "female"}


@pytest.mark.parametrize(
    ("cell", "unknown"),
    [
        ("", None),
        ("sex=female", None),
        ("grade=boss", "grade=boss"),
        ("shoe_size=43|sex=female", "shoe_size=43"),
        ("higher_service", "higher_service"),
        ("sex=female|sex=male", "sex=female, sex=male"),
    ],
)
def test_unknown_and_doubled_parts_of_a_breakdown_are_named(cell, unknown):
    found = judge_rows([{"breakdown": cell}])["breakdown_unknown"].item()

    assert (None if pd.isna(found) else found) == unknown


def test_a_share_jumps_only_between_consecutive_years():
    judged = judge_rows(
        [
            {"year": "2022", "value": "23,4"},
            {"year": "2019", "value": "16,7"},
            {"year": "2020", "value": "18,0"},
        ]
    )

    assert numbers(judged["previous_value"]) == [None, None, 16.7]
    assert numbers(judged["jump_points"]) == [None, None, 1.3]
    assert numbers(judged["jump_percent"]) == [None, None, None]


def test_a_count_jumps_in_per_cent_of_the_year_before():
    staff = {"quantity": "staff", "unit": "persons"}

    judged = judge_rows(
        [
            staff | {"year": "2020", "value": "2000"},
            staff | {"year": "2021", "value": "3000"},
            staff | {"year": "2022", "value": "1500"},
        ]
    )

    assert numbers(judged["jump_percent"]) == [None, 50, -50]
    assert numbers(judged["jump_points"]) == [None, None, None]


@pytest.mark.parametrize(
    "other",
    [
        {"area": "05113"},
        {"quantity": "trainee_foreign_share"},
        {"concept": "foreign_nationality"},
        {"method": "not_stated"},
        {"scope": "residents"},
        {"breakdown": "sex=female"},
        {"base": "census_2011"},
    ],
)
def test_different_series_are_not_compared(other):
    judged = judge_rows([{"year": "2020"}, {"year": "2021"} | other])

    assert numbers(judged["previous_value"]) == [None, None]


def test_a_correction_takes_the_place_of_the_figure_it_corrects():
    old = table_of("figures", [{"year": "2020", "value": "61,7"}], file="a.csv")
    corrected = [{"year": "2020", "value": "16,7"}, {"year": "2021", "value": "17,0"}]
    new = table_of("figures", corrected, file="b.csv")

    judged = judge(new, old)

    assert numbers(judged["jump_points"]) == [None, 0.3, None]
    assert numbers(judged["conflicting_value"]) == [None, None, None]
    assert judged["key"].is_unique


def test_two_sources_that_disagree_name_each_other():
    judged = judge_rows(
        [
            {"source_title": "Personalamt", "value": "16,7"},
            {"source_title": "Presse", "value": "18"},
            {"source_title": "Presse", "value": "18", "year": "2019"},
        ]
    )

    assert numbers(judged["conflicting_value"]) == [18, 16.7, None]


FOREIGN = {"quantity": "staff_foreign_count", "unit": "persons"}
STAFF = {"quantity": "staff", "unit": "persons"}


def totals(rows, **base):
    """(sum of the parts, difference) of every row, from lines "breakdown: value"."""
    examples = [
        base | {"breakdown": breakdown.strip(), "value": value.strip()}
        for breakdown, _, value in (row.partition(":") for row in rows)
    ]
    judged = judge_rows(examples)
    return list(zip(numbers(judged["parts_sum"]), numbers(judged["total_difference"]), strict=True))


NOTHING = (None, None)


def test_a_total_that_differs_from_its_parts_is_marked():
    rows = ["sex=female: 68", "sex=male: 24", ": 94"]

    assert totals(rows, **FOREIGN) == [NOTHING, NOTHING, (92, 2)]


@pytest.mark.parametrize(
    "rows",
    [
        ["sex=female: 68", "sex=male: 26", ": 94"],
        ["sex=female: 68", "sex=male: 25", "sex=diverse: 1", ": 94"],
        ["sex=female: 68", ": 94"],
        ["sex=female: 68", "sex=male: 24"],
        ["sex=female: 68", "sex=male: viele", ": 94"],
    ],
    ids=["adds up", "with diverse", "a part is missing", "no total", "no number"],
)
def test_a_total_that_fits_or_has_no_complete_parts_is_left_alone(rows):
    assert totals(rows, **FOREIGN) == [NOTHING] * len(rows)


def test_nobody_need_be_counted_as_unknown():
    rows = ["migration_history=with: 300", "migration_history=without: 600", ": 900"]

    assert totals(rows, **STAFF) == [NOTHING] * 3


def test_those_without_an_answer_belong_to_the_total():
    rows = [
        "migration_history=with: 300",
        "migration_history=without: 600",
        "migration_history=unknown: 90",
        ": 1000",
    ]

    assert totals(rows, **STAFF)[-1] == (990, 10)


def test_a_category_outside_the_partition_is_not_added():
    rows = ["sex=female: 68", "sex=male: 26", "sex=all: 94", ": 94"]

    assert totals(rows, **FOREIGN) == [NOTHING] * 4


def test_a_breakdown_of_two_characteristics_is_added_up_along_each():
    rows = [
        "sex=female|status=civil_servants: 10",
        "sex=female|status=contract_staff: 20",
        "sex=female: 31",
        "sex=male: 40",
        ": 71",
    ]

    assert totals(rows, **STAFF) == [NOTHING, NOTHING, (30, 1), NOTHING, NOTHING]


def test_shares_are_not_added_up():
    assert totals(["sex=female: 40", "sex=male: 60", ": 16,7"]) == [NOTHING] * 3


def test_parts_of_another_year_or_source_do_not_make_up_a_total():
    judged = judge_rows(
        [
            FOREIGN | {"value": "68", "breakdown": "sex=female", "year": "2020"},
            FOREIGN | {"value": "24", "breakdown": "sex=male", "source_title": "Presse"},
            FOREIGN | {"value": "94"},
        ]
    )

    assert numbers(judged["total_difference"]) == [None, None, None]


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "precision", "fits"),
    [
        # 7 of 42 are 16.67 %.
        ("16,7", "7", "42", "as_published", True),
        ("16,67", "7", "42", "as_published", True),
        ("17", "7", "42", "as_published", True),
        ("16,8", "7", "42", "as_published", False),
        ("18", "7", "42", "as_published", False),
        ("16,0", "7", "42", "as_published", False),
        ("16,0", "7", "42", "rounded", True),
        ("15,5", "7", "42", "rounded", False),
        # 31,000 of 161,000 are 19.25 %, but both counts are rounded to thousands.
        ("19,5", "31000", "161000", "as_published", True),
        ("19,5", "31001", "161001", "as_published", False),
        ("16,7", "", "42", "as_published", True),
        ("16,7", "0", "0", "as_published", True),
    ],
)
def test_a_share_may_differ_from_its_parts_by_its_rounding(
    value, numerator, denominator, precision, fits
):
    row = {
        "value": value,
        "numerator": numerator,
        "denominator": denominator,
        "precision": precision,
    }

    deviation = judge_rows([row])["share_deviation"].fillna(0).item()

    assert (deviation == 0) == fits


def test_the_unit_decides_which_values_are_possible():
    judged = judge_rows(
        [
            {"value": "104,2"},
            {"value": "100"},
            {"value": "-1", "unit": "persons"},
            {"value": "3000000", "unit": "persons"},
            {"value": "5", "unit": "unheard_of"},
        ]
    )

    assert numbers(judged["outside_range"]) == [4.2, 0, 1, 0, None]


FIELDS = list(forms()["figures"].fields)
CELLS = st.one_of(
    st.text(max_size=12),
    st.from_regex(r"[+-]?[0-9]{1,4}([.,][0-9]{1,3})?", fullmatch=True),
    st.sampled_from(["", *SAMPLES["figures"].values(), "31.12.2021", "sex=female", "sex=male"]),
)
ROWS = st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, CELLS)), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(ROWS)
def test_any_text_cells_keep_their_rows_and_wording_and_can_be_judged(examples):
    delivered = table_of("figures", examples)

    typed = to_observations(delivered)
    judged = with_rule_columns(typed, load_catalogue(), TODAY)

    assert list(typed["row"]) == list(delivered["row"])
    for field in ("value", "numerator", "denominator", "year", "reference_date"):
        assert list(typed[f"{field}_text"]) == list(delivered[field])
    assert list(judged["row"]) == list(delivered["row"])
