"""Simulates one fictional city: residents, staff, new staff and trainees, year by year.

Intake leads, stock follows: S(t+1) = S(t) + h(R − S(t)) on the average. Chance decides who leaves
and who is hired, person by person, as in life: a share that ran along its path without scatter
would look surer than any real one can be.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from indicators.demonstration.settings import FictionalCity, Population, Staff
from indicators.demonstration.structure import Structure

Group = dict[str, int]
"""Persons by migration history: with, without, unknown."""

YEARS_OF_TRAINING = 3


@dataclass(frozen=True)
class Residents:
    """The population of a fictional city in one year."""

    total: int
    migration: int
    foreign: int


@dataclass(frozen=True)
class Trainees:
    """From application to the end of training, in one year."""

    applicants: Group
    offers: Group
    intake: Group
    stock: Group
    completed: Group
    taken_over: Group


class Stock(NamedTuple):
    """Who works for a city at the end of a year; `new` came in it, `new_migration` of them.

    `turnover` is the part of those of the year before who left, in per cent.
    """

    size: int
    migration: int
    foreign: int
    new: int = 0
    new_migration: int = 0
    turnover: float = 0.0


@dataclass(frozen=True)
class CityYear:
    """The true state of a fictional city in one year; `share` is its true S, a fraction."""

    year: int
    residents: Residents
    staff: int
    staff_foreign: int
    turnover: float
    share: float
    hires: Group
    trainees: Trainees


def simulate(
    city: FictionalCity, structure: Structure, chance: np.random.Generator
) -> Iterator[CityYear]:
    """All years of the demonstration, after as many years of run-up as training lasts."""
    people, staff = city.population, city.staff
    assert people is not None
    assert staff is not None
    stock = _first(staff, -YEARS_OF_TRAINING - 1)
    cohorts: list[Group] = []
    for year in range(structure.first_year - YEARS_OF_TRAINING, structure.last_year + 1):
        t, factor = year - structure.first_year, city.concept(year).factor
        stock = _a_year_later(stock, t, staff, chance)
        hires = _hires(stock, factor, structure, chance)
        cohorts.append(_cohort(stock.size, factor, staff, structure, chance))
        if t >= 0:
            yield CityYear(
                year=year,
                residents=_residents(people, factor, t),
                staff=stock.size,
                staff_foreign=stock.foreign,
                turnover=stock.turnover,
                share=factor * stock.migration / stock.size,
                hires=hires,
                trainees=_trainees(cohorts, year in city.all_taken_over, structure, chance),
            )


def grown(size: int, growth: float, years: int) -> int:
    """A count after some years of growth by a fraction a year."""
    return round(size * (1 + growth) ** years)


def _residents(people: Population, factor: float, t: int) -> Residents:
    total = grown(people.size, people.growth, t)
    return Residents(
        total=total,
        migration=round(total * factor * (people.share + people.share_growth * t) / 100),
        foreign=round(total * (people.foreign + people.foreign_growth * t) / 100),
    )


def _first(staff: Staff, t: int) -> Stock:
    size = grown(staff.size, staff.growth, t)
    return Stock(size, round(size * staff.share / 100), round(size * _foreign(staff, t)))


def _foreign(staff: Staff, t: int) -> float:
    """The share without a German passport that chance plays around, a fraction."""
    return max(0.0, staff.foreign + staff.foreign_growth * t) / 100


def _a_year_later(stock: Stock, t: int, staff: Staff, chance: np.random.Generator) -> Stock:
    """Some leave, whoever they are; as many come and those of the growth besides."""
    size = grown(staff.size, staff.growth, t)
    leaving = round(stock.size * staff.turnover)
    new = leaving + size - stock.size
    new_migration = int(chance.binomial(new, staff.intake_share / 100))
    new_foreign = int(chance.binomial(new, _foreign_among_new(stock, size, leaving, t, staff)))
    return Stock(
        size,
        _staying(stock, stock.migration, leaving, chance) + new_migration,
        _staying(stock, stock.foreign, leaving, chance) + new_foreign,
        new,
        new_migration,
        100 * leaving / stock.size,
    )


def _staying(stock: Stock, having: int, leaving: int, chance: np.random.Generator) -> int:
    return having - int(chance.hypergeometric(having, stock.size - having, leaving))


def _foreign_among_new(stock: Stock, size: int, leaving: int, t: int, staff: Staff) -> float:
    """The share among the new that keeps the share of all on its path."""
    staying = _foreign(staff, t - 1) * (stock.size - leaving)
    wanted = (_foreign(staff, t) * size - staying) / (leaving + size - stock.size)
    return min(1.0, max(0.0, wanted))


def _hires(stock: Stock, factor: float, structure: Structure, chance: np.random.Generator) -> Group:
    """The answers of the new; a narrower concept counts only a part of them."""
    counted = int(chance.binomial(stock.new_migration, min(1.0, factor)))
    silent = round(structure.unknown_at_application * stock.new)
    found = int(chance.hypergeometric(counted, stock.new - counted, stock.new - silent))
    return {"with": found, "without": stock.new - silent - found, "unknown": silent}


def _cohort(
    size: int, factor: float, staff: Staff, structure: Structure, chance: np.random.Generator
) -> Group:
    likely = factor * (staff.intake_share + structure.intake_bonus) / 100
    places = round(size * structure.intake_per_staff)
    return draw(places, likely, structure.unknown_at_application, chance)


def _trainees(
    cohorts: list[Group], all_taken_over: bool, structure: Structure, chance: np.random.Generator
) -> Trainees:
    intake, completed = cohorts[-1], cohorts[-1 - YEARS_OF_TRAINING]
    stock = {name: sum(c[name] for c in cohorts[-YEARS_OF_TRAINING:]) for name in intake}
    rate = 1.0 if all_taken_over else structure.taken_over
    taken_over = {name: int(chance.binomial(n, rate)) for name, n in completed.items()}
    taken_over["unknown"] = round(rate * completed["unknown"])
    return Trainees(
        applicants=_applicants(stock, structure),
        offers={
            name: round(number * structure.offers_per_place) for name, number in intake.items()
        },
        intake=intake,
        stock=stock,
        completed=completed,
        taken_over=taken_over,
    )


def _applicants(stock: Group, structure: Structure) -> Group:
    """Applicants, steadier than a single intake; with migration history it takes more tries."""
    return {
        name: round(number / YEARS_OF_TRAINING * structure.applicants_per_place[name])
        for name, number in stock.items()
    }


def draw(size: int, share: float, unknown: float, chance: np.random.Generator) -> Group:
    """Persons drawn by chance, of whom a fixed part says nothing."""
    silent = round(unknown * size)
    having = int(chance.binomial(size - silent, share))
    return {"with": having, "without": size - silent - having, "unknown": silent}
