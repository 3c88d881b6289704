"""Opens an Excel workbook (XLSX) as plain text cells, and refuses what hides in workbooks."""

import warnings
import zipfile
import zlib
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from indicators.errors import DeliveryError
from indicators.intake.sheets import Sheet, check_length, check_width, megabytes

# Room for the most rows a sheet may have. Measured: 15 MB of cells take openpyxl 10 seconds.
MOST_UNPACKED_BYTES = 20 * 1024**2

# What openpyxl and the zip library raise on workbooks with single bytes or parts changed.
# Entity bombs are among the ValueErrors, password-protected zips among the RuntimeErrors.
_DAMAGED = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    EOFError,
    OSError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)


def open_workbook(path: Path) -> list[Sheet]:
    """All sheets with at least one cell. Raises DeliveryError."""
    _check_unpacked_size(path)
    # Opened here and not by openpyxl, which would leave a damaged file open.
    with path.open("rb") as file:
        book = _load(path.name, file)
    sheets = [_sheet(path, worksheet) for worksheet in book.worksheets]
    return [sheet for sheet in sheets if sheet.rows]


def _load(name: str, file: BinaryIO) -> openpyxl.Workbook:
    """Not read_only: only the full reader knows merged cells.

    defusedxml, which openpyxl picks up when it is installed, refuses entity bombs.
    """
    try:
        with warnings.catch_warnings():
            # Drop-down lists and the like that openpyxl does not keep; we only read.
            warnings.simplefilter("ignore", UserWarning)
            return openpyxl.load_workbook(file, data_only=False)
    except _DAMAGED as problem:
        raise DeliveryError("file_damaged", file=name) from problem


def _check_unpacked_size(path: Path) -> None:
    """Refuses a zip bomb by the sizes in its directory, before anything is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, EOFError, LookupError, RuntimeError, ValueError) as problem:
        raise DeliveryError("file_damaged", file=path.name) from problem
    if size > MOST_UNPACKED_BYTES:
        limit = megabytes(MOST_UNPACKED_BYTES)
        raise DeliveryError("file_bomb", file=path.name, size=megabytes(size), limit=limit)


def _sheet(path: Path, worksheet: Any) -> Sheet:
    check_length(path.name, worksheet.title, worksheet.max_row)
    check_width(path.name, worksheet.title, worksheet.max_column)
    if worksheet.merged_cells.ranges:
        cells = ", ".join(sorted(str(area) for area in worksheet.merged_cells.ranges))
        raise DeliveryError("file_merged", file=path.name, sheet=worksheet.title, cells=cells)
    rows = [(cells[0].row, [_text(path, cell) for cell in cells]) for cells in worksheet.rows]
    return Sheet(path.name, worksheet.title, [row for row in rows if any(row[1])])


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
