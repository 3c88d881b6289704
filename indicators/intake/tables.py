"""Opens a delivered file (CSV or XLSX) and returns its sheets as plain text cells.

Everything here guards the border: size, encoding, formulas, merged cells. What passes is
a rectangle of text; what it means is decided in `read.py`.
"""

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from indicators.errors import DeliveryError

# A city delivers some hundred rows a year; 20,000 leaves room and keeps a check under seconds.
MOST_ROWS = 20_000
# The widest form has 19 columns; openpyxl makes a cell for every place up to the last one.
MOST_COLUMNS = 50
MOST_BYTES = 20 * 1024**2
MOST_UNPACKED_BYTES = 40 * 1024**2

_BYTE_ORDER_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}

# What openpyxl and the zip library raise on workbooks with single bytes or parts changed.
# Entity bombs are among the ValueErrors, password-protected zips among the RuntimeErrors.
_DAMAGED = (
    InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError,
    AttributeError, LookupError, RuntimeError, TypeError, ValueError,
)


@dataclass(frozen=True)
class Sheet:
    """One sheet as text: `rows` are (row number in the file, cells), the first is the header."""

    file: str
    name: str
    rows: list[tuple[int, list[str]]]


def open_tables(path: Path) -> list[Sheet]:
    """All sheets of a delivered file as text; sheets without any cell are left out.

    Raises DeliveryError with one sentence when the file is missing, empty, too large, of
    another kind or encoding, or holds merged headers or formulas.
    """
    try:
        return _open(path)
    except OSError as problem:
        raise DeliveryError(
            "file_unreadable", file=path.name, details=problem.strerror
        ) from problem


def _open(path: Path) -> list[Sheet]:
    _check_presence(path)
    if path.suffix.lower() == ".xlsx":
        return _open_xlsx(path)
    if path.suffix.lower() == ".csv":
        return [_open_csv(path)]
    raise DeliveryError("file_kind", file=path.name)


def _check_presence(path: Path) -> None:
    if path.is_dir():
        raise DeliveryError("file_is_folder", file=path.name)
    if not path.is_file():
        raise DeliveryError("file_missing", file=path.name)
    size = path.stat().st_size
    if size == 0:
        raise DeliveryError("file_empty", file=path.name)
    if size > MOST_BYTES:
        raise DeliveryError(
            "file_too_large", file=path.name, size=_megabytes(size), limit=_megabytes(MOST_BYTES)
        )


def _megabytes(size: int) -> str:
    return f"{size / 1024**2:.0f} MB"


def _open_csv(path: Path) -> Sheet:
    text = _decode(path)
    if not text.strip():
        raise DeliveryError("file_empty", file=path.name)
    rows: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as problem:
            raise DeliveryError(
                "file_quotes", file=path.name, sheet=path.stem, row=reader.line_num, details=problem
            ) from problem
        if cells is None:
            break
        if any(cell.strip() for cell in cells):
            rows.append((reader.line_num, [cell.strip() for cell in cells]))
        _check_length(path, path.stem, len(rows))
    return Sheet(path.name, path.stem, rows)


def _decode(path: Path) -> str:
    raw = path.read_bytes()
    for mark, name in _BYTE_ORDER_MARKS.items():
        if raw.startswith(mark):
            raise DeliveryError("file_encoding", file=path.name, encoding=name)
    if b"\x00" in raw:
        raise DeliveryError("file_kind", file=path.name)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise DeliveryError(
            "file_encoding", file=path.name, encoding="Latin-1 (Windows/ANSI)"
        ) from problem


def _check_length(path: Path, sheet: str, length: int) -> None:
    if length > MOST_ROWS + 1:
        limit = f"{MOST_ROWS:,}".replace(",", ".")
        raise DeliveryError("file_too_long", file=path.name, sheet=sheet, limit=limit)


def _open_xlsx(path: Path) -> list[Sheet]:
    _check_unpacked_size(path)
    try:
        # Not read_only: only the full reader knows merged cells. defusedxml, which openpyxl
        # picks up when it is installed, refuses entity bombs inside the XML.
        with warnings.catch_warnings():
            # Drop-down lists and the like that openpyxl does not keep; we only read.
            warnings.simplefilter("ignore", UserWarning)
            book = openpyxl.load_workbook(path, data_only=False)
    except _DAMAGED as problem:
        raise DeliveryError("file_damaged", file=path.name) from problem
    sheets = [_sheet(path, worksheet) for worksheet in book.worksheets]
    return [sheet for sheet in sheets if sheet.rows]


def _check_unpacked_size(path: Path) -> None:
    """Refuses a zip bomb by the sizes in its directory, before anything is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as problem:
        raise DeliveryError("file_damaged", file=path.name) from problem
    if size > MOST_UNPACKED_BYTES:
        limit = _megabytes(MOST_UNPACKED_BYTES)
        raise DeliveryError("file_bomb", file=path.name, size=_megabytes(size), limit=limit)


def _sheet(path: Path, worksheet: Any) -> Sheet:
    _check_length(path, worksheet.title, worksheet.max_row)
    _check_width(path, worksheet)
    if worksheet.merged_cells.ranges:
        cells = ", ".join(sorted(str(area) for area in worksheet.merged_cells.ranges))
        raise DeliveryError("file_merged", file=path.name, sheet=worksheet.title, cells=cells)
    rows = [(cells[0].row, [_text(path, cell) for cell in cells]) for cells in worksheet.rows]
    return Sheet(path.name, worksheet.title, [row for row in rows if any(row[1])])


def _check_width(path: Path, worksheet: Any) -> None:
    """Refuses a stray cell far to the right, before the places up to it are filled."""
    last = worksheet.max_column
    if last > MOST_COLUMNS:
        column = worksheet.iter_rows(min_col=last)
        row = next((cells[0].row for cells in column if cells[0].value is not None), 1)
        raise DeliveryError(
            "file_columns",
            file=path.name,
            sheet=worksheet.title,
            row=row,
            found=last,
            expected=sum(cell.value is not None for cell in worksheet[1]),
        )


def _text(path: Path, cell: Any) -> str:
    """A cell as a person would write it in German: 12,5 and 2021-12-31."""
    if cell.data_type == "f":
        formula = str(getattr(cell.value, "text", cell.value))[:40]
        raise DeliveryError(
            "file_formula",
            file=path.name,
            sheet=cell.parent.title,
            cell=cell.coordinate,
            formula=formula,
        )
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        # Ten decimals, so that 16.700000000000003 is the 16,7 that Excel shows.
        return f"{value:.10f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(value).strip()


def cells_of(sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header."""
    yield from sheet.rows[1:]
