"""A second attacker for the tests. Shares no code with the program, and no method.

Small families: exhaustive search over whole tables. Larger ones: one integer program per cell
with two tables side by side, dense, asked for the width itself.
"""

import math

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp


def possible_values(counts, relations, cell, top):
    """All values up to `top` that a hidden cell can have; counts: None where hidden.

    Goes through whole tables one by one. Hidden cells beyond `top` are not tried, so `top` must
    leave room for all others.
    """
    return {
        value for value in range(top + 1) if _can_be_filled({**counts, cell: value}, relations, top)
    }


def _can_be_filled(counts, relations, top):
    if any(not _can_add_up(counts, relation, top) for relation in relations):
        return False
    touched = [cell for total, parts in relations for cell in (total, *parts)]
    gap = next((cell for cell in touched if counts[cell] is None), None)
    if gap is None:
        return True
    return any(_can_be_filled({**counts, gap: value}, relations, top) for value in range(top + 1))


def _can_add_up(counts, relation, top):
    total, parts = relation
    least = sum(counts[part] or 0 for part in parts)
    most = least + top * sum(counts[part] is None for part in parts)
    if counts[total] is None:
        return least <= top
    return least <= counts[total] <= most


def width_up_to(counts, relations, hidden, cell, enough):
    """The attacker's width for a cell, or `enough` if it is at least that.

    counts: the true ones, by cell; hidden: cells that are not published.
    """
    names = list(counts)
    place = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(relations), len(names)))
    for row, (total, parts) in enumerate(relations):
        rows[row, place[total]] += 1
        for part in parts:
            rows[row, place[part]] -= 1
    least = [0 if name in hidden else counts[name] for name in names]
    most = [math.inf if name in hidden else counts[name] for name in names]
    difference = np.zeros(2 * len(names))
    difference[place[cell]], difference[len(names) + place[cell]] = 1, -1
    nothing = np.zeros_like(rows)
    both = np.block([[rows, nothing], [nothing, rows]])
    answer = milp(
        -difference,
        integrality=np.ones(2 * len(names)),
        constraints=[
            LinearConstraint(both, 0, 0),
            LinearConstraint(difference[None, :], 0, enough),
        ],
        bounds=Bounds(least * 2, most * 2),
    )
    return round(-answer.fun)
