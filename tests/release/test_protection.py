"""What a whole release hides, and that the attack on it finds nothing."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.catalogue import load_catalogue
from indicators.catalogue.models.code_list import CodeList
from indicators.disclosure.counts.linked import link
from indicators.disclosure.primary import blank_hidden
from indicators.disclosure.solver.audit import exposed_cells
from indicators.release.earlier import Public
from indicators.release.protection import as_published, protect_figures, system_of
from tests.disclosure.counts import GRADES, by_origin, figures, graded, observed, rules_without_lots
from tests.disclosure.families import SEED
from tests.disclosure.independent_attacker import width_up_to

CATALOGUE, RULES = load_catalogue(), rules_without_lots()


def protected(observation, shown, public=()):
    return protect_figures(shown, observation, CATALOGUE, RULES, public, secret=SEED)


def hidden(observation, shown, public=()):
    """What is hidden: series and breakdown."""
    found = protected(observation, shown, public)
    rows = found[found["status"] == "hidden"]
    return {row["breakdown"].removeprefix("grade=") or row["series"] for row in
            rows.to_dict("records")}  # fmt: skip


def public_as(observation, shown, *, without=()):
    """A release that is still public and hides only the figures of some grades."""
    linked = link(shown, observation, CATALOGUE)
    names = dict(zip(shown["figure_id"], shown["breakdown"], strict=True))
    cells = {
        cell
        for entry in linked.counted
        if names[entry.figure_id].removeprefix("grade=") not in without
        for cell in entry.cells
    }
    return Public("release-before.duckdb", linked, frozenset(cells))


def exposed(observation, shown, hidden_ids):
    """Small groups that can be worked out if only these figures are hidden."""
    linked = link(shown, observation, CATALOGUE)
    cells, relations = system_of(shown, linked, CATALOGUE, RULES, ())
    seen = as_published(cells, blank_hidden(shown, hidden_ids), CATALOGUE)
    return sorted(cells["count"][exposed_cells(seen, relations, RULES).index])


SMALL_GRADE = ((3, 37), (20, 40), (17, 43), (30, 50))


def test_where_all_groups_are_large_enough_nothing_is_hidden():
    assert hidden(*graded((10, 30), (20, 40), (17, 43), (30, 50))) == set()


def test_a_small_grade_is_hidden_with_one_other_and_the_total_stays():
    found = hidden(*graded(*SMALL_GRADE))

    assert "lower_service" in found
    assert len(found) == 2
    assert "staff_migration_share" not in found


def test_the_small_grade_alone_could_be_worked_out_from_the_total():
    observation, shown = graded(*SMALL_GRADE)
    lower = set(shown.loc[shown["breakdown"] == "grade=lower_service", "figure_id"])

    assert exposed(observation, shown, lower) == [3, 37]


def test_hidden_figures_have_no_numbers_whichever_the_reason():
    found = protected(*graded(*SMALL_GRADE))
    rows = found[found["status"] == "hidden"]

    assert rows[["value", "numerator", "denominator", "low", "high"]].isna().all(axis=None)
    assert set(found["status"]) == {"hidden", "published"}


def test_people_that_no_figure_shows_are_protected_too():
    # 41 of the 44 with migration history are under 35; the table shows no older ones.
    observation = observed(*by_origin(44, 200), *by_origin(41, 60, breakdown="age=under_35"))
    shown = figures(
        {"numerator": 44, "denominator": 244},
        {"numerator": 41, "denominator": 101, "series": "staff_migration_share_under_35"},
    )

    assert hidden(observation, shown) == {"staff_migration_share_under_35"}


def test_where_nobody_works_nobodys_origin_shows():
    nobody = (0, 0)

    assert hidden(*graded((10, 30), (20, 40), (17, 43), nobody)) == set()


def test_a_gap_of_a_hidden_share_is_hidden_with_it():
    observation = observed(*by_origin(3, 197))
    share = {"numerator": 3, "denominator": 200}
    gap = {"series": "representation_gap", "unit": "percentage_points", "value": 20.0}

    found = protected(observation, figures(share, gap | {"staff_figure": 1.0}))

    assert list(found["status"]) == ["hidden", "hidden"]


def test_a_ratio_of_rates_is_hidden_where_it_would_give_a_hidden_count_away():
    observation = observed(
        *by_origin(100, 200, quantity="applicants"), *by_origin(96, 110, quantity="offers")
    )
    ratio = {"series": "selection_ratio", "unit": "ratio", "value": 1.75, "smallest_count": 4}
    shown = figures(
        {"series": "applicant_migration_share", "numerator": 100, "denominator": 300},
        {"series": "offer_migration_share", "numerator": 96, "denominator": 206},
        ratio,
    )

    found = hidden(observation, shown)

    # Four applicants had no offer: applicants and offers must not both be shown.
    assert "selection_ratio" in found
    assert found & {"applicant_migration_share", "offer_migration_share"}


def test_what_an_earlier_release_shows_cannot_be_used_as_cover():
    observation, shown = graded(*SMALL_GRADE)
    first = hidden(observation, shown)
    (cover,) = first - {"lower_service"}
    other = next(grade for grade in GRADES[1:] if grade != cover)

    # Then the release hid another grade as cover; showing that one now would give both away.
    found = hidden(observation, shown, [public_as(observation, shown, without=(
        "lower_service", other))])  # fmt: skip

    assert {"lower_service", other} <= found


def test_what_earlier_releases_give_away_stays_hidden_and_stops_no_release():
    """Nothing that is hidden now takes it back, and what was public cannot be withdrawn."""
    observation, shown = graded(*SMALL_GRADE)
    careless = public_as(observation, shown, without=("lower_service",))
    linked = link(shown, observation, CATALOGUE)
    cells, _ = system_of(shown, linked, CATALOGUE, RULES, [careless])

    assert hidden(observation, shown, [careless]) == {"lower_service"}
    # Three of forty, and so the 37 others.
    assert sorted(cells.loc[cells["is_given_away"], "count"]) == [3, 37]
    assert not cells.loc[cells["is_given_away"], "primary"].any()


def test_one_group_given_away_takes_no_protection_from_another():
    two_small = ((3, 37), (4, 40), (17, 43), (30, 50))
    observation, shown = graded(*two_small)
    grades = ("lower_service", "intermediate_service")
    plain = hidden(observation, shown)
    careless = public_as(observation, shown, without=(grades[0],))

    assert set(grades) <= plain
    # The earlier release showed four of 44 openly; three of 40 follow from it.
    assert set(grades) <= hidden(observation, shown, [careless])


def test_a_small_group_of_an_earlier_state_stays_hidden_after_a_correction():
    before = graded(*SMALL_GRADE)
    earlier = public_as(*before, without=("lower_service", "intermediate_service"))
    # The correction raises the small grade to six: today nothing would be hidden.
    observation, shown = graded((6, 37), (20, 40), (17, 43), (30, 50))

    assert hidden(observation, shown) == set()
    assert hidden(observation, shown, [earlier]) != set()


def test_a_regional_sum_that_is_nearly_one_city_is_hidden():
    known = CATALOGUE
    region = known.comparators["RVR"].model_copy(update={"members": ("05117", "05911")})
    catalogue = known.model_copy(update={"comparators": CodeList((region,))})
    counts = {"RVR": (205, 800), "05117": (198, 500), "05911": (7, 300)}
    rows = [row for area, pair in counts.items() for row in by_origin(*pair, area=area)]
    shown = figures(*(
        {"area": area, "numerator": pair[0], "denominator": sum(pair)}
        for area, pair in counts.items()
    ))  # fmt: skip

    found = protect_figures(shown, observed(*rows), catalogue, RULES, secret=SEED)

    assert "RVR" in set(found.loc[found["status"] == "hidden", "area"])


def attacked(observation, shown, protected_figures):
    """Widths that an attacker sharing no code finds for the groups below five persons."""
    linked = link(shown, observation, CATALOGUE)
    visible = set(protected_figures.loc[protected_figures["status"] == "published", "figure_id"])
    seen = {cell for entry in linked.counted if entry.figure_id in visible for cell in entry.cells}
    counts = {cell: cell.persons for cell in linked.cells}
    unseen = linked.cells - seen
    return {
        cell: width_up_to(counts, list(linked.sums), unseen, cell, 5)
        for cell in linked.cells
        if 0 < cell.persons < 5 and ("migration_history", "with") in cell.codes
    }


@pytest.mark.slow
@settings(max_examples=15, deadline=None, derandomize=True)
@given(
    st.integers(1, 4),
    st.lists(st.tuples(st.integers(1, 40), st.integers(1, 90)), min_size=3, max_size=3),
)
def test_an_attacker_who_shares_no_code_finds_nothing(small, counts):
    observation, shown = graded((small, 60), *counts)

    widths = attacked(observation, shown, protected(observation, shown))

    assert set(widths.values()) == {5}, widths


def test_a_share_that_others_printed_is_hidden_with_the_count_it_gives_back():
    observation, shown = graded(*SMALL_GRADE)
    printed = figures(
        {"figure_id": 99, "value": 7.5, "source_title": "Zeitung",
         "breakdown": "grade=lower_service",
         "series": "staff_migration_share_by_grade"}
    )  # fmt: skip

    found = protected(observation, pd.concat([shown, printed], ignore_index=True))

    assert set(found.loc[found["figure_id"] == 99, "status"]) == {"hidden"}


def test_a_share_printed_with_its_base_only_gives_the_total_back():
    """29.2 per cent of 240 are 70 persons: 70 less 20, 17 and 30 leaves the three hidden ones."""
    observation, shown = graded(*SMALL_GRADE)
    is_total = observation["breakdown"].isin(
        ["migration_history=with", "migration_history=without"]
    )
    printed = shown.assign(
        value=shown["value"].round(1),
        numerator=shown["numerator"].where(shown["breakdown"] != ""),
    )

    found = hidden(observation[~is_total], printed)

    assert "lower_service" in found
    assert len(found) == 2
