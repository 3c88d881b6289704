"""The population weighted to the ages of the staff, on tables that can be checked by hand."""

from itertools import permutations

import pandas as pd
import pytest

from indicators.analysis.figures.standardised import standardised_shares
from indicators.catalogue import load_catalogue

SHARE = "population_working_age_migration_share"
AGES = ("under_35", "from_35_to_54", "from_55")
_ROW = {
    "area": "05117", "year": 2024, "reference_date": pd.Timestamp(2024, 12, 31), "base": "",
    "dimensions": ["age"], "observation_status": "A", "precision": "as_published",
    "revised": False, "source_title": "Stadt", "source_address": "", "file": "a.csv", "row": 1,
}  # fmt: skip


def shares(*values, **other):
    """The share with migration history of each age group of residents."""
    own = {"quantity": SHARE, "concept": "migration_background", "method": "population_register",
           "scope": "residents"}  # fmt: skip
    return _rows(values, own | other)


def staff(*numbers, **other):
    """How many of the staff are in each age group."""
    own = {"quantity": "staff", "concept": "all", "method": "hr_master_data",
           "scope": "core_administration"}  # fmt: skip
    return _rows(numbers, own | other)


def _rows(values, own):
    return [
        _ROW | {"dim_age": age, "value": value} | own
        for age, value in zip(AGES, values, strict=False)
    ]


def weighted(*rows):
    return standardised_shares(pd.DataFrame([*rows]), load_catalogue())


def test_each_age_group_counts_as_much_as_it_has_staff():
    """200 young at 40 %, 500 at 30 %, 300 older at 20 %: 29,000 / 1,000 = 29 %."""
    (row,) = weighted(*shares(40, 30, 20), *staff(200, 500, 300)).to_dict("records")

    assert row["value"] == pytest.approx(29)
    assert (row["series"], row["unit"]) == ("population_staff_age_migration_share", "percent")
    assert (row["concept"], row["method"]) == ("migration_background", "population_register")
    assert (row["scope"], row["precision"]) == ("core_administration", "calculated")


def test_the_value_is_the_same_to_the_last_digit_however_the_rows_lie():
    people = staff(111, 231, 120)
    orders = permutations(shares(36.7, 29.7, 15.9))
    found = {weighted(*order, *people)["value"].iloc[0] for order in orders}

    assert len(found) == 1


def test_the_same_population_differs_for_staff_of_other_ages():
    other = staff(500, 500, 0, scope="administration")
    found = weighted(*shares(40, 30, 20), *staff(200, 500, 300), *other)

    by_scope = found.set_index("scope")["value"].to_dict()
    assert by_scope == pytest.approx({"core_administration": 29.0, "administration": 35.0})


@pytest.mark.parametrize(
    "rows",
    [
        [*shares(40, 30), *staff(200, 500, 300)],
        [*shares(40, 30, 20), *staff(200, 500)],
        [*shares(40, 30, 20), *staff(200, 500, 300, year=2023)],
        [*shares(40, 30, 20), *staff(200, 500, 300, area="05113")],
        [*shares(40, 30, 20), *staff(0, 0, 0)],
        [*shares(40, 30, float("nan")), *staff(200, 500, 300)],
        [*shares(40, 30, 20), *staff(200, 500, 300), *staff(210, 490, 300)],
    ],
)
def test_without_every_age_group_once_on_both_sides_there_is_no_line(rows):
    assert weighted(*rows).empty


def test_what_rests_on_an_estimate_or_a_provisional_figure_is_one():
    guessed = weighted(*shares(40, 30, 20, precision="estimate"), *staff(200, 500, 300))
    early = weighted(*shares(40, 30, 20, observation_status="P"), *staff(200, 500, 300))

    assert guessed["precision"].tolist() == ["estimate"]
    assert early["observation_status"].tolist() == ["P"]
