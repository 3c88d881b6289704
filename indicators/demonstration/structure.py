"""What all fictional cities share: the models behind structure.yaml."""

from typing import Literal

from indicators.catalogue import models as m


class Part(m.Entry):
    """A category of staff: its share of all, and its migration share relative to all."""

    share: float
    tilt: float


class CountedShare(m.Entry):
    """Something counted in two parts, of which the first grows from `start` to `end`."""

    quantity: str
    dimension: str
    parts: tuple[str, str]
    whole: Literal["per_staff", "intake", "leaders", "citizen_facing"] = "per_staff"
    per_staff: float = 0.0
    fewest: int = 0
    start: float
    end: float
    every: int = 1


class Count(m.Entry):
    """Something counted as one number per employee."""

    quantity: str
    per_staff: float
    fewest: int = 0
    growth: float
    every: int = 1


class WorkingAge(m.Entry):
    """An age group of the working-age population: its part of it, its share above that of all."""

    share: float
    bonus: float


class Structure(m.Entry):
    """What all fictional cities share; see structure.yaml for the meaning of each number."""

    seed: int
    first_year: int
    last_year: int
    composition: dict[str, dict[str, Part]]
    sex: dict[str, float]
    unknown_in_survey: float
    unknown_in_records: float
    unknown_at_application: float
    leaders_per_staff: float
    leaders_tilt: float
    intake_per_staff: float
    intake_bonus: float
    offers_per_place: float
    applicants_per_place: dict[str, float]
    taken_over: float
    naturalisations_per_foreigner: float
    young_adult_bonus: float
    working_age_bonus: float
    working_ages: dict[str, WorkingAge]
    """All age groups but the last one of the staff, which is the rest."""
    shares: tuple[CountedShare, ...]
    counts: tuple[Count, ...]

    @property
    def years(self) -> range:
        """The reporting years of the demonstration."""
        return range(self.first_year, self.last_year + 1)
