"""Whether the sheets of one delivery speak of the same city and year."""

from typing import Literal

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.intake.form_words import code_of, words_of_form
from indicators.intake.forms import forms
from indicators.intake.read import Delivery
from indicators.intake.remarks import Remark
from indicators.intake.repairs import repaired_area


def disagreements(
    delivery: Delivery, sheets: dict[str, pd.DataFrame], catalogue: Catalogue
) -> list[Remark]:
    """Rows about another city than the sheet Angaben names, later years, several cities.

    Published figures of third parties come without that sheet and may name several cities; a
    sheet of figures that does is a doubt, because a city delivers its own.
    """
    found: list[Remark] = []
    for form, table in sheets.items():
        if "area" in delivery.details:
            named = code_of(delivery.details["area"].value, words_of_form(form, catalogue)["area"])
            own = repaired_area(named, catalogue)
            found += _other_cities(own, form, table)
            if "year" in delivery.details:
                found += _later_years(delivery, form, table)
        elif form == "figures":
            found += _several_cities(form, table)
    return found


def _other_cities(own: str, form: str, table: pd.DataFrame) -> list[Remark]:
    others = table[table["area"] != own]
    return [
        _remark("details_other_city", "error", form, "area", rows, own=own, count=len(rows))
        for _, rows in others.groupby("area", sort=False)
    ]


def _later_years(delivery: Delivery, form: str, table: pd.DataFrame) -> list[Remark]:
    """A delivery may bring earlier years along; a later one than its own is a slip."""
    if "year" not in table:
        return []
    own = delivery.details["year"].value
    years = pd.to_numeric(table["year"], errors="coerce")
    later = table[years > float(own)] if own.isdecimal() else table[:0]
    return [
        _remark("details_later_year", "warning", form, "year", rows, own=own, count=len(rows))
        for _, rows in later.groupby("year", sort=False)
    ]


def _several_cities(form: str, table: pd.DataFrame) -> list[Remark]:
    areas = list(dict.fromkeys(table["area"]))
    if len(areas) < 2:
        return []
    second = table[table["area"] == areas[1]]
    return [_remark("several_cities", "warning", form, "area", second, areas=", ".join(areas[:10]))]


def _remark(
    key: str,
    severity: Literal["error", "warning"],
    form: str,
    field: str,
    rows: pd.DataFrame,
    **words: object,
) -> Remark:
    first = rows.iloc[0]
    place = (first["file"], first["sheet"], int(first["row"]), forms()[form].heading(field))
    told = tuple(words.items())
    return Remark(key, severity, *place, first[field], told)
