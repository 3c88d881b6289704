"""What moved a gap between two dates: population, intake, and all the rest.

Shares in per cent, everything else in percentage points; a positive part widens the gap. The
share of a stock follows S(t) = S(t−1) + n/N · (R − S(t−1)) where n of N people are newly hired and
R of them have migration history: that is the intake's part, year by year, with S between both
dates on a straight line. What the stock moved beyond that is the rest: leaving, new answers,
reporting. The three parts add up to the change by construction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Stock:
    """Staff and population of one year, as the verdict counts them."""

    year: int
    staff: float
    population: float


@dataclass(frozen=True)
class Intake:
    """Share among new staff of one year, of so many people."""

    share: float
    people: float


@dataclass(frozen=True)
class GapChange:
    """The change of the gap from `first` to `last`, and its parts."""

    first: int
    last: int
    population: float
    intake: float
    rest: float

    @property
    def total(self) -> float:
        """The change of the gap."""
        return self.population + self.intake + self.rest


def years_between(first: Stock, last: Stock) -> range:
    """The years whose intake stands in the second stock and not yet in the first."""
    return range(first.year + 1, last.year + 1)


def missing_years(
    years: Sequence[int], intakes: Mapping[int, Intake], sizes: Mapping[int, float]
) -> list[int]:
    """Years of which the intake or the size of the staff is not known."""
    return [year for year in years if year not in intakes or year not in sizes]


def gap_change(
    first: Stock, last: Stock, intakes: Mapping[int, Intake], sizes: Mapping[int, float]
) -> GapChange:
    """The parts; intakes and sizes (people) of all years between must be known."""
    assert first.year < last.year, (first, last)
    years = years_between(first, last)
    hired = sum(_moved(first, last, year, intakes[year], sizes[year]) for year in years)
    population = last.population - first.population
    stock = last.staff - first.staff
    return GapChange(first.year, last.year, population, -hired, hired - stock)


def _moved(first: Stock, last: Stock, year: int, intake: Intake, size: float) -> float:
    """By how much new staff of a year moved the share of all."""
    along = (year - 1 - first.year) / (last.year - first.year)
    before = first.staff + along * (last.staff - first.staff)
    return intake.people / size * (intake.share - before)
