"""Verdicts and refusals on tables that can be checked by hand, and what must always hold."""

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from indicators.analysis.thresholds import analysis_rules
from indicators.analysis.verdicts.judge_lines import judge, judge_each_base
from indicators.analysis.verdicts.opinions import REASONS
from indicators.catalogue import load_catalogue
from tests.analysis.frames import (
    CITY,
    NAN,
    POPULATION,
    STAFF,
    frame,
    pairs,
    people,
    random_rows,
    staff,
    turnover,
)

CATALOGUE = load_catalogue()
CLOSING = [(2013, 10.0, 25.0), (2015, 12.1, 25.5), (2017, 14.0, 26.0), (2019, 15.9, 26.5)]
WIDENING = [(2013, 10.0, 25.0), (2015, 10.4, 27.0), (2017, 11.1, 29.0), (2019, 11.5, 31.0)]
UNCLEAR = [(2013, 10.0, 25.0), (2015, 14.0, 25.0), (2017, 9.0, 25.0), (2019, 13.0, 25.0)]
PARITY = [(2013, 20.0, 25.0), (2015, 22.0, 25.0), (2017, 24.0, 25.0), (2019, 26.0, 25.0)]

few_examples = settings(max_examples=15, deadline=None)


def verdict_on(rows, indicator=STAFF):
    """The current verdict on the one city of the rows."""
    verdicts = judge(frame(rows), CATALOGUE).verdicts
    mine = verdicts[(verdicts["area"] == CITY) & (verdicts["indicator"] == indicator)]
    return mine[mine["is_current"]].iloc[0]


@pytest.mark.parametrize(
    ("values", "verdict"),
    [(CLOSING, "closing"), (WIDENING, "widening"), (UNCLEAR, "unclear"), (PARITY, "parity")],
)
def test_four_comparable_points_carry_a_verdict(values, verdict):
    found = verdict_on(pairs(values))

    assert (found["verdict"], found["reason"], found["n_points"]) == (verdict, "", 4)


def test_a_rising_share_under_a_faster_rising_population_falls_behind():
    found = verdict_on(pairs(WIDENING))

    assert found["staff"] > 10
    assert found["verdict"] == "widening"


def test_every_component_is_stored():
    answer = judge(frame(pairs(CLOSING)), CATALOGUE)
    found = answer.verdicts[answer.verdicts["verdict"] == "closing"].iloc[0]
    points = answer.points[answer.points["verdict_id"] == found["verdict_id"]]

    assert (found["first_year"], found["last_year"], found["staff"]) == (2013, 2019, 15.9)
    assert found["gap"] == pytest.approx(10.6)
    assert found["ratio"] == pytest.approx(0.6)
    # Gaps 15, 13.4, 12, 10.6 every second year: about 1.46 points in two years.
    assert found["slope"] == pytest.approx(-0.73, abs=0.01)
    assert found["years_to_parity_low"] < 10.6 / 0.73 < found["years_to_parity_high"]
    assert points["gap"].tolist() == pytest.approx([15.0, 13.4, 12.0, 10.6])
    assert points["standard_error"].tolist() == [0, 0, 0, 0]
    assert points["size"].tolist() == [3000, 3000, 3000, 3000]
    # Of 3,000 staff 4 % leave: 2 · 0.04 · 0.13 · 0.87 / 3000, in squared points 0.03016.
    assert found["turnover"] == 4
    assert found["yearly_variance"] == pytest.approx(0.03016, abs=1e-5)
    # Gaps wander by √0.03016 a year; over six years the slope is known to 0.1737 / √6 = 0.0709.
    assert found["slope_error"] == pytest.approx(0.0709, abs=1e-4)
    assert points["left_out"].tolist() == ["", "", "", ""]


def test_a_gap_that_surely_hardly_moves_is_steady():
    values = [(2013 + 2 * n, 10 + 0.02 * n, 25.0) for n in range(5)]
    found = verdict_on(pairs(values, denominator=60_000))

    assert found["verdict"] == "steady"
    assert found["slope_high"] < 0.1


def test_of_few_staff_the_same_values_have_no_direction():
    """Gaps 15, 13.4, 12, 10.6; among 60 people as much comes by who leaves and who comes."""
    assert verdict_on(pairs(CLOSING, denominator=60))["verdict"] == "unclear"


