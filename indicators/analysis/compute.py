"""Computes indicators from base figures, as Ibis expressions made from the catalogue.

Written in Ibis so that the same definitions run on another engine when the monitoring
outgrows one machine.
"""

from functools import reduce
from operator import and_

import ibis
import pandas as pd
from ibis import _
from ibis.expr.types import Table

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Indicator, Term

FACTOR = {"percent": 100.0, "per_1000": 1000.0, "per_100": 100.0, "ratio": 1.0, "count": 1.0}

# Two counts belong together when they are about the same place, year and part of the
# administration; two counts of the same quantity also share concept, method and base.
_PLACE = ["area", "year", "scope"]
_ORIGIN = ["concept", "method", "base"]
# Counts of two days or from two sources are never added up.
_REPORT = ["day", "source_title"]

COLUMNS = [
    "series",
    "area",
    "year",
    "reference_date",
    "breakdown",
    "value",
    "numerator",
    "denominator",
    "unit",
    "concept",
    "method",
    "scope",
    "base",
    "precision",
    "decimals",
    "observation_status",
    "revised",
    "smallest_count",
    "note_de",
    "note_en",
    "source_title",
    "source_address",
    "file",
    "row",
]


def compute_indicators(observation: Table, catalogue: Catalogue) -> pd.DataFrame:
    """All indicators that are computed from delivered base figures.

    `observation` is the table of the store. One row per indicator, place, time and
    delimitation, with the columns COLUMNS; no row where a count is missing.
    """
    current = observation.filter(~_.superseded)
    # Turning an expression into SQL costs 0.2 s; only indicators with base figures are worth it.
    delivered = set(current.quantity.to_pandas().unique())
    computed = [
        _to_frame(compute(current, indicator), indicator)
        for indicator in catalogue.indicators
        if indicator.numerator is not None and indicator.numerator.quantity in delivered
    ]
    filled = [table for table in computed if len(table)]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=COLUMNS)


def compute(observation: Table, indicator: Indicator) -> Table:
    """One indicator as an expression: counts of both terms, joined on what they share."""
    assert indicator.numerator is not None, indicator.name
    dimensions = [f"dim_{code}" for code in indicator.breakdowns]
    numerator = _count(observation, indicator.numerator, dimensions)
    if indicator.denominator is None:
        return numerator.mutate(
            numerator=ibis.null("float64"), denominator=ibis.null("float64"), value=_.amount
        )
    denominator = _count(observation, indicator.denominator, dimensions)
    keys = _PLACE + dimensions
    if indicator.numerator.quantity == indicator.denominator.quantity:
        keys = keys + _ORIGIN + _REPORT
    joined = numerator.inner_join(denominator, keys, rname="whole_{name}")
    inexact = ibis.greatest(joined.inexact, joined.whole_inexact)
    return joined.filter(joined.whole_amount > 0).mutate(
        numerator=_.amount,
        denominator=_.whole_amount,
        value=FACTOR[indicator.unit] * _.amount / _.whole_amount,
        inexact=inexact,
        smallest_count=ibis.least(joined.smallest_count, joined.whole_smallest_count),
        revised=joined.revised | joined.whole_revised,
    )


def _count(observation: Table, term: Term, dimensions: list[str]) -> Table:
    """The sum of the rows a term selects, per place, time and delimitation."""
    counted = _sum(observation, term, dimensions)
    if term.per is None:
        return counted
    per = _sum(observation, term.per, dimensions).filter(_.amount > 0)
    joined = counted.inner_join(per, [*_PLACE, *dimensions], rname="per_{name}")
    # Both the counted persons and those left out of the base could be single people.
    smallest = ibis.least(joined.amount, joined.per_amount - joined.amount)
    return joined.mutate(amount=joined.amount / joined.per_amount, smallest_count=smallest).select(
        *counted.columns
    )


def _sum(observation: Table, term: Term, dimensions: list[str]) -> Table:
    """The sum over the categories of a term, where every one of them was delivered."""
    names = {*term.where, *(name.removeprefix("dim_") for name in dimensions)}
    conditions = [_.quantity == term.quantity, _.dimensions == "|".join(sorted(names))]
    conditions += [_[f"dim_{name}"].isin(list(codes)) for name, codes in term.where.items()]
    summed = (
        observation.filter(reduce(and_, conditions))
        .mutate(day=_.reference_date.cast("string").fill_null(""))
        .group_by([*_PLACE, *_ORIGIN, *_REPORT, *dimensions])
        .aggregate(
            amount=_.value.sum(),
            smallest_count=ibis.null("float64"),
            reference_date=_.reference_date.max(),
            inexact=ibis.cases(
                (_.precision == "estimate", 2), (_.precision == "rounded", 1), else_=0
            ).max(),
            revised=_.revised.any(),
            source_address=_.source_address.max(),
            file=_.file.max(),
            row=_.row.min(),
            **{f"found_{name}": _[f"dim_{name}"].nunique() for name in term.where},
        )
    )
    if not term.where:
        return summed
    # A category that nobody delivered is not zero: without it there is no sum.
    complete = [summed[f"found_{name}"] == len(codes) for name, codes in term.where.items()]
    return summed.filter(complete).drop(*(f"found_{name}" for name in term.where))


def _to_frame(expression: Table, indicator: Indicator) -> pd.DataFrame:
    table = expression.to_pandas()
    words = {0: "calculated", 1: "rounded", 2: "estimate"}
    return table.assign(
        series=indicator.name,
        unit=indicator.unit,
        breakdown=_breakdown_text(table, indicator),
        precision=table["inexact"].map(words),
        observation_status="A",
        note_de="",
        note_en="",
    ).reindex(columns=COLUMNS)


def _breakdown_text(table: pd.DataFrame, indicator: Indicator) -> pd.Series:
    texts = pd.Series("", index=table.index, dtype="str")
    for code in sorted(indicator.breakdowns):
        separator = texts.map(lambda text: "|" if text else "")
        texts = texts + separator + f"{code}=" + table[f"dim_{code}"].astype(str)
    return texts
