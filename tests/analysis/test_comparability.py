"""When two figures may stand side by side, and the reasons when they may not."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.analysis.comparability.delimitations import (
    Delimitation,
    compare,
    compare_concepts,
    months_apart,
    span,
)
from indicators.catalogue import load_catalogue

CATALOGUE = load_catalogue()
CONCEPTS = CATALOGUE.concepts.codes
PLAIN = Delimitation("migration_background", "staff_survey", "administration", 2021)

delimitations = st.builds(
    Delimitation,
    concept=st.sampled_from(CONCEPTS),
    method=st.sampled_from(CATALOGUE.methods.codes),
    scope=st.sampled_from(CATALOGUE.scopes.codes),
    year=st.integers(2010, 2025),
    reference_date=st.none() | st.dates(date(2010, 1, 1), date(2025, 12, 31)),
)


def level(**other):
    return compare(PLAIN, replace(PLAIN, **other), CATALOGUE).level


def on(day):
    return replace(PLAIN, year=int(day[:4]), reference_date=date.fromisoformat(day))


@given(delimitations, delimitations)
def test_it_does_not_matter_which_of_two_figures_comes_first(one, other):
    there, back = compare(one, other, CATALOGUE), compare(other, one, CATALOGUE)

    assert there.level == back.level
    assert len(there.reasons) == len(back.reasons)


@given(delimitations, delimitations)
def test_only_comparable_figures_have_no_reason_against(one, other):
    found = compare(one, other, CATALOGUE)

    assert (found.level == "comparable") == (found.reasons == ())


@given(delimitations)
def test_a_figure_compares_with_itself_unless_its_kind_compares_with_nothing(one):
    entries = (
        CATALOGUE.concepts[one.concept],
        CATALOGUE.methods[one.method],
        CATALOGUE.scopes[one.scope],
    )
    levels = ["comparable"]
    if any(entry.comparability_class in entry.limited_with for entry in entries):
        levels.append("limited")
    if any(entry.comparability_class == "not_comparable" for entry in entries):
        levels.append("not_comparable")

    assert compare(one, one, CATALOGUE).level == levels[-1]


@pytest.mark.parametrize("concept", CONCEPTS)
def test_a_rule_nobody_stated_compares_with_nothing_not_even_itself(concept):
    assert compare_concepts("register_rule_not_stated", concept, CATALOGUE)[0] == "not_comparable"


@pytest.mark.parametrize("method", ["estimate", "not_stated"])
def test_two_estimates_and_two_unknown_methods_compare_only_with_care(method):
    one = replace(PLAIN, method=method)

    assert compare(one, one, CATALOGUE).level == "limited"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, "comparable"),
        ({"method": "hr_master_data"}, "limited"),
        ({"method": "estimate"}, "not_comparable"),
        ({"scope": "core_administration"}, "limited"),
        ({"scope": "fire_service"}, "not_comparable"),
        ({"concept": "zuwanderungsgeschichte_nrw_2012"}, "limited"),
        ({"concept": "foreign_nationality"}, "not_comparable"),
        ({"year": 2023}, "comparable"),
        ({"year": 2024}, "not_comparable"),
    ],
)
def test_the_worst_of_the_four_decides(other, expected):
    assert level(**other) == expected


@pytest.mark.parametrize(
    ("one", "other", "months"),
    [
        ("2020-01-15", "2022-01-15", 24),
        ("2020-01-15", "2022-02-14", 24),
        ("2020-01-15", "2022-02-15", 25),
        ("2022-02-15", "2020-01-15", 25),
        ("2020-02-29", "2020-02-29", 0),
        ("2020-12-31", "2021-01-01", 0),
    ],
)
def test_months_are_counted_whole_and_24_are_allowed(one, other, months):
    assert months_apart(on(one), on(other)) == months
    expected = "comparable" if months <= 24 else "not_comparable"
    assert compare(on(one), on(other), CATALOGUE).level == expected


def test_a_bare_year_counts_from_its_middle():
    bare = replace(PLAIN, year=2020)

    assert months_apart(bare, on("2020-06-30")) == 0
    assert months_apart(bare, on("2022-06-30")) == 24
    assert months_apart(bare, on("2022-12-31")) == 30


def test_every_reason_names_both_sides_in_both_languages():
    other = replace(PLAIN, concept="foreign_nationality", method="estimate", scope="fire_service")
    found = compare(PLAIN, other, CATALOGUE)

    assert len(found.reasons) == 3
    for kind, reason in zip(("concepts", "methods", "scopes"), found.reasons, strict=True):
        field = kind.removesuffix("s")
        for side in (PLAIN, other):
            label = CATALOGUE.list_of(kind)[getattr(side, field)].label
            assert label.de in reason.de
            assert label.en in reason.en


def test_a_limited_comparison_says_why_it_is_limited():
    found = compare(PLAIN, replace(PLAIN, method="hr_master_data"), CATALOGUE)

    assert "Eine freiwillige Befragung erfasst nur Antwortende" in found.reasons[0].de
    assert "A voluntary survey only covers respondents" in found.reasons[0].en


def test_two_values_limited_by_the_same_label_name_it_once():
    unstated = replace(PLAIN, method="not_stated")
    found = compare(unstated, unstated, CATALOGUE)

    assert found.reasons[0].de.startswith("Methode: Erhebungsweg nicht genannt. ")
    assert "against" not in found.reasons[0].en


@pytest.mark.parametrize(("months", "words"), [(168, "14 Jahre"), (31, "31 Monate")])
def test_whole_years_apart_are_not_told_in_months(months, words):
    assert span(months).de == words


def test_dates_too_far_apart_are_named():
    found = compare(on("2018-12-31"), on("2021-12-31"), CATALOGUE)

    assert [reason.de for reason in found.reasons] == [
        "Stichtage liegen 3 Jahre auseinander (erlaubt sind 2 Jahre)"
    ]


def test_the_worst_reason_comes_first():
    other = replace(PLAIN, concept="zuwanderungsgeschichte_nrw_2012", scope="fire_service")
    found = compare(PLAIN, other, CATALOGUE)

    assert [reason.de.partition(":")[0] for reason in found.reasons] == ["Bereich", "Begriff"]
