"""Intervals: against SciPy, against published values, and by their exact coverage."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import gammaln
from scipy.stats import binom, binomtest, hypergeom

from indicators.analysis.figures import uncertainty

SHARES = np.unique(np.r_[0.02:0.5:0.005, 0.5])
SIZES = np.unique(np.r_[20:60, np.geomspace(60, 3000, 30).astype(int)])
POPULATIONS = (25, 50, 100, 200, 500, 1000, 2000, 3001, 5000, 10_000)
_FACTORIALS = gammaln(np.arange(max(POPULATIONS) + 1) + 1.0)


@pytest.mark.parametrize(
    ("numerator", "denominator"), [(0, 20), (1, 20), (7, 42), (15, 30), (815, 3001), (20, 20)]
)
def test_wilson_is_what_scipy_says(numerator, denominator):
    expected = binomtest(numerator, denominator).proportion_ci(method="wilson")

    found = uncertainty.wilson(numerator, denominator)

    assert found.low == pytest.approx(expected.low, abs=1e-12)
    assert found.high == pytest.approx(expected.high, abs=1e-12)


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [
        # Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # Mülheim's trainees, as in domain.md 1.4.
        (7, 42, 0.083, 0.306),
        (10, 34, 0.168, 0.462),
        (20, 59, 0.231, 0.466),
    ],
)
def test_wilson_gives_the_published_values(numerator, denominator, low, high):
    found = uncertainty.wilson(numerator, denominator)

    digits = 4 if denominator in (263, 148, 20, 29) else 3
    assert (round(found.low, digits), round(found.high, digits)) == (low, high)


def test_who_has_asked_everybody_knows():
    assert uncertainty.wilson(30, 100, 100) == uncertainty.Interval(0.3, 0.3, "wilson")
    assert uncertainty.wilson(30, 100, 99.6) == uncertainty.Interval(0.3, 0.3, "wilson")


def test_the_correction_at_sixty_per_cent_multiplies_the_error_by_0_63():
    plain, corrected = uncertainty.wilson(900, 3000), uncertainty.wilson(900, 3000, 5000)

    step = 1 / 5000
    shrunk = (corrected.high - corrected.low - step) / (plain.high - plain.low)
    assert shrunk == pytest.approx(0.63, abs=0.005)


def test_the_corrected_interval_never_exceeds_what_is_certain():
    # 20 of 58 with one person missing: 20/59 or 21/59, and nothing else.
    found = uncertainty.wilson(20, 58, 59)

    assert found.low >= 20 / 59 - 1e-12
    assert found.high <= 21 / 59 + 1e-12


def test_plain_wilson_holds_what_it_promises():
    coverage = plain_coverage()

    assert 0.94 <= coverage.mean() <= 0.97
    assert coverage.min() >= 0.88


def test_corrected_wilson_holds_what_it_promises():
    by_population = [
        corrected_coverage(population, uncertainty.finite_limits) for population in POPULATIONS
    ]

    assert 0.94 <= np.concatenate(by_population).mean() <= 0.97
    assert min(coverage.min() for coverage in by_population) >= 0.88


def test_the_bare_formula_fails_where_nearly_everybody_answered():
    """Why half a step is added: with one person missing n_eff alone holds 80 % of the time."""

    def bare(share, size, population):
        effective = size * (population - 1) / (population - size)
        return uncertainty.wilson_limits(share, effective)

    worst = [corrected_coverage(population, bare).min() for population in (50, 500, 3001)]

    assert max(worst) < 0.81


def test_the_fast_hypergeometric_is_the_real_one():
    cases, known = probabilities(200, np.array([10, 90]), 60)

    expected = hypergeom.pmf(cases, 200, np.array([[10], [90]]), 60)
    assert known.sum(axis=1) == pytest.approx([1, 1], abs=1e-9)
    assert np.where(known > 0, expected, 0.0) == pytest.approx(known, abs=1e-12)


def plain_coverage():
    """One value per size and share: Σ P(k) over all k whose interval holds the share."""
    found = []
    for size in SIZES:
        cases = np.arange(size + 1)[:, None]
        low, high = uncertainty.wilson_limits(cases / size, size)
        holds = (low <= SHARES) & (high >= SHARES)
        found.append((binom.pmf(cases, size, SHARES) * holds).sum(axis=0))
    return np.concatenate(found)


def corrected_coverage(population, limits):
    """The same for people drawn without replacement; shares are whole people of all."""
    people = np.unique(np.round(SHARES * population).astype(int))
    people = people[(people / population >= 0.02) & (people / population <= 0.5)]
    nearly_all = population - np.array([1, 2, 3, 5, 10])
    parts = (population * np.linspace(0.1, 0.95, 12)).astype(int)
    sizes = np.unique(np.r_[SIZES[::2], nearly_all, parts])
    found = []
    for size in sizes[(sizes >= 20) & (sizes < population) & (sizes <= 3000)]:
        cases, known = probabilities(population, people, size)
        low, high = limits(cases / size, float(size), float(population))
        share = (people / population)[:, None]
        found.append((known * ((low <= share + 1e-12) & (high >= share - 1e-12))).sum(axis=1))
    return np.concatenate(found)


def probabilities(population, people, size):
    """Cases within eight standard errors of the mean, and their hypergeometric probability."""
    reach = int(4 * np.sqrt(size * (population - size) / (population - 1))) + 3
    middle = (size * people / population).astype(int)[:, None]
    cases, people = middle + np.arange(-reach, reach + 1), people[:, None]
    lowest, highest = np.maximum(0, size + people - population), np.minimum(size, people)
    inside = np.clip(cases, lowest, highest)

    def choose(n, k):
        return _FACTORIALS[n] - _FACTORIALS[k] - _FACTORIALS[n - k]

    logarithm = (
        choose(people, inside)
        + choose(population - people, size - inside)
        - choose(population, size)
    )
    return inside, np.where(inside == cases, np.exp(logarithm), 0.0)


@given(st.integers(1, 400), st.data(), st.integers(2, 30), st.booleans())
def test_scaling_all_counts_narrows_intervals(denominator, data, factor, is_finite):
    numerator = data.draw(st.integers(0, denominator))
    population = denominator + data.draw(st.integers(1, 900)) if is_finite else None

    few = uncertainty.wilson(numerator, denominator, population)
    many = uncertainty.wilson(
        factor * numerator, factor * denominator, factor * population if is_finite else None
    )

    narrower = many.high - many.low - (few.high - few.low)
    # Where an interval is all that is possible, more people leave it as it is.
    assert narrower <= 1e-12 if is_finite else narrower < 0


@given(st.integers(1, 500), st.data())
def test_an_interval_holds_its_share_and_stays_between_0_and_1(denominator, data):
    numerator = data.draw(st.integers(0, denominator))
    population = denominator + data.draw(st.integers(0, 500))

    found = uncertainty.wilson(numerator, denominator, population)

    assert 0 <= found.low <= numerator / denominator + 1e-12
    assert numerator / denominator - 1e-12 <= found.high <= 1


@pytest.mark.parametrize(
    ("share", "response", "low", "high"),
    [
        (0.217, 0.221, 4.8, 82.7),  # Berlin 2024
        (0.123, 0.307, 3.8, 73.1),  # Hamburg 2014
        (0.1304, 0.226, 2.9, 80.3),  # Bremen 2013
        (0.121, 0.67, 8.1, 41.1),  # ministries of North Rhine-Westphalia 2011
    ],
)
def test_response_bounds_are_those_of_the_domain_study(share, response, low, high):
    found = uncertainty.response_bounds(share, response)

    assert (100 * found.low, 100 * found.high) == pytest.approx((low, high), abs=0.06)


def test_a_rounded_value_stands_for_all_that_round_to_it():
    assert uncertainty.rounding_interval(23, 0) == uncertainty.Interval(22.5, 23.5, "rounding")
    found = uncertainty.rounding_interval(14.7, 1)
    assert (found.low, found.high) == pytest.approx((14.65, 14.75))


def test_response_quality_changes_at_thirty_and_fifty_per_cent():
    rates = [0.0, 0.2999, 0.3, 0.4999, 0.5, 1.0]

    assert [uncertainty.response_quality(rate) for rate in rates] == [
        "weak", "weak", "limited", "limited", "good", "good"
    ]  # fmt: skip


def test_one_person_in_fifty_is_two_points():
    assert uncertainty.one_person(uncertainty.SMALL_BASE) == 2.0
