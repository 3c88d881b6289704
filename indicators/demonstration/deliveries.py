"""Writes the deliveries of the fictional cities in the project's own delivery form (CSV)."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from indicators.catalogue import load_catalogue
from indicators.catalogue.models import Text
from indicators.demonstration import fictional_figures, survey
from indicators.demonstration.cooperation import cooperation_figures
from indicators.demonstration.fictional_figures import Figure, Way, split
from indicators.demonstration.settings import (
    FictionalCity,
    Slip,
    fictional_cities,
    structure,
    texts,
)
from indicators.demonstration.simulation import CityYear, simulate
from indicators.intake.forms import forms

Row = dict[str, str]


def write_deliveries(folder: Path) -> None:
    """All files of all fictional cities; the same bytes on every run."""
    for number, city in enumerate(fictional_cities(), start=1):
        chance = np.random.default_rng([structure().seed, number])
        if city.staff is not None:
            for state in simulate(city, structure(), chance):
                _write_year(folder, city, state, list(_figures(city, state, chance)))
        _write(folder / f"{city.city.code}_kriterien.csv", "criteria", list(criterion_rows(city)))
        _write(
            folder / f"{city.city.code}_erfassbarkeit.csv", "recordability", list(gap_rows(city))
        )
        _write(
            folder / f"{city.city.code}_massnahmen.csv", "measure_reports", list(report_rows(city))
        )


def rows_of_year(city: FictionalCity, year: int) -> list[Row]:
    """The base figures of one year as `write_deliveries` makes them, before any slip."""
    number = fictional_cities().index(city) + 1
    chance = np.random.default_rng([structure().seed, number])
    for state in simulate(city, structure(), chance):
        found = list(_figures(city, state, chance))
        if state.year == year:
            return [_row(city, year, figure) for figure in found]
    return []


def _figures(city: FictionalCity, state: CityYear, chance: np.random.Generator) -> Iterator[Figure]:
    yield from fictional_figures.population_figures(city, state, structure())
    yield from fictional_figures.staff_figures(city, state, structure())
    if state.year in city.survey.years:
        yield from _survey_figures(city, state, chance)
    yield from fictional_figures.estimate_figures(city, state.year, texts().estimate)
    if city.asks_at_application(state.year):
        yield from fictional_figures.application_figures(city, state)
    yield from fictional_figures.activity_figures(city, state, structure())
    if city.leads_cooperation:
        yield from cooperation_figures(state.year)


def _survey_figures(
    city: FictionalCity, state: CityYear, chance: np.random.Generator
) -> Iterator[Figure]:
    answers = survey.asked(city, state, structure(), chance)
    from_records = state.year <= city.survey.from_records_until
    method = "hr_master_data" if from_records else "staff_survey"
    way = Way(city.concept(state.year).code, method, city.scope)
    if not from_records:
        counted = way._replace(concept="all")
        yield Figure("survey_invited", state.staff, counted)
        # Who left the question on migration history empty gave no usable answer.
        yield Figure("survey_answers", answers["with"] + answers["without"], counted)
        leaders = survey.leaders_asked(city, state, structure(), chance)
        yield from split("leaders", leaders, "migration_history", way)
    yield from split("staff", answers, "migration_history", way)
    for dimension in structure().composition:
        cells = survey.cells(answers, dimension, city, state, structure(), chance)
        for category, group in cells.items():
            within = f"{dimension}={category}"
            yield from split("staff", group, "migration_history", way, within=within)


def _write_year(folder: Path, city: FictionalCity, state: CityYear, found: list[Figure]) -> None:
    if not city.delivers(state.year):
        return
    omitted = {quantity for gap in city.gaps for quantity in gap.omits}
    kept = [figure for figure in found if figure.quantity not in omitted]
    name = f"{city.city.code}_{state.year}"
    first = [_with_slip(figure, city, state.year) for figure in kept]
    _write(folder / f"{name}.csv", "figures", [_row(city, state.year, entry) for entry in first])
    corrected = [
        _row(city, state.year, replace(right, note=texts().correction))
        for right in kept
        if any(slip.corrected for slip in _slips(right, city, state.year))
    ]
    _write(folder / f"{name}_korrektur.csv", "figures", corrected)


def _slips(figure: Figure, city: FictionalCity, year: int) -> list[Slip]:
    place = (year, figure.quantity, figure.breakdown)
    return [slip for slip in city.slips if (slip.year, slip.quantity, slip.breakdown) == place]


def _with_slip(figure: Figure, city: FictionalCity, year: int) -> Figure:
    return replace(
        figure, value=figure.value + sum(slip.add for slip in _slips(figure, city, year))
    )


def _row(city: FictionalCity, year: int, figure: Figure) -> Row:
    return {
        "area": city.city.code,
        "quantity": figure.quantity,
        "year": str(year),
        "reference_date": f"{year}-12-31" if figure.is_stock else "",
        "value": str(figure.value).replace(".", ","),
        "unit": load_catalogue().quantities[figure.quantity].unit,
        "numerator": "" if figure.numerator is None else str(figure.numerator),
        "denominator": "" if figure.denominator is None else str(figure.denominator),
        **figure.way._asdict(),
        "breakdown": figure.breakdown,
        "precision": "estimate" if figure.is_estimate else "as_published",
        "observation_status": "E" if figure.is_estimate else "A",
        **_both("note", figure.note),
    }


def _both(field: str, text: Text | None) -> Row:
    return {f"{field}_de": text.de if text else "", f"{field}_en": text.en if text else ""}


def criterion_rows(city: FictionalCity) -> Iterator[Row]:
    """Each criterion climbs the ladder, one after the other, at the pace of the city."""
    if city.criteria is None:
        return
    for position, criterion in enumerate(load_catalogue().criteria):
        for step, (stage, evidence) in enumerate(texts().stages.items()):
            year = city.criteria.start + position % 4 + step * city.criteria.pace
            if year <= structure().last_year:
                yield {
                    "area": city.city.code,
                    "criterion": criterion.code,
                    "stage": stage,
                    "dated": f"{year}-{1 + (5 * position + step) % 12:02}",
                    **_both("evidence", evidence),
                }


def gap_rows(city: FictionalCity) -> Iterator[Row]:
    """What the city says about indicators it has no figure for."""
    for gap in city.gaps:
        for indicator in gap.indicators:
            yield {
                "area": city.city.code,
                "indicator": indicator,
                "recordability": gap.state,
                "year": str(structure().last_year),
                **_both("reason", texts().reasons[gap.because]),
            }


def report_rows(city: FictionalCity) -> Iterator[Row]:
    """What the city reports of its measures, every fourth year."""
    first = structure().first_year + 2
    for measure in city.measures:
        for year in range(max(first, city.first_year), structure().last_year, 4):
            yield {
                "area": city.city.code,
                "measure": measure,
                "year": str(year),
                "state": "running",
                "participants": "",
                **_both("report", texts().measures[measure]),
            }


def _write(file: Path, form: str, rows: list[Row]) -> None:
    """Writes one file, or none where there is nothing to say."""
    if not rows:
        return
    fields = forms()[form].fields
    constant = {"source_title": texts().source.de, "source_address": texts().address}
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, delimiter=";", lineterminator="\n")
        writer.writerow([column.heading for column in fields.values()])
        writer.writerows([{**row, **constant}[field] for field in fields] for row in rows)
