"""Which figures are hidden by themselves, at each threshold and on both of its sides."""

import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.disclosure.primary import blank_hidden, disclosure_rules, is_too_small
from indicators.release.assemble import with_all_columns

NAN = float("nan")
NUMBERS = ["value", "numerator", "denominator", "low", "high"]

_PLAIN = {
    "series": "staff_migration_share",
    "area": "05117",
    "year": 2021,
    "unit": "percent",
    "value": 25.0,
    "numerator": NAN,
    "denominator": NAN,
    "low": NAN,
    "high": NAN,
    "smallest_count": NAN,
    "breakdown": "",
    "response_rate": NAN,
    "staff_figure": NAN,
    "note_de": "",
    "note_en": "",
    "source_title": "Personalamt",
    "is_small_base": False,
    "interval_kind": "none",
}


def protected(*rows):
    """The rows after the rule for single figures; a row names only what is special."""
    table = pd.DataFrame([_PLAIN | {"figure_id": n} | row for n, row in enumerate(rows, start=1)])
    figures = with_all_columns(table)
    too_small = is_too_small(figures, load_catalogue(), disclosure_rules())
    return blank_hidden(figures, set(figures.loc[too_small, "figure_id"]))


def status(**row):
    return protected(row)["status"].squeeze()


def share(numerator, denominator, **other):
    value = 100 * numerator / denominator
    return {"numerator": numerator, "denominator": denominator, "value": value} | other


def test_the_thresholds_in_force():
    rules = disclosure_rules()

    assert rules.minimum_cases == 5
    assert rules.minimum_denominator == 20
    assert rules.minimum_response == 30


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (4, 100, "hidden"),
        (5, 100, "published"),
        (96, 100, "hidden"),
        (95, 100, "published"),
        (9, 19, "hidden"),
        (9, 20, "published"),
        (0, 100, "hidden"),
        (100, 100, "hidden"),
        (0, 20, "hidden"),
    ],
    ids=lambda number: str(number),
)
def test_a_share_needs_five_people_on_either_side_and_twenty_in_all(
    numerator, denominator, expected
):
    assert status(**share(numerator, denominator)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "hidden"), (100, "hidden"), (0.5, "published"), (99.5, "published"), (25, "published")],
)
def test_of_a_share_printed_without_counts_only_none_and_all_are_unsafe(value, expected):
    assert status(value=value) == expected


@pytest.mark.parametrize(
    ("value", "base", "expected"),
    [(4, 100, "hidden"), (5, 100, "published"), (1, 600, "published"), (0.5, 600, "hidden"),
     (95, 100, "published"), (96, 100, "hidden"), (50, 19, "hidden")],
)  # fmt: skip
def test_a_share_printed_with_its_base_gives_the_count_back(value, base, expected):
    assert status(value=value, denominator=base) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(0, "hidden"), (4, "hidden"), (5, "published"), (94, "published")]
)
def test_a_count_of_people_needs_five(value, expected):
    assert status(series="staff_foreign_count", unit="persons", value=value) == expected


@pytest.mark.parametrize(("smallest", "expected"), [(4, "hidden"), (5, "published")])
def test_a_ratio_of_rates_is_judged_by_its_smallest_group(smallest, expected):
    ratio = {"series": "selection_ratio", "unit": "ratio", "value": 0.5, "numerator": 0.1,
             "denominator": 0.2, "smallest_count": smallest}  # fmt: skip

    assert status(**ratio) == expected


@pytest.mark.parametrize(
    ("series", "breakdown", "response", "expected"),
    [
        ("staff_migration_share_under_35", "", 29.9, "hidden"),
        ("staff_migration_share_under_35", "", 30, "published"),
        ("staff_migration_share", "sex=female", 29.9, "hidden"),
        ("staff_migration_share", "sex=female", 30, "published"),
        ("staff_migration_share", "", 10, "published"),
        ("staff_migration_share_under_35", "", NAN, "published"),
    ],
)
def test_a_weak_response_carries_no_sub_groups(series, breakdown, response, expected):
    row = share(50, 200, series=series, breakdown=breakdown, response_rate=response)

    assert status(**row) == expected


@pytest.mark.parametrize(
    "row",
    [
        share(1, 10, series="population_foreign_share"),
        share(0, 50, series="population_migration_share"),
        {"series": "population", "unit": "persons", "value": 3},
        {"series": "naturalisations", "unit": "persons", "value": 1},
        share(1, 10, series="adverts_naming_competence"),
    ],
    ids=lambda row: row["series"],
)
def test_figures_that_are_not_about_employees_pass(row):
    assert status(**row) == "published"


def test_what_is_derived_from_a_hidden_figure_is_hidden_with_it():
    gap = {"series": "representation_gap", "unit": "percentage_points", "value": 21.0}
    table = protected(share(4, 100), share(25, 100), gap | {"staff_figure": 1.0},
                      gap | {"staff_figure": 2.0})  # fmt: skip

    assert list(table["status"]) == ["hidden", "published", "hidden", "published"]


def test_a_hidden_figure_keeps_its_place_and_source_but_no_number_and_no_note():
    notes = {"note_de": "4 von 100.", "note_en": "4 of 100.", "low": 2.0, "high": 9.0}
    notes |= {"is_small_base": True, "interval_kind": "wilson"}
    row = protected(share(4, 100) | notes).iloc[0]

    assert row[NUMBERS].isna().all()
    assert not row["is_small_base"]
    assert row["interval_kind"] == "none"
    assert (row["note_de"], row["note_en"]) == ("", "")
    assert (row["area"], row["year"], row["source_title"]) == ("05117", 2021, "Personalamt")


def test_a_published_figure_keeps_every_number_and_note():
    notes = {"note_de": "25 von 100.", "note_en": "25 of 100.", "low": 18.0, "high": 34.0}
    row = protected(share(25, 100) | notes).iloc[0]

    assert list(row[NUMBERS]) == [25.0, 25, 100, 18.0, 34.0]
    assert (row["note_de"], row["note_en"]) == ("25 von 100.", "25 of 100.")


def test_five_published_numbers_are_hidden_today_and_which(real_release):
    figures = real_release.figures()
    hidden = figures[figures["status"] == "hidden"]

    assert len(hidden) == 5
    assert sorted(zip(hidden["area"], hidden["breakdown"] != "", strict=True)) == [
        ("05119", False),
        ("11-LAND", True),
        ("11-LAND", True),
        ("11-LAND", True),
        ("11-LAND", True),
    ]


@pytest.mark.parametrize("which", ["real_release", "demo_release"])
def test_no_hidden_figure_of_a_release_has_a_number(which, request):
    figures = request.getfixturevalue(which).figures()
    hidden = figures[figures["status"] != "published"]

    assert len(hidden) > 0
    assert hidden[NUMBERS].isna().all(axis=None)
    assert (hidden[["note_de", "note_en"]] == "").all(axis=None)
    # No column may tell a small group from a large one that is hidden as cover.
    assert not hidden["is_small_base"].any()
    assert set(hidden["interval_kind"]) == {"none"}
