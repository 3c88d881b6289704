"""Computes indicators from base figures, as one Ibis expression made from the catalogue.

Written in Ibis so that the same definitions run on another engine when the monitoring
outgrows one machine. One expression for all formulas, because turning each into SQL by itself
takes longer than all of them take to run.
"""

from functools import reduce
from operator import add, and_

import ibis
import pandas as pd
from ibis import _, selectors
from ibis.expr.types import BooleanValue, StringValue, Table

from indicators.analysis.figures.terms import conditioned_dimensions, terms
from indicators.catalogue import Catalogue

# Two counts belong together when they are about the same place, year, part of the
# administration and group; two counts of the same quantity also share concept, method and base.
_PLACE = ["area", "year", "scope", "breakdown"]
_ORIGIN = ["concept", "method", "base"]
# Counts of two days or from two sources are never added up.
_REPORT = ["day", "source_title"]
_FORMULA = ["indicator", "role", "is_rate", "has_whole", "is_one_quantity", "factor"]

COLUMNS = [
    "series",
    "area",
    "year",
    "reference_date",
    "breakdown",
    "value",
    "numerator",
    "denominator",
    "group_size",
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
    "denominator_method",
    "denominator_source",
    "note_de",
    "note_en",
    "source_title",
    "source_address",
    "file",
    "row",
]
"""`denominator_…` where it is another quantity, counted in another way: who counted it."""


def compute_indicators(observation: Table, catalogue: Catalogue) -> pd.DataFrame:
    """All indicators that are computed from delivered base figures.

    `observation` is the table of the store. One row per indicator, place, time and
    delimitation, with the columns COLUMNS; no row where a count is missing. A share of nobody has
    a row without a value: left out, it would tell that there was nobody.
    """
    computed = _compute(_sums(observation.filter(~_.superseded), catalogue)).to_pandas()
    order = {indicator.name: place for place, indicator in enumerate(catalogue.indicators)}
    ordered = computed.assign(place=computed["indicator"].map(order)).sort_values(
        ["place", *_PLACE, *_ORIGIN, *_REPORT], ignore_index=True
    )
    return _in_words(ordered, catalogue)


def _compute(sums: Table) -> Table:
    """Counts of numerator and denominator, joined on what they share."""
    top = _count(sums, "numerator")
    whole = _count(sums, "denominator")
    is_one_origin = reduce(and_, [top[name] == whole[name] for name in [*_ORIGIN, *_REPORT]])
    keys = [top[name] == whole[name] for name in ["indicator", *_PLACE]]
    joined = top.left_join(
        whole, [*keys, ~top.is_one_quantity | is_one_origin], rname="whole_{name}"
    ).left_join(_sizes(sums), ["indicator", *_PLACE], rname="size_{name}")
    value = joined.factor * joined.amount / joined.whole_amount.nullif(0)
    return joined.filter(~joined.has_whole | joined.whole_is_delivered.fill_null(False)).mutate(
        numerator=joined.has_whole.ifelse(joined.amount, ibis.null("float64")),
        denominator=joined.whole_amount,
        value=joined.has_whole.ifelse(value, joined.amount),
        inexact=ibis.greatest(joined.inexact, joined.whole_inexact),
        smallest_count=ibis.least(joined.smallest_count, joined.whole_smallest_count),
        revised=joined.revised | joined.whole_revised.fill_null(False),
        # A rate breaks where its denominator does: the census is the base of both.
        base=(joined.base == "").ifelse(_of_another(joined, joined.whole_base), joined.base),
        denominator_method=_of_another(joined, joined.whole_method),
        denominator_source=_of_another(joined, joined.whole_source_title),
        provisional=joined.provisional | joined.whole_provisional.fill_null(False),
    )


def _of_another(joined: Table, told: StringValue) -> StringValue:
    """What is told of the denominator, where it was counted in another way than the numerator."""
    is_another = joined.has_whole & ~joined.is_one_quantity & (joined.whole_method != joined.method)
    return is_another.ifelse(told, "").fill_null("")


