"""All comparable cities together: whether their gaps close on the average. Never a ranking."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import brentq

from indicators.analysis.distributions import student_quantile
from indicators.analysis.thresholds import PoolingRules, analysis_rules
from indicators.analysis.verdicts.movement import comparable_group
from indicators.catalogue import Catalogue

COLUMNS = [
    "indicator", "group", "areas", "n_cities", "slope", "slope_low", "slope_high", "between",
    "heterogeneity", "reason",
]  # fmt: skip


@dataclass(frozen=True)
class Pooled:
    """A common slope in points a year with its interval, of so many cities.

    `between` is the standard deviation of the true slopes of cities (τ), `heterogeneity` the
    part of the variation that is not chance (I², a fraction).
    """

    slope: float
    low: float
    high: float
    cities: int
    between: float
    heterogeneity: float


def pool(slopes: Sequence[float], errors: Sequence[float], level: float = 0.95) -> Pooled:
    """Random effects: cities differ, and each slope is known to its standard error only.

    τ² by Paule and Mandel (1982), Journal of Research of the NBS 87, 377-385; interval by Hartung
    and Knapp (2001), Statistics in Medicine 20, 3875-3889, never narrower than without their
    factor (Röver et al. 2015, BMC Medical Research Methodology 15, 99). ValueError for fewer than
    two slopes or an error that is not above 0.
    """
    y, s = (np.asarray(values, dtype=float) for values in (slopes, errors))
    if len(y) < 2 or not np.all(s > 0):
        raise ValueError("pooling needs two slopes with a standard error above 0")
    variance = _between(y, s)
    weights = 1 / (s**2 + variance)
    middle = float(np.average(y, weights=weights))
    factor = max(1.0, _spread(variance, y, s) / (len(y) - 1))
    reach = float(student_quantile(0.5 + level / 2, len(y) - 1) * np.sqrt(factor / weights.sum()))
    chance = (len(y) - 1) / max(_spread(0.0, y, s), len(y) - 1)
    return Pooled(middle, middle - reach, middle + reach, len(y), variance**0.5, 1 - chance)


def _spread(variance: float, y: NDArray[np.float64], s: NDArray[np.float64]) -> float:
    """Cochran's Q with the variance between cities added: k − 1 is what chance gives."""
    weights = 1 / (s**2 + variance)
    return float(np.sum(weights * (y - np.average(y, weights=weights)) ** 2))


def _between(y: NDArray[np.float64], s: NDArray[np.float64]) -> float:
    """τ²: the variance between cities that leaves no more spread than chance gives."""
    surplus = len(y) - 1
    if _spread(0.0, y, s) <= surplus:
        return 0.0
    most = float(np.ptp(y)) ** 2 * len(y)
    return float(brentq(lambda variance: _spread(variance, y, s) - surplus, 0.0, most))


def pooled_slopes(
    verdicts: pd.DataFrame, catalogue: Catalogue, rules: PoolingRules | None = None
) -> pd.DataFrame:
    """One row per indicator and group of cities whose series compare, with COLUMNS.

    Of current verdicts on whole shares with a slope. Where fewer cities than the rules ask for
    compare there is no slope, and `reason` is too_few_cities; `areas` are codes in their
    order. Cities of a group are also measured against the same ages.
    """
    rules = rules or analysis_rules().pooling
    is_whole = verdicts["breakdown"].eq("") & verdicts["is_current"] & verdicts["slope"].notna()
    known = verdicts[is_whole].sort_values("area")
    groups = [
        (*comparable_group(verdict, catalogue), str(verdict["base_series"]))
        for verdict in known.to_dict("records")
    ]
    return pd.DataFrame(
        [
            {"indicator": indicator, "group": group} | _cells(rows, rules)
            for (indicator, group), rows in known.assign(group=groups).groupby(
                ["indicator", "group"]
            )
        ],
        columns=COLUMNS,
    )


def _cells(rows: pd.DataFrame, rules: PoolingRules) -> dict[str, object]:
    """A slope counts with the larger of its two standard errors, as in its own verdict."""
    named = {"areas": tuple(rows["area"]), "n_cities": len(rows)}
    if len(rows) < rules.minimum_cities:
        return named | {"reason": "too_few_cities"}
    errors = rows[["slope_error", "slope_scatter"]].max(axis=1)
    found = pool(rows["slope"].tolist(), errors.tolist())
    return named | {
        "slope": found.slope,
        "slope_low": found.low,
        "slope_high": found.high,
        "between": found.between,
        "heterogeneity": found.heterogeneity,
        "reason": "",
    }
