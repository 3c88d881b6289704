"""Cells with one possible meaning that are not written as the form wants: repaired, with a notice.

Codes in other letters or with blanks, official keys that a spreadsheet took for numbers, dates
in another spelling, counts with ",0". What has two meanings, or none, is left for the rules.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.intake.dates import read_date, read_partial_date
from indicators.intake.findings import quoted
from indicators.intake.forms import forms
from indicators.intake.number_columns import COUNTED
from indicators.intake.numbers import thousands
from indicators.intake.observations import PARTS
from indicators.intake.remarks import Remark
from indicators.intake.suites import placeholders, read_suite

Repair = Callable[[str], str]
_USUAL_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}\.[0-9]{2}\.[0-9]{4}")


def repair(
    form: str, table: pd.DataFrame, catalogue: Catalogue
) -> tuple[pd.DataFrame, list[Remark]]:
    """The table with what could be repaired, and a notice for each kind of change."""
    remarks: list[Remark] = []
    repaired = table.copy()
    for field, change, is_meant in _repairs(form, repaired, catalogue):
        cells = repaired.loc[is_meant, field]
        changed = cells.map({cell: change(cell) for cell in cells.unique()})
        if cells.equals(changed):
            continue
        remarks += notices(form, field, repaired, cells, changed)
        if field != "reference_date":
            repaired.loc[is_meant, field] = changed
    return repaired, remarks


def repaired_area(cell: str, catalogue: Catalogue) -> str:
    """An official key with the zeros that a spreadsheet took away."""
    return _code_repair(_codes("figures", catalogue)["area"])(cell)


def _repairs(
    form: str, table: pd.DataFrame, catalogue: Catalogue
) -> Iterable[tuple[str, Repair, pd.Series]]:
    """What to repair: field, how, and in which rows."""
    everywhere = pd.Series(True, index=table.index)
    for field, codes in _codes(form, catalogue).items():
        yield field, _code_repair(codes), everywhere
    if form == "figures":
        yield "breakdown", _breakdown_repair(catalogue), everywhere
        # A date keeps its delivered wording; typing it reads it in the same way.
        yield "reference_date", _date, everywhere
        yield "value", _count, table["unit"].isin(COUNTED)
        for part in PARTS:
            yield part, _count, everywhere
    if "year" in table:
        yield "year", lambda cell: re.sub(r"^([0-9]{4}),0+$", r"\1", cell), everywhere
    if form == "criteria":
        yield "dated", lambda cell: read_partial_date(cell).iso or cell, everywhere


def notices(
    form: str, field: str, table: pd.DataFrame, before: pd.Series, after: pd.Series
) -> list[Remark]:
    """One notice for each cell text and what it became, with how often."""
    is_changed = before != after
    pairs = pd.DataFrame({"before": before[is_changed], "after": after[is_changed]})
    found = []
    for (old, new), rows in pairs.groupby(["before", "after"], sort=False):
        first = table.loc[rows.index[0]]
        key = "cell_repaired" if len(rows) == 1 else "cell_repaired_often"
        words = (("before", quoted(old)), ("after", quoted(new)), ("count", len(rows)))
        place = (first["file"], first["sheet"], int(first["row"]))
        found.append(Remark(key, "notice", *place, forms()[form].heading(field), old, words))
    return found


def _codes(form: str, catalogue: Catalogue) -> dict[str, list[str]]:
    """The allowed codes of each field of a form, as its suite and the catalogue name them."""
    # At the beginning of time no year is allowed: a year is no code.
    known = placeholders(catalogue, date.min)
    found = {
        entry["kwargs"]["column"]: _listed(entry["kwargs"]["value_set"], known)
        for entry in read_suite(form)["expectations"]
        if entry["type"] == "expect_column_values_to_be_in_set"
    }
    return found | {"unit": list(catalogue.units.codes)} if form == "figures" else found


def _listed(allowed: str | list[str], known: dict[str, Any]) -> list[str]:
    """The codes a rule allows; an empty field is none."""
    codes = known[allowed.removeprefix("$")] if isinstance(allowed, str) else allowed
    return [str(code) for code in codes if code != ""]


def _code_repair(codes: Iterable[str]) -> Repair:
    """The one code that a cell spells with other letters, blanks or lost zeros."""
    known = set(codes)
    spelled: dict[str, set[str]] = {}
    for code in known:
        spelled.setdefault(_plain(code), set()).add(code)

    def repaired(cell: str) -> str:
        if not cell or cell in known:
            return cell
        found = spelled.get(_plain(cell), set())
        return next(iter(found)) if len(found) == 1 else cell

    return repaired


def _plain(code: str) -> str:
    """A code without what spreadsheets change: case, blanks, leading zeros, a decimal zero."""
    if re.fullmatch(r"[0-9]+(?:[.,]0+)?", code):
        digits = re.split(r"[.,]", code)[0]
        # 05117000 is the municipality key of a city whose district key is 05117; as a number it
        # has lost its zero.
        digits = digits[:-3] if len(digits) in (7, 8) and digits.endswith("000") else digits
        return digits.lstrip("0") or "0"
    return re.sub(r"[\s_\-]+", "", code).casefold()


def _breakdown_repair(catalogue: Catalogue) -> Repair:
    dimension_of = _code_repair(dimension.code for dimension in catalogue.dimensions)
    category_of = {
        dimension.code: _code_repair(dimension.categories) for dimension in catalogue.dimensions
    }

    def pair(text: str) -> str:
        name, mark, category = (word.strip() for word in text.partition("="))
        dimension = dimension_of(name)
        known = category_of.get(dimension)
        return f"{dimension}{mark}{known(category) if known else category}"

    def repaired(cell: str) -> str:
        # A bar alone is no breakdown and no total: the rules refuse it.
        return "|".join(pair(part) for part in cell.split("|") if part.strip()) or cell

    return repaired


def _date(cell: str) -> str:
    return cell if _USUAL_DATE.fullmatch(cell) else read_date(cell).iso or cell


def _count(cell: str) -> str:
    """7,0 is 7; 7,000 may be seven thousand and is left alone."""
    is_whole = re.fullmatch(r"[0-9]+,0+", cell) is not None and thousands(cell) is None
    return cell.partition(",")[0] if is_whole else cell