def test_shares_of_trainees_wander_by_intake_not_by_turnover():
    rows = [
        row | {"series": "trainee_intake_migration_share"} if row["series"] == STAFF else row
        for row in pairs(CLOSING, denominator=300)
    ]
    found = verdict_on(rows, "trainee_intake_migration_share")

    assert pd.isna(found["turnover"])
    # Cohorts of 300 at 13 %: √(0.13 · 0.87 / 300) is 1.94 points each, and Σ(t − t̄)² is 20.
    assert found["slope_error"] == pytest.approx(1.9416 / 20**0.5, abs=1e-3)


def test_the_turnover_that_a_city_delivers_takes_the_place_of_the_assumption():
    """Of 3,000 staff 5 and 7 % left: 2 · 0.06 · 0.13 · 0.87 / 3000 in squared points is 0.04524."""
    found = verdict_on([*pairs(CLOSING), turnover(2016, 5.0), turnover(2018, 7.0)])

    assert (found["turnover"], found["turnover_origin"]) == (6, "delivered")
    assert (found["turnover_first_year"], found["turnover_last_year"]) == (2016, 2018)
    assert found["yearly_variance"] == pytest.approx(0.04524, abs=1e-5)
    assumed = verdict_on(pairs(CLOSING))
    assert (assumed["turnover"], assumed["turnover_origin"]) == (4, "assumed")
    assert pd.isna(assumed["turnover_first_year"])


@pytest.mark.parametrize(
    "other",
    [
        {"precision": "estimate"},
        {"observation_status": "E"},
        {"method": "estimate"},
        {"scope": "core_administration"},
        {"area": "05113"},
        {"value": 0.0},
        {"breakdown": "grade=lower_service"},
        {"status": "hidden", "value": NAN},
    ],
)
def test_a_turnover_that_is_guessed_or_of_other_staff_is_not_taken(other):
    found = verdict_on([*pairs(CLOSING), turnover(2018, 9.0) | other])

    assert (found["turnover"], found["turnover_origin"]) == (4, "assumed")


def test_a_year_with_two_turnovers_counts_for_neither():
    rows = [turnover(2016, 5.0), turnover(2018, 7.0), turnover(2018, 9.0)]

    assert verdict_on([*pairs(CLOSING), *rows])["turnover"] == 5
    assert verdict_on([*pairs(CLOSING), *rows[1:]])["turnover"] == 4


def test_much_turnover_can_take_a_direction_away():
    """Gaps 15, 13.4, 12, 10.6 among 400 people: sure at 1 % turnover, by chance at 30 %."""
    few, many = ([*pairs(CLOSING, denominator=400), turnover(2018, h)] for h in (1.0, 30.0))

    assert verdict_on(few)["verdict"] == "closing"
    assert verdict_on(many)["verdict"] == "unclear"


def test_points_measured_against_a_provisional_figure_are_counted():
    rows = pairs(CLOSING)
    rows[-1] |= {"observation_status": "P"}
    answer = judge(frame(rows), CATALOGUE)
    found = answer.verdicts[answer.verdicts["verdict"] == "closing"].iloc[0]
    points = answer.points[answer.points["verdict_id"] == found["verdict_id"]]

    assert (found["provisional_staff"], found["provisional_population"]) == (0, 1)
    assert points["provisional"].tolist() == [(), (), (), ("population",)]


def test_a_cohort_does_not_ask_who_left():
    series = "trainee_intake_migration_share"
    rows = [*pairs(CLOSING, series=series, denominator=300), turnover(2018, 9.0)]
    found = verdict_on(rows, series)

    assert pd.isna(found["turnover"])
    assert found["turnover_origin"] == ""


def test_without_a_turnover_a_full_count_gets_no_verdict():
    rules = analysis_rules().verdict
    silent = rules.model_copy(update={"turnover": {}})
    verdicts = judge(frame(pairs(CLOSING)), CATALOGUE, silent).verdicts

    assert "no_turnover" in set(verdicts["reason"])
    assert "closing" not in set(verdicts["verdict"])
    told = judge(frame([*pairs(CLOSING), turnover(2018, 4.0)]), CATALOGUE, silent).verdicts
    assert "closing" in set(told["verdict"])


@pytest.mark.parametrize("kind", [{}, {"precision": "rounded", "low": 9.5, "high": 10.5}])
def test_shares_without_the_number_of_people_get_no_direction(kind):
    assert verdict_on(pairs(CLOSING, denominator=NAN, **kind))["reason"] == "without_counts"


