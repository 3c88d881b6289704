"""Prints the measured figures of disclosure control: python -m tests.disclosure.measure_disclosure.

Extra cells and loss against the proven optimum, time for 2,000 cells, and, with --families N,
N more random families tried by the independent attacker. Times are processor seconds.
"""

import argparse
import time

import numpy as np

from indicators.disclosure.solver.audit import audit
from indicators.disclosure.solver.suppression import protect
from tests.disclosure.families import OUTSIDER, RULES, SEED, loss, rules_with, table
from tests.disclosure.independent_attacker import width_up_to

OPTIMUM = [((4, 4), 20, 15), ((7, 7), 10, 15), ((3, 3, 3), 8, 20), ((4, 3, 4), 2, 25)]
LARGE = [
    ((43, 43), 60), ((43, 43), 15), ((11, 11, 11), 60), ((11, 11, 13), 60), ((11, 11, 11), 20),
    ((11, 11, 13), 20), ((7, 7, 7), 20), ((6, 6, 6), 12),
]  # fmt: skip
SMALL = [(5,), (8,), (2, 2), (3, 3), (2, 2, 2), (4, 4)]


def compare_with_optimum(insider_cases):
    """Heuristic against exact choice, per shape: cells, loss, time."""
    exactly = rules_with(exact_cells_limit=1_000_000, insider_cases=insider_cases)
    roughly = rules_with(exact_cells_limit=0, insider_cases=insider_cases)
    random = np.random.default_rng(5)
    for shape, number, mean in OPTIMUM:
        families = [table(shape, random, mean) for _ in range(number)]
        exact, exact_time = _totals(families, exactly)
        rough, rough_time = _totals(families, roughly)
        print(
            f"{shape} × {number}: extra cells {rough[1]:.0f} (optimum {exact[1]:.0f}), "
            f"loss {rough[0] / exact[0] - 1:+.2%}, {rough_time:.1f} s (exact {exact_time:.1f} s)"
        )


def _totals(families, rules):
    start = time.process_time()
    losses = [loss(protect(cells, relations, rules, SEED)) for cells, relations in families]
    return np.sum(losses, axis=0), time.process_time() - start


def time_large_families(rules):
    """Protection with its audit, and a second audit that knows nothing of the first."""
    for shape, mean in LARGE:
        cells, relations = table(shape, np.random.default_rng(1), mean)
        start = time.process_time()
        protected = protect(cells, relations, rules, SEED)
        seconds = time.process_time() - start
        failing = audit(protected, relations, rules)
        second = time.process_time() - start - seconds
        print(
            f"{shape}: {len(cells)} cells, {cells['primary'].sum()} primary, "
            f"{loss(protected)[1]} complementary, loss {loss(protected)[0]:.0f}, {seconds:.1f} s, "
            f"second audit {second:.1f} s, {len(failing)} failing"
        )


def attack_families(number):
    """How many of the families the independent attacker breaks; must be none."""
    random = np.random.default_rng(number)
    broken = sum(
        _is_broken(*table(SMALL[turn % len(SMALL)], random, 12, has_hierarchy=True))
        for turn in range(number)
    )
    print(f"{number} families, {broken} broken")


def _is_broken(cells, relations):
    protected = protect(cells, relations, RULES, SEED)
    hidden = set(protected.loc[protected["status"] != "published", "cell_id"])
    counts = dict(zip(cells["cell_id"], cells["count"].tolist(), strict=True))
    primary = cells.loc[cells["primary"], "cell_id"]
    return any(width_up_to(counts, relations, hidden, cell, 5) < 5 for cell in primary)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--families", type=int, default=0)
    chosen = parser.parse_args()
    for given in (OUTSIDER, RULES):
        print(f"members of groups up to {given.insider_cases} know their count")
        compare_with_optimum(given.insider_cases)
        time_large_families(given)
    if chosen.families:
        attack_families(chosen.families)
