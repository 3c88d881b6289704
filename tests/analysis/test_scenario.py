"""The path to parity: the worked example of the domain study, and exact solutions."""

from dataclasses import astuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.analysis.outlook import scenario as path_to_parity
from indicators.analysis.outlook.scenario import Scenario
from indicators.analysis.outlook.scenario_defaults import as_scenario, scenario_defaults
from indicators.catalogue import load_catalogue
from tests.analysis.frames import CITY, OF_AGE, frame, people, staff, turnover

STUDY = Scenario(staff=10, intake_share=34, turnover=4, population=25, population_trend=0)

percent = st.integers(0, 100).map(float)
scenarios = st.builds(
    Scenario,
    staff=percent,
    intake_share=percent,
    turnover=st.integers(1, 30).map(float),
    population=percent,
    population_trend=st.integers(-10, 15).map(lambda n: n / 10),
)


def test_the_worked_example_of_the_domain_study():
    table = path_to_parity.path(STUDY, 2026, 20).set_index("year")

    assert table.loc[[2031, 2036, 2046], "staff"].tolist() == pytest.approx(
        [14.4, 18.0, 23.4], abs=0.05
    )
    assert table.loc[2026, ["staff", "population", "gap", "ratio"]].tolist() == [10, 25, 15, 0.4]


def test_parity_comes_in_the_first_whole_year():
    # 34 − 24·0.96^t ≥ 25 ⇔ t ≥ ln(9/24)/ln 0.96 = 24.03
    assert path_to_parity.years_to_parity(STUDY) == 25
    assert path_to_parity.years_to_parity(STUDY, longest=24) is None


def test_a_moving_target_comes_later_or_never():
    moving = Scenario(10, 34, 4, 25, 0.2)

    assert path_to_parity.years_to_parity(moving) is None  # 34 is reached too late for 25 + 0.2 t
    assert path_to_parity.years_to_parity(Scenario(10, 34, 4, 25, -0.2)) == 17


def test_who_is_there_has_no_way_to_go():
    assert path_to_parity.years_to_parity(Scenario(25, 10, 4, 25, 0)) == 0


def test_the_required_share_by_hand():
    # (25 − 10·0.96^10) / (1 − 0.96^10) = (25 − 6.648) / 0.33517
    assert path_to_parity.required_intake_share(STUDY, 10) == pytest.approx(54.75, abs=0.01)
    assert path_to_parity.required_intake_share(STUDY, 3) is None  # would need 139 %


def test_without_turnover_nothing_moves():
    still = Scenario(10, 34, 0, 25, 0)

    assert path_to_parity.years_to_parity(still) is None
    assert path_to_parity.required_intake_share(still, 10) is None


@given(scenarios, st.integers(1, 40))
def test_the_required_share_brings_parity_in_exactly_that_year(scenario, years):
    share = path_to_parity.required_intake_share(scenario, years)
    assume(share is not None and share > 0)
    assert share is not None
    solved = Scenario(
        scenario.staff, share, scenario.turnover, scenario.population, scenario.population_trend
    )

    found = path_to_parity.path(solved, 2026, years)["gap"].iloc[-1]

    assert found == pytest.approx(0, abs=1e-6)


@given(scenarios, st.integers(0, 60))
def test_the_closed_form_is_the_recursion(scenario, years):
    share = scenario.staff
    for _ in range(years):
        share += scenario.turnover / 100 * (scenario.intake_share - share)

    assert path_to_parity.staff_share(scenario, years) == pytest.approx(share, abs=1e-9)


@given(scenarios)
def test_more_intake_never_takes_longer(scenario):
    table = path_to_parity.sensitivity(scenario, [10, 30, 60, 100], [4])
    years = table["years_to_parity"].fillna(999).tolist()

    assert years == sorted(years, reverse=True)


def test_the_sensitivity_table_has_a_cell_for_every_pair():
    table = path_to_parity.sensitivity(STUDY)

    assert len(table) == 28
    cell = table[(table["turnover"] == 4) & (table["intake_share"] == 35)]
    assert cell["years_to_parity"].tolist() == [23]  # 35 − 25·0.96^t ≥ 25 ⇔ t ≥ 22.4
    assert table.loc[table["intake_share"] == 20, "years_to_parity"].isna().all()


def test_the_range_of_years_is_open_where_one_setting_never_gets_there():
    assert path_to_parity.years_range(STUDY, [34], [4, 8]) == (12, 25)
    assert path_to_parity.years_range(STUDY, [20, 34], [4]) == (25, None)
    assert path_to_parity.years_range(STUDY, [20], [4]) == (None, None)


