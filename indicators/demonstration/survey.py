"""Draws the answers to a staff survey so that all breakdowns add up to the same totals."""

from collections.abc import Mapping

import numpy as np

from indicators.demonstration.settings import FictionalCity
from indicators.demonstration.simulation import CityYear, Group
from indicators.demonstration.structure import Structure

Cells = dict[str, Group]
"""Answers of each category of one characteristic."""


def apportion(
    total: int, weights: Mapping[str, float], most: Mapping[str, int] | None = None
) -> dict[str, int]:
    """Whole parts of a total in the proportion of the weights, none above its most."""
    names = list(weights)
    limits = most or dict.fromkeys(names, total)
    assert sum(limits.values()) >= total, (total, limits)
    scale = sum(weights.values()) or 1.0
    wanted = {name: total * weights[name] / scale for name in names}
    parts = {name: min(int(wanted[name]), limits[name]) for name in names}
    for _ in range(total - sum(parts.values())):
        free = [name for name in names if parts[name] < limits[name]]
        parts[max(free, key=lambda name: wanted[name] - parts[name])] += 1
    return parts


def asked(
    city: FictionalCity, state: CityYear, structure: Structure, chance: np.random.Generator
) -> Group:
    """The answers of all staff, or what HR files say about them."""
    having = round(state.share * state.staff)
    if state.year <= city.survey.from_records_until:
        return _answers(state.staff, having, state.staff, structure.unknown_in_records, chance)
    answered = int(chance.binomial(state.staff, city.survey.response))
    return _answers(state.staff, having, answered, structure.unknown_in_survey, chance)


def leaders_asked(
    city: FictionalCity, state: CityYear, structure: Structure, chance: np.random.Generator
) -> Group:
    """The answers of leaders."""
    leaders = round(structure.leaders_per_staff * state.staff)
    having = round(structure.leaders_tilt * state.share * leaders)
    answered = int(chance.binomial(leaders, city.survey.response))
    return _answers(leaders, having, answered, structure.unknown_in_survey, chance)


def _answers(
    staff: int, having: int, answered: int, unknown: float, chance: np.random.Generator
) -> Group:
    """Answers drawn from the staff there is: nobody answers twice, so not binomial."""
    silent = round(unknown * answered)
    found = int(chance.hypergeometric(having, staff - having, answered - silent))
    return {"with": found, "without": answered - silent - found, "unknown": silent}


def cells(
    answers: Group,
    dimension: str,
    city: FictionalCity,
    state: CityYear,
    structure: Structure,
    chance: np.random.Generator,
) -> Cells:
    """The same answers by the categories of one characteristic, never more than its staff.

    Whose answers they are is chance in every part; shared out in proportion, the parts would
    scatter less than answers of so few people do.
    """
    parts = structure.composition[dimension]
    staff = apportion(state.staff, {name: part.share for name, part in parts.items()})
    tilts = {name: _tilt(city, name, part.tilt) for name, part in parts.items()}
    weights = {name: staff[name] * tilts[name] for name in parts}
    having = apportion(round(state.share * state.staff), weights, most=staff)
    found = _drawn(having, answers["with"], chance)
    others = _drawn(
        {name: staff[name] - having[name] for name in parts}, answers["without"], chance
    )
    rest = {name: staff[name] - found[name] - others[name] for name in parts}
    silent = _drawn(rest, answers["unknown"], chance)
    return {
        name: {"with": found[name], "without": others[name], "unknown": silent[name]}
        for name in parts
    }


def _drawn(people: Mapping[str, int], number: int, chance: np.random.Generator) -> dict[str, int]:
    """So many of the people of all parts, drawn blindly."""
    drawn = chance.multivariate_hypergeometric(list(people.values()), number, method="marginals")
    return dict(zip(people, map(int, drawn), strict=True))


def _tilt(city: FictionalCity, category: str, usual: float) -> float:
    if category == "fire_service" and city.survey.fire_service_tilt is not None:
        return city.survey.fire_service_tilt
    return usual
