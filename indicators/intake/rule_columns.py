"""Columns the rules look at: expected units, ranges, deviations, jumps, totals.

Each column is empty where the rule does not apply to the row. Everything that a rule needs
to know about other rows or the catalogue is worked out here, once per delivery.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models import Dimension
from indicators.intake.contradictions import with_contradictions
from indicators.intake.number_columns import with_number_columns
from indicators.intake.observations import breakdown_of

KEY = (
    "area",
    "quantity",
    "year",
    "reference_date",
    "concept",
    "method",
    "scope",
    "breakdown",
    "base",
)
SERIES = ("area", "quantity", "concept", "method", "scope", "breakdown", "base")
_PLACE = [*(key for key in KEY if key != "breakdown"), "source_title"]

SMALLEST_JUMP = 10
"""From 4 to 6 is a jump of half, but of two people: counts must move by this many at least."""


def with_rule_columns(
    observations: pd.DataFrame, catalogue: Catalogue, today: date
) -> pd.DataFrame:
    """Adds what the rules judge to typed observations; the index must be unique."""
    judged = observations.copy()
    judged["today"] = float(today.strftime("%Y%m%d"))
    judged["date_number"] = _date_number(judged["reference_date"])
    judged["unit_expected"] = judged["quantity"].map(
        {quantity.code: quantity.unit for quantity in catalogue.quantities}
    )
    judged = _add_ranges(judged, catalogue)
    judged = _add_share_deviation(judged)
    # Rates may be that small: 0.5 % were naturalised in a year.
    rates = [quantity.code for quantity in catalogue.quantities if quantity.kind == "rate"]
    is_share = (judged["unit"] == "percent") & ~judged["quantity"].isin(rates)
    judged["fraction"] = judged["value"].where(
        is_share & (judged["value"] > 0) & (judged["value"] < 1)
    )
    judged["breakdown_unknown"] = judged["breakdown"].map(
        lambda text: _unknown_pairs(text, catalogue)
    )
    judged["key"] = _keys(judged)
    judged = _add_conflicts(judged)
    judged = _add_jumps(judged)
    judged = _add_totals(judged, catalogue)
    return with_contradictions(with_number_columns(judged, catalogue), catalogue)


def _date_number(dates: pd.Series) -> pd.Series:
    """A date as the number 20211231.0, because the rule engine compares numbers safely."""
    is_iso = dates.str.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", na=False)
    parsed = pd.to_datetime(dates.where(is_iso), format="%Y-%m-%d", errors="coerce")
    return parsed.dt.strftime("%Y%m%d").astype(float)


def _add_ranges(judged: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    lowest = judged["unit"].map({unit.code: unit.lowest for unit in catalogue.units})
    highest = (
        judged["unit"].map({unit.code: unit.highest for unit in catalogue.units}).astype(float)
    )
    outside = (lowest - judged["value"]).clip(lower=0) + (judged["value"] - highest).clip(
        lower=0
    ).fillna(0)
    return judged.assign(range_lowest=lowest, range_highest=highest, outside_range=outside)


def _add_share_deviation(judged: pd.DataFrame) -> pd.DataFrame:
    """How far a share lies from 100 × numerator / denominator, beyond its own rounding."""
    denominator = judged["denominator"].where(judged["denominator"] > 0)
    share = (100 * judged["numerator"] / denominator).where(judged["unit"] == "percent")
    decimals = judged["value_text"].str.extract(r",(\d+)$")[0].str.len().fillna(0)
    # A rounded figure may be rounded to whole or half per cents, whatever decimals it shows.
    tolerance = (0.5 * 10.0**-decimals).where(judged["precision"] != "rounded", 1.0) + 0.011
    # Counts printed in thousands are themselves rounded: their error carries into the share.
    for count in ("numerator", "denominator"):
        is_thousands = (judged[count] % 1000 == 0) & (judged[count] > 0)
        relative = (500 / judged[count]).where(is_thousands, 0)
        tolerance = tolerance + share.fillna(0) * relative
    deviation = ((judged["value"] - share).abs() - tolerance).clip(lower=0)
    return judged.assign(share_expected=share.round(2), share_deviation=deviation)


def _unknown_pairs(text: str, catalogue: Catalogue) -> str | None:
    """Pairs that are not in the catalogue, and characteristics that stand twice."""
    known = {dimension.code: dimension.categories for dimension in catalogue.dimensions}
    parts = [part for part in text.split("|") if part]
    pairs = [part.partition("=")[::2] for part in parts]
    named = [dimension for dimension, _ in pairs]
    unknown = [
        part
        for part, (dimension, category) in zip(parts, pairs, strict=True)
        if category not in known.get(dimension, {}) or named.count(dimension) > 1
    ]
    return ", ".join(unknown) or (text if text and not parts else None)


def _keys(judged: pd.DataFrame) -> pd.Series:
    """What may stand only once in a file; the same in a later file is a correction."""
    columns = [*(key for key in KEY if key != "year"), "year_text", "source_title"]
    return judged["file"].str.cat(judged[columns], sep=" · ")


def _in_force(judged: pd.DataFrame) -> pd.DataFrame:
    """The rows that no later file corrects, later by name as in the store."""
    ordered = judged.sort_values("file", kind="stable")
    return ordered.drop_duplicates([*KEY, "source_title"], keep="last")


def _add_conflicts(judged: pd.DataFrame) -> pd.DataFrame:
    """The other value, where another source gives a different one for the same thing."""
    latest = _in_force(judged)
    groups = latest.groupby(list(KEY), dropna=False)["value"]
    lowest, highest = groups.transform("min"), groups.transform("max")
    other = highest.where(latest["value"] == lowest, lowest)
    return judged.assign(conflicting_value=other.where(lowest != highest))


def _add_jumps(judged: pd.DataFrame) -> pd.DataFrame:
    """Change against the year before in the same series: points for shares, else per cent."""
    latest = _in_force(judged).groupby([*SERIES, "year"])["value"].last()
    year_before = judged[list(SERIES)].assign(year=judged["year"] - 1)
    previous = pd.Series(
        latest.reindex(pd.MultiIndex.from_frame(year_before)).to_numpy(), index=judged.index
    )
    change = judged["value"] - previous
    is_share = judged["unit"] == "percent"
    return judged.assign(
        previous_value=previous,
        jump_points=change.where(is_share),
        jump_percent=(100 * change / previous).where(
            ~is_share & (previous > 0) & (change.abs() >= SMALLEST_JUMP)
        ),
    )


def _add_totals(judged: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Difference of a total and the sum of its parts along one characteristic.

    Only additive quantities, and only where every category of the partition was delivered.
    """
    additive = [quantity.code for quantity in catalogue.quantities if quantity.additive]
    counted = _in_force(judged[judged["quantity"].isin(additive)])
    places = counted[_PLACE].itertuples(index=False, name=None)
    rows = list(zip(places, counted["breakdown"], counted["value"], counted.index, strict=True))
    parts = _parts(rows)
    sums = {}
    for place, text, value, position in rows:
        for dimension in catalogue.dimensions:
            found = _sum_of_parts(parts.get((place, text, dimension.code), {}), dimension)
            if found is not None and abs(value - found) > _ROUNDING:
                sums[position] = found
    parts_sum = pd.Series(sums, index=judged.index, dtype="float64")
    return judged.assign(parts_sum=parts_sum, total_difference=judged["value"] - parts_sum)


# Far below one person or day; only what binary fractions leave over.
_ROUNDING = 1e-6


def _sum_of_parts(values: dict[str, float], dimension: Dimension) -> float | None:
    """The sum over a partition; None where it is not complete."""
    needed = set(dimension.partition) - set(dimension.optional)
    if not values or not needed or not needed <= set(values):
        return None
    return sum(value for category, value in values.items() if category in dimension.partition)


def _parts(rows: Iterable[tuple[Any, str, float, Any]]) -> dict[Any, dict[str, float]]:
    """Values by category under (place, breakdown of the total, characteristic that splits it)."""
    found: dict[Any, dict[str, float]] = defaultdict(dict)
    for place, text, value, _ in rows:
        pairs = text.split("|")
        for dimension, category in breakdown_of(text).items():
            total = "|".join(pair for pair in pairs if pair != f"{dimension}={category}")
            found[place, total, dimension][category] = value
    return found
