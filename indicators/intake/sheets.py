"""One sheet of a delivered file as text, and how much of it is allowed."""

from collections.abc import Iterator
from dataclasses import dataclass

from indicators.errors import DeliveryError
from indicators.intake.limits import MOST_COLUMNS, MOST_ROWS
from indicators.intake.remarks import Remark


@dataclass(frozen=True)
class Sheet:
    """One sheet as text: `rows` are (row number in the file, cells), the first is the header.

    `remarks` says what was adjusted or cannot be taken on the way from the file to this text.
    `first_column` is the number in the file of the first cell of every row: blank columns before
    a table are left out.
    """

    file: str
    name: str
    rows: list[tuple[int, list[str]]]
    remarks: tuple[Remark, ...] = ()
    first_column: int = 1


def check_length(file: str, sheet: str, length: int) -> None:
    """Refuses a sheet with too many rows; the header is one of them."""
    if length > MOST_ROWS + 1:
        limit = f"{MOST_ROWS:,}".replace(",", ".")
        raise DeliveryError("file_too_long", file=file, sheet=sheet, limit=limit)


def check_width(file: str, sheet: str, width: int) -> None:
    """Refuses a sheet that reaches too far to the right, before its places are filled."""
    if width > MOST_COLUMNS:
        raise DeliveryError(
            "file_too_wide", file=file, sheet=sheet, found=width, limit=MOST_COLUMNS
        )


def megabytes(size: int) -> str:
    """A size as people read it: 12 MB."""
    return f"{size / 1024**2:.0f} MB"


def cells_of(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header."""
    yield from sheet.rows[1:]
