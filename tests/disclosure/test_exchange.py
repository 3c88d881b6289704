"""Complementary cells exchanged for cheaper ones: less loss, as safe as before."""

import numpy as np
import pytest

from indicators.disclosure.primary import disclosure_rules
from indicators.disclosure.solver import choice
from indicators.disclosure.solver.readers import Readers
from indicators.disclosure.solver.suppression import protect
from indicators.disclosure.solver.tables import Tables
from tests.disclosure.families import OUTSIDER, SEED, loss, rules_with, table
from tests.disclosure.independent_attacker import width_up_to
from tests.disclosure.measure_tauargus import broken_cells, problem, split_around_five, tables


@pytest.fixture(scope="module")
def three_dimensions():
    """64 counts, five of them small, where showing cells again ends above the optimum."""
    return next((cells, relations) for _, cells, relations in tables(1) if len(cells) == 64)


def test_an_exchange_reaches_the_optimum_that_single_cells_miss(three_dimensions, monkeypatch):
    cells, relations = three_dimensions
    with_exchange = loss(protect(cells, relations, OUTSIDER, SEED))[0]
    monkeypatch.setattr(choice, "EXCHANGE_EFFORT", 0)

    assert loss(protect(cells, relations, OUTSIDER, SEED))[0] > with_exchange
    assert with_exchange == pytest.approx(46.14)  # what the optimiser of τ-ARGUS proves


def test_an_exchange_leaves_no_small_cell_to_the_independent_attacker(three_dimensions):
    cells, relations = three_dimensions
    protected = protect(cells, relations, OUTSIDER, SEED)

    assert broken_cells(protected, relations) == 0


@pytest.mark.parametrize("secret", [b"one", b"two"])
def test_an_exchange_leaves_nothing_to_members_of_tiny_groups(secret):
    """With lots and without the exact search, in tables of three dimensions."""
    rules = rules_with(exact_cells_limit=0, lots=disclosure_rules().lots)
    random = np.random.default_rng(31)
    for _ in range(2):
        cells, relations = table((2, 2, 3), random, 6)
        protected = protect(cells, relations, rules, secret)
        hidden = set(protected.loc[protected["status"] != "published", "cell_id"])
        counts = dict(zip(cells["cell_id"], cells["count"].tolist(), strict=True))
        small = set(cells.loc[cells["primary"], "cell_id"])
        for own in [set(), *({cell} for cell in small if counts[cell] in (1, 2))]:
            for cell in small - own:
                if width_up_to(counts, relations, hidden - own, cell, 5) < 5:
                    assert width_up_to(counts, relations, set(counts) - own, cell, 5) < 5


def test_tables_that_last_prove_what_they_prove_alone():
    """Leaving tables out is the same as beginning with those that are left."""
    random = np.random.default_rng(8)
    readers = Readers(random.random((5, 9)) < 0.2, np.ones((5, 9), bool))
    noted, hidden = Tables(readers, 5.0), random.random(9) < 0.7
    for change in random.integers(-3, 4, (40, 9)) * (random.random((40, 9)) < 0.3):
        noted.note(change.astype(float))
    anew = Tables(readers, 5.0)
    for change in noted.changes:
        if not change[~hidden].any():
            anew.note(change)

    kept = noted.within(hidden)

    assert 0 < len(kept.changes) < 40
    assert (kept.fallen == anew.fallen).all()
    assert (kept.risen == anew.risen).all()


def test_the_other_program_is_asked_for_the_same_cells_sums_and_weights(three_dimensions):
    cells, relations = three_dimensions
    lines = problem(cells, relations, split_around_five).splitlines()
    small = [line.split() for line in lines[2:66] if " u " in line]

    assert lines[1] == "64"
    assert lines[66] == str(len(relations))
    assert len(small) == cells["primary"].sum()
    for _, count, *_, fall, rise, _ in small:
        assert float(count) == float(fall)
        assert float(rise) == 5 - float(count)
