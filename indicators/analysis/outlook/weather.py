"""Weather symbols of the federal sustainability strategy, for a gap and an assumed target year.

The contract names no year; whoever sets one makes an assumption (Annahme), and the symbol
says no more than: if it went on like this. Source: Deutsche Nachhaltigkeitsstrategie, status
of the indicators (github.com/DnsTestEnvironment/dns-indicators, `_pages/status.md`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from indicators.analysis.thresholds import WeatherRules, analysis_rules
from indicators.analysis.verdicts.gap_and_trend import decimal_year

Symbol = Literal["sun", "light_cloud", "cloud", "storm", "none"]

COLUMNS = [
    "verdict_id", "target_year", "symbol", "reason", "points", "current", "yearly_change",
    "expected", "missed",
]  # fmt: skip


@dataclass(frozen=True)
class Weather:
    """A symbol with its components, in the unit of the values (points for a gap).

    `expected` is the value in the target year if the mean yearly change went on, `missed` the
    part of the distance current → target that would then be left (0: reached). `reason` is set
    where the symbol is none: fewer_than_four_points or target_year_past.
    """

    symbol: Symbol
    reason: str = ""
    points: int = 0
    current: float | None = None
    yearly_change: float | None = None
    expected: float | None = None
    missed: float | None = None


def rate(
    times: Sequence[float],
    values: Sequence[float],
    target: float,
    target_year: int,
    rules: WeatherRules | None = None,
) -> Weather:
    """The symbol of a falling series: `values` at `times` (decimal years, in order).

    Mean of the last up to five changes, each per year and weighted with its years, carried on
    in a line to the end of the target year. A miss under 5 % of the distance is sun, to 20 %
    light_cloud, beyond that cloud; no movement or the wrong one is storm. With a value at or
    under the target now the strategy goes by the rule of targets to be kept: sun, and a light
    cloud before it where the mean change is for the worse.
    """
    rules = rules or analysis_rules().weather
    if len(values) < rules.minimum_points:
        return Weather("none", "fewer_than_four_points", len(values))
    years_left = target_year + 1 - times[-1]
    if years_left <= 0:
        return Weather("none", "target_year_past", len(values), values[-1])
    first = max(0, len(values) - 1 - rules.most_changes)
    change = (values[-1] - values[first]) / (times[-1] - times[first])
    expected = values[-1] + change * years_left
    missed = _missed(values[-1] - target, expected - target)
    symbol = _symbol(values[-1] - target, change, missed, rules)
    return Weather(symbol, "", len(values) - first, values[-1], change, expected, missed)


def _missed(distance: float, left: float) -> float:
    """The part of the distance that is left; all of it, and more, where there was none."""
    if left <= 0:
        return 0.0
    return left / distance if distance > 0 else float("inf")


def _symbol(distance: float, change: float, missed: float, rules: WeatherRules) -> Symbol:
    if distance <= 0:
        return "sun" if change <= 0 else "light_cloud"
    if missed == 0:
        return "sun"
    if change >= 0:
        return "storm"
    if missed < rules.sun:
        return "sun"
    return "light_cloud" if missed <= rules.light_cloud else "cloud"


def judge_weather(
    points: pd.DataFrame, target_year: int, rules: WeatherRules | None = None
) -> pd.DataFrame:
    """One row per verdict with COLUMNS: where its gap would be in the target year.

    `points` as from verdicts.judge; only those that count are used, so the symbol rests on
    the same comparable points as the verdict. The target is a gap of 0 points.
    """
    rows = [
        {"verdict_id": number, "target_year": target_year, **vars(_of(group, target_year, rules))}
        for number, group in points.groupby("verdict_id")
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _of(points: pd.DataFrame, target_year: int, rules: WeatherRules | None) -> Weather:
    used = points[points["left_out"] == ""].sort_values("day")
    days: list[date] = used["day"].tolist()
    return rate([decimal_year(day) for day in days], used["gap"].tolist(), 0.0, target_year, rules)
