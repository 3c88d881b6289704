"""Bounds that follow from one relation at a time, the cheapest part of an attack.

Method: interval propagation ("shuttle algorithm"; Buzzigoli and Giusti, SDP 1998). For relations
without a ring of hidden cells the result is exact; with rings it is too wide, never too narrow.
"""

import numpy as np
from scipy.sparse import csr_array

from indicators.disclosure.solver.relations import ContradictionError, Flags, Numbers, Places

ROUNDS = 30
"""A chain of relations needs one round per link; rings may creep on for ever."""


def propagate(
    matrix: csr_array, rhs: Numbers, low: Numbers, high: Numbers
) -> tuple[Numbers, Numbers, bool]:
    """Low and high per hidden cell, and whether they came to rest; matrix @ x = rhs."""
    entries = matrix.tocoo()
    for _ in range(ROUNDS):
        least, most = _one_round(entries.row, entries.col, entries.data, rhs, low, high)
        if (least > most).any():
            raise ContradictionError("The published cells contradict the relations.")
        if np.array_equal(least, low) and np.array_equal(most, high):
            return low, high, True
        low, high = least, most
    return low, high, False


def _one_round(
    row: Places, cell: Places, sign: Numbers, rhs: Numbers, low: Numbers, high: Numbers
) -> tuple[Numbers, Numbers]:
    """Each entry gets what the other entries of its relation leave over."""
    smallest = np.where(sign > 0, low[cell], -high[cell]) * np.abs(sign)
    largest = np.where(sign > 0, high[cell], -low[cell]) * np.abs(sign)
    upper = rhs[row] - _others(row, smallest, len(rhs))
    lower = rhs[row] - _others(row, largest, len(rhs))
    least, most = low.copy(), high.copy()
    np.maximum.at(least, cell, np.ceil(np.where(sign > 0, lower, -upper) / np.abs(sign)))
    np.minimum.at(most, cell, np.floor(np.where(sign > 0, upper, -lower) / np.abs(sign)))
    return least, most


def _others(row: Places, terms: Numbers, rows: int) -> Numbers:
    """Sum of the relation without the entry itself; infinities are counted apart."""
    is_infinite = np.isinf(terms)
    finite = np.where(is_infinite, 0.0, terms)
    rest = np.bincount(row, finite, rows)[row] - finite
    infinities = np.bincount(row, is_infinite, rows)[row] - is_infinite
    sign = 1.0 if (terms[is_infinite] > 0).any() else -1.0
    return np.where(infinities > 0, sign * np.inf, rest)


def is_tree(matrix: csr_array) -> bool:
    """Whether a connected group of cells and relations has no ring: propagation is exact.

    A cell that counts twice in a relation is a ring of its own.
    """
    is_single = bool((np.abs(matrix.data) == 1).all())
    return is_single and bool(matrix.nnz == matrix.shape[0] + matrix.shape[1] - 1)


def free_cells(low: Numbers, high: Numbers) -> Flags:
    """Cells whose value does not follow yet."""
    return low < high
