"""The settings of the fictional cities: frozen models of the YAML files in data/demo."""

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, TypeAdapter

from indicators import resources
from indicators.catalogue import models as m
from indicators.definitions import read_yaml
from indicators.demonstration.structure import Structure


class ConceptSince(m.Entry):
    """The concept a city uses from a year on; `factor` is whom it counts, relative to before."""

    since: int
    code: str
    factor: float = 1.0


class Population(m.Entry):
    """Residents in 2012 and their change: shares in per cent, their growth in points a year."""

    size: int
    growth: float
    share: float
    share_growth: float
    foreign: float
    foreign_growth: float
    method: str = "population_register"


class Staff(m.Entry):
    """Staff in 2012: `intake_share` is R and `turnover` is h of S(t+1) = S(t) + h(R − S(t))."""

    size: int
    growth: float
    share: float
    intake_share: float
    turnover: float
    foreign: float
    foreign_growth: float


class Survey(m.Entry):
    """When and how staff are asked; up to `from_records_until` HR files are read instead."""

    years: tuple[int, ...] = ()
    response: float = 0.5
    from_records_until: int = 0
    fire_service_tilt: float | None = None


class Gap(m.Entry):
    """What a city says about indicators it has no figure for, and what it leaves out."""

    indicators: tuple[str, ...]
    because: str
    state: Literal["recordable", "not_recorded"] = "not_recorded"
    omits: tuple[str, ...] = ()


class Slip(m.Entry):
    """A mistake in a delivery; a corrected one is repeated rightly in a later file."""

    year: int
    quantity: str
    breakdown: str = ""
    add: int
    corrected: bool = False


class Ladder(m.Entry):
    """When a city takes the first step on its first criterion, and years from step to step."""

    start: int
    pace: int


class FictionalCity(m.Entry):
    """One invented city: its entry in the catalogue and what steers its simulation."""

    city: m.City
    situation: m.Text
    first_year: int = 0
    missing_years: tuple[int, ...] = ()
    scope: str = "core_administration"
    concepts: tuple[ConceptSince, ...] = ()
    population: Population | None = None
    staff: Staff | None = None
    survey: Survey = Survey()
    estimates: dict[int, int] = Field(default_factory=dict)
    applications_every: int = 1
    all_taken_over: tuple[int, ...] = ()
    turnover_since: int | None = None
    """The first year for which it reports how many left; None where it never does."""
    knows_working_ages: bool = False
    """Whether its register gives the migration shares of the age groups of the staff."""
    leads_cooperation: bool = False
    effort: float = 1.0
    criteria: Ladder | None = None
    measures: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    slips: tuple[Slip, ...] = ()

    def concept(self, year: int) -> ConceptSince:
        """The concept in use in a year."""
        return [entry for entry in self.concepts if entry.since <= year][-1]

    def asks_at_application(self, year: int) -> bool:
        """Whether the voluntary answers of applicants and trainees are counted in a year."""
        return bool(self.applications_every) and year % self.applications_every == 0

    def reports_turnover(self, year: int) -> bool:
        """Whether the delivery of a year says how many of the staff left."""
        return self.turnover_since is not None and year >= self.turnover_since

    def delivers(self, year: int) -> bool:
        """Whether there is a delivery for this year."""
        return bool(self.staff) and year >= self.first_year and year not in self.missing_years


class Texts(m.Entry):
    """Sentences that stand in the invented deliveries."""

    source: m.Text
    address: str
    estimate: m.Text
    correction: m.Text
    reasons: dict[str, m.Text]
    stages: dict[str, m.Text]
    measures: dict[str, m.Text]


def setting_files() -> list[Path]:
    """The YAML files the demonstration is made from."""
    return sorted(resources.demo().glob("*.yaml"))


@cache
def fictional_cities() -> tuple[FictionalCity, ...]:
    """The nine invented cities."""
    raw = read_yaml(resources.demo() / "cities.yaml")
    return TypeAdapter(tuple[FictionalCity, ...]).validate_python(raw)


@cache
def structure() -> Structure:
    """Assumptions all invented cities share."""
    return Structure.model_validate(read_yaml(resources.demo() / "structure.yaml"))


@cache
def texts() -> Texts:
    """The sentences of the invented deliveries."""
    return Texts.model_validate(read_yaml(resources.demo() / "texts.yaml"))


SITUATIONS: dict[str, m.Text] = {entry.city.code: entry.situation for entry in fictional_cities()}
"""City → what it shows, for the page that explains the demonstration."""
