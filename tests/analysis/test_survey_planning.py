"""What a plan promises is what a simulation of surveys sees, and the worked examples hold."""

from dataclasses import replace
from math import sqrt

import numpy as np
import pytest

from indicators.analysis.outlook.survey_planning import (
    Plan,
    interval,
    least_answers,
    power,
    powers,
    standard_error,
    surveys_needed,
)
from indicators.analysis.verdicts.gap_and_trend import trend

STAFF = Plan(size=3000, response=55, every=2, change=0.5, share=20, turnover=4.0)
TRAINEES = Plan(size=60, response=100, every=1, change=0.5, share=25, turnover=None, intakes=3)


def needed(plan, most=15):
    return surveys_needed(powers(plan, most, fewest=4), 0.8)


def test_three_thousand_staff_need_six_surveys_and_sixty_trainees_more_than_twelve():
    assert needed(STAFF) == 6
    assert needed(TRAINEES, most=12) is None


def test_a_full_count_needs_fewer_than_a_survey_of_the_same_people():
    assert needed(replace(STAFF, response=100)) < needed(STAFF)


def test_an_interval_is_wilson_with_what_is_known_of_the_rest():
    # n = 1650 of 3000: n_eff = 1650 · 2999 / 1350 = 3665.4; √(0.2 · 0.8 / 3665.4) · 1.96 = 1.295
    # points, and half a person of 3000 on either side, 0.017 points: 1.31.
    low, high = interval(STAFF)

    assert (high - low) / 2 == pytest.approx(1.31, abs=0.005)
    assert standard_error(STAFF) == pytest.approx(1.31 / 1.96, abs=0.003)


def test_of_a_full_count_nothing_is_uncertain_but_who_comes_into_a_cohort():
    assert interval(replace(STAFF, response=100)) == (20, 20)
    assert standard_error(replace(STAFF, response=100)) == 0
    # Sixty trainees of three years tell as much of one year as twenty: √(0.25 · 0.75 / 20).
    assert standard_error(TRAINEES) == pytest.approx(100 * sqrt(0.25 * 0.75 / 20))


def test_before_there_are_enough_values_nothing_can_be_shown():
    chances = powers(STAFF, most=6, fewest=4)

    assert chances[:3] == (0, 0, 0)
    assert 0 < chances[3] < chances[4] < chances[5] < 1


def test_a_group_is_shown_when_the_rarer_side_has_enough_people():
    assert least_answers(replace(STAFF, share=10), cases=5, denominator=20) == 50
    assert least_answers(replace(STAFF, share=90), cases=5, denominator=20) == 50
    assert least_answers(replace(STAFF, share=40), cases=5, denominator=20) == 20


def simulated(plan, surveys, runs, seed=1):
    """How often the rule of the verdicts calls a gap closing, drawn survey by survey."""
    draw = np.random.default_rng(seed)
    times = plan.every * np.arange(surveys)
    error = standard_error(plan)
    steps = 0.0 if plan.turnover is None else 2 * plan.turnover / 100 * 0.2 * 0.8 / plan.answers
    hits = 0
    for _ in range(runs):
        wandered = np.cumsum(draw.normal(0, 100 * sqrt(steps * plan.every), surveys))
        gaps = 20 - plan.change * times + wandered + draw.normal(0, error, surveys)
        found = trend(times, gaps, [error] * surveys, 1e4 * steps)
        hits += found.high < 0
    return hits / runs


@pytest.mark.parametrize("surveys", [4, 6])
def test_the_chance_is_how_often_surveys_drawn_at_random_show_the_direction(surveys):
    # 1,500 runs: two standard errors are 2.6 points at most.
    assert simulated(STAFF, surveys, 1500) == pytest.approx(power(STAFF, surveys), abs=0.03)
