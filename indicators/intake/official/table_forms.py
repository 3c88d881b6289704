"""Which form a file has, which table it is, and its cells."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from indicators.catalogue.models.official_table import Office, OfficialTable, OfficialTables
from indicators.errors import DeliveryError
from indicators.intake.findings import quoted
from indicators.intake.official import classic_table, flat_table, older_flat_table, table_limits
from indicators.intake.official.census_workbook import Sheet, read_census_sheets
from indicators.intake.official.flat_columns import Row
from indicators.intake.official.opened_table import Opened
from indicators.intake.official.table_cells import Cell, Table
from indicators.intake.sheets import megabytes

_FLAT = {
    flat_table.FIRST_HEADING: flat_table.read_flat,
    older_flat_table.FIRST_HEADING: older_flat_table.read_older_flat,
}


def recognise(opened: Opened, words: OfficialTables) -> Table:
    """The table in a file. Raises DeliveryError when form, number or statistic is not known."""
    if opened.sheets is not None:
        return _workbook(opened, opened.sheets, words)
    if not opened.text.strip():
        raise DeliveryError("file_empty", file=opened.file)
    rows = _rows(opened)
    first = next(rows)
    heading = first[1][0]
    if heading in _FLAT:
        cells = _FLAT[heading](opened.file, chain([first], rows), words.area_variables)
        return _flat(opened, words, cells)
    number = classic_table.number_of(heading)
    if number is None:
        raise DeliveryError("official_no_form", file=opened.file)
    return _classic(opened, words, number, chain([first], rows))


def office_of(number: str, words: OfficialTables) -> Office | None:
    """Who publishes a table with this number."""
    fitting = (office for office in words.offices if re.fullmatch(office.tables, number))
    return next(fitting, None)


def table_of(table: Table, measures: set[str], words: OfficialTables) -> OfficialTable | None:
    """The entry of the catalogue for what a table counts."""
    fitting = (
        entry
        for entry in words.tables
        if entry.statistic == table.statistic and measures & set(entry.measures)
    )
    return next(fitting, None)


def _rows(opened: Opened) -> Iterator[Row]:
    """Line number and cells of every line in which something stands."""
    reader = csv.reader(_lines(opened), delimiter=";", strict=True)
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield reader.line_num, stripped
    except csv.Error as problem:
        is_long = "field larger than" in str(problem)
        key = "file_cell_too_long" if is_long else "file_quotes"
        raise DeliveryError(
            key, file=opened.file, sheet=opened.file, row=reader.line_num
        ) from problem


def _lines(opened: Opened) -> Iterator[str]:
    for row, line in enumerate(io.StringIO(opened.text, newline=""), start=1):
        if len(line) > table_limits.LONGEST_LINE:
            limit = f"{table_limits.LONGEST_LINE:,}".replace(",", ".")
            raise DeliveryError("official_long_line", file=opened.file, row=row, limit=limit)
        yield line


def _flat(opened: Opened, words: OfficialTables, cells: Iterator[tuple[str, Cell]]) -> Table:
    """A flat table names its statistic in every row, but its number only in the file's name."""
    statistic, first = next(cells, ("", None))
    if first is None:
        raise DeliveryError("file_no_rows", file=opened.file, sheet=opened.file)
    _check_statistic(opened, statistic, words)
    number = _number_in_names(opened, words)
    if not number.startswith(statistic):
        raise DeliveryError(
            "official_other_statistic", file=opened.file, table=number, statistic=quoted(statistic)
        )
    own = _of_one_statistic(opened, statistic, cells)
    return Table(opened.file, number, statistic, chain([first], own))


def _of_one_statistic(
    opened: Opened, statistic: str, cells: Iterator[tuple[str, Cell]]
) -> Iterator[Cell]:
    for other, cell in cells:
        if other != statistic:
            raise DeliveryError(
                "official_two_statistics",
                file=opened.file,
                row=cell.row,
                first=quoted(statistic),
                second=quoted(other),
            )
        yield cell


def _classic(opened: Opened, words: OfficialTables, number: str, rows: Iterable[Row]) -> Table:
    statistic = number.split("-")[0]
    _check_statistic(opened, statistic, words)
    own = [entry for entry in words.tables if entry.statistic == statistic]
    printed = classic_table.Words(
        measures=frozenset(name for entry in own for name in entry.measures),
        units=frozenset(name for unit in words.units for name in unit.printed),
        characteristics=frozenset(words.characteristics),
    )
    parts = classic_table.parts_of(opened.file, _all_rows(opened, rows))
    cells = classic_table.read_classic(parts, printed)
    return Table(opened.file, number, statistic, cells, parts.footer)


def _all_rows(opened: Opened, rows: Iterable[Row]) -> list[Row]:
    size, most = len(opened.text), table_limits.MOST_CLASSIC_CHARACTERS
    if size > most:
        raise DeliveryError(
            "file_too_large", file=opened.file, size=megabytes(size), limit=megabytes(most)
        )
    return list(rows)


def _workbook(opened: Opened, sheets: Sequence[Sheet], words: OfficialTables) -> Table:
    if not sheets:
        raise DeliveryError("official_no_form", file=opened.file)
    number = _number_in_names(opened, words)
    office = office_of(number, words)
    statistic = (office.statistic if office else None) or number.split("-")[0]
    _check_statistic(opened, statistic, words)
    (entry,) = [entry for entry in words.tables if entry.statistic == statistic]
    unit = next(unit for unit in words.units if unit.unit == "persons" and unit.factor == 1)
    cells = read_census_sheets(opened.file, sheets, entry.measures[0], unit.printed[0])
    return Table(opened.file, number, statistic, cells)


def _number_in_names(opened: Opened, words: OfficialTables) -> str:
    for name in reversed(opened.names):
        for office in words.offices:
            found = re.search(rf"(?<![0-9A-Za-z-])(?:{office.tables})(?![0-9-])", name)
            if found:
                return found[0]
    raise DeliveryError("official_no_number", file=opened.file)


def _check_statistic(opened: Opened, statistic: str, words: OfficialTables) -> None:
    if statistic not in words.statistics:
        allowed = ", ".join(
            f"{entry.statistic} ({entry.label.de})"
            for entry in {entry.statistic: entry for entry in reversed(words.tables)}.values()
        )
        raise DeliveryError(
            "official_unknown_table",
            file=opened.file,
            statistic=quoted(statistic),
            allowed=allowed,
        )
