"""The formulas of the catalogue as a table: one row per term, so that one query counts all."""

from collections.abc import Iterator
from typing import Any

import ibis
import pandas as pd
from ibis.expr.types import Table

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Indicator, Term

ASKED = ("migration_history", "nationality")
"""Characteristics that people are asked for, or that are not known of all."""

FACTOR = {"percent": 100.0, "per_1000": 1000.0, "per_100": 100.0, "ratio": 1.0, "count": 1.0}

_SCHEMA = {
    "indicator": "string",
    "role": "string",
    "quantity": "string",
    "dimensions": "array<string>",
    "is_rate": "boolean",
    "has_whole": "boolean",
    "is_one_quantity": "boolean",
    "factor": "float64",
}


def conditioned_dimensions(catalogue: Catalogue) -> list[str]:
    """The characteristics that any term sets a condition on."""
    return sorted({name for row in _rows(catalogue) for name in row["where"]})


def terms(catalogue: Catalogue) -> Table:
    """One row per indicator and role: `numerator`, `denominator`, and `…_per` of either; `size`
    is the whole group of the denominator.

    `codes_<dimension>` holds the categories that count; `number_<dimension>` is how many
    they are, 0 where the term sets no condition.
    """
    names = conditioned_dimensions(catalogue)
    rows = [
        row
        | {f"codes_{name}": list(row["where"].get(name, ())) for name in names}
        | {f"number_{name}": len(row["where"].get(name, ())) for name in names}
        for row in _rows(catalogue)
    ]
    schema = ibis.schema(
        _SCHEMA
        | {f"codes_{name}": "array<string>" for name in names}
        | {f"number_{name}": "int64" for name in names}
    )
    return ibis.memtable(pd.DataFrame(rows, columns=list(schema.names)), schema=schema)


def _rows(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    for indicator in catalogue.indicators:
        if indicator.numerator is not None:
            yield from _side("numerator", indicator.numerator, indicator)
        if indicator.denominator is not None:
            yield from _side("denominator", indicator.denominator, indicator)
            yield _row("size", _everybody(indicator.denominator), indicator)


def _everybody(whole: Term) -> Term:
    """All of the group that the denominator asks for an answer, whoever answered."""
    kept = {name: codes for name, codes in whole.where.items() if name not in ASKED}
    return Term(quantity=whole.quantity, where=kept)


def _side(role: str, term: Term, indicator: Indicator) -> Iterator[dict[str, Any]]:
    yield _row(role, term, indicator)
    if term.per is not None:
        yield _row(f"{role}_per", term.per, indicator)


def _row(role: str, term: Term, indicator: Indicator) -> dict[str, Any]:
    numerator, denominator = indicator.numerator, indicator.denominator
    return {
        "indicator": indicator.name,
        "role": role,
        "quantity": term.quantity,
        "dimensions": sorted({*term.where, *indicator.breakdowns}),
        "is_rate": term.per is not None,
        "has_whole": denominator is not None,
        "is_one_quantity": bool(
            numerator and denominator and numerator.quantity == denominator.quantity
        ),
        "factor": FACTOR[indicator.unit],
        "where": term.where,
    }
