"""Assembles all figures of a release before protection: reported, computed and derived."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import ibis
import numpy as np
import pandas as pd

from indicators.analysis.comparability.pairing import Figure, chosen_bases
from indicators.analysis.figures import uncertainty
from indicators.analysis.figures.compute import COLUMNS, compute_indicators
from indicators.analysis.figures.series import with_series
from indicators.analysis.figures.standardised import standardised_shares
from indicators.analysis.figures.store import REPORT, store_error
from indicators.catalogue import Catalogue
from indicators.catalogue.models import Indicator

_DERIVED: dict[str, Callable[[float, float], float]] = {
    "gap": lambda staff, population: population - staff,
    "ratio": lambda staff, population: staff / population,
}


def compute_figures(observation: ibis.Table, catalogue: Catalogue) -> pd.DataFrame:
    """Every figure of the store's observations and of the catalogue's formulas, unprotected.

    One row per figure. `origin` is reported, computed or derived; `low` and `high` are the
    interval in the unit of the value, empty where none can be given.
    """
    parts = [
        _reported(observation, catalogue).assign(origin="reported"),
        _computed(observation, catalogue).assign(origin="computed"),
        _standardised(observation, catalogue).assign(origin="computed"),
    ]
    figures = pd.concat([part for part in parts if len(part)], ignore_index=True)
    figures["figure_id"] = range(1, len(figures) + 1)
    counted_by = ["denominator_method", "denominator_source"]
    figures[counted_by] = figures[counted_by].astype("object").fillna("").astype("str")
    figures["base_method"] = figures["denominator_method"]
    figures = with_response(figures)
    figures = with_intervals(figures, catalogue)
    derived = _derived(figures, catalogue)
    figures = pd.concat([figures, derived], ignore_index=True) if len(derived) else figures
    figures["figure_id"] = range(1, len(figures) + 1)
    return with_series(figures, catalogue)


def _reported(observation: ibis.Table, catalogue: Catalogue) -> pd.DataFrame:
    """Every observation once, under the series that publishes its quantity.

    A base figure broken down by a characteristic of persons serves to compute indicators
    and is not shown by itself, unless its series is under disclosure control.
    """
    current = observation.filter(~observation.superseded).to_pandas()
    # Two builds of the same data must number alike; and numbers in the order of a delivered file
    # would tell, where it is sorted by size, how large a hidden neighbour is.
    current = current.sort_values(REPORT, ignore_index=True)
    names = _series_by_quantity(catalogue)
    dimensions = [tuple(found) for found in current["dimensions"]]
    current["series"] = [
        names.get((quantity, found), names.get((quantity, ())))
        for quantity, found in zip(current["quantity"], dimensions, strict=True)
    ]
    open_series = {entry.name for entry in catalogue.context if not entry.sensitive}
    is_working_figure = current["series"].isin(open_series) & (current["dimensions"].map(len) > 0)
    shown = current[current["series"].notna() & ~is_working_figure]
    return _as_coarse_as_shown(shown.reindex(columns=["quantity", *COLUMNS]), catalogue)


def _as_coarse_as_shown(reported: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Sensitive shares that come without their counts, with no more decimals than pages show.

    "16.6666666667 %" tells that six, twelve or eighteen were asked; 16.7 % does not.
    """
    sensitive = {entry.name for entry in catalogue.context if entry.sensitive}
    sensitive |= {entry.name for entry in catalogue.indicators if entry.sensitive}
    places = catalogue.units["percent"].decimals
    is_bare = reported["numerator"].isna() | reported["denominator"].isna()
    is_coarse = is_bare & (reported["unit"] == "percent") & reported["series"].isin(sensitive)
    step = 10.0**places
    # Half up, as people round; the small addend undoes what binary fractions take away.
    rounded = np.floor(reported["value"] * step + 0.5 + 1e-9) / step
    return reported.assign(
        value=reported["value"].mask(is_coarse, rounded),
        decimals=reported["decimals"].mask(is_coarse, reported["decimals"].clip(upper=places)),
    )


def _computed(observation: ibis.Table, catalogue: Catalogue) -> pd.DataFrame:
    """Indicators made of base figures; shares of nobody only where they must be kept silent."""
    computed = compute_indicators(observation, catalogue)
    sensitive = {entry.name for entry in catalogue.indicators if entry.sensitive}
    return computed[computed["value"].notna() | computed["series"].isin(sensitive)]


def _standardised(observation: ibis.Table, catalogue: Catalogue) -> pd.DataFrame:
    """Population shares weighted to the ages of the staff, which pages draw beside the others."""
    divided = observation.filter(~observation.superseded, observation.dimensions.length() > 0)
    return standardised_shares(divided.to_pandas(), catalogue)


def _series_by_quantity(catalogue: Catalogue) -> dict[tuple[str, tuple[str, ...]], str]:
    """(quantity, its breakdown) → series; the plain series where no breakdown fits."""
    pairs: dict[tuple[str, tuple[str, ...]], str] = {
        (entry.reported_as, ()): entry.name for entry in catalogue.context
    }
    for indicator in catalogue.indicators:
        if indicator.reported_as:
            key = (indicator.reported_as, tuple(sorted(indicator.breakdowns)))
            pairs[key] = indicator.name
    return pairs


