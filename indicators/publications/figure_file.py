"""Figures as a CSV file: the same columns from every page and from the command line."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications.speech.escaping import for_spreadsheets


def named(figures: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Figures with the names of their areas, and dates as text."""
    dates = figures["reference_date"].dt.strftime("%Y-%m-%d")
    return figures.assign(area_name=figures["area"].map(catalogue.area_name), reference_date=dates)


def figures_as_csv(figures: pd.DataFrame, catalogue: Catalogue) -> str:
    """One row per figure, as spreadsheets here read it: numbers as such, the unit beside them.

    A hidden value shows its sign, and text is text.
    """
    # A release needs the database; what checks a file also comes here, and does not wait for it.
    from indicators.release.release_tables import tables

    table = named(figures, catalogue)
    signs = {sign.code: sign.sign for sign in catalogue.signs}
    value = table["value"].map(lambda number: f"{number:.10g}".replace(".", ","))
    table["value"] = value.where(table["status"] == "published", table["status"].map(signs))
    lists = [column for column in tables()["figure"].columns if column.is_list]
    joined = {column.name: table[column.name].map(column.as_text) for column in lists}
    safe = for_spreadsheets(table.assign(**joined))
    return safe.to_csv(index=False, sep=";", decimal=",", float_format="%.10g")


@dataclass(frozen=True, eq=False)
class FigureFile:
    """Figures for programs: numbers with their unit beside them, in the columns of the release."""

    figures: pd.DataFrame
    catalogue: Catalogue

    @cached_property
    def csv(self) -> bytes:
        """UTF-8 with the mark that spreadsheets need for umlauts."""
        return figures_as_csv(self.figures, self.catalogue).encode("utf-8-sig")
