"""Settings of a scenario from the figures of a city; of the rates, else from assumptions.

The start values, the shares of staff and of the population, are never assumed: without a
figure they have no default, and somebody must name one as an assumption of their own.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.analysis.comparability.delimitations import (
    MOST_MONTHS_APART,
    NOTHING_COMPARES,
    compare_concepts,
    months_apart,
)
from indicators.analysis.comparability.pairing import Figure, chosen_bases, delimitation
from indicators.analysis.figures.series import day_of
from indicators.analysis.outlook.scenario import Scenario
from indicators.analysis.thresholds import ScenarioRules, analysis_rules
from indicators.analysis.verdicts.gap_and_trend import decimal_year
from indicators.analysis.verdicts.points import Counting, is_estimate
from indicators.analysis.verdicts.turnover import known_turnover
from indicators.catalogue import Catalogue

_SHARES = {
    "staff": ("staff_migration_share",),
    "intake_share": ("trainee_intake_migration_share", "new_hire_migration_share"),
}


@dataclass(frozen=True)
class Default:
    """A setting and where it comes from: figures of the release, or an assumption (Annahme)."""

    value: float
    is_assumption: bool
    figures: tuple[int, ...] = ()


def scenario_defaults(
    figures: pd.DataFrame, area: str, catalogue: Catalogue, rules: ScenarioRules | None = None
) -> dict[str, Default]:
    """Setting → value and origin for one city, from protected figures (columns of `figure`).

    Each share is the newest published one that is no estimate and says whom it counts. The
    population is that of the verdict: people of working age where the city has them. Its figure is
    of the concept of the staff share, else of one that compares with it, and of a date as near as a
    base must be; else it is missing, as is any start value without a figure. Turnover is the
    delivered one, as in verdicts. The trend is the least-squares slope of the longest unbroken
    population line of the last ten years, from three figures on.
    """
    rules = rules or analysis_rules().scenario
    assumed = {
        name: Default(value, is_assumption=True)
        for name, value in rules.assumptions.model_dump().items()
    }
    own = _sound(figures[figures["area"] == area], catalogue)
    staff = _newest(own[own["series"] == _SHARES["staff"][0]])
    series = _measured_against(own, staff, catalogue)
    population = _comparable(own[own["series"] == series], staff, catalogue)
    known = {name: _share(own, series) for name, series in _SHARES.items()}
    known |= {"population": _as_default(_newest(_near(population, staff)))}
    known |= {"population_trend": _trend(population, rules)}
    known |= {"turnover": _turnover(own, staff, catalogue)}
    return assumed | {name: default for name, default in known.items() if default}


def _measured_against(own: pd.DataFrame, staff: Figure | None, catalogue: Catalogue) -> str:
    """The population series of the verdict on the staff share; of all ages without a share."""
    indicator = catalogue.indicators[_SHARES["staff"][0]]
    assert indicator.target is not None
    if staff is None:
        return indicator.target
    line = own[own["line"] == staff["line"]]
    population = own[own["series"].isin(indicator.targets)]
    pairs = chosen_bases(line, population, catalogue, indicator.targets)
    found = [base["series"] for figure, base in pairs if figure["figure_id"] == staff["figure_id"]]
    return str(found[0]) if found else indicator.target


def _turnover(own: pd.DataFrame, staff: Figure | None, catalogue: Catalogue) -> Default | None:
    found = known_turnover(own, staff, "staff", catalogue)
    return Default(found.value, False, found.figures) if found else None


def _comparable(
    population: pd.DataFrame, staff: Figure | None, catalogue: Catalogue
) -> pd.DataFrame:
    """Population figures that the staff share may be set beside; all if there is no share."""
    if staff is None:
        return population
    if (population["concept"] == staff["concept"]).any():
        return population[population["concept"] == staff["concept"]]
    levels = {
        concept: compare_concepts(staff["concept"], concept, catalogue)[0]
        for concept in population["concept"].unique()
    }
    return population[population["concept"].map(levels) != "not_comparable"]


def _near(population: pd.DataFrame, staff: Figure | None) -> pd.DataFrame:
    """Those close enough in time to the staff share to be its base; all if there is no share."""
    if staff is None:
        return population
    is_near = [
        months_apart(delimitation(staff), delimitation(row)) <= MOST_MONTHS_APART
        for row in population.to_dict("records")
    ]
    return population[pd.Series(is_near, index=population.index, dtype=bool)]


def as_scenario(defaults: dict[str, Default]) -> Scenario:
    """The scenario that the defaults describe. TypeError where a start value is missing."""
    return Scenario(**{name: default.value for name, default in defaults.items()})


def _sound(figures: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Totals with a value that are no estimates and whose concept is known."""
    counting: Counting = {method.code: method.counting for method in catalogue.methods}
    vague = {c.code for c in catalogue.concepts if c.comparability_class == NOTHING_COMPARES}
    # Most rows are of breakdowns, and a row at a time takes long: those go first, all at once.
    known = figures["value"].notna() & (figures["breakdown"] == "")
    totals = figures[known & ~figures["concept"].isin(vague)]
    is_sound = [not is_estimate(row, counting) for row in totals.to_dict("records")]
    return totals[pd.Series(is_sound, index=totals.index, dtype=bool)]


def _by_day(figures: pd.DataFrame) -> list[Figure]:
    return sorted(figures.to_dict("records"), key=lambda row: (day_of(row), row["figure_id"]))


def _newest(figures: pd.DataFrame) -> Figure | None:
    ordered = _by_day(figures)
    return ordered[-1] if ordered else None


def _as_default(figure: Figure | None) -> Default | None:
    if figure is None:
        return None
    return Default(float(figure["value"]), False, (int(figure["figure_id"]),))


def _share(own: pd.DataFrame, series: tuple[str, ...]) -> Default | None:
    """The newest figure of the first series that has any."""
    found = [_newest(own[own["series"] == name]) for name in series]
    return next((_as_default(figure) for figure in found if figure is not None), None)


def _trend(population: pd.DataFrame, rules: ScenarioRules) -> Default | None:
    recent = population[population["year"] >= population["year"].max() - rules.trend_years]
    lines = [_by_day(group) for _, group in recent.groupby(["line", "segment"])]
    line = max(lines, key=lambda rows: (len(rows), day_of(rows[-1])), default=[])
    times = [decimal_year(day_of(row)) for row in line]
    if len(set(times)) < rules.trend_points:
        return None
    slope = np.polyfit(np.array(times) - times[0], [row["value"] for row in line], 1)[0]
    return Default(float(slope), False, tuple(int(row["figure_id"]) for row in line))
