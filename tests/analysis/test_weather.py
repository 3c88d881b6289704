"""The weather rule of the federal strategy on gaps that can be checked by hand."""

from math import inf

import pandas as pd
import pytest

from indicators.analysis.outlook.weather import judge_weather, rate
from indicators.analysis.verdicts.judge_lines import judge
from indicators.catalogue import load_catalogue
from tests.analysis.frames import frame, pairs

TIMES = [2016.0, 2017.0, 2018.0, 2019.0, 2020.0, 2021.0]


@pytest.mark.parametrize(
    ("gaps", "symbol", "missed"),
    [
        # From 10 in 2021 with ten years to go.
        ([15, 14, 13, 12, 11, 10], "sun", 0.0),  # −1 a year: 0 left
        ([14.8, 13.84, 12.88, 11.92, 10.96, 10], "sun", 0.04),  # −0.96: 0.4 left
        ([14.5, 13.6, 12.7, 11.8, 10.9, 10], "light_cloud", 0.1),  # −0.9: 1 left
        ([12.5, 12, 11.5, 11, 10.5, 10], "cloud", 0.5),  # −0.5: 5 left
        ([10, 10, 10, 10, 10, 10], "storm", 1.0),
        ([5, 6, 7, 8, 9, 10], "storm", 2.0),  # +1: 20 left
        ([5, 4, 3, 2, 1, -1], "sun", 0.0),  # reached, and going on
        ([-1, -1, -1, -1, -1, -1], "sun", 0.0),  # reached, and kept
        ([-6, -5, -4, -3, -2, -1], "light_cloud", inf),  # reached, and being lost
        ([-29, -28, -27, -26, -25, -24], "light_cloud", 0.0),  # worsening, and still reached then
    ],
)
def test_symbols(gaps, symbol, missed):
    found = rate(TIMES, gaps, target=0, target_year=2030)

    assert found.symbol == symbol
    assert found.missed == pytest.approx(missed)


def test_only_the_last_five_changes_count():
    found = rate([2010.0, *TIMES], [99, 15, 14, 13, 12, 11, 10], target=0, target_year=2030)

    assert (found.yearly_change, found.points) == (-1, 6)


def test_years_without_a_value_are_counted():
    found = rate([2013.0, 2015.0, 2017.0, 2021.0], [14, 13, 12, 10], target=0, target_year=2030)

    assert found.yearly_change == -0.5
    assert found.expected == 5


@pytest.mark.parametrize(
    ("size", "target_year", "reason"),
    [(3, 2030, "fewer_than_four_points"), (6, 2020, "target_year_past")],
)
def test_there_is_not_always_a_symbol(size, target_year, reason):
    found = rate(TIMES[:size], [5.0] * size, target=0, target_year=target_year)

    assert (found.symbol, found.reason) == ("none", reason)


def test_the_symbol_rests_on_the_points_of_the_verdict():
    values = [(2015, 10, 25), (2016, 11, 25), (2017, 12, 25), (2018, 13, 25), (2019, 14, 25)]
    rows = pairs(values)
    rows[0]["precision"] = "estimate"
    answer = judge(frame(rows), load_catalogue())

    weather = judge_weather(answer.points, 2030)

    assert len(weather) == 1
    found = weather.iloc[0]
    assert (found["points"], found["current"], found["symbol"]) == (4, 11, "sun")
    assert found["verdict_id"] in answer.verdicts["verdict_id"].tolist()


def test_without_points_there_is_no_weather():
    empty = judge(frame(pairs([(2015, 10, 25)])), load_catalogue()).points.iloc[:0]

    assert isinstance(judge_weather(empty, 2030), pd.DataFrame)
    assert judge_weather(empty, 2030).empty
