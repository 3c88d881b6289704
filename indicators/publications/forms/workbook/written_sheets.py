"""Sheets as values, and the one place that writes them: text is text, numbers are numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import Any

from indicators.publications.speech.escaping import in_one_line

Value = str | float | int | date | None
"""What a cell may hold; None and "" leave it empty."""
FORMULA_STARTS = "=+-@\t\r|%"
"""What a spreadsheet would read as the beginning of a formula when somebody edits the cell."""
_FORMULAS = tuple(FORMULA_STARTS)
WIDEST = 60


@dataclass(frozen=True)
class Sheet:
    """A table with its name; the first row of the sheet says what it is and how new."""

    name: str
    about: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    decimals: tuple[int | None, ...] = ()
    """Of each row, how many decimals its data carry; none where that is not known."""


@dataclass(frozen=True)
class Book:
    """What the file says of itself."""

    title: str
    author: str
    comments: str
    created: date
    watermark: str


def written(book: Book, sheets: Sequence[Sheet]) -> bytes:
    """The workbook; the same values make the same bytes.

    Raises ImportError where the library is missing.
    """
    # Loaded when it is needed: whatever is not a workbook works without it.
    import xlsxwriter

    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as file:
        file.set_properties(
            {
                "title": book.title,
                "author": book.author,
                "comments": book.comments,
                "created": _midnight(book.created),
            }
        )
        formats = _formats(file)
        for sheet in sheets:
            _write(file.add_worksheet(sheet.name), sheet, book, formats)
    return target.getvalue()


def _midnight(day: date) -> Any:
    from datetime import datetime

    return datetime(day.year, day.month, day.day)


def _formats(file: Any) -> dict[str, Any]:
    plain = {"valign": "top", "text_wrap": True}
    return {
        "about": file.add_format({"bold": True, "font_size": 12}),
        "watermark": file.add_format({"bold": True, "font_color": "#7A2E00"}),
        "head": file.add_format(plain | {"bold": True, "bottom": 1, "bg_color": "#F3F1EA"}),
        "text": file.add_format(plain),
        # Keeps it a text even when somebody edits the cell.
        "quoted": file.add_format(plain | {"quote_prefix": True}),
        "date": file.add_format(plain | {"num_format": "yyyy-mm-dd", "align": "left"}),
        "whole": file.add_format({"valign": "top", "num_format": "0"}),
        **{
            f"decimals_{places}": file.add_format(
                {"valign": "top", "num_format": "0." + "0" * places if places else "0"}
            )
            for places in range(5)
        },
    }


def _write(page: Any, sheet: Sheet, book: Book, formats: dict[str, Any]) -> None:
    first = 2 if book.watermark else 1
    page.write_string(0, 0, sheet.about, formats["about"])
    if book.watermark:
        page.write_string(1, 0, book.watermark, formats["watermark"])
    for place, heading in enumerate(sheet.headings):
        page.write_string(first, place, heading, formats["head"])
        page.set_column(place, place, _width(sheet, place))
    for number, row in enumerate(sheet.rows):
        places = sheet.decimals[number] if sheet.decimals else None
        for column, value in enumerate(row):
            _cell(page, (first + 1 + number, column), value, places, formats)
    last = max(first + len(sheet.rows), first + 1)
    page.autofilter(first, 0, last, len(sheet.headings) - 1)
    page.freeze_panes(first + 1, 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, first)
    page.set_footer(f"&L{book.watermark}&R&P / &N")


def _cell(
    page: Any, place: tuple[int, int], value: Value, decimals: int | None, formats: dict[str, Any]
) -> None:
    """A cell by the kind of its value; nothing is guessed from how a text looks."""
    if value is None or value == "":
        return
    if isinstance(value, str):
        page.write_string(*place, *_text(value, formats))
    elif isinstance(value, date):
        page.write_datetime(*place, value, formats["date"])
    elif isinstance(value, int):
        page.write_number(*place, value, formats["whole"])
    else:
        page.write_number(*place, value, formats[f"decimals_{min(decimals or 0, 4)}"])


def _text(value: str, formats: dict[str, Any]) -> tuple[str, Any]:
    """A text and its format."""
    text = _one_line(value)
    return text, formats["quoted" if text.startswith(_FORMULAS) else "text"]


@lru_cache(maxsize=4096)
def _one_line(value: str) -> str:
    """Kept, because concepts, sources and notes stand in thousands of rows."""
    return in_one_line(" ".join(value.split()))


def _width(sheet: Sheet, place: int) -> int:
    longest = max((len(str(row[place] or "")) for row in sheet.rows), default=0)
    return min(WIDEST, max(longest, len(sheet.headings[place]) + 3, 8) + 2)
