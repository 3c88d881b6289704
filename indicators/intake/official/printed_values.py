"""What a printed value says: a number with its quality, or a sign that stands in its place."""

import re
from dataclasses import dataclass
from decimal import Decimal

from indicators.catalogue.models.official_table import OfficialSign, OfficialTables, QualitySign
from indicators.errors import DeliveryError
from indicators.intake.findings import quoted
from indicators.intake.official.table_cells import Cell

_PLAIN = re.compile(r"(?P<number>-?\d{1,15}(?:,\d{1,10})?)(?:\s*(?P<letter>[a-z]))?")
_BRACKETS = re.compile(r"\(\s*(?P<number>-?\d{1,15}(?:,\d{1,10})?)\s*\)(?P<letter>)")
_UNCERTAIN = "()"


@dataclass(frozen=True)
class Number:
    """A number as printed, and the mark beside it."""

    value: Decimal
    quality: QualitySign | None


def read_value(file: str, cell: Cell, words: OfficialTables) -> Number | OfficialSign:
    """The number or the sign of a cell. Raises DeliveryError where it is neither."""
    text = cell.value.strip()
    for sign in words.signs:
        if text in sign.signs:
            return sign
    plain, bracketed = _PLAIN.fullmatch(text), _BRACKETS.fullmatch(text)
    found = plain or bracketed
    if found is None:
        raise _unknown("official_unknown_value", file, cell, text, _allowed_signs(words))
    marks = {cell.quality.strip(), found["letter"] or "", _UNCERTAIN if bracketed else ""} - {""}
    value = Decimal(found["number"].replace(",", "."))
    return Number(value, _quality(file, cell, marks, words))


def _quality(file: str, cell: Cell, marks: set[str], words: OfficialTables) -> QualitySign | None:
    known = [entry for entry in words.quality if entry.sign in marks]
    if len(marks) > 1 or len(known) < len(marks):
        allowed = ", ".join(entry.sign for entry in words.quality)
        raise _unknown("official_unknown_quality", file, cell, " ".join(sorted(marks)), allowed)
    return known[0] if known else None


def _allowed_signs(words: OfficialTables) -> str:
    return " ".join(sign for entry in words.signs for sign in entry.signs if sign.strip("0,"))


def _unknown(key: str, file: str, cell: Cell, found: str, allowed: str) -> DeliveryError:
    return DeliveryError(
        key,
        file=file,
        row=cell.row,
        column=quoted(cell.column),
        value=quoted(found),
        allowed=allowed,
    )
