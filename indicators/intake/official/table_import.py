"""Reads an official table by its file and makes a delivery of what the monitor wants of it."""

import re
from dataclasses import dataclass
from pathlib import Path

from indicators.catalogue import Catalogue
from indicators.catalogue.models.official_table import OfficialSign, OfficialTable, OfficialTables
from indicators.catalogue.official_map import load_official_tables
from indicators.errors import DeliveryError
from indicators.intake.findings import quoted
from indicators.intake.official.delivery_rows import Row, row_of
from indicators.intake.official.figure_notes import Origin
from indicators.intake.official.mapped_figures import Found, figures_of
from indicators.intake.official.opened_table import open_official
from indicators.intake.official.printed_values import Number, read_value
from indicators.intake.official.reference_times import base_of, read_time
from indicators.intake.official.table_cells import Cell, Table
from indicators.intake.official.table_forms import office_of, recognise
from indicators.intake.official.wanted_cells import Key, Selection, select
from indicators.intake.remarks import Remark

_AS_OF = re.compile(r"Stand:\s*(\d{1,2}\.\d{1,2}\.\d{4})")


@dataclass(frozen=True)
class Imported:
    """Rows of the delivery form, and what did not become one."""

    file: str
    number: str
    rows: list[Row]
    remarks: list[Remark]
    other_areas: int
    other_categories: list[str]
    """What else the table tells about our cities."""


def import_table(path: Path, catalogue: Catalogue, base: str | None = None) -> Imported:
    """The figures of an official table. `base` says the census where the table does not.

    Raises DeliveryError with one sentence when the file, its table, an area or a sign is not known.
    """
    words = load_official_tables(catalogue)
    table = recognise(open_official(path), words)
    entries = [entry for entry in words.tables if entry.statistic == table.statistic]
    selection = select(table, entries, words, catalogue)
    rows: list[Row] = []
    remarks: list[Remark] = []
    for entry in entries:
        cells = selection.cells.get(entry.code, {})
        numbers, missing = _read(table, cells, words)
        remarks += [_remark(table, key, cells[key], sign) for key, sign in missing.items()]
        found = figures_of(table.file, numbers, entry, words)
        rows += [_row(table, figure, numbers, words, base) for figure in found]
    if not rows:
        raise _nothing(table, entries, selection, remarks)
    return Imported(
        table.file,
        table.number,
        rows,
        remarks,
        selection.other_areas.total(),
        list(selection.categories),
    )


def _read(
    table: Table, cells: dict[Key, Cell], words: OfficialTables
) -> tuple[dict[Key, tuple[Cell, Number]], dict[Key, OfficialSign]]:
    """The numbers, and the signs that stand in place of one."""
    numbers: dict[Key, tuple[Cell, Number]] = {}
    missing: dict[Key, OfficialSign] = {}
    for key, cell in cells.items():
        value = read_value(table.file, cell, words)
        if isinstance(value, OfficialSign):
            missing[key] = value
        else:
            numbers[key] = cell, value
    return numbers, missing


def _row(
    table: Table,
    figure: Found,
    numbers: dict[Key, tuple[Cell, Number]],
    words: OfficialTables,
    given: str | None,
) -> Row:
    office = office_of(table.number, words)
    if office is None:
        raise DeliveryError("official_no_number", file=table.file)
    row = next(cell.row for key, (cell, _) in numbers.items() if key.time == figure.key.time)
    time = read_time(table.file, row, figure.key.time)
    base = None
    if figure.table.rests_on_a_census:
        base = base_of(table.file, time, table.footer, given, words)
    origin = Origin(table.number, office, table.statistic, _as_of(table))
    return row_of(figure, time, base, origin, words)


def _as_of(table: Table) -> str:
    found = next((match for line in table.footer if (match := _AS_OF.search(line))), None)
    return found[1] if found else ""


def _remark(table: Table, key: Key, cell: Cell, sign: OfficialSign) -> Remark:
    words = {"area": quoted(cell.area_name or key.area), "time": cell.time}
    words |= {"de": sign.meaning.de, "en": sign.meaning.en}
    return Remark(
        "official_sign",
        "notice",
        table.file,
        table.file,
        cell.row,
        quoted(cell.column),
        quoted(cell.value),
        tuple(words.items()),
    )


def _nothing(
    table: Table, entries: list[OfficialTable], selection: Selection, remarks: list[Remark]
) -> DeliveryError:
    """Why nothing came out: no city of ours, other things counted, signs only, no totals."""
    place = {"file": table.file, "table": table.number}
    if remarks:
        return DeliveryError(
            "official_only_signs", **place, count=len(remarks), first=remarks[0].row
        )
    if selection.measures:
        found = ", ".join(map(quoted, list(selection.measures)[:5]))
        allowed = ", ".join(entry.measures[-1] for entry in entries)
        return DeliveryError("official_unknown_measure", **place, found=found, allowed=allowed)
    if selection.other_areas and not selection.cells:
        found = ", ".join(map(quoted, list(selection.other_areas)[:5]))
        return DeliveryError("official_no_city", **place, found=found)
    found = ", ".join(map(quoted, list(selection.categories)[:5]))
    return DeliveryError("official_no_totals", **place, found=found or "–")
