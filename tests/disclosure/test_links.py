"""Which counts of a release belong together, and how they add up."""

import pytest

from indicators.catalogue import load_catalogue
from indicators.catalogue.models import CarriedOver
from indicators.disclosure.counts.cells import (
    counts_of_figures,
    counts_of_printed_shares,
    counts_of_ratios,
    observed_cells,
)
from indicators.disclosure.counts.linked import link, small_cells
from indicators.disclosure.counts.links import sums_of
from indicators.disclosure.primary import disclosure_rules
from tests.disclosure.counts import by_origin, catalogue_with, figures, graded, observed


def sums(observation, catalogue=None):
    """Every sum as text: counted things with their numbers."""
    catalogue = catalogue or load_catalogue()
    return readable(sums_of(observed_cells(observation, catalogue), catalogue))


def readable(found):
    return {
        f"{name(entry.total)} = {' + '.join(sorted(map(name, entry.parts)))}" for entry in found
    }


def name(cell):
    codes = " ".join(code for _, code in cell.codes) or cell.quantity
    return f"{codes} {cell.persons}"


def test_the_categories_of_a_characteristic_add_up_to_the_total():
    rows = observed(
        {"value": 100, "concept": "all"},
        {"value": 60, "concept": "all", "breakdown": "status=civil_servants"},
        {"value": 40, "concept": "all", "breakdown": "status=contract_staff"},
    )

    assert sums(rows) == {"staff 100 = civil_servants 60 + contract_staff 40"}


def test_what_nobody_delivered_is_the_rest():
    rows = observed(
        {"value": 50, "breakdown": "migration_history=with"},
        {"value": 8, "breakdown": "age=under_35|migration_history=with"},
    )

    assert sums(rows) == {"with 50 = from_35_to_54+from_55 with 42 + under_35 with 8"}


def test_parts_add_up_whichever_source_and_day_of_the_year_they_have():
    elsewhere = {"source_title": "Zeitung", "reference_date": "2024-06-30"}
    rows = observed(
        {"value": 50, "breakdown": "migration_history=with"},
        {"value": 8, "breakdown": "age=under_35|migration_history=with"} | elsewhere,
    )

    assert sums(rows) == {"with 50 = from_35_to_54+from_55 with 42 + under_35 with 8"}


def test_parts_of_a_method_that_may_be_the_same_add_up_too():
    how = {"method": "hr_master_data"}
    rows = observed(
        {"value": 50, "breakdown": "migration_history=with", "method": "not_stated"},
        {"value": 28, "breakdown": "migration_history=with|status=civil_servants"} | how,
        {"value": 22, "breakdown": "migration_history=with|status=contract_staff"} | how,
    )

    found = sums(rows)

    assert "with 50 = with civil_servants 28 + with contract_staff 22" in found


def test_parts_of_which_two_reports_disagree_are_those_of_the_same_report():
    of_another = {"source_title": "Zeitung"}
    rows = observed(
        {"value": 50, "breakdown": "migration_history=with"},
        {"value": 8, "breakdown": "age=under_35|migration_history=with"},
        {"value": 9, "breakdown": "age=under_35|migration_history=with"} | of_another,
    )

    assert sums(rows) == {"with 50 = from_35_to_54+from_55 with 42 + under_35 with 8"}


def test_two_counts_of_different_surveys_do_not_add_up():
    rows = observed(
        {"value": 50, "breakdown": "migration_history=with"},
        {"value": 8, "breakdown": "age=under_35|migration_history=with", "method": "estimate"},
    )

    assert sums(rows) == set()


def test_a_total_that_contradicts_its_parts_is_no_sum_of_them_but_they_have_one():
    foreign = {"quantity": "staff_foreign_count", "concept": "foreign_nationality"}
    rows = observed(
        foreign | {"value": 94},
        foreign | {"value": 68, "breakdown": "sex=female"},
        foreign | {"value": 24, "breakdown": "sex=male"},
    )

    assert sums(rows) == {"foreign 92 = foreign female 68 + foreign male 24"}


