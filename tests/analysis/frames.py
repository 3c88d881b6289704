"""Small tables of figures as a release has them, and random ones."""

import random
from collections.abc import Sequence
from typing import Any

import pandas as pd

from indicators.analysis.figures.series import with_series
from indicators.catalogue import load_catalogue

Row = dict[str, Any]
NAN = float("nan")
CITY = "05117"
STAFF = "staff_migration_share"
POPULATION = "population_migration_share"
INTAKE = "trainee_intake_migration_share"
OF_AGE = ("population_working_age_migration_share", "population_young_adult_migration_share")

_ROW: Row = {
    "area": CITY,
    "reference_date": pd.NaT,
    "breakdown": "",
    "status": "published",
    "low": NAN,
    "high": NAN,
    "response_rate": NAN,
    "denominator": 3000.0,
    "decimals": NAN,
    "concept": "migration_background",
    "base": "",
    "precision": "calculated",
    "observation_status": "A",
    "denominator_method": "",
    "base_method": "",
}


def staff(year: int, value: float, **other: Any) -> Row:
    """A full count of staff; name what is different."""
    own = {"series": STAFF, "method": "hr_master_data", "scope": "administration"}
    return _ROW | own | {"year": year, "value": value} | other


def people(year: int, value: float, **other: Any) -> Row:
    """A register count of residents; name what is different."""
    own = {"series": POPULATION, "method": "population_register", "scope": "residents"}
    return _ROW | own | {"year": year, "value": value} | other


def turnover(year: int, value: float, **other: Any) -> Row:
    """How many of 100 staff left in a year, as delivered; name what is different."""
    own = {"series": "staff_turnover_rate", "concept": "all", "denominator": NAN}
    return staff(year, value) | own | other


def frame(rows: list[Row]) -> pd.DataFrame:
    """The rows as figures with numbers, lines, segments and breaks."""
    table = pd.DataFrame(
        [{"figure_id": n, **_kind(row), **row} for n, row in enumerate(rows, start=1)]
    )
    table["reference_date"] = pd.to_datetime(table["reference_date"])
    return with_series(table, load_catalogue())


def _kind(row: Row) -> Row:
    """Why a figure has an interval, where the row does not say."""
    if pd.isna(row["low"]):
        return {"interval_kind": "none"}
    return {"interval_kind": "rounding" if row["precision"] == "rounded" else "wilson"}


def pairs(values: Sequence[tuple[int, float, float]], **of_staff: Any) -> list[Row]:
    """Rows of (year, staff, population)."""
    return [
        row
        for year, share, population in values
        for row in (staff(year, share, **of_staff), people(year, population))
    ]


def random_rows(seed: int) -> list[Row]:
    """Staff and population of three cities, with everything that can go wrong."""
    chance = random.Random(seed)
    return [
        row
        for city in ("05117", "05113", "05916")
        for row in [
            *_random_staff(chance, city),
            *_random_people(chance, city),
            *_random_turnover(random.Random(f"{seed} {city}"), city),
        ]
    ]


def _random_turnover(chance: random.Random, city: str) -> list[Row]:
    """Of some cities, in some years; now and then estimated, of another scope, or twice."""
    years = chance.choices(range(2012, 2025), k=chance.choice([0, 0, 1, 3, 6]))
    return [
        turnover(
            year,
            round(chance.uniform(1, 12), 1),
            area=city,
            precision=chance.choice(["calculated"] * 4 + ["estimate"]),
            scope=chance.choice(["administration"] * 4 + ["core_administration"]),
        )
        for year in years
    ]


def _random_staff(chance: random.Random, city: str) -> list[Row]:
    change = chance.choice([2000, 2000, 2000, chance.randint(2012, 2022)])
    methods = chance.choices(["hr_master_data", "staff_survey", "not_stated"], k=2)
    concepts = chance.choices(
        ["migration_background"] * 3
        + ["zuwanderungsgeschichte_nrw_2012", "einwanderungsgeschichte_destatis_2023"],
        k=2,
    )
    years = sorted(chance.choices(range(2011, 2025), k=chance.randint(0, 12)))
    flaws = chance.choice([0.0, 0.1, 0.4])
    start, slope = chance.uniform(5, 35), chance.choice([0, chance.uniform(-1.5, 1.5)])
    noise, people_asked = chance.choice([(0.05, 60_000), (0.3, 9000), (1, 3000), (2, 60)])
    series = chance.choice([STAFF, STAFF, INTAKE])
    rows = []
    for year in years:
        side = year >= change
        row = staff(
            year,
            round(start + slope * (year - 2011) / 2 + chance.gauss(0, noise), 2),
            area=city,
            series=series,
            denominator=float(people_asked + chance.randint(0, 20)),
            method=methods[side],
            concept=concepts[side],
        )
        rows.append(row | _flaws(chance, row, flaws))
    return rows


def _flaws(chance: random.Random, row: Row, share: float) -> Row:
    found: Row = {}
    if row["method"] != "hr_master_data" and chance.random() < 0.8:
        reach = chance.uniform(0.2, 4) * (30 / row["denominator"]) ** 0.25
        found |= {"low": row["value"] - reach, "high": row["value"] + reach}
    if row["method"] == "staff_survey":
        found["response_rate"] = chance.choice([NAN, 45.0, 60.0, 30.0 - 20 * (share > 0)])
    if chance.random() < share:
        found |= {"status": "hidden", "value": NAN, "low": NAN, "high": NAN}
    if chance.random() < share:
        found["precision"] = chance.choice(["estimate", "rounded"])
    if chance.random() < share:
        found["denominator"] = NAN
    if chance.random() < share / 3:
        found["observation_status"] = chance.choice(["B", "E"])
    if chance.random() < 0.5:
        found["reference_date"] = pd.Timestamp(row["year"], chance.choice([3, 6, 12]), 28)
    return found


def _random_people(chance: random.Random, city: str) -> list[Row]:
    rows: list[Row] = []
    for _ in range(chance.randint(0, 3)):
        method = chance.choice(["population_register", "population_update", "mikrozensus"])
        concept = chance.choice(["migration_background"] * 3 + ["register_derived_essen",
                                "foreign_or_second_nationality"])  # fmt: skip
        start, slope = chance.uniform(15, 35), chance.choice([0, chance.uniform(-0.3, 0.8)])
        first, step = chance.randint(2009, 2018), chance.choice([1, 1, 2, 3])
        series = chance.choice([POPULATION, POPULATION, *OF_AGE])
        for year in range(first, chance.randint(first + 1, 2025), step):
            base = "census_2011" if year < 2022 else "census_2022"
            row = people(
                year, round(start + slope * (year - 2009), 2), area=city, method=method,
                concept=concept, base=base if method == "population_update" else "",
            )  # fmt: skip
            row["series"] = series
            if chance.random() < 0.1:
                row |= {"precision": "rounded", "low": row["value"] - 0.5,
                        "high": row["value"] + 0.5}  # fmt: skip
            if chance.random() < 0.04:
                row["precision"] = "estimate"
            rows.append(row)
    return rows