def _sizes(sums: Table) -> Table:
    """How many people each group has, where that was delivered and all reports agree."""
    counted = sums.filter(_.role == "size").group_by(["indicator", *_PLACE])
    agreed = counted.aggregate(group_size=_.amount.max(), smallest=_.amount.min())
    return agreed.filter(_.group_size == _.smallest).drop("smallest")


def _count(sums: Table, role: str) -> Table:
    """What the terms of a role count: a sum, or a sum per another one."""
    counted = sums.filter(_.role == role)
    per = sums.filter(_.role == f"{role}_per").select("indicator", *_PLACE, per_amount=_.amount)
    joined = counted.left_join(per, ["indicator", *_PLACE], rname="per_{name}")
    # Both the counted persons and those left out of the base could be single people.
    smallest = ibis.least(joined.amount, joined.per_amount - joined.amount)
    rate = joined.amount / joined.per_amount.nullif(0)
    return joined.filter(~joined.is_rate | (joined.per_amount >= 0)).select(
        *(name for name in counted.columns if name != "amount"),
        amount=joined.is_rate.ifelse(rate, joined.amount),
        smallest_count=joined.is_rate.ifelse(smallest, ibis.null("float64")),
        is_delivered=ibis.literal(True),
    )


def _sums(observation: Table, catalogue: Catalogue) -> Table:
    """The sum of the rows each term selects, where every one of its categories was delivered."""
    names = conditioned_dimensions(catalogue)
    paired = observation.inner_join(terms(catalogue), ["quantity", "dimensions"])
    selected = paired.filter([_is_selected(paired, name) for name in names])
    summed = (
        selected.mutate(
            day=_.reference_date.cast("string").fill_null(""),
            breakdown=_open_groups(selected, catalogue, names),
        )
        .group_by([*_FORMULA, *_PLACE, *_ORIGIN, *_REPORT])
        .aggregate(
            amount=_.value.sum(),
            reference_date=_.reference_date.max(),
            inexact=ibis.cases(
                (_.precision == "estimate", 2), (_.precision == "rounded", 1), else_=0
            ).max(),
            revised=_.revised.any(),
            provisional=(_.observation_status == "P").any(),
            source_address=_.source_address.max(),
            file=_.file.max(),
            row=_.row.min(),
            **{f"found_{name}": _[f"dim_{name}"].nunique() for name in names},
            **{f"wanted_{name}": _[f"number_{name}"].max() for name in names},
        )
    )
    # A category that nobody delivered is not zero: without it there is no sum.
    return summed.filter(
        [(_[f"wanted_{name}"] == 0) | (_[f"found_{name}"] == _[f"wanted_{name}"]) for name in names]
    ).drop(selectors.startswith(("found_", "wanted_")))


def _is_selected(paired: Table, name: str) -> BooleanValue:
    is_among = paired[f"codes_{name}"].contains(paired[f"dim_{name}"])
    return (paired[f"number_{name}"] == 0) | is_among


def _open_groups(selected: Table, catalogue: Catalogue, conditioned: list[str]) -> StringValue:
    """The characteristics of a row that its term leaves open, as a breakdown."""
    pairs = []
    for name in sorted(dimension.code for dimension in catalogue.dimensions):
        category = selected[f"dim_{name}"]
        if name in conditioned:
            is_open = selected[f"number_{name}"] == 0
            category = is_open.ifelse(category, ibis.null("string"))
        pairs.append((f"|{name}=" + category).fill_null(""))
    return reduce(add, pairs).substr(1)


def _in_words(computed: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    units = {indicator.name: indicator.unit for indicator in catalogue.indicators}
    words = {0: "calculated", 1: "rounded", 2: "estimate"}
    return computed.assign(
        series=computed["indicator"],
        unit=computed["indicator"].map(units),
        precision=computed["inexact"].map(words),
        observation_status=computed["provisional"].map({True: "P", False: "A"}),
        note_de="",
        note_en="",
    ).reindex(columns=COLUMNS)
