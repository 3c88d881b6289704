"""How much of a stock is replaced in a year: as its city delivers it, else as assumed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.analysis.thresholds import VerdictRules
from indicators.catalogue import Catalogue

Delivered = Mapping[tuple[str, str, str], "Turnover"]
"""(area, scope, base figure) → the turnover that was delivered for it."""


@dataclass(frozen=True)
class Turnover:
    """Per cent of a stock replaced in a year; `figures` and `years` it is the mean of.

    Without any it is an assumption (Annahme).
    """

    value: float
    figures: tuple[int, ...] = ()
    years: tuple[int, ...] = ()


def delivered_turnovers(figures: pd.DataFrame, catalogue: Catalogue) -> Delivered:
    """The mean of all delivered years, per area, scope and base figure.

    One value for all verdicts and scenarios of a city: a single year says little about how many
    leave, and two numbers for the same staff would contradict each other. What is estimated does
    not count, nor a year for which two figures differ.
    """
    of = {entry.name: entry.turnover_of for entry in catalogue.context if entry.turnover_of}
    estimating = {method.code for method in catalogue.methods if method.counting == "estimate"}
    is_sound = (
        figures["series"].isin(of)
        & (figures["value"] > 0)
        & (figures["breakdown"] == "")
        & (figures["precision"] != "estimate")
        & (figures["observation_status"] != "E")
        & ~figures["method"].isin(estimating)
    )
    groups = figures[is_sound].groupby(["area", "scope", "series"])
    means = {
        (str(area), str(scope), of[str(series)]): _mean(rows)
        for (area, scope, series), rows in groups
    }
    return {key: mean for key, mean in means.items() if mean.years}


def _mean(rows: pd.DataFrame) -> Turnover:
    agreed = rows[rows.groupby("year")["value"].transform("nunique") == 1]
    yearly = agreed.sort_values(["year", "figure_id"]).drop_duplicates("year", keep="last")
    return Turnover(
        float(yearly["value"].mean()),
        tuple(int(number) for number in yearly["figure_id"]),
        tuple(int(year) for year in yearly["year"]),
    )


def turnover_of(
    area: str, scope: str, quantity: str, delivered: Delivered, rules: VerdictRules
) -> Turnover | None:
    """The delivered one, else the assumed one; None where there is neither."""
    assumed = rules.turnover.get(quantity)
    known = delivered.get((area, scope, quantity))
    return known or (None if assumed is None else Turnover(assumed))


def known_turnover(
    figures: pd.DataFrame, staff: Mapping[Any, Any] | None, quantity: str, catalogue: Catalogue
) -> Turnover | None:
    """The one delivered for the scope of a staff figure; without a figure, for the only scope.

    `figures`: all published ones of one area.
    """
    found = {
        scope: turnover
        for (_, scope, of), turnover in delivered_turnovers(figures, catalogue).items()
        if of == quantity
    }
    if staff is not None:
        return found.get(str(staff["scope"]))
    return next(iter(found.values())) if len(found) == 1 else None
