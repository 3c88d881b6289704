"""Shares of the population weighted to the ages of the staff: direct standardisation.

The share of each category (age group) is weighted by the part of the staff that falls into it:
what the share would be among residents of the staff's ages. Source: direct standardisation as in
Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (2003), 19.2.
"""

from collections.abc import Iterator

import pandas as pd

from indicators.analysis.figures.compute import COLUMNS
from indicators.catalogue import Catalogue
from indicators.catalogue.models import Context, Standardised

Row = dict[str, object]

_EXACTNESS = ["as_published", "calculated", "rounded", "estimate"]
_SHARE = ["area", "year", "concept", "method", "base", "reference_date", "source_title"]
_STOCK = ["area", "year", "scope"]


def standardised_shares(observation: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """One row per city, year, concept, method and scope of the staff, with the columns COLUMNS.

    `observation`: rows of the store that are in force. Nothing where a category is missing on
    either side: a category that nobody delivered is not empty. The scope is that of the staff,
    because for other staff the same population has another value.
    """
    rows = [
        row
        for entry in catalogue.context
        if entry.standardised
        for row in _rows(observation, entry, entry.standardised, catalogue)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def _rows(
    observation: pd.DataFrame, entry: Context, rule: Standardised, catalogue: Catalogue
) -> Iterator[Row]:
    categories = list(catalogue.dimensions[rule.dimension].partition)
    is_divided = observation["dimensions"].map(lambda found: list(found) == [rule.dimension])
    divided = observation[is_divided.astype(bool)]
    shares = divided[divided["quantity"] == catalogue.series(rule.of).reported_as]
    stock = divided[divided["quantity"] == rule.stock]
    weights = {
        key: part for key, part in stock.groupby(_STOCK) if _is_whole(part, rule, categories)
    }
    for key, part in shares.groupby(_SHARE, dropna=False):
        if not _is_whole(part, rule, categories):
            continue
        for (area, year, scope), weight in weights.items():
            if (area, year) == key[:2]:
                yield _row(part, weight, entry, rule) | {"scope": scope}


def _is_whole(part: pd.DataFrame, rule: Standardised, categories: list[str]) -> bool:
    """Whether every category has one value, and no other category is among them."""
    found = part.loc[part["value"].notna(), f"dim_{rule.dimension}"]
    return sorted(found) == sorted(categories) and part["value"].sum() > 0


def _row(part: pd.DataFrame, stock: pd.DataFrame, entry: Context, rule: Standardised) -> Row:
    name = f"dim_{rule.dimension}"
    # In one order, or the last digit would hang on how the rows happen to lie in the store.
    shares, people = (frame.sort_values(name).set_index(name)["value"] for frame in (part, stock))
    first = part.sort_values(name).iloc[0]
    precision = [*part["precision"], *stock["precision"], "calculated"]
    statuses = {*part["observation_status"], *stock["observation_status"]}
    kept = ("area", "year", "reference_date", "concept", "method", "base")
    return {name: first[name] for name in kept} | {
        "series": entry.name,
        "breakdown": "",
        "value": float((shares * people).sum() / people.sum()),
        "unit": entry.unit,
        "precision": max(precision, key=_EXACTNESS.index),
        "observation_status": next((s for s in ("E", "P") if s in statuses), "A"),
        "revised": bool(part["revised"].any() or stock["revised"].any()),
        "note_de": "",
        "note_en": "",
        **{name: first[name] for name in ("source_title", "source_address", "file", "row")},
    }
