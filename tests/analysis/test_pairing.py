"""Which population figure a staff figure is measured against."""

import pytest

from indicators.analysis.comparability.pairing import chosen_bases, population_bases
from indicators.catalogue import load_catalogue
from tests.analysis.frames import POPULATION, STAFF, frame, people, random_rows, staff

CATALOGUE = load_catalogue()
NAN = float("nan")


def split(*rows):
    figures = frame(list(rows))
    return figures[figures["series"] == STAFF], figures[figures["series"] == POPULATION]


def bases(*rows):
    staff, population = split(*rows)
    return population_bases(staff, population, CATALOGUE)


def chosen(*rows):
    """The number of the row that is chosen as base; none if there is none."""
    table = bases(*rows)
    found = list(table.loc[table["is_chosen"], "base_figure"])
    assert len(found) <= 1
    return found[0] if found else None


def test_the_nearest_concept_is_chosen_before_the_nearest_date():
    by_register = people(2021, 30, concept="register_derived_essen")

    assert chosen(staff(2021, 10), by_register, people(2020, 28)) == 3


def test_among_the_same_concept_the_nearest_date_is_chosen():
    assert chosen(staff(2021, 10), people(2019, 26), people(2022, 29), people(2023, 30)) == 3


def test_among_equals_the_last_delivered_is_chosen():
    assert chosen(staff(2021, 10), people(2020, 26), people(2022, 29)) == 3


def test_what_was_counted_over_a_year_belongs_to_the_population_of_that_year():
    """The last day of December before is five months from the middle of the year, this one six."""
    ends = [people(year, share, reference_date=f"{year}-12-31") for year, share in
            ((2020, 29), (2021, 30), (2022, 31))]  # fmt: skip

    assert chosen(staff(2021, 10), *ends) == 3


def test_a_series_that_is_preferred_comes_before_a_nearer_date():
    of_age = people(2020, 33, series="population_working_age_migration_share")
    figures = frame([staff(2021, 10), people(2021, 30), of_age])
    is_staff = figures["series"] == STAFF
    targets = ("population_working_age_migration_share", POPULATION)

    table = population_bases(figures[is_staff], figures[~is_staff], CATALOGUE, targets)

    assert list(table["base_figure"]) == [3, 2]


def test_a_base_may_be_two_years_away_and_no_more():
    assert chosen(staff(2021, 10), people(2019, 26)) == 2
    assert chosen(staff(2021, 10), people(2018, 25)) is None


def test_a_base_of_another_concept_is_never_chosen():
    assert chosen(staff(2021, 10), people(2021, 17, concept="foreign_nationality")) is None


def test_another_city_and_a_hidden_figure_are_no_candidates():
    table = bases(staff(2021, 10), people(2021, 30, area="05113"), people(2021, NAN))

    assert table.empty


def test_method_and_scope_may_differ_because_residents_are_no_staff():
    table = bases(staff(2021, 10, method="staff_survey"), people(2021, 30))

    assert list(table["level"]) == ["comparable"]
    assert list(table["reason_de"]) == [""]


def test_every_candidate_is_kept_best_first_with_its_reason():
    table = bases(
        staff(2021, 10),
        people(2021, 17, concept="foreign_nationality"),
        people(2015, 22),
        people(2021, 30, concept="register_derived_essen"),
        people(2020, 28),
    )

    assert list(table["base_figure"])[:2] == [5, 4]
    assert set(table["base_figure"]) == {2, 3, 4, 5}
    assert list(table["is_usable"]) == [True, True, False, False]
    assert list(table["is_chosen"]) == [True, False, False, False]
    reasons = dict(zip(table["base_figure"], table["reason_de"], strict=True))
    assert reasons[5] == ""
    assert "nach Einwohnerdatei (Essen). Beide Seiten zählen" in reasons[4]
    assert reasons[3] == "Stichtag liegt 6 Jahre entfernt (erlaubt sind 2 Jahre)"
    assert "Ausländische Staatsangehörigkeit" in reasons[2]


@pytest.mark.parametrize("seed", range(20))
def test_at_most_one_base_is_chosen_and_it_can_be_used(seed):
    staff_figures, population = split(*random_rows(seed))
    table = population_bases(staff_figures, population, CATALOGUE)
    picked = table[table["is_chosen"].astype(bool)]

    assert picked["staff_figure"].is_unique
    assert picked["is_usable"].all()
    assert set(picked["staff_figure"]) == set(table.loc[table["is_usable"], "staff_figure"])
    pairs = chosen_bases(staff_figures, population, CATALOGUE)
    assert [(one["figure_id"], base["figure_id"]) for one, base in pairs] == list(
        picked[["staff_figure", "base_figure"]].itertuples(index=False, name=None)
    )


def test_herne_is_measured_against_the_update_of_2021(real_release):
    pairs = real_release.base_pairs("staff_foreign_share", "05916")
    figures = real_release.figures().set_index("figure_id")
    base = figures.loc[pairs["base_figure"].squeeze()]

    assert (base["series"], base["year"]) == ("population_working_age_foreign_share", 2021)
    assert base["value"] == 22.64
    assert (base["method"], base["base"]) == ("population_update", "census_2011")
    assert base["note_de"].startswith("Anteil berechnet, zehn Altersgruppen der Tabelle addiert.")


def test_every_foreign_share_of_herne_is_kept_as_a_candidate(real_release):
    pair = real_release.base_pairs("staff_foreign_share", "05916")
    candidates = real_release.population_bases(int(pair["staff_figure"].squeeze()))
    residents = real_release.figures("population_foreign_share", "05916")
    of_age = real_release.figures("population_working_age_foreign_share", "05916")

    assert len(candidates) == len(residents) + len(of_age)
    assert (candidates.loc[~candidates["is_usable"], "reason_de"] != "").all()
