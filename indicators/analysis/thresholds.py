"""The thresholds of `thresholds.yaml`, checked: the only place where they stand."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from indicators.catalogue.models import Text
from indicators.definitions import read_yaml

THRESHOLDS = Path(__file__).with_name("thresholds.yaml")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class VerdictRules(_Part):
    """When a gap may be judged. Percentage points, counts, per cent, fraction, years.

    `turnover` is assumed where none is delivered: per cent replaced in a year. `cohorts`: how many
    years' intakes a value holds. `lowest_groups` are breakdowns in which parity is no success.
    """

    margin: float
    minimum_points: int
    minimum_bases: int
    minimum_response: float
    level: float
    steady: float
    mark_reach: float
    longest: float
    false_discovery: float
    turnover: dict[str, float]
    cohorts: dict[str, int]
    lowest_groups: tuple[str, ...]


class WeatherRules(_Part):
    """Parts of the remaining distance that may be missed for each symbol."""

    minimum_points: int
    most_changes: int
    sun: float
    light_cloud: float


class Assumptions(_Part):
    """Values of the scenario that no data support, in per cent and points a year."""

    intake_share: float
    turnover: float
    population_trend: float


class ScenarioRules(_Part):
    """Horizon, assumptions and the grid of the sensitivity table."""

    label: Text
    longest: int
    trend_years: int
    trend_points: int
    assumptions: Assumptions
    turnovers: tuple[float, ...]
    intake_shares: tuple[float, ...]


class PlanningAssumptions(_Part):
    """What to begin with: people, per cent, years, points a year, per cent."""

    size: int
    response: float
    every: int
    change: float
    share: float


class PlanningRules(_Part):
    """The chance (per cent) with which a direction shall show, and the surveys looked ahead."""

    chance: float
    most_surveys: int
    assumptions: PlanningAssumptions


class MovementRules(_Part):
    """Bands of movement and their least closing in points a year, upper band first."""

    bands: dict[str, float]


class PoolingRules(_Part):
    """From how many comparable cities on a common slope is given."""

    minimum_cities: int


class Rules(_Part):
    """All thresholds of the analysis; `target_year` is None while nobody has set one."""

    verdict: VerdictRules
    target_year: int | None
    weather: WeatherRules
    scenario: ScenarioRules
    movement: MovementRules
    pooling: PoolingRules
    planning: PlanningRules


@cache
def analysis_rules() -> Rules:
    """The thresholds in force."""
    return Rules.model_validate(read_yaml(THRESHOLDS))
