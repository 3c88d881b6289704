"""Which figures a line may join, and where a series breaks."""

import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from tests.analysis.frames import frame, people, staff

MUELHEIM, ESSEN = "05117", "05113"
CITIES = [city.code for city in load_catalogue().monitored_cities]


def lines(*rows):
    """The line of each row, in the order given."""
    return list(frame(list(rows)).sort_values("figure_id")["line"])


def breaks(*rows):
    """Year → codes of the breaks before it."""
    table = frame(list(rows))
    return dict(zip(table["year"], table["breaks"], strict=True))


def segments(*rows):
    return list(frame(list(rows)).sort_values("figure_id")["segment"])


def updated(year, base, area=ESSEN, **other):
    return people(year, 20, area=area, method="population_update", base=base, **other)


def test_figures_alike_in_everything_but_time_are_one_line():
    first, second, third = lines(staff(2019, 10), staff(2021, 12), staff(2020, 11))

    assert first == second == third


@pytest.mark.parametrize(
    "other",
    [
        {"area": ESSEN},
        {"series": "staff_foreign_share"},
        {"concept": "foreign_nationality"},
        {"method": "staff_survey"},
        {"scope": "core_administration"},
        {"breakdown": "sex=female"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_figures_that_differ_are_two_lines(other):
    one, another = lines(staff(2019, 10), staff(2020, 11) | other)

    assert one != another


def test_a_line_runs_in_order_of_time_whatever_the_order_of_delivery():
    table = frame(
        [
            staff(2021, 12),
            staff(2019, 10),
            staff(2020, 11.5, reference_date=pd.Timestamp(2020, 12, 31)),
            staff(2020, 11, reference_date=pd.Timestamp(2020, 6, 30)),
        ]
    )

    assert list(table["value"]) == [10, 11, 11.5, 12]


def test_the_first_point_of_a_line_has_nothing_to_break_from():
    assert breaks(staff(2019, 10, observation_status="B")) == {2019: ()}


def test_a_delivered_mark_starts_a_new_segment_of_the_same_line():
    rows = staff(2018, 9), staff(2019, 10, observation_status="B"), staff(2020, 11)

    assert breaks(*rows) == {2018: (), 2019: ("reported_break",), 2020: ()}
    assert segments(*rows) == [0, 1, 1]
    assert len(set(lines(*rows))) == 1


def test_a_dated_break_lies_only_between_points_on_different_sides():
    years = (2013, 2015, 2016, 2018, 2019)
    rows = [people(year, 25, method="mikrozensus") for year in years]

    assert breaks(*rows) == {
        2013: (),
        2015: (),
        2016: ("mikrozensus_2016",),
        2018: ("mikrozensus_2017",),
        2019: (),
    }
    assert segments(*rows) == [0, 0, 1, 2, 2]


def test_a_wide_step_crosses_several_breaks_and_names_all():
    rows = people(2015, 25, method="mikrozensus"), people(2021, 27, method="mikrozensus")

    assert breaks(*rows)[2021] == ("mikrozensus_2016", "mikrozensus_2017", "mikrozensus_2020")
    assert segments(*rows) == [0, 1]


def test_a_break_of_another_method_is_none_of_ours():
    rows = people(2015, 25), people(2021, 27)

    assert breaks(*rows) == {2015: (), 2021: ()}


def test_a_reference_day_decides_on_which_side_of_a_break_a_figure_stands():
    before = updated(2022, "census_2011", reference_date=pd.Timestamp(2022, 5, 14))
    after = updated(2023, "census_2022")

    assert breaks(before, after)[2023] == ("census_base_2022",)
    assert breaks(updated(2021, "census_2011"), before)[2022] == ()


@pytest.mark.parametrize("area", CITIES)
def test_the_census_of_2011_parts_the_series_of_every_city_but_muelheim(area):
    rows = updated(2010, "census_1987", area), updated(2011, "census_2011", area)

    expected = () if area == MUELHEIM else ("census_base_2011",)
    assert breaks(*rows)[2011] == expected


def test_so_it_is_in_the_published_series(real_release):
    figures = real_release.figures("population_foreign_share", CITIES)
    first = figures[(figures["method"] == "population_update") & (figures["year"] == 2011)]

    assert dict(zip(first["area"], ~first["breaks"].astype(bool), strict=True)) == {
        city: city == MUELHEIM for city in CITIES
    }


def test_a_change_of_base_that_no_one_dated_is_a_break_too():
    rows = updated(2010, "census_1987"), updated(2022, "census_2022")

    assert breaks(*rows)[2022] == ("base_changed",)


def test_figures_with_the_same_base_on_both_sides_of_a_census_go_on():
    rows = updated(2021, "census_2011"), updated(2022, "census_2011")

    assert breaks(*rows) == {2021: (), 2022: ()}


@pytest.mark.parametrize("area", CITIES)
@pytest.mark.parametrize(("first", "second"), [(2021, 2022), (2022, 2023), (2023, 2024)])
def test_the_census_of_2022_breaks_a_series_whenever_it_is_taken_over(area, first, second):
    rows = updated(first, "census_2011", area), updated(second, "census_2022", area)

    assert breaks(*rows)[second]
    assert segments(*rows) == [0, 1]


def test_a_series_that_goes_back_to_the_old_census_breaks_again():
    rows = updated(2022, "census_2022"), updated(2023, "census_2011")

    assert breaks(*rows)[2023] == ("base_changed",)


def test_where_one_base_is_not_known_nothing_is_joined():
    assert breaks(updated(2021, "census_2011"), updated(2022, ""))[2022] == ("base_unclear",)


def test_a_rate_breaks_where_the_census_under_its_denominator_changes():
    by = "population_update"
    own = {"series": "naturalisation_rate", "method": "naturalisation_statistics",
           "denominator_method": by, "base_method": by}  # fmt: skip
    rows = people(2021, 10, base="census_2011", **own), people(2024, 9, base="census_2022", **own)

    assert breaks(*rows)[2024] == ("census_base_2022", "census_base_2022_applied")
