"""The report of `make bench` says what became worse, and nothing that is chance."""

import pytest

from tests.bench.figures import Figure, percentile, ratio, upper
from tests.bench.report import load, slower, store


@pytest.mark.parametrize(
    ("values", "expected"),
    [([7.0], 7.0), (list(range(1, 21)), 19), (list(range(1, 101)), 95), ([3.0, 1.0, 2.0], 3.0)],
)
def test_the_95th_percentile_is_a_value_that_was_measured(values, expected):
    assert percentile(values, 0.95) == expected


def test_nothing_measured_has_no_percentile():
    assert upper([]) is None


@pytest.mark.parametrize(
    ("now", "before", "unit", "more_is_better", "is_worse"),
    [
        (100.0, 60.0, "ms", False, True),
        (60.0, 100.0, "ms", False, False),
        (66.0, 60.0, "ms", False, False),  # a tenth is chance
        (2.0, 1.0, "ms", False, False),  # a millisecond nobody notices
        (300.0, 500.0, "/s", True, True),
        (500.0, 300.0, "/s", True, False),
        (1.0, 0.0, "", False, True),  # the first error
        (None, 1.0, "s", False, False),
        (1.0, None, "s", False, False),
    ],
)
def test_worse_is_what_a_person_would_notice(now, before, unit, more_is_better, is_worse):
    figure = Figure("key", "Skript", now, unit, more_is_better=more_is_better)

    assert bool(slower([figure], {"key": before})) is is_worse


def test_a_new_figure_is_not_slower_than_nothing():
    assert slower([Figure("new", "Neu", 9.0, "s")], {"old": 1.0}) == []


def test_what_became_slower_is_said_with_both_figures():
    figure = Figure("key", "Skript stadt", 1234.5, "ms")

    assert slower([figure], {"key": 60.0}) == ["Skript stadt: 60 ms → 1.234 ms"]


def test_a_run_is_kept_for_the_next_one(tmp_path):
    file = tmp_path / "bench" / "full.json"
    assert load(file) == {}

    store([Figure("a", "A", 1.5, "s"), Figure("b", "B", None, "s")], {"load": 0.1}, file)

    assert load(file) == {"a": 1.5, "b": None}


@pytest.mark.parametrize(
    ("value", "beside", "expected"), [(3.0, 2.0, 1.5), (None, 2.0, None), (3.0, None, None)]
)
def test_a_ratio_needs_both_figures(value, beside, expected):
    mine, other = Figure("a", "A", value, "s"), Figure("b", "B", beside, "s")

    assert ratio("c", "C", mine, other).value == expected


@pytest.mark.parametrize(
    ("value", "goal", "more_is_better", "is_met"),
    [
        (60, 60, False, True),
        (61, 60, False, False),
        (500, 500, True, True),
        (None, 60, False, None),
    ],
)
def test_a_goal_is_met_at_its_very_value(value, goal, more_is_better, is_met):
    assert Figure("a", "A", value, "ms", goal, more_is_better).is_met is is_met
