"""Rows as a release has them; name only what matters to the test."""

from typing import Any

import pandas as pd

from indicators.catalogue import load_catalogue

NAN = float("nan")
CATALOGUE = load_catalogue()

_ROW: dict[str, Any] = {
    "figure_id": 1,
    "series": "staff_migration_share",
    "area": "05117",
    "year": 2021,
    "reference_date": pd.NaT,
    "breakdown": "",
    "status": "published",
    "value": 20.0,
    "unit": "percent",
    "numerator": NAN,
    "denominator": NAN,
    "low": NAN,
    "high": NAN,
    "interval_kind": "none",
    "is_small_base": False,
    "response_rate": NAN,
    "concept": "migration_background",
    "method": "staff_survey",
    "scope": "administration",
    "precision": "as_published",
    "line": 0,
    "segment": 0,
    "breaks": (),
    "denominator_method": "",
    "denominator_source": "",
    "note_de": "",
    "note_en": "",
    "source_title": "Quelle",
    "source_address": "",
}


def row(**changes: Any) -> Any:
    """One released figure."""
    return _ROW | changes


def released(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows as a table; figures are numbered in their order."""
    table = pd.DataFrame([_ROW | own | {"figure_id": n} for n, own in enumerate(rows, start=1)])
    return table.assign(reference_date=pd.to_datetime(table["reference_date"]))
