"""The census under a figure is delivered, or follows from its date, and is never guessed."""

import pandas as pd
import pytest

from indicators.analysis.figures.census_bases import with_bases
from indicators.catalogue import load_catalogue


def base_of(year, day="", base="", method="population_update"):
    row = {"year": float(year), "reference_date": day, "base": base, "method": method}
    return with_bases(pd.DataFrame([row]), load_catalogue())["base"].iloc[0]


@pytest.mark.parametrize(
    ("year", "day", "base"),
    [
        (2010, "", "census_1987"),
        (2011, "2011-12-31", "census_2011"),
        (2021, "", "census_2011"),
        (2024, "2024-12-31", "census_2022"),
    ],
)
def test_where_one_census_is_possible_the_date_tells_it(year, day, base):
    assert base_of(year, day) == base


@pytest.mark.parametrize("day", ["2022-12-31", "2023-12-31"])
def test_where_two_are_possible_the_base_stays_open(day):
    assert base_of(int(day[:4]), day) == ""


def test_what_is_delivered_stays_and_other_methods_have_no_census():
    assert base_of(2021, base="census_2022") == "census_2022"
    assert base_of(2021, method="population_register") == ""
