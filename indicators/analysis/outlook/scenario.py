"""Path to parity: what a share of new staff would do to the share of all staff.

Intake leads, stock follows: S(t+1) = S(t) + h·(R − S(t)) with turnover h and intake share R,
beside a population share P(t) = P0 + trend·t. A scenario, never a forecast. Shares and
turnover are in per cent, the trend in percentage points a year, time in whole years.
Source: stock and flow with constant rates, e.g. Bartholomew, Forbes and McClean, Statistical
Techniques for Manpower Planning (1991), ch. 4.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from indicators.analysis.thresholds import ScenarioRules, analysis_rules

_TOLERANCE = 1e-9
"""Percentage points below which two shares are equal."""


@dataclass(frozen=True)
class Scenario:
    """The five settings: shares and turnover in per cent, trend in points a year.

    ValueError when a percentage lies outside 0 to 100.
    """

    staff: float
    intake_share: float
    turnover: float
    population: float
    population_trend: float

    def __post_init__(self) -> None:
        for name in ("staff", "intake_share", "turnover", "population"):
            if not 0 <= getattr(self, name) <= 100:
                raise ValueError(f"{name} is not between 0 and 100 per cent")


def staff_share(scenario: Scenario, years: int) -> float:
    """S after so many years: R − (R − S0)·(1 − h)^t, the recursion solved."""
    kept = (1 - scenario.turnover / 100) ** years
    return scenario.intake_share - (scenario.intake_share - scenario.staff) * kept


def population_share(scenario: Scenario, years: int) -> float:
    """P after so many years, kept between 0 and 100 %."""
    return min(100.0, max(0.0, scenario.population + scenario.population_trend * years))


def path(scenario: Scenario, start_year: int, years: int) -> pd.DataFrame:
    """One row per year from the start: year, staff, population (%), gap (points), ratio."""
    table = pd.DataFrame({"year": [start_year + t for t in range(years + 1)]})
    table["staff"] = [staff_share(scenario, t) for t in range(years + 1)]
    table["population"] = [population_share(scenario, t) for t in range(years + 1)]
    table["gap"] = table["population"] - table["staff"]
    table["ratio"] = table["staff"] / table["population"].where(table["population"] > 0)
    return table


def years_to_parity(scenario: Scenario, longest: int | None = None) -> int | None:
    """The first whole year with S ≥ P, 0 if that is so now; None: not within `longest` years."""
    longest = analysis_rules().scenario.longest if longest is None else longest
    reached = (
        t
        for t in range(longest + 1)
        if staff_share(scenario, t) >= population_share(scenario, t) - _TOLERANCE
    )
    return next(reached, None)


def years_range(
    scenario: Scenario,
    intake_shares: Iterable[float],
    turnovers: Iterable[float],
    longest: int | None = None,
) -> tuple[int | None, int | None]:
    """Fewest and most years to parity over all pairs of settings; None: not foreseeable."""
    table = sensitivity(scenario, intake_shares, turnovers, longest)
    found = table["years_to_parity"]
    least = None if found.isna().all() else int(found.min())
    return least, None if found.isna().any() else int(found.max())


def required_intake_share(scenario: Scenario, years: int) -> float | None:
    """The intake share (%) that brings parity after exactly so many years; None: over 100 %.

    S(T) = P(T) solved for R: (P(T) − S0·q)/(1 − q) with q = (1 − h)^T. 0 where parity comes
    without any intake. ValueError unless `years` is at least 1.
    """
    if years < 1:
        raise ValueError("parity can be reached in a later year only")
    kept = (1 - scenario.turnover / 100) ** years
    missing = population_share(scenario, years) - scenario.staff * kept
    if missing <= _TOLERANCE:
        return 0.0
    share = missing / (1 - kept) if kept < 1 else float("inf")
    return None if share > 100 + _TOLERANCE else min(share, 100.0)


def sensitivity(
    scenario: Scenario,
    intake_shares: Iterable[float] | None = None,
    turnovers: Iterable[float] | None = None,
    longest: int | None = None,
) -> pd.DataFrame:
    """One row per turnover and intake share (%): years_to_parity, empty if not foreseeable.

    Without lists the grid of the rules file is used.
    """
    rules: ScenarioRules = analysis_rules().scenario
    shares = tuple(intake_shares or rules.intake_shares)
    rows = [
        (turnover, share, years_to_parity(changed, longest))
        for turnover in (turnovers or rules.turnovers)
        for share in shares
        for changed in [replace(scenario, turnover=turnover, intake_share=share)]
    ]
    columns = ["turnover", "intake_share", "years_to_parity"]
    return pd.DataFrame(rows, columns=columns).astype({"years_to_parity": "Int64"})
