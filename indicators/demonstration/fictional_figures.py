"""The base figures (Grundzahlen) a fictional city delivers for one year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from indicators.catalogue.models import Text
from indicators.demonstration.settings import FictionalCity
from indicators.demonstration.simulation import CityYear, grown
from indicators.demonstration.structure import Count, CountedShare, Structure
from indicators.demonstration.survey import apportion

_WORKING_AGE = "population_working_age_migration_share"


class Way(NamedTuple):
    """How a figure is delimited: concept, method, scope and population base."""

    concept: str
    method: str
    scope: str
    base: str = ""


@dataclass(frozen=True)
class Figure:
    """One row of the sheet Grundzahlen, without city, year and source."""

    quantity: str
    value: float
    way: Way
    breakdown: str = ""
    numerator: int | None = None
    denominator: int | None = None
    is_stock: bool = True
    is_estimate: bool = False
    note: Text | None = None


def split(
    quantity: str,
    parts: Mapping[str, int],
    dimension: str,
    way: Way,
    *,
    within: str = "",
    is_stock: bool = True,
) -> Iterator[Figure]:
    """One figure per part of a quantity."""
    for category, number in parts.items():
        pairs = sorted(filter(None, [f"{dimension}={category}", within]))
        yield Figure(quantity, number, way, "|".join(pairs), is_stock=is_stock)


def population_figures(
    city: FictionalCity, state: CityYear, structure: Structure
) -> Iterator[Figure]:
    """Residents, their shares and naturalisations."""
    assert city.population is not None
    method = city.population.method
    census = "census_2011" if state.year < 2022 else "census_2022"
    base = census if method == "population_update" else ""
    everybody = Way("all", method, "residents", base)
    foreign = Way("foreign_nationality", method, "residents", base)
    yield Figure("population", state.residents.total, everybody)
    yield Figure("population_foreign_count", state.residents.foreign, foreign)
    yield _share(
        "population_foreign_share", state.residents.foreign, state.residents.total, foreign
    )
    yield from _migration_figures(city, state, structure)
    passports = round(state.residents.foreign * structure.naturalisations_per_foreigner)
    counted = Way("all", "naturalisation_statistics", "residents")
    yield Figure("naturalisations", passports, counted, is_stock=False)
    waiting = Way("all", "administrative_record", "residents")
    yield Figure(
        "naturalisation_processing_time", 6 + (state.year - 2012) // 3, waiting, is_stock=False
    )


def _migration_figures(
    city: FictionalCity, state: CityYear, structure: Structure
) -> Iterator[Figure]:
    way = Way(city.concept(state.year).code, "population_register", "residents")
    share = state.residents.migration / state.residents.total
    yield Figure("population_migration_count", state.residents.migration, way)
    yield _share(
        "population_migration_share", state.residents.migration, state.residents.total, way
    )
    for name, part_of_all, bonus in (
        ("population_young_adult_migration_share", 0.09, structure.young_adult_bonus),
        (_WORKING_AGE, 0.63, structure.working_age_bonus),
    ):
        people = round(part_of_all * state.residents.total)
        of_age = _share(name, round(people * (share + bonus / 100)), people, way)
        yield of_age
        if name == _WORKING_AGE and city.knows_working_ages:
            yield from _by_age(of_age, structure)


def _by_age(everybody: Figure, structure: Structure) -> Iterator[Figure]:
    """The same by the age groups of the staff; numerators and denominators add up to all."""
    assert everybody.numerator is not None
    assert everybody.denominator is not None
    having, people = everybody.numerator, everybody.denominator
    share = having / people
    for category, group in structure.working_ages.items():
        size = round(group.share * everybody.denominator)
        found = round(size * (share + group.bonus / 100))
        having, people = having - found, people - size
        yield replace(
            _share(everybody.quantity, found, size, everybody.way), breakdown=f"age={category}"
        )
    rest = _share(everybody.quantity, having, people, everybody.way)
    (last,) = structure.composition["age"].keys() - structure.working_ages.keys()
    yield replace(rest, breakdown=f"age={last}")


def _share(quantity: str, numerator: int, denominator: int, way: Way) -> Figure:
    value = round(100 * numerator / denominator, 1)
    return Figure(quantity, value, way, numerator=numerator, denominator=denominator)


def staff_figures(city: FictionalCity, state: CityYear, structure: Structure) -> Iterator[Figure]:
    """Staff by the characteristics that HR files hold, and by nationality."""
    way = Way("all", "hr_master_data", city.scope)
    yield Figure("staff", state.staff, way)
    yield from split("staff", apportion(state.staff, structure.sex), "sex", way)
    for dimension, parts in structure.composition.items():
        shares = {name: part.share for name, part in parts.items()}
        yield from split("staff", apportion(state.staff, shares), dimension, way)
    passports = Way("foreign_nationality", "hr_master_data", city.scope)
    by_passport = {"german": state.staff - state.staff_foreign, "foreign": state.staff_foreign}
    yield from split("staff", by_passport, "nationality", passports)
    yield Figure("staff_foreign_count", state.staff_foreign, passports)
    yield Figure("leaders", round(structure.leaders_per_staff * state.staff), way)
    for quantity, group in (
        ("trainees", state.trainees.stock),
        ("trainee_intake", state.trainees.intake),
    ):
        yield Figure(quantity, sum(group.values()), way, is_stock=quantity == "trainees")
    if city.reports_turnover(state.year):
        yield Figure("staff_turnover_rate", round(state.turnover, 1), way, is_stock=False)


def application_figures(city: FictionalCity, state: CityYear) -> Iterator[Figure]:
    """What people said about themselves when they applied or were hired."""
    way = Way(city.concept(state.year).code, "application_form", city.scope)
    groups = {
        "trainees": state.trainees.stock,
        "trainee_intake": state.trainees.intake,
        "applicants": state.trainees.applicants,
        "offers": state.trainees.offers,
        "trainees_completed": state.trainees.completed,
        "trainees_taken_over": state.trainees.taken_over,
        "new_hires": state.hires,
    }
    for quantity, group in groups.items():
        is_stock = quantity == "trainees"
        yield from split(quantity, group, "migration_history", way, is_stock=is_stock)


def activity_figures(
    city: FictionalCity, state: CityYear, structure: Structure
) -> Iterator[Figure]:
    """Adverts, training, offices, services: what a city counts of its own work."""
    way = Way("all", "administrative_record", city.scope)
    for entry in structure.shares:
        if (state.year - structure.first_year) % entry.every == 0:
            whole = _whole(entry, state, structure)
            part = round(whole * min(1.0, city.effort * _on_the_way(entry, state, structure)))
            parts = dict(zip(entry.parts, (part, whole - part), strict=True))
            within = f"work_area={entry.whole}" if entry.whole == "citizen_facing" else ""
            yield from split(
                entry.quantity, parts, entry.dimension, way, within=within, is_stock=False
            )
    for count in structure.counts:
        if (state.year - structure.first_year) % count.every == 0:
            yield Figure(
                count.quantity, _counted(count, state, city, structure), way, is_stock=False
            )
    signed = int(state.year >= structure.first_year + 2)
    yield Figure("charter_of_diversity", signed, way)


def _whole(entry: CountedShare, state: CityYear, structure: Structure) -> int:
    citizen_facing = structure.composition["work_area"]["citizen_facing"].share
    wholes = {
        "per_staff": max(entry.fewest, round(entry.per_staff * state.staff)),
        "intake": sum(state.trainees.intake.values()),
        "leaders": round(structure.leaders_per_staff * state.staff),
        "citizen_facing": round(citizen_facing * state.staff),
    }
    return wholes[entry.whole]


def _on_the_way(entry: CountedShare, state: CityYear, structure: Structure) -> float:
    passed = (state.year - structure.first_year) / (structure.last_year - structure.first_year)
    return entry.start + passed * (entry.end - entry.start)


def _counted(entry: Count, state: CityYear, city: FictionalCity, structure: Structure) -> int:
    first = max(entry.fewest, round(city.effort * entry.per_staff * state.staff))
    return grown(first, entry.growth, state.year - structure.first_year)


def estimate_figures(city: FictionalCity, year: int, note: Text) -> Iterator[Figure]:
    """The share a city only guesses."""
    if year in city.estimates:
        way = Way(city.concept(year).code, "estimate", city.scope)
        yield Figure(
            "staff_migration_share", city.estimates[year], way, is_estimate=True, note=note
        )