def test_whole_percentages_of_a_cohort_get_no_direction_either():
    series = "trainee_intake_migration_share"
    values = [(year, round(share), people) for year, share, people in CLOSING]
    rows = pairs(values, series=series, denominator=NAN, decimals=0)
    finer = pairs(CLOSING, series=series, denominator=NAN, decimals=1)

    assert verdict_on(rows, series)["reason"] == "without_counts"
    assert verdict_on(finer, series)["reason"] == ""


@pytest.mark.parametrize(("reach", "is_shown"), [(4, True), (9, False)])
def test_a_wide_interval_excludes_nothing_and_says_nothing(reach, is_shown):
    """Staff 24 %, population 26 %: the gap of 2 points may reach 6 or 11 points."""
    last = staff(2019, 24.0, low=24.0 - reach, high=24.0 + reach)
    found = verdict_on([*pairs(PARITY[:3]), last, people(2019, 26.0)])

    assert found["parity_not_excluded"] == is_shown


def test_a_direction_among_many_that_stand_still_is_marked():
    """Nine cities; one closes by 0.2 a year, p = 0.012: of nine it takes less than 0.05 / 9."""
    still = [(2013 + 2 * n, 10 + (n % 2), 25.0) for n in range(4)]
    slow = [(2013 + 2 * n, 10 + 0.4 * n, 25.0) for n in range(4)]
    rows = pairs(slow, denominator=2000)
    others = [city.code for city in CATALOGUE.monitored_cities if city.code != CITY]
    for code in others:
        rows += [row | {"area": code} for row in pairs(still, denominator=2000)]

    alone = verdict_on(pairs(slow, denominator=2000))
    among = verdict_on(rows)

    assert (alone["verdict"], alone["withstands"]) == ("closing", True)
    assert (among["verdict"], among["withstands"]) == ("closing", False)
    assert among["p_value"] == alone["p_value"]


def test_a_survey_names_response_and_tipping_point():
    rows = [
        row | {"low": row["value"] - 1, "high": row["value"] + 1, "response_rate": rate}
        if row["series"] == STAFF
        else row
        for row, rate in zip(
            pairs(CLOSING, method="staff_survey"), (60, 0, 58, 0, 57, 0, 55, 0), strict=True
        )
    ]
    found = verdict_on(rows)

    assert found["verdict"] == "closing"
    assert (found["first_response"], found["last_response"]) == (60, 55)
    # 15.9 % answered with; had the gap stayed at six years · 0.73 more, it would be 11.5 %.
    assert found["tipping_point"] == pytest.approx((15.9 / 84.1) / (11.5 / 88.5), abs=0.02)
    assert pd.isna(verdict_on(pairs(CLOSING))["tipping_point"])


def test_people_of_working_age_are_the_base_where_a_city_has_them():
    of_age = [
        people(year, 28.0, series="population_working_age_migration_share")
        for year, _, _ in CLOSING
    ]
    found = verdict_on([*pairs(CLOSING), *of_age])

    assert found["base_series"] == "population_working_age_migration_share"
    assert found["gap"] == pytest.approx(28.0 - 15.9)
    # Only one such figure: all ages carry the verdict, and the row names them.
    assert verdict_on([*pairs(CLOSING), of_age[0]])["base_series"] == POPULATION


def test_parity_needs_the_whole_interval():
    last = staff(2019, 26.0, low=23.0, high=29.0)
    found = verdict_on([*pairs(PARITY[:3]), last, people(2019, 25.0)])

    assert found["verdict"] != "parity"  # the gap may be as large as 2
    assert found["parity_not_excluded"]


def test_an_unknown_interval_never_proves_parity():
    found = verdict_on(pairs(PARITY, method="not_stated"))

    assert found["verdict"] == "closing"
    assert not found["parity_not_excluded"]


