"""Opens a delivered file (CSV, XLSX or ODS) and returns its sheets as plain text cells.

Everything here and in `workbooks.py` guards the border: size, encoding, formulas, merged
cells. What passes is a rectangle of text; what it means is decided in `read.py`.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from indicators.errors import DeliveryError
from indicators.intake.csv_text import CsvText, read_text
from indicators.intake.presence import check_presence
from indicators.intake.sheets import Sheet, check_length, check_width

WORKBOOKS = (".xlsx", ".xlsm", ".ods")
"""Workbooks that are read; macros in them are not."""

# Excel's older and binary formats and those of other programs: every one of them can save .xlsx.
_OTHER_WORKBOOKS = (".xls", ".xlsb", ".xlt", ".xltx", ".xltm", ".xla", ".ots", ".fods", ".numbers")
MOST_BYTES = 20 * 1024**2


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
    check_presence(path, MOST_BYTES)
    kind = path.suffix.lower()
    if kind in WORKBOOKS:
        # The Excel library takes a fifth of a second to import; a CSV does not need it.
        from indicators.intake.workbooks import open_workbook

        return open_workbook(path)
    if kind == ".csv":
        return [_open_csv(path)]
    if kind in _OTHER_WORKBOOKS:
        raise DeliveryError("file_other_workbook", file=path.name, kind=kind)
    raise DeliveryError("file_kind", file=path.name)


def _open_csv(path: Path) -> Sheet:
    content = read_text(path)
    rows: list[tuple[int, list[str]]] = []
    for number, cells in _csv_rows(path, content):
        check_width(path.name, path.stem, len(cells))
        if any(cells):
            rows.append((number, cells))
        check_length(path.name, path.stem, len(rows))
    if not rows:
        raise DeliveryError("file_empty", file=path.name)
    return Sheet(path.name, path.stem, rows, content.remarks)


def _csv_rows(path: Path, content: CsvText) -> Iterator[tuple[int, list[str]]]:
    """Row number (that of its last line) and stripped cells of every row, blank ones too."""
    lines = io.StringIO(content.text, newline="")
    reader = csv.reader(lines, delimiter=content.separator, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as problem:
        is_long = "field larger than" in str(problem)
        key = "file_cell_too_long" if is_long else "file_quotes"
        row = reader.line_num
        raise DeliveryError(key, file=path.name, sheet=path.stem, row=row) from problem
