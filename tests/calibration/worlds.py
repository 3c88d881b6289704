"""Invented workforces whose true gap stands still or closes, and what is measured of them.

One array row a run, one column a measurement. Everyone leaves with the chance of the turnover and
is replaced by somebody new; the share among the new keeps the expected share on its path.
"""

from typing import NamedTuple

import numpy as np
from scipy.stats import norm

from indicators.analysis.figures.uncertainty import finite_limits

POPULATION, START = 30.0, 15.0
"""Per cent with the characteristic: in the population, for ever, and among staff at first."""
RESPONSE, ANSWERED_AT_ENTRY = 0.55, 0.92
YEARS_OF_TRAINING = 3


class World(NamedTuple):
    """A way to measure, people, measurements, true turnover and what the rule takes it for."""

    kind: str
    people: int
    points: int
    turnover: float
    assumed: float
    yearly: float = 0.0
    """True change of the gap, points a year."""

    @property
    def times(self):
        step = 2 if self.kind in ("survey", "same people") else 1
        return np.arange(self.points) * step


class Measured(NamedTuple):
    """Shares (per cent), their standard errors (points) and w (squared points a year)."""

    shares: np.ndarray
    errors: np.ndarray
    yearly_variance: np.ndarray


def measure(world, runs, chance):
    """What is measured of so many copies of a world."""
    return _KINDS[world.kind](world, runs, chance)


def expected(world, year):
    """The share (fraction) that chance plays around."""
    return (START - world.yearly * year) / 100


def staff(world, people, runs, chance):
    """How many have the characteristic, at the times of measurement."""
    having = chance.binomial(people, expected(world, 0), runs)
    found = [having]
    leave = world.turnover / 100
    for year in range(int(world.times[-1])):
        gone, others_gone = chance.binomial(having, leave), chance.binomial(people - having, leave)
        new = (expected(world, year + 1) - (1 - leave) * expected(world, year)) / leave
        having = having - gone + chance.binomial(gone + others_gone, np.clip(new, 0, 1))
        found.append(having)
    return np.stack(found, axis=1)[:, world.times]


def _survey(world, runs, chance):
    having = staff(world, world.people, runs, chance)
    size = round(RESPONSE * world.people)
    answers = chance.hypergeometric(having, world.people - having, size)
    return _measured(world, answers, size, world.people)


def _same_people(world, runs, chance):
    """Those who answer are the same every time, but for those who leave."""
    size = round(RESPONSE * world.people)
    return _measured(world, staff(world, size, runs, chance), size, world.people)


def _full_count(world, runs, chance):
    return _measured(world, staff(world, world.people, runs, chance), world.people, None)


def _intake(world, runs, chance):
    """New people every year, of whom some leave the voluntary question empty."""
    shares = expected(world, world.times)
    having = chance.binomial(world.people, shares, (runs, world.points))
    return _answered(world, having, chance)


def _trainees(world, runs, chance):
    """Three cohorts at a time, so that two thirds are the same people a year later."""
    years = np.arange(1 - YEARS_OF_TRAINING, world.points)
    cohort = chance.binomial(
        world.people // YEARS_OF_TRAINING, expected(world, years), (runs, len(years))
    )
    having = sum(cohort[:, start : start + world.points] for start in range(YEARS_OF_TRAINING))
    people = world.people // YEARS_OF_TRAINING * YEARS_OF_TRAINING
    return _answered(world._replace(people=people), having, chance, YEARS_OF_TRAINING)


def _answered(world, having, chance, intakes=1):
    """Those who come are chance themselves: however many answer, the error is that of a draw."""
    size = round(ANSWERED_AT_ENTRY * world.people)
    answers = chance.hypergeometric(having, world.people - having, size)
    found = _measured(world, answers, size, world.people)
    mean = found.shares.mean(axis=1, keepdims=True)
    drawn = np.sqrt(intakes * mean * (100 - mean) / size)
    errors = np.maximum(found.errors, drawn)
    return Measured(found.shares, errors, np.zeros(len(errors)))


def _measured(world, answers, size, of_all):
    share = answers / size
    if of_all is None or of_all == size:
        errors = np.zeros(share.shape)
    else:
        low, high = finite_limits(share, float(size), float(of_all))
        errors = 100 * (high - low) / (2 * norm.ppf(0.975))
    mean = share.mean(axis=1)
    return Measured(100 * share, errors, 2e4 * world.assumed / 100 * mean * (1 - mean) / size)


_KINDS = {
    "survey": _survey,
    "same people": _same_people,
    "full count": _full_count,
    "intake": _intake,
    "trainees": _trainees,
}
KINDS = tuple(_KINDS)
