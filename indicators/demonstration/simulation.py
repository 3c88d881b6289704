"""Simulates one fictional city: residents, staff, new staff and trainees, year by year.

Intake leads, stock follows: S(t+1) = S(t) + h(R − S(t)), with binomial chance in who is hired.
"""

from dataclasses import dataclass

import numpy as np

from indicators.demonstration.settings import FictionalCity, Structure

Group = dict[str, int]
"""Persons by migration history: with, without, unknown."""

YEARS_OF_TRAINING = 3


@dataclass(frozen=True)
class CityYear:
    """The true state of a fictional city in one year; `share` is its true S, a fraction."""

    year: int
    population: int
    migration: int
    foreign: int
    staff: int
    staff_foreign: int
    share: float
    hires: Group
    applicants: Group
    offers: Group
    intake: Group
    trainees: Group
    completed: Group
    taken_over: Group


def simulate(
    city: FictionalCity, structure: Structure, chance: np.random.Generator
) -> list[CityYear]:
    """All years of the demonstration, after as many years of run-up as training lasts."""
    assert city.population is not None
    assert city.staff is not None
    share = city.staff.share / 100
    cohorts: list[Group] = []
    years = []
    for year in range(structure.first_year - YEARS_OF_TRAINING, structure.last_year + 1):
        factor = city.concept(year).factor
        staff = grown(city.staff.size, city.staff.growth, year - structure.first_year)
        hiring = factor * city.staff.intake_share / 100
        hires = _draw(
            round(staff * city.staff.turnover), hiring, structure.unknown_at_application, chance
        )
        share += city.staff.turnover * (_share(hires) / factor - share)
        places = round(staff * structure.intake_per_staff)
        likely = hiring + factor * structure.intake_bonus / 100
        cohorts.append(_draw(places, likely, structure.unknown_at_application, chance))
        if year >= structure.first_year:
            years.append(_state(city, structure, year, staff, share, hires, cohorts, chance))
    return years


def _state(
    city: FictionalCity,
    structure: Structure,
    year: int,
    staff: int,
    share: float,
    hires: Group,
    cohorts: list[Group],
    chance: np.random.Generator,
) -> CityYear:
    assert city.population is not None
    assert city.staff is not None
    t = year - structure.first_year
    factor = city.concept(year).factor
    people = city.population
    population = grown(people.size, people.growth, t)
    intake, completed = cohorts[-1], cohorts[-1 - YEARS_OF_TRAINING]
    offers = {name: round(1.15 * number) for name, number in intake.items()}
    rate = 1.0 if year in city.all_taken_over else structure.taken_over
    return CityYear(
        year=year,
        population=population,
        migration=round(population * factor * (people.share + people.share_growth * t) / 100),
        foreign=round(population * (people.foreign + people.foreign_growth * t) / 100),
        staff=staff,
        staff_foreign=round(staff * (city.staff.foreign + city.staff.foreign_growth * t) / 100),
        share=factor * share,
        hires=hires,
        applicants=_applicants(offers, structure),
        offers=offers,
        intake=intake,
        trainees={name: sum(c[name] for c in cohorts[-YEARS_OF_TRAINING:]) for name in intake},
        completed=completed,
        taken_over={name: int(chance.binomial(n, rate)) for name, n in completed.items()},
    )


def grown(size: int, growth: float, years: int) -> int:
    """A count after some years of growth by a fraction a year."""
    return round(size * (1 + growth) ** years)


def _draw(size: int, share: float, unknown: float, chance: np.random.Generator) -> Group:
    """Persons drawn by chance, of whom a fixed part says nothing."""
    silent = round(unknown * size)
    having = int(chance.binomial(size - silent, share))
    return {"with": having, "without": size - silent - having, "unknown": silent}


def _share(group: Group) -> float:
    return group["with"] / max(1, group["with"] + group["without"])


def _applicants(offers: Group, structure: Structure) -> Group:
    """Applicants behind the offers; those with migration history need more applications."""
    hurdle = {"with": 1.25, "without": 0.95, "unknown": 1.0}
    return {
        name: round(number * structure.applicants_per_place * hurdle[name])
        for name, number in offers.items()
    }
