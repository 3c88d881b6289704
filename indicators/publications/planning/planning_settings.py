"""Settings of a plan: what may be chosen, and what a city's own figures suggest to begin with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.analysis.outlook.survey_planning import Plan
from indicators.analysis.thresholds import analysis_rules
from indicators.analysis.verdicts.turnover import Turnover, known_turnover
from indicators.catalogue import Catalogue
from indicators.catalogue.models import Indicator
from indicators.publications.parity_path.parity_scenario import Setting
from indicators.release.row_types import Figure

SETTINGS = {
    "response": Setting("response", 5, 100, 5, 0),
    "every": Setting("every", 1, 5, 1, 0),
    "change": Setting("change", 0.1, 3, 0.1, 1),
    "share": Setting("share", 1, 60, 1, 1),
}
"""Per cent, years, percentage points a year, per cent."""

_STEPS = (2, 3, 4, 5, 6, 8, 10, 15)
SIZES = (*(10 * s for s in _STEPS), *(100 * s for s in _STEPS[:-2]), *(1000 * s for s in (1, 1.5)),
         *(1000 * s for s in (2, 2.5, 3, 4, 5, 6, 8, 10, 12)))  # fmt: skip
"""Sizes of groups to choose from; an address may name any between them."""


@dataclass(frozen=True)
class Start:
    """A value to begin with, and the figure it was read from; None: an assumption."""

    value: float
    figure: Figure | None = None


def groups(catalogue: Catalogue) -> dict[str, Indicator]:
    """Groups whose share gets a verdict: what is counted → the indicator of all of them."""
    rules = analysis_rules().verdict
    return {
        name: entry
        for name in (*rules.turnover, *rules.cohorts)
        for entry in [_headline(catalogue, name)]
        if entry is not None
    }


def _headline(catalogue: Catalogue, quantity: str) -> Indicator | None:
    """The share of a group that is measured against the population with migration history."""
    found = [
        entry
        for entry in catalogue.indicators
        if entry.denominator and entry.denominator.quantity == quantity and entry.target
        if not entry.breakdowns and not entry.denominator.where.keys() - {"migration_history"}
    ]
    return next(iter(found), None)


def starts(figures: pd.DataFrame, indicator: Indicator) -> dict[str, Start]:
    """What to begin with: the city's newest figures where there are any, else assumptions.

    `figures`: all published ones of the city.
    """
    assumed = analysis_rules().planning.assumptions
    found = {name: Start(value) for name, value in assumed.model_dump().items()}
    shown = figures[figures["value"].notna() & (figures["breakdown"] == "")].sort_values("year")
    own = shown[shown["series"] == indicator.name].to_dict("records")
    assert indicator.denominator is not None, indicator.name
    counted = shown[
        (shown["quantity"] == indicator.denominator.quantity) & (shown["unit"] == "persons")
    ].to_dict("records")
    if own:
        found["share"] = _begin("share", own[-1]["value"], own[-1])
    if own and pd.notna(own[-1]["response_rate"]):
        found["response"] = _begin("response", own[-1]["response_rate"], own[-1])
    if counted:
        found["size"] = _begin("size", counted[-1]["value"], counted[-1])
    return found


def _begin(name: str, value: float, figure: Figure) -> Start:
    """A figure as a setting: within its grid, with its decimals."""
    grid = grid_of(name)
    return Start(round(min(max(value, grid[0]), grid[-1]), decimals_of(name)), figure)


def grid_of(name: str) -> Sequence[float]:
    """The values a visitor can choose."""
    return SIZES if name == "size" else SETTINGS[name].grid()


def decimals_of(name: str) -> int:
    """How exact an address may be; people are whole."""
    return 0 if name == "size" else SETTINGS[name].decimals


def turnover_known(figures: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> Turnover:
    """The turnover that a verdict on this group would reckon with; 0 % of a cohort.

    `figures`: all published ones of the city.
    """
    assert indicator.denominator is not None, indicator.name
    quantity = indicator.denominator.quantity
    shown = figures[figures["value"].notna() & (figures["breakdown"] == "")].sort_values("year")
    own = shown[shown["series"] == indicator.name].to_dict("records")
    found = known_turnover(figures, own[-1] if own else None, quantity, catalogue)
    return found or Turnover(analysis_rules().verdict.turnover.get(quantity, 0.0))


def plan_of(
    values: Mapping[str, float], quantity: str, turnover: Turnover, *, is_full_count: bool
) -> Plan:
    """The plan that settings make; of a full count everybody is known."""
    rules = analysis_rules().verdict
    return Plan(
        size=int(values["size"]),
        response=100.0 if is_full_count else values["response"],
        every=int(values["every"]),
        change=values["change"],
        share=values["share"],
        turnover=None if quantity in rules.cohorts else turnover.value,
        intakes=rules.cohorts.get(quantity, 1),
    )


def divisions(catalogue: Catalogue, quantity: str) -> dict[str, int]:
    """Characteristics by which shares of this group are broken down → how many groups there are."""
    named = {
        dimension
        for entry in catalogue.indicators
        if entry.denominator and entry.denominator.quantity == quantity and entry.target
        for dimension in entry.breakdowns
    }
    return {
        dimension.code: len(dimension.categories)
        for dimension in catalogue.dimensions
        if dimension.code in named
    }
