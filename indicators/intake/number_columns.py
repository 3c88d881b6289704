"""Columns about how numbers and dates were written: two readings, signs, parts of a person.

Each column is empty where there is nothing to say; `_de` and `_en` hold whole sentences.
"""

from collections.abc import Callable

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.intake.dates import partial_date_reason, read_date, read_partial_date
from indicators.intake.numbers import (
    NUMBER,
    grouped_sentence,
    is_number,
    sign_sentence,
    thousands,
)
from indicators.intake.observations import PARTS

COUNTED = ("persons", "count")
"""Units of which there are no halves."""
_DECIMAL_POINT = r"[0-9]\.[0-9]"


def with_number_columns(judged: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """Adds what the rules on writing look at, for value, numerator, denominator and date."""
    highest = judged["unit"].map({unit.code: unit.highest for unit in catalogue.units})
    is_count = judged["unit"].isin(COUNTED)
    for field in ("value", *PARTS):
        limit = highest.where(~is_count).astype(float) if field == "value" else None
        judged = _add_writing(judged, field, limit)
    whole = {f"{part}_part": judged[part] % 1 for part in PARTS}
    value_part = (judged["value"] % 1).where(is_count & judged["value_grouped_de"].isna())
    judged = judged.assign(part_of_a_person=value_part, **whole)
    return _add_date_reasons(_add_numerators_alone(judged))


def _add_writing(judged: pd.DataFrame, field: str, limit: pd.Series | None) -> pd.DataFrame:
    """`limit` is the highest value of the unit; a reading above it is none."""
    cells = judged[f"{field}_text"]
    is_grouped = _is_grouped(cells, limit)
    is_open = ~is_grouped & ~_is_plain(cells, field)
    is_sign = is_open & cells.map(lambda cell: sign_sentence(cell, "de") is not None)
    is_point = is_open & ~is_sign & cells.str.contains(_DECIMAL_POINT)
    sentences = {}
    for language in ("de", "en"):
        sentences[f"{field}_grouped_{language}"] = _said(
            cells.where(is_grouped), grouped_sentence, language
        )
        sentences[f"{field}_sign_{language}"] = _said(cells.where(is_sign), sign_sentence, language)
    return judged.assign(
        **sentences,
        **{
            f"{field}_point": cells.where(is_point),
            f"{field}_unread": cells.where(is_open & ~is_sign & ~is_point),
        },
    )


def _is_grouped(cells: pd.Series, limit: pd.Series | None) -> pd.Series:
    """16,667 % cannot be 16667 %; 31,383 persons can be 31383."""
    readings = cells.map(thousands).astype(float)
    if limit is None:
        return readings.notna()
    is_one_reading = cells.str.fullmatch(NUMBER) & (readings > limit)
    return readings.notna() & ~is_one_reading.astype(bool)


def _is_plain(cells: pd.Series, field: str) -> pd.Series:
    """A plain number; parts of a share may be left out, and have no sign before them."""
    if field == "value":
        return cells.map(is_number).astype(bool)
    return cells.map(lambda cell: cell == "" or (is_number(cell) and cell[0] not in "+-")).astype(
        bool
    )


def _said(cells: pd.Series, sentence: Callable[[str, str], str | None], language: str) -> pd.Series:
    return cells.map(lambda cell: sentence(cell, language), na_action="ignore")


def _add_numerators_alone(judged: pd.DataFrame) -> pd.DataFrame:
    """A numerator whose denominator was left out, so that nobody can recompute the share."""
    is_alone = (judged["numerator_text"] != "") & (judged["denominator_text"] == "")
    return judged.assign(
        numerator_alone=judged["numerator_text"].where(is_alone),
        nobody=judged["denominator_text"].where(judged["denominator"] == 0),
    )


def _add_date_reasons(judged: pd.DataFrame) -> pd.DataFrame:
    """Why a reference date cannot be read."""
    cells = judged["reference_date_text"]
    is_broken = (cells != "") & judged["date_number"].isna()
    broken = cells.where(is_broken)
    reasons = {
        f"date_reason_{language}": _said(broken, date_reason, language) for language in ("de", "en")
    }
    return judged.assign(date_broken=broken, **reasons)


def date_reason(cell: str, language: str) -> str:
    """Why a cell is no date."""
    return read_date(cell).sentence(language, cell)


def with_criterion_dates(criteria: pd.DataFrame) -> pd.DataFrame:
    """Adds why a date of a criterion cannot be read, and its first day as a number."""
    read = criteria["dated"].map(read_partial_date)
    first_day = read.map(lambda found: None if found.iso is None else f"{found.iso}-01-01"[:10])
    is_broken = read.map(lambda found: found.iso is None)
    broken = criteria["dated"].where(is_broken)
    reasons = {
        f"dated_reason_{language}": broken.map(
            lambda cell, language=language: partial_date_reason(cell, language), na_action="ignore"
        )
        for language in ("de", "en")
    }
    number = first_day.astype("string").str.replace("-", "").astype(float)
    return criteria.assign(dated_number=number, **reasons)