def test_parts_of_everyone_may_be_counted_under_a_concept_of_their_own():
    rows = observed(
        {"value": 3001, "concept": "all", "method": "hr_master_data"},
        {"value": 94, "concept": "foreign_nationality", "method": "hr_master_data",
         "quantity": "staff_foreign_count"},
        {"value": 2907, "concept": "foreign_nationality", "method": "hr_master_data",
         "breakdown": "nationality=german"},
    )  # fmt: skip

    assert sums(rows) == {"staff 3001 = foreign 94 + german 2907"}


def test_a_share_shows_its_group_its_whole_and_the_others():
    catalogue = load_catalogue()
    (counted,) = counts_of_figures(figures({"numerator": 7, "denominator": 42}), catalogue)

    assert [name(cell) for cell in counted.cells] == ["with 7", "with+without 42", "without 35"]


def test_what_a_finished_share_counts_is_said_by_its_quantity():
    row = {"series": "trainee_foreign_share", "numerator": 3, "denominator": 81}
    (counted,) = counts_of_figures(figures(row), load_catalogue())

    assert [cell.quantity for cell in counted.cells] == ["trainees"] * 3
    assert [name(cell) for cell in counted.cells] == ["foreign 3", "german+foreign 81", "german 78"]


def test_a_share_of_another_count_leaves_the_others_without_a_name_in_the_deliveries():
    row = {"series": "takeover_rate", "numerator": 30, "denominator": 34}
    (counted,) = counts_of_figures(figures(row), load_catalogue())

    assert counted.others is not None
    assert counted.others.quantity == "trainees_completed without trainees_taken_over"
    assert counted.others.persons == 4


def test_a_share_without_counts_shows_none():
    assert counts_of_figures(figures({"value": 27.3}), load_catalogue()) == []


def test_a_ratio_of_rates_gives_away_the_counts_behind_it():
    catalogue = load_catalogue()
    rows = observed(
        *by_origin(100, 200, quantity="applicants"), *by_origin(96, 110, quantity="offers")
    )
    ratio = figures({"series": "selection_ratio", "unit": "ratio", "value": 1.7})

    found = counts_of_ratios(ratio, observed_cells(rows, catalogue), catalogue)

    assert [[cell.persons for cell in entry.cells] for entry in found] == [
        [96, 100, 4],
        [110, 200, 90],
    ]


def test_reported_and_delivered_counts_of_the_same_thing_are_one_cell():
    observation, shares = graded((10, 30), (20, 40))

    linked = link(shares, observation, load_catalogue())

    of_lower = [cell for cell in linked.cells if ("grade", "lower_service") in cell.codes]
    assert sorted(map(name, of_lower)) == [
        "lower_service with 10",
        "lower_service with+without 40",
        "lower_service without 30",
    ]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [("with", True), ("without", True), ("unknown", False)],
)
def test_only_counts_that_say_something_of_origin_are_protected(codes, expected):
    observation = observed({"value": 3, "breakdown": f"migration_history={codes}"})

    linked = link(figures(), observation, load_catalogue())

    assert bool(linked.about_origin) is expected


HAVING = {"breakdown": "migration_history=with"}


def catalogue_of_three_cities():
    """The region is made of three cities."""
    region = load_catalogue().comparators["RVR"]
    members = ("05117", "05911", "05913")
    return catalogue_with(comparators=(region.model_copy(update={"members": members}),))


def test_a_regional_sum_is_the_sum_of_its_cities_and_the_others():
    rows = observed(
        HAVING | {"area": "RVR", "value": 60},
        HAVING | {"area": "05117", "value": 25, "reference_date": "2024-06-30"},
        HAVING | {"area": "05911", "value": 31},
    )

    found = sums(rows, catalogue_of_three_cities())

    assert found == {"with 60 = rest with 4 + with 25 + with 31"}


@pytest.mark.parametrize(
    ("total", "expected"),
    [(60, "with 60 = rest with 4 + with 25 + with 31"), (56, "with 56 = with 25 + with 31")],
)
def test_a_region_whose_cities_nobody_named_contains_all_within_it(total, expected):
    rows = observed(
        HAVING | {"area": "RVR", "value": total},
        HAVING | {"area": "05117", "value": 25},
        HAVING | {"area": "05911", "value": 31},
    )

    assert sums(rows) == {expected}


