"""Cells that should hold a number: which do, which could be read in two ways, which hold a sign.

Nothing is guessed: what is not plainly a number stays text, and a rule says what it looks like.
"""

import re
from functools import cache
from pathlib import Path

import pandas as pd
from pydantic import BaseModel, ConfigDict, TypeAdapter

from indicators.definitions import read_yaml
from indicators.errors import message
from indicators.intake.findings import quoted

SIGNS = Path(__file__).with_name("signs.yaml")
NUMBER = r"[+-]?[0-9]{1,15}(?:,[0-9]{1,15})?"
"""A German number. [0-9], not \\d: that would let in digits of other scripts."""

# Marks that separate thousands somewhere in the world; blanks of all widths among them.
_GROUPED = re.compile(
    r"[+-]?(?P<first>[1-9][0-9]{0,2})(?P<mark>[.,'’‘´`_\s])(?P<second>[0-9]{3})"
    r"(?P<more>(?:[.,'’‘´`_\s][0-9]{3})*)(?P<decimals>[.,][0-9]+)?"
)


class Sign(BaseModel):
    """Something people write instead of a number or beside it, and what to do instead."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sign: str
    looks_like: str
    de: str
    en: str


@cache
def signs() -> tuple[Sign, ...]:
    """All signs that have a sentence of their own; the first that fits speaks."""
    raw = read_yaml(SIGNS)
    return TypeAdapter(tuple[Sign, ...]).validate_python(raw)


def to_number(cells: pd.Series, pattern: str = NUMBER) -> pd.Series:
    """Numbers where a cell is plainly one, else empty."""
    is_number = cells.str.fullmatch(pattern, na=False)
    return pd.to_numeric(cells.where(is_number, "").str.replace(",", "."), errors="coerce")


def is_number(cell: str) -> bool:
    """Whether a cell is plainly a number."""
    return re.fullmatch(NUMBER, cell) is not None


def sign_sentence(cell: str, language: str) -> str | None:
    """What to do about a sign in place of a number; None when the cell holds no known sign."""
    for sign in signs():
        found = re.fullmatch(sign.looks_like, cell.strip(), flags=re.IGNORECASE)
        if found:
            sentence = sign.de if language == "de" else sign.en
            return sentence.format(cell=quoted(cell), number=found.groupdict().get("number"))
    return None


def thousands(cell: str) -> float | None:
    """The number a cell means if its marks separate thousands; None when they cannot."""
    found = _GROUPED.fullmatch(cell.strip())
    return float(_joined(found).replace(",", ".")) if found else None


def grouped_sentence(cell: str, language: str) -> str:
    """Both readings of a cell whose mark may separate thousands or decimals."""
    found = _GROUPED.fullmatch(cell.strip())
    assert found, cell
    joined = _joined(found)
    if found["more"] or found["decimals"]:
        return message("number_grouped", language, cell=cell, joined=joined)
    key = "number_two_readings" if found["mark"] in ".," else "number_two_numbers"
    other = f"{found['first']},{found['second']}"
    parts = {"first": found["first"], "second": found["second"]}
    return message(key, language, cell=cell, joined=joined, other=other, **parts)


def _joined(found: re.Match[str]) -> str:
    """The digits without separators; what stands after the last mark are decimals."""
    whole = found["first"] + found["second"] + re.sub(r"[^0-9]", "", found["more"])
    decimals = found["decimals"]
    return f"{whole},{decimals[1:]}" if decimals else whole