def with_response(figures: pd.DataFrame) -> pd.DataFrame:
    """Adds `response_rate` (per cent) to survey figures of the same area, year and scope."""
    rates = figures[figures["series"] == "staff_survey_response_rate"]
    rates = rates.groupby(["area", "year", "scope"])["value"].max()
    keys = pd.MultiIndex.from_frame(figures[["area", "year", "scope"]])
    response = pd.Series(rates.reindex(keys).to_numpy(), index=figures.index)
    return figures.assign(response_rate=response.where(figures["method"] == "staff_survey"))


def with_intervals(figures: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Adds low, high and interval_kind (wilson, rounding, none) and the small-base mark."""
    counting = {method.code: method.counting for method in catalogue.methods}
    exact = {entry.name for entry in catalogue.indicators if entry.counts_itself}
    needed = ["series", "numerator", "denominator", "unit", "precision", "value", "method",
              "group_size"]  # fmt: skip
    intervals = [
        _interval(row, "full_count" if row["series"] in exact else counting[row["method"]])
        for row in figures.reindex(columns=needed).to_dict("records")
    ]
    return figures.assign(
        low=[interval.low if interval else float("nan") for interval in intervals],
        high=[interval.high if interval else float("nan") for interval in intervals],
        interval_kind=[interval.kind if interval else "none" for interval in intervals],
        is_small_base=figures["denominator"] < uncertainty.SMALL_BASE,
    )


def _interval(row: Figure, counting: str) -> uncertainty.Interval | None:
    """Sampling interval where people were asked, rounding interval where figures are rounded."""
    is_counted = pd.notna(row["numerator"]) and row["denominator"] > 0
    if row["unit"] == "percent" and is_counted and counting in ("survey", "unknown"):
        share = uncertainty.wilson(
            row["numerator"], row["denominator"], _of_all(row) if counting == "survey" else None
        )
        return uncertainty.Interval(100 * share.low, 100 * share.high, share.kind)
    if row["precision"] == "rounded" and row["unit"] == "percent" and not is_counted:
        return uncertainty.rounding_interval(row["value"], decimals=0)
    return None


def _of_all(row: Figure) -> float | None:
    """How many people the group has, as delivered; None when not known, or fewer than answered.

    Answers over response rate is not it: that rate is of all staff, and groups answer unlike.
    """
    size = row["group_size"]
    return None if pd.isna(size) or size < row["denominator"] else float(size)


def _derived(figures: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Gaps and ratios, each from one staff figure and its chosen population base."""
    rows = [
        row
        for indicator in catalogue.indicators
        if indicator.derived
        for row in _derive(figures, indicator, catalogue)
    ]
    return pd.DataFrame(rows)


def _derive(figures: pd.DataFrame, indicator: Indicator, catalogue: Catalogue) -> list[Figure]:
    assert indicator.derived is not None
    combine = _DERIVED[indicator.kind]
    staff = figures[figures["series"] == indicator.derived.of]
    targets = _targets(indicator, catalogue)
    bases = chosen_bases(staff, figures[figures["series"].isin(targets)], catalogue, targets)
    return [
        _derived_row(figure, base, indicator, combine(figure["value"], base["value"]))
        for figure, base in bases
    ]


def _targets(indicator: Indicator, catalogue: Catalogue) -> tuple[str, ...]:
    """What the share is measured against, here as in its verdict."""
    assert indicator.derived is not None
    share = catalogue.indicators[indicator.derived.of]
    return share.targets or (indicator.derived.against,)


def _derived_row(figure: Figure, base: Figure, indicator: Indicator, value: float) -> Figure:
    """A gap or ratio keeps the delimitation of its staff figure and names its base."""
    exactness = ["as_published", "calculated", "rounded", "estimate"]
    precision = max(figure["precision"], base["precision"], "calculated", key=exactness.index)
    return {
        **figure,
        "series": indicator.name,
        "quantity": None,
        "origin": "derived",
        "unit": indicator.unit,
        "value": value,
        "numerator": float("nan"),
        "denominator": float("nan"),
        "group_size": float("nan"),
        "low": float("nan"),
        "high": float("nan"),
        "interval_kind": "none",
        "precision": precision,
        "observation_status": _weaker_status(figure, base),
        "base": figure["base"] or base["base"],
        "base_method": base["method"],
        "decimals": None,
        "note_de": "",
        "note_en": "",
        "staff_figure": figure["figure_id"],
        "base_figure": base["figure_id"],
    }


def _weaker_status(figure: Figure, base: Figure) -> str:
    """A gap is an estimate or provisional where either side is; else as its staff figure."""
    found = (figure["observation_status"], base["observation_status"])
    return next((status for status in ("E", "P") if status in found), str(found[0]))


@contextmanager
def opened_store(path: Path) -> Iterator[ibis.BaseBackend]:
    """The store for reading, as an Ibis backend. Raises StoreError where it cannot be read."""
    try:
        backend = ibis.duckdb.connect(str(path), read_only=True)
        try:
            yield backend
        finally:
            backend.disconnect()
    except duckdb.Error as problem:
        raise store_error(path, problem) from problem