def dominated(*values, area="RVR", rest=0):
    """Whether the sum of some cities, and of others, may not be shown."""
    cities = ("05117", "05911", "05913")
    rows = observed(
        HAVING | {"area": area, "value": sum(values) + rest},
        *(HAVING | {"area": city, "value": value}
          for city, value in zip(cities, values, strict=False)),
    )  # fmt: skip
    linked = link(figures(), rows, load_catalogue())
    return any(
        cell.place.area == area and dict(cell.codes).get("area") is None
        for cell in small_cells(linked, load_catalogue(), disclosure_rules())
    )


def test_a_sum_of_which_one_city_makes_up_nearly_all_is_small():
    assert dominated(91, 5, 4)
    assert not dominated(89, 6, 5)
    # Cities that nobody named are not one city.
    assert not dominated(5, rest=95)


TRAINEES = (
    HAVING | {"quantity": "trainees", "year": 2023, "value": 30},
    HAVING | {"quantity": "trainees", "year": 2024, "value": 33},
    HAVING | {"quantity": "trainee_intake", "value": 12},
    HAVING | {"quantity": "trainees_completed", "value": 8},
)
OF_ONE_YEAR = "with 33 = with 12 + with trainee_intake 21"
CARRIED_OVER = {
    OF_ONE_YEAR,
    "with 42 = with 12 + with 30",
    "with 42 = rest with 1 + with 33 + with 8",
}


def catalogue_that_carries_trainees_over():
    flow = CarriedOver(gained="trainee_intake", lost="trainees_completed")
    quantities = tuple(
        entry.model_copy(update={"carried_over": flow}) if entry.code == "trainees" else entry
        for entry in load_catalogue().quantities
    )
    return catalogue_with(quantities=quantities)


def test_years_are_linked_only_where_the_catalogue_says_that_a_stock_carries_over():
    assert sums(observed(*TRAINEES)) == {OF_ONE_YEAR}
    assert sums(observed(*TRAINEES), catalogue_that_carries_trainees_over()) == CARRIED_OVER


def test_a_second_report_of_a_stock_that_agrees_changes_nothing():
    again = TRAINEES[0] | {"source_title": "Zeitung"}

    found = sums(observed(*TRAINEES, again), catalogue_that_carries_trainees_over())

    assert found == CARRIED_OVER | {"with 30 = with 30"}


@pytest.mark.parametrize(
    ("second", "expected"),
    [(25, "with 60 = with 25 + with 3 + with 32"), (26, None)],
)
def test_a_city_reported_twice_stays_in_the_regional_sum_if_both_agree(second, expected):
    rows = observed(
        HAVING | {"area": "RVR", "value": 60},
        HAVING | {"area": "05117", "value": 25},
        HAVING | {"area": "05117", "value": second, "source_title": "Zeitung"},
        HAVING | {"area": "05911", "value": 32},
        HAVING | {"area": "05913", "value": 3},
    )

    found = sums(rows, catalogue_of_three_cities())

    assert {entry for entry in found if entry.startswith("with 60")} == {expected} - {None}


def test_the_same_count_in_two_reports_is_one_number():
    having = {"breakdown": "migration_history=with"}
    rows = observed(
        having | {"value": 30},
        having | {"value": 30, "source_title": "Zeitung"},
        having | {"value": 31, "source_title": "Blatt"},
    )

    assert sums(rows) == {"with 30 = with 30"}


def test_a_share_printed_without_counts_gives_the_known_count_away():
    catalogue = load_catalogue()
    cells = observed_cells(observed(*by_origin(30, 170)), catalogue)
    shares = figures({"value": 15.0}, {"value": 15.0, "year": 2020})

    found = counts_of_printed_shares(shares, cells, catalogue)

    assert [(entry.figure_id, entry.part.persons) for entry in found] == [(1, 30)]
