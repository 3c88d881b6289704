"""On which census an official population figure rests: as delivered, else as its date tells."""

from datetime import date

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.catalogue.models.official_table import CensusPeriod, OfficialTables
from indicators.catalogue.official_map import load_official_tables


def with_bases(figures: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Fills `base` where nobody delivered one and a single census is possible.

    Only for methods whose tables rest on a census. For days with two sets of figures the base stays
    open: neither may be guessed.
    """
    tables = load_official_tables(catalogue)
    is_open = figures["base"].fillna("").eq("") & figures["method"].isin(_resting(tables))
    if not is_open.any():
        return figures
    days = figures.loc[is_open, ["year", "reference_date"]].apply(tuple, axis=1)
    found = days.map(lambda day: _base_on(_day(*day), tables.censuses))
    return figures.assign(base=figures["base"].where(~is_open, found))


def _resting(tables: OfficialTables) -> set[str]:
    return {table.method for table in tables.tables if table.rests_on_a_census}


def _day(year: float, reference_date: str) -> date:
    """The reference day; a bare year counts as its last day."""
    return date.fromisoformat(reference_date) if reference_date else date(int(year), 12, 31)


def _base_on(day: date, censuses: tuple[CensusPeriod, ...]) -> str:
    fitting = (
        period.base
        for period in censuses
        if (period.since or date.min) <= day <= (period.until or date.max)
    )
    return next(fitting, "")
