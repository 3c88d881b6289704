"""From text cells to typed observations, and the columns the rules look at.

A cell that is not a number stays as text beside an empty number, so that a rule can name
it; nothing is guessed and nothing is dropped.
"""

from datetime import date

import pandas as pd

from indicators.catalogue import Catalogue

NUMBERS = ("value", "numerator", "denominator")
_GERMAN_NUMBER = r"^[+-]?\d+(,\d+)?$"
_GERMAN_DATE = r"^(\d{2})\.(\d{2})\.(\d{4})$"

KEY = ("area", "quantity", "year", "reference_date", "concept", "method", "scope", "breakdown", "base")
SERIES = ("area", "quantity", "concept", "method", "scope", "breakdown", "base")


def to_observations(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per delivered figure, with numbers as numbers and dates as ISO text.

    The delivered wording of each number is kept in `<field>_text`.
    """
    typed = rows.copy()
    for field in NUMBERS:
        typed[f"{field}_text"] = typed[field]
        typed[field] = _to_number(typed[field])
    typed["year_text"] = typed["year"]
    typed["year"] = _to_number(typed["year"])
    typed["reference_date"] = typed["reference_date"].str.replace(
        _GERMAN_DATE, r"\3-\2-\1", regex=True
    )
    typed["breakdown"] = typed["breakdown"].map(_sorted_breakdown)
    return typed


def _to_number(cells: pd.Series) -> pd.Series:
    is_number = cells.str.match(_GERMAN_NUMBER, na=False)
    return pd.to_numeric(cells.where(is_number, "").str.replace(",", "."), errors="coerce")


def _sorted_breakdown(text: str) -> str:
    return "|".join(sorted(part.strip() for part in text.split("|") if part.strip()))


def breakdown_of(text: str) -> dict[str, str]:
    """The pairs of a breakdown text: "grade=higher_service|sex=female"."""
    pairs = [part.partition("=") for part in text.split("|") if part]
    return {dimension.strip(): category.strip() for dimension, _, category in pairs}


def with_rule_columns(observations: pd.DataFrame, catalogue: Catalogue, today: date) -> pd.DataFrame:
    """Adds what the rules judge: expected units, ranges, deviations, jumps, totals.

    Each added column is empty where the rule does not apply to the row.
    """
    judged = observations.copy()
    judged["today"] = float(today.strftime("%Y%m%d"))
    judged["date_number"] = _date_number(judged["reference_date"])
    judged["date_broken"] = judged["reference_date"].where(
        (judged["reference_date"] != "") & judged["date_number"].isna()
    )
    judged["date_year"] = (judged["date_number"] // 10000).where(judged["year"].notna())
    judged["unit_expected"] = judged["quantity"].map(
        {quantity.code: quantity.unit for quantity in catalogue.quantities}
    )
    judged = _add_ranges(judged, catalogue)
    judged = _add_share_deviation(judged)
    judged["fraction"] = judged["value"].where(
        (judged["unit"] == "percent") & (judged["value"] > 0) & (judged["value"] < 1)
    )
    judged["part_of_a_person"] = (judged["value"] % 1).where(judged["unit"].isin(["persons", "count"]))
    judged["breakdown_unknown"] = judged["breakdown"].map(
        lambda text: _unknown_pairs(text, catalogue)
    )
    judged["key"] = judged[[*KEY, "source_title"]].astype(str).agg(" · ".join, axis="columns")
    judged = _add_conflicts(judged)
    judged = _add_jumps(judged)
    return _add_totals(judged, catalogue)


def _date_number(dates: pd.Series) -> pd.Series:
    """A date as the number 20211231.0, because the rule engine compares numbers safely."""
    parsed = pd.to_datetime(dates.where(dates != ""), format="%Y-%m-%d", errors="coerce")
    return parsed.dt.strftime("%Y%m%d").astype(float)


def _add_ranges(judged: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    lowest = judged["unit"].map({unit.code: unit.lowest for unit in catalogue.units})
    highest = judged["unit"].map({unit.code: unit.highest for unit in catalogue.units}).astype(float)
    outside = (lowest - judged["value"]).clip(lower=0) + (judged["value"] - highest).clip(lower=0).fillna(0)
    return judged.assign(range_lowest=lowest, range_highest=highest, outside_range=outside)


def _add_share_deviation(judged: pd.DataFrame) -> pd.DataFrame:
    """How far a share lies from 100 × numerator / denominator, beyond its own rounding."""
    share = (100 * judged["numerator"] / judged["denominator"]).where(judged["unit"] == "percent")
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
    known = {dimension.code: dimension.categories for dimension in catalogue.dimensions}
    unknown = [
        f"{dimension}={category}"
        for dimension, category in breakdown_of(text).items()
        if category not in known.get(dimension, {})
    ]
    return ", ".join(unknown) or None


def _add_conflicts(judged: pd.DataFrame) -> pd.DataFrame:
    """The other value, where another source gives a different one for the same thing."""
    groups = judged.groupby(list(KEY), dropna=False)["value"]
    lowest, highest = groups.transform("min"), groups.transform("max")
    other = highest.where(judged["value"] == lowest, lowest)
    return judged.assign(conflicting_value=other.where(lowest != highest))


def _add_jumps(judged: pd.DataFrame) -> pd.DataFrame:
    """Change against the year before in the same series: points for shares, else per cent."""
    series = judged.sort_values(["year"]).groupby(list(SERIES), dropna=False)
    previous, previous_year = series["value"].shift(), series["year"].shift()
    is_next = (judged["year"] - previous_year) == 1
    change = (judged["value"] - previous).where(is_next)
    is_share = judged["unit"] == "percent"
    return judged.assign(
        previous_value=previous.where(is_next),
        jump_points=change.where(is_share),
        jump_percent=(100 * change / previous).where(~is_share & (previous > 0)),
    )


def _add_totals(judged: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Difference of a total and the sum of its parts along one characteristic.

    Only additive quantities, and only where every category of the partition that occurs
    anywhere in the delivery for that total is a plain count.
    """
    additive = {quantity.code for quantity in catalogue.quantities if quantity.additive}
    judged = judged.assign(parts_sum=float("nan"), total_difference=float("nan"))
    keys = [key for key in KEY if key != "breakdown"] + ["source_title"]
    counted = judged[judged["quantity"].isin(additive)]
    for _, group in counted.groupby(keys, dropna=False):
        if len(group) > 1:
            judged = _note_differences(judged, group, catalogue)
    return judged


def _note_differences(
    judged: pd.DataFrame, group: pd.DataFrame, catalogue: Catalogue
) -> pd.DataFrame:
    values = {text: value for text, value in zip(group["breakdown"], group["value"], strict=True)}
    for position, text in zip(group.index, group["breakdown"], strict=True):
        for dimension in catalogue.dimensions:
            parts = _parts(text, dimension.code, values)
            if parts and set(dimension.partition) <= set(parts) | _OPTIONAL:
                difference = values[text] - sum(parts.values())
                if difference != 0:
                    judged.loc[position, "parts_sum"] = sum(parts.values())
                    judged.loc[position, "total_difference"] = difference
    return judged


# Nobody need be counted as "diverse" or "unknown" for the other categories to be complete.
_OPTIONAL = {"diverse", "unknown"}


def _parts(text: str, dimension: str, values: dict[str, float]) -> dict[str, float]:
    """The rows that split `text` along one further characteristic, by category."""
    own = breakdown_of(text)
    if dimension in own:
        return {}
    found = {}
    for other, value in values.items():
        pairs = breakdown_of(other)
        category = pairs.pop(dimension, None)
        if category is not None and pairs == own:
            found[category] = value
    return found