def reasons():
    """Rows, the reason, and everything else that stands in the way."""
    far = [row | {"year": row["year"] - 4} for row in pairs(CLOSING) if row["series"] != STAFF]
    only_staff = [row for row in pairs(CLOSING) if row["series"] == STAFF]
    other = [people(row["year"], 25.0, concept="einwanderungsgeschichte_destatis_2023")
             for row in only_staff]  # fmt: skip
    hidden = {"status": "hidden", "value": float("nan")}
    survey = {"method": "staff_survey"}
    few = "fewer_than_four_points"
    return [
        ("no staff figure", [people(2013, 25)], "not_recorded", few),
        ("no population figure", only_staff, "no_population_base", few),
        ("population too far away", [*only_staff[2:], *only_staff[:2], *far[:1]],
         "no_population_base", "concepts"),
        ("one population figure for all", [*[staff(y, 10) for y in (2012, 2013, 2014, 2015)],
         people(2014, 25)], "no_population_base", ""),
        ("another concept", only_staff + other, "concepts_not_comparable", few),
        ("three figures, another concept", only_staff[:3] + other, few, "concepts_not_comparable"),
        ("three points", pairs(CLOSING[:3]), few, ""),
        ("low response", pairs(CLOSING, **survey, response_rate=29.9), "response_too_low", ""),
        ("estimates", pairs(CLOSING, precision="estimate"), "estimate_only", ""),
        ("rounded by an unknown amount", pairs(CLOSING, precision="rounded"), "estimate_only", ""),
        ("hidden", [row | hidden if row["series"] == STAFF else row for row in pairs(CLOSING)],
         "suppressed", ""),
        ("low response before estimate",
         pairs(CLOSING, **survey, response_rate=20, precision="estimate"), "response_too_low", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "reason", "obstacle"), [pytest.param(*case[1:], id=case[0]) for case in reasons()]
)
def test_the_first_reason_that_applies(rows, reason, obstacle):
    found = verdict_on(rows)

    assert (found["verdict"], found["reason"]) == ("not_assessable", reason)
    assert reason in found["obstacles"]
    assert obstacle in {"", "concepts", *found["obstacles"]}


def test_response_of_exactly_thirty_per_cent_is_enough():
    found = verdict_on(pairs(CLOSING, method="staff_survey", response_rate=30.0))

    assert found["reason"] == ""


def test_a_fifth_point_with_a_fault_is_left_out_and_named():
    rows = pairs([*CLOSING, (2021, 17.6, 27.0)])
    rows[0]["precision"] = "estimate"
    answer = judge(frame(rows), CATALOGUE)
    found = answer.verdicts[answer.verdicts["verdict"] == "closing"].iloc[0]

    assert found["n_points"] == 4
    assert found["obstacles"] == ("estimate_only",)
    points = answer.points[answer.points["verdict_id"] == found["verdict_id"]]
    assert points["left_out"].tolist() == ["estimate_only", "", "", "", ""]


def test_a_change_of_concept_method_or_scope_breaks_the_series():
    for change in (
        {"concept": "zuwanderungsgeschichte_nrw_2012"},
        {"method": "not_stated"},
        {"scope": "core_administration"},
    ):
        rows = pairs(CLOSING[:2]) + pairs(CLOSING[2:], **change)
        found = verdict_on(rows)

        assert found["reason"] == "break_in_series"
        assert found["breaks"] == (f"{next(iter(change))}_changed",)


def test_a_change_of_the_population_base_breaks_the_series():
    rows = [staff(year, 10 + n) for n, year in enumerate(range(2019, 2026))]
    for n, year in enumerate(range(2019, 2026)):
        base = "census_2011" if year < 2022 else "census_2022"
        rows.append(people(year, 25 + n, method="population_update", base=base))

    assert verdict_on(rows[:6] + rows[7:13])["breaks"] == ("census_base_2022",)
    assert verdict_on(rows[:6] + rows[7:13])["reason"] == "break_in_series"
    since = verdict_on(rows)  # four points after the break stand for themselves
    assert (since["reason"], since["first_year"]) == ("", 2022)


def test_two_figures_of_a_year_are_one_point():
    rows = [*pairs(CLOSING[:3]), staff(2017, 15.0), staff(2015, 12.0)]

    assert verdict_on(rows)["reason"] == "fewer_than_four_points"


def test_the_population_line_that_serves_most_points_is_the_base():
    census = [people(2014, 30.0, method="census"), people(2018, 30.0, method="census")]
    found = verdict_on(pairs(CLOSING) + census)

    assert found["base_method"] == "population_register"
    assert found["bases_rejected"][0]["reason"] == "serves_less"


def test_pages_can_show_what_each_base_would_say():
    other = people(2019, 34.3, concept="einwanderungsgeschichte_destatis_2023", method="census")
    table = judge_each_base(frame([*pairs(CLOSING), other]), CATALOGUE).verdicts
    by_method = table.set_index("base_method")

    assert by_method["is_chosen"].to_dict() == {"population_register": True, "census": False}
    assert by_method.loc["census", "reason"] == "concepts_not_comparable"
    assert by_method.loc["census", "plain_gap"] == pytest.approx(34.3 - 15.9)
    assert by_method.loc["population_register", "verdict"] == "closing"