def test_percentages_must_be_percentages():
    with pytest.raises(ValueError, match="turnover"):
        Scenario(10, 34, 104, 25, 0)
    with pytest.raises(ValueError, match="later year"):
        path_to_parity.required_intake_share(STUDY, 0)


def test_defaults_come_from_figures_and_say_so():
    rows = [
        staff(2019, 11.0),
        staff(2023, 12.0),
        staff(2024, 15.0, precision="estimate"),
        staff(2024, 30.0, series="trainee_intake_migration_share"),
        *[people(year, 25 + 0.5 * (year - 2018)) for year in (2018, 2020, 2022, 2024)],
        people(2024, 40.0, concept="register_derived_essen"),
    ]
    defaults = scenario_defaults(frame(rows), CITY, load_catalogue())

    assert {name for name, default in defaults.items() if default.is_assumption} == {"turnover"}
    assert astuple(as_scenario(defaults)) == pytest.approx((12, 30, 4, 28, 0.5), abs=0.001)
    assert len(defaults["population_trend"].figures) == 4


def test_a_delivered_turnover_is_the_default_that_verdicts_reckon_with_too():
    rows = [staff(2023, 12.0), turnover(2022, 5.0), turnover(2023, 7.0)]
    other = turnover(2023, 9.0, scope="core_administration")
    found = scenario_defaults(frame([*rows, other]), CITY, load_catalogue())["turnover"]

    assert (found.value, found.is_assumption, found.figures) == (6, False, (2, 3))
    alone = scenario_defaults(frame([other]), CITY, load_catalogue())["turnover"]
    assert (alone.value, alone.is_assumption) == (9, False)
    two = scenario_defaults(frame([*rows[1:], other]), CITY, load_catalogue())["turnover"]
    assert two.is_assumption, "without a share of staff nobody knows which of the two is meant"


def test_the_path_starts_from_the_population_that_the_verdict_takes():
    years = (2018, 2020, 2022, 2024)
    of_age = [people(year, 30 + 0.4 * (year - 2018), series=OF_AGE[0]) for year in years]
    all_ages = [people(year, 25 + 0.2 * (year - 2018)) for year in years]
    shares = [staff(year, 10.0 + year - 2018) for year in years]

    found = scenario_defaults(frame([*shares, *all_ages, *of_age]), CITY, load_catalogue())
    assert found["population"].value == pytest.approx(32.4)
    assert found["population_trend"].value == pytest.approx(0.4, abs=0.001)
    # One single figure of age does not take the place of a series.
    few = scenario_defaults(frame([*shares, *all_ages, of_age[-1]]), CITY, load_catalogue())
    assert few["population"].value == pytest.approx(26.2)
    assert few["population_trend"].value == pytest.approx(0.2, abs=0.001)


def test_without_figures_only_rates_are_assumed_and_never_a_start_value():
    defaults = scenario_defaults(frame([staff(2020, 10.0)]), "05113", load_catalogue())

    assert sorted(defaults) == ["intake_share", "population_trend", "turnover"]
    assert all(default.is_assumption for default in defaults.values())
    assert defaults["turnover"].value == 4
    with pytest.raises(TypeError, match="staff"):
        as_scenario(defaults)


def test_a_population_too_far_from_the_staff_share_in_time_is_no_start_value():
    old = [people(year, 20.0 + year - 2005) for year in (2005, 2006, 2007)]
    defaults = scenario_defaults(frame([staff(2013, 10.0), *old]), CITY, load_catalogue())
    near = scenario_defaults(
        frame([staff(2013, 10.0), *old, people(2015, 24.0), people(2016, 25.0)]),
        CITY,
        load_catalogue(),
    )

    assert defaults["staff"].value == 10
    assert "population" not in defaults
    assert defaults["population_trend"].value == pytest.approx(1.0, abs=0.01)
    assert near["population"].value == 24


def test_a_population_of_another_concept_is_no_start_value_beside_a_staff_share():
    other = {"concept": "foreign_or_second_nationality"}
    alone = scenario_defaults(frame([people(2023, 28.0, **other)]), CITY, load_catalogue())
    beside = scenario_defaults(
        frame([staff(2023, 10.0), people(2023, 28.0, **other)]), CITY, load_catalogue()
    )

    assert alone["population"].value == 28
    assert beside["staff"].value == 10
    assert "population" not in beside
    assert beside["population_trend"].is_assumption
