"""Random families of linked cells: tables of one to four dimensions, some with a hierarchy."""

from types import SimpleNamespace

import numpy as np
import pandas as pd

SEED = b"drawn by hand"
NO_LOTS = SimpleNamespace(cases_above=0, share=0, extra_width=0, cost_spread=0)


def rules_with(**special):
    """Rules under which nothing is left to chance, unless something else is said."""
    plain = {"minimum_cases": 5, "required_width": 5, "insider_cases": 2, "lots": NO_LOTS}
    return SimpleNamespace(**plain | special)


RULES = rules_with(exact_cells_limit=60)
EXACTLY = rules_with(exact_cells_limit=1_000_000)
ROUGHLY = rules_with(exact_cells_limit=0)
OUTSIDER = rules_with(exact_cells_limit=60, insider_cases=0)
"""Nobody is in a group."""


def frame(counts, primary, weights=None):
    """Cells with weight 1 where nothing else is said."""
    weights = weights or {}
    return pd.DataFrame(
        {
            "cell_id": list(counts),
            "count": list(counts.values()),
            "weight": [float(weights.get(cell, 1)) for cell in counts],
            "primary": [cell in primary for cell in counts],
        }
    )


def table(shape, random, mean=12.0, name="", has_hierarchy=False):
    """Cells and relations of a table with all margins; primary are the counts below five.

    With a hierarchy the first dimension also has sums of its first and its second half.
    """
    counts = random.poisson(random.gamma(0.8, mean / 0.8, shape))
    sums = [_sums(size, has_hierarchy and axis == 0) for axis, size in enumerate(shape)]
    for axis, groups in enumerate(sums):
        for group in groups:
            total = counts.take(group, axis=axis).sum(axis=axis, keepdims=True)
            counts = np.concatenate([counts, total], axis=axis)
    ids = np.array([f"{name}{number}" for number in range(counts.size)]).reshape(counts.shape)
    relations = []
    for axis, groups in enumerate(sums):
        for number, group in enumerate(groups):
            totals = ids.take(shape[axis] + number, axis=axis).ravel()
            parts = np.moveaxis(ids.take(group, axis=axis), axis, -1).reshape(len(totals), -1)
            relations += list(zip(totals.tolist(), parts.tolist(), strict=True))
    flat = counts.ravel()
    weight = 1 + np.log1p(flat).round(2)
    cells = pd.DataFrame(
        {"cell_id": ids.ravel(), "count": flat, "weight": weight, "primary": flat < 5}
    )
    return cells, relations


def _sums(size, has_hierarchy):
    """Which places each further entry of a dimension adds up; later ones may use earlier ones."""
    if has_hierarchy and size >= 4:
        half = size // 2
        return [list(range(half)), list(range(half, size)), [size, size + 1]]
    return [list(range(size))]


def loss(protected):
    """Weight and number of the complementary cells."""
    extra = protected[protected["status"] == "complementary"]
    return extra["weight"].sum(), len(extra)
