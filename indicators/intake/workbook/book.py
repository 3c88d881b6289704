"""The workbook as a whole: which sheets it has, where their parts lie, what they share."""

import posixpath
import zipfile
from collections.abc import Callable
from typing import BinaryIO
from xml.etree.ElementTree import Element

from indicators.intake.limits import MOST_CHARACTERS
from indicators.intake.workbook import schema
from indicators.intake.workbook.archive import flag, name_of, open_archive, root_of
from indicators.intake.workbook.open_document import is_open_document, read_open_document
from indicators.intake.workbook.refusal import Refusal, damaged
from indicators.intake.workbook.seen import SeenSheet
from indicators.intake.workbook.shown_cells import Book
from indicators.intake.workbook.strings import shared_strings
from indicators.intake.workbook.styles import Styles, read_styles
from indicators.intake.workbook.worksheet import Worksheet, read_worksheet, summary

_OFFICE = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STATES = ("visible", "hidden", "veryHidden")


Targets = dict[str, tuple[str, str]]


def read_book(file: BinaryIO) -> list[SeenSheet]:
    """All sheets of a workbook as plain data, in their order. Raises Refusal, or anything."""
    return read_archive(open_archive(file))


def read_archive(archive: zipfile.ZipFile) -> list[SeenSheet]:
    """All sheets of an opened workbook, be it of Excel or of OpenDocument; see `read_book`."""
    if is_open_document(archive):
        return read_open_document(archive)
    return read_sheets(archive, lambda name: True)


def read_sheets(archive: zipfile.ZipFile, is_wanted: Callable[[str], bool]) -> list[SeenSheet]:
    """The sheets of an opened workbook whose name is wanted; see `read_book`."""
    part = _of_kind(_targets(archive, ""), "officeDocument")
    if part is None:
        raise damaged("no main part")
    root = root_of(archive, part)
    groups = {name_of(child): child for child in root}
    if name_of(root) != "workbook" or "sheets" not in groups:
        raise damaged("no workbook")
    schema.check(root)
    schema.check_all(groups["sheets"])
    targets = _targets(archive, part)
    from_1904 = "workbookPr" in groups and flag(groups["workbookPr"], "date1904")
    book = _shared(archive, targets, from_1904=from_1904)
    sheets: list[Worksheet] = []
    for entry in groups["sheets"]:
        if not is_wanted(entry.get("name", "")):
            continue
        sheets.append(_sheet(archive, entry, targets, book))
        _check_characters(sheets)
    return [summary(sheet) for sheet in sheets]


def _shared(archive: zipfile.ZipFile, targets: Targets, *, from_1904: bool) -> Book:
    strings, styles = _of_kind(targets, "sharedStrings"), _of_kind(targets, "styles")
    return Book(
        shared_strings(archive, strings) if strings else [],
        read_styles(archive, styles) if styles else Styles(),
        from_1904,
    )


def _sheet(archive: zipfile.ZipFile, entry: Element, targets: Targets, book: Book) -> Worksheet:
    state = entry.get("state", "visible")
    if state not in _STATES:
        raise damaged(f"sheet state {state}")
    sheet = Worksheet(entry.get("name", ""), state)
    references = [entry.get(f"{{{office}}}id") for office in _OFFICE]
    number = next((word for word in references if word), "")
    if number not in targets:
        raise damaged("a sheet without a part")
    kind, part = targets[number]
    if kind != "worksheet":
        # A sheet that is one chart, or macros of old.
        raise Refusal("file_no_worksheet", sheet=sheet.name)
    read_worksheet(archive, part, sheet, book)
    return sheet


def _check_characters(sheets: list[Worksheet]) -> None:
    """One text of a workbook may be shown in any number of cells."""
    rows = (cells for sheet in sheets for cells in sheet.rows.values())
    if sum(len(text) for cells in rows for text in cells.values()) > MOST_CHARACTERS:
        raise Refusal("file_heavy")


def _of_kind(targets: Targets, kind: str) -> str | None:
    """The one part of a kind that another part points to."""
    parts = [part for name, part in targets.values() if name == kind]
    if len(parts) > 1:
        raise damaged(f"{kind} stands twice")
    return parts[0] if parts else None


def _targets(archive: zipfile.ZipFile, part: str) -> Targets:
    """Kind and place of everything a part points to, by its number."""
    folder, name = posixpath.split(part)
    root = root_of(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    found: Targets = {}
    for entry in root:
        if entry.tag != f"{_PACKAGE}Relationship" or entry.get("Id") in found:
            raise damaged("a broken relationship")
        if entry.get("TargetMode") == "External":
            continue
        base, _, kind = entry.get("Type", "").rpartition("/")
        if base not in _OFFICE:
            # Parts of extensions; no sheet, style or text is among them.
            continue
        target = entry.get("Target", "")
        place = target.removeprefix("/") if target.startswith("/") else f"{folder}/{target}"
        found[entry.get("Id", "")] = (kind, posixpath.normpath(place).removeprefix("/"))
    return found
