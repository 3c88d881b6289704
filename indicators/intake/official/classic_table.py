"""The classic table with semicolons: titles, heading rows, rows of values, a footer.

Heading rows are those that begin with an empty cell; how many columns they leave empty is how many
describe a row: day, key, name, and sometimes a category. Characteristics have no names here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indicators.errors import DeliveryError
from indicators.intake.official.flat_columns import Row
from indicators.intake.official.table_cells import Attribute, Cell

_NUMBER = re.compile(r"(?:GENESIS-)?Tabelle:\s*(\S+)")
_TITLE_AND_UNIT = re.compile(r"(.+?)\s*\(([^()]+)\)")
_RULE = re.compile(r"_{5,}")
_KEY = re.compile(r"DG|\d{2,12}")
_TIME = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}|\d{4}")


@dataclass(frozen=True)
class Parts:
    """The four parts of a classic table."""

    file: str
    titles: list[str]
    headings: list[Row]
    body: list[Row]
    footer: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """Printed words that are no categories: what is counted, units, names of characteristics."""

    measures: frozenset[str]
    units: frozenset[str]
    characteristics: frozenset[str]


def number_of(line: str) -> str | None:
    """The number of the table in its first line; None when this is no classic table."""
    found = _NUMBER.match(line.strip())
    return found[1] if found else None


def parts_of(file: str, rows: Sequence[Row]) -> Parts:
    """Titles, headings, body and footer. Raises DeliveryError where one is missing."""
    end = next((at for at, (_, cells) in enumerate(rows) if _RULE.match(cells[0])), len(rows))
    first = next((at for at, (_, cells) in enumerate(rows[:end]) if _is_heading(cells)), end)
    last = next((at for at in range(first, end) if not _is_heading(rows[at][1])), end)
    if first == end or last == end:
        raise DeliveryError("official_no_headings", file=file)
    titles = [" ".join(filter(None, cells)) for _, cells in rows[1:first]]
    footer = tuple(" ".join(filter(None, cells)) for _, cells in rows[end:])
    return Parts(file, titles, list(rows[first:last]), list(rows[last:end]), footer)


def _is_heading(cells: list[str]) -> bool:
    return cells[0] == "" and len(cells) > 2 and any(cells)


def read_classic(parts: Parts, words: Words) -> Iterator[Cell]:
    """The values of a classic table."""
    stub = min(_leading_blanks(cells) for _, cells in parts.headings)
    columns = _columns(parts, stub)
    counted, unit = _counted(parts.titles, words)
    for row, cells in parts.body:
        _check_width(parts, row, len(cells), stub + len(columns))
        described = _described(parts, row, cells[:stub])
        for at, labels in enumerate(columns):
            if at and labels == columns[at - 1]:
                # The second column under the same headings holds the quality of the first.
                continue
            has_quality = columns[at + 1 : at + 2] == [labels]
            quality = cells[stub + at + 1] if has_quality else ""
            cell = _cell(row, described, labels, words, cells[stub + at], quality)
            yield replace(cell, measure=(counted, *cell.measure), unit=cell.unit or unit)


def _leading_blanks(cells: list[str]) -> int:
    return next(at for at, cell in enumerate(cells) if cell)


def _columns(parts: Parts, stub: int) -> list[tuple[str, ...]]:
    """What the heading rows say about each column of values."""
    width = max(len(cells) for _, cells in parts.headings)
    for row, cells in parts.headings:
        _check_width(parts, row, len(cells), width)
    return list(zip(*(cells[stub:] for _, cells in parts.headings), strict=True))


def _check_width(parts: Parts, row: int, found: int, expected: int) -> None:
    if found != expected:
        raise DeliveryError(
            "file_columns",
            file=parts.file,
            sheet=parts.file,
            row=row,
            found=found,
            expected=expected,
        )


def _counted(titles: list[str], words: Words) -> tuple[str, str]:
    """What the title says is counted, and in which unit."""
    for title in titles:
        found = _TITLE_AND_UNIT.fullmatch(title)
        if found and found[1] in words.measures:
            return found[1], found[2]
    return "", ""


def _described(parts: Parts, row: int, cells: list[str]) -> tuple[str, str, str, tuple[str, ...]]:
    """Day or year, key and name of the area, and further categories of a row."""
    at = next((at for at, cell in enumerate(cells) if _KEY.fullmatch(cell) and at < 2), None)
    if at == 0 and len(cells) > 1 and _TIME.fullmatch(cells[0]) and _KEY.fullmatch(cells[1]):
        # "2023" looks like a key, too; then the key stands beside it.
        at = 1
    if at is None or at + 1 >= len(cells):
        raise DeliveryError(
            "official_no_area_column", file=parts.file, row=row, found=", ".join(cells)
        )
    return "".join(cells[:at]), cells[at], cells[at + 1], tuple(cells[at + 2 :])


def _cell(
    row: int,
    described: tuple[str, str, str, tuple[str, ...]],
    labels: tuple[str, ...],
    words: Words,
    value: str,
    quality: str,
) -> Cell:
    time, area, name, others = described
    said = [label for label in (*others, *labels) if label and label not in words.characteristics]
    times = [label for label in labels if _TIME.fullmatch(label)]
    units = [label for label in said if label in words.units]
    measures = [label for label in said if label in words.measures]
    return Cell(
        row=row,
        column=" / ".join(filter(None, labels)),
        area=area,
        area_name=name,
        time=time or "".join(times),
        measure=tuple(measures),
        unit="".join(units),
        attributes=tuple(
            Attribute("", label) for label in said if label not in (*times, *units, *measures)
        ),
        value=value,
        quality=quality,
    )
