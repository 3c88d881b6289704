"""Path to parity of one city: settings, where their defaults come from, and what follows.

A scenario of analysis.scenario, never a forecast. Shares and turnover in per cent, the trend
in percentage points a year.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from indicators.analysis.outlook import scenario as model
from indicators.analysis.outlook.scenario import Scenario
from indicators.analysis.outlook.scenario_defaults import Default
from indicators.analysis.thresholds import analysis_rules
from indicators.release import Release

__all__ = [
    "SETTINGS",
    "Chosen",
    "Default",
    "Outlook",
    "Scenario",
    "Setting",
    "look_ahead",
]

SPREAD = 2.0
"""Points of turnover by which the band departs from the chosen one."""
SHORTEST, LONGEST = 20, 60
"""Years that the chart shows at least and at most."""


@dataclass(frozen=True)
class Setting:
    """A setting with the values a visitor may choose: from `low` to `high` in steps."""

    name: str
    low: float
    high: float
    step: float
    decimals: int
    is_trend: bool = False
    is_mean: bool = False

    def grid(self) -> list[float]:
        """All values that can be chosen."""
        steps = round((self.high - self.low) / self.step)
        return [round(self.low + number * self.step, 4) for number in range(steps + 1)]


SETTINGS = {
    setting.name: setting
    for setting in (
        Setting("staff", 0, 60, 0.5, 1),
        Setting("intake_share", 0, 100, 1, 1),
        Setting("turnover", 0.5, 15, 0.5, 1, is_mean=True),
        Setting("population", 0, 60, 0.5, 1),
        Setting("population_trend", -0.5, 1.5, 0.05, 2, is_trend=True),
    )
}


@dataclass(frozen=True)
class Chosen:
    """The value of a setting that a scenario uses, beside its default; None: there is none."""

    value: float
    default: Default | None = None

    @property
    def is_own(self) -> bool:
        """Whether the visitor chose it, so that it is an assumption of the visitor's own."""
        return self.default is None or self.value != self.default.value


@dataclass(frozen=True)
class Outlook:
    """What a scenario leads to. None among the years: not within the years looked ahead.

    `fewest` and `most` are years to parity over the turnovers of the band, `years` those of the
    chosen turnover, `lost` the years until staff fall behind again, `needed` the intake share
    that brings parity in the target year (None: over 100 %). `path` has one row per year:
    year, staff, staff_low, staff_high, population, gap.
    """

    scenario: Scenario
    start: int
    target_year: int
    turnovers: tuple[float, float]
    years: int | None
    fewest: int | None
    most: int | None
    lost: int | None
    needed: float | None
    path: pd.DataFrame


def start_year(release: Release) -> int:
    """The year a scenario starts in: that of the release, so that it never changes later."""
    return int(pd.Timestamp(release.info["created_on"]).year)


def default_target_year(start: int) -> int:
    """A round year at least ten years on; the contract names none (Annahme)."""
    return -(-(start + 10) // 5) * 5


def typed_value(text: str, setting: Setting) -> float | None:
    """A number as people type it (10, 10,5 or 10.5 %); None unless the setting allows it."""
    form = rf"([0-9]{{1,3}}(?:[.,][0-9]{{1,{setting.decimals}}})?)\s?%?"
    found = re.fullmatch(form, text.strip())
    if found is None:
        return None
    value = float(found[1].replace(",", "."))
    return value if setting.low <= value <= setting.high else None


def look_ahead(values: Mapping[str, float], start: int, target_year: int) -> Outlook:
    """Everything that follows from the chosen values. ValueError unless the target is later."""
    scenario = Scenario(**values)
    turnovers = _band(scenario.turnover)
    fewest, most = model.years_range(scenario, [scenario.intake_share], turnovers)
    years = model.years_to_parity(scenario)
    return Outlook(
        scenario=scenario,
        start=start,
        target_year=target_year,
        turnovers=turnovers,
        years=years,
        fewest=fewest,
        most=most,
        lost=_lost(scenario, years),
        needed=model.required_intake_share(scenario, target_year - start),
        path=_path(scenario, turnovers, start, _horizon(target_year - start, years)),
    )


def _band(turnover: float) -> tuple[float, float]:
    setting = SETTINGS["turnover"]
    return max(setting.low, turnover - SPREAD), turnover + SPREAD


def _lost(scenario: Scenario, years: int | None) -> int | None:
    """The first year after parity in which staff are behind again."""
    if years is None:
        return None
    later = range(years + 1, analysis_rules().scenario.longest + 1)
    return next((t for t in later if _gap(scenario, t) > 1e-9), None)


def _gap(scenario: Scenario, years: int) -> float:
    return model.population_share(scenario, years) - model.staff_share(scenario, years)


def _horizon(target: int, years: int | None) -> int:
    """Years to draw: past the target and parity, but not into the unforeseeable."""
    return min(LONGEST, max(SHORTEST, target + 3, (years or 0) + 3))


def _path(
    scenario: Scenario, turnovers: tuple[float, float], start: int, years: int
) -> pd.DataFrame:
    table = model.path(scenario, start, years)
    edges = pd.DataFrame(
        {
            turnover: model.path(replace(scenario, turnover=turnover), start, years)["staff"]
            for turnover in turnovers
        }
    )
    return table.assign(staff_low=edges.min(axis=1), staff_high=edges.max(axis=1))