def test_every_city_and_indicator_has_an_answer_and_other_areas_have_none():
    rows = [row | {"area": "DE-BUND"} for row in pairs(CLOSING)]
    verdicts = judge(frame(rows), CATALOGUE).verdicts

    assert set(verdicts["reason"]) == {"not_recorded"}
    assert set(verdicts["area"]) == {city.code for city in CATALOGUE.monitored_cities}


@given(st.integers(5, 10), st.data())
@few_examples
def test_a_break_always_blocks(size, data):
    """What lies before a break never enters: refused, or judged as if it had never been."""
    values = [(2010 + n, 10 + data.draw(st.integers(0, 9)), 25.0 + n) for n in range(size)]
    place = data.draw(st.integers(1, size - 1))
    rows = pairs(values)
    rows[2 * place]["observation_status"] = "B"
    found, alone = verdict_on(rows), verdict_on(pairs(values[place:]))

    if size - place < 4:
        assert found["reason"] == "break_in_series"
    else:
        assert (found["verdict"], found["slope"]) == (alone["verdict"], alone["slope"])
    assert found["first_year"] >= 2010 + place


@given(st.integers(0, 10_000))
@few_examples
def test_a_comparable_point_more_never_makes_a_refusal_worse(seed):
    rows = random_rows(seed)
    if not rows:
        return
    figures = frame(rows)
    before = judge(figures, CATALOGUE)
    few = before.verdicts[before.verdicts["reason"] == "fewer_than_four_points"]
    for _, verdict in few.head(2).iterrows():
        more = frame([*rows, *_one_pair_more(figures, verdict)])
        mine = before.points[before.points["verdict_id"] == verdict["verdict_id"]]
        if _is_parted(more, mine[mine["base_figure"].notna()]):
            continue
        after = judge(more, CATALOGUE).verdicts
        keys = ["area", "indicator", "concept", "method", "scope", "breakdown"]
        same = after[(after[keys] == verdict[keys]).all(axis=1)].iloc[0]
        allowed = REASONS[REASONS.index("fewer_than_four_points") :]
        assert same["reason"] in ("", *allowed)


def _is_parted(more, points):
    """Whether a break lies between the points so far and the added pair: not comparable then."""
    segments = more.set_index("figure_id")["segment"]
    new_staff, new_base = more.loc[more["year"] == 2029].sort_values("figure_id")["segment"]
    return any(
        segments[staff_figure] != new_staff or segments[base_figure] != new_base
        for staff_figure, base_figure in zip(
            points["staff_figure"], points["base_figure"], strict=True
        )
    )


def _one_pair_more(figures, verdict):
    """A sound staff figure of the line and its own figure of the base, years after all others."""
    own = figures[figures["line"] == verdict["line"]].iloc[0]
    same = {name: own[name] for name in ("series", "area", "concept", "method", "scope")}
    point = staff(2029, 20.0, **same)
    if pd.isna(verdict["base_line"]):
        return [point, people(2029, 25.0, area=own["area"], concept=own["concept"])]
    base = figures[figures["line"] == verdict["base_line"]].iloc[-1]
    like = {name: base[name] for name in ("series", "area", "concept", "method", "scope", "base")}
    return [point, people(2029, 25.0, **like)]


@given(st.integers(0, 10_000), st.permutations([c.code for c in CATALOGUE.monitored_cities]))
@few_examples
def test_relabelling_cities_changes_nothing(seed, order):
    rows = random_rows(seed)
    assume(rows)
    figures = frame(rows)
    codes = [city.code for city in CATALOGUE.monitored_cities]
    new = dict(zip(codes, order, strict=True))
    swapped = figures.assign(area=figures["area"].map(new))

    one, other = judge(figures, CATALOGUE).verdicts, judge(swapped, CATALOGUE).verdicts
    keys = ["area", "indicator", "concept", "method", "scope", "breakdown"]
    expected = one.assign(area=one["area"].map(new)).sort_values(keys, ignore_index=True)
    found = other.sort_values(keys, ignore_index=True)
    pd.testing.assert_frame_equal(
        expected.drop(columns="verdict_id"), found.drop(columns="verdict_id")
    )
