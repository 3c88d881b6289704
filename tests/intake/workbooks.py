"""Workbooks for tests: a good one, and ways to change one cell, one style or the bare XML."""

import io
import re
import zipfile

import openpyxl
from openpyxl.utils import get_column_letter

from indicators.intake.workbooks import open_workbook

DETAILS = {
    "Stadt": "05117",
    "Berichtsjahr": 2021,
    "Quelle": "Personalamt",
    "Kontakt": "Referat V.2",
    "Formularfassung": "1",
}
HEADINGS = ["Grundzahl", "Stichtag", "Wert", "Einheit", "Zähler", "Nenner", "Konzept", "Methode"]
HEADINGS += ["Bereich", "Genauigkeit", "Status", "Anmerkung"]
ROW = ["trainee_migration_share", "2021-12-31", 16.7, "percent", 7, 42, "migration_background"]
ROW += ["staff_survey", "administration", "as_published", "A", "wie gemeldet"]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET_PART = "xl/worksheets/sheet2.xml"


def good_workbook(rows=1):
    """The sheets Angaben and Grundzahlen: a header in row 1, rows below, the value in column C."""
    book = openpyxl.Workbook()
    book.active.title = "Angaben"
    for line in DETAILS.items():
        book.active.append(line)
    sheet = book.create_sheet("Grundzahlen")
    sheet.append(HEADINGS)
    for _ in range(rows):
        sheet.append(ROW)
    return book


def read(tmp_path, book):
    """The sheet Grundzahlen of a workbook, once saved and read."""
    path = tmp_path / "lieferung.xlsx"
    book.save(path)
    return figures(path)


def figures(path):
    """The sheet Grundzahlen of a file."""
    return next(sheet for sheet in open_workbook(path) if sheet.name == "Grundzahlen")


def remarks(sheet):
    """Key, severity and cell of all remarks on a sheet whose table begins in column A."""
    header = next(cells for _, cells in sheet.rows if "Wert" in cells)
    columns = {heading: get_column_letter(place) for place, heading in enumerate(header, 1)}
    return [
        (remark.key, remark.severity, f"{columns.get(remark.column, remark.column)}{remark.row}")
        for remark in sheet.remarks
    ]


def parts_of(book):
    """The parts of a workbook by name."""
    packed = io.BytesIO()
    book.save(packed)
    with zipfile.ZipFile(packed) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_shared_texts(parts):
    """The same workbook with its texts in one part of their own, as Excel writes them."""
    texts = []

    def moved(match):
        texts.append(match[1])
        return f't="s"><v>{len(texts) - 1}</v>'

    shared = dict(parts)
    for name in ("xl/worksheets/sheet1.xml", SHEET_PART):
        inline = r't="inlineStr"><is><t>([^<]*)</t></is>'
        shared[name] = re.sub(inline, moved, parts[name].decode()).encode()
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    shared["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{items}</sst>'.encode()
    relation = (
        f'<Relationship Id="rId99" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    )
    rels = "xl/_rels/workbook.xml.rels"
    shared[rels] = parts[rels].replace(b"</Relationships>", f"{relation}</Relationships>".encode())
    return shared


def pack(path, parts):
    """Writes parts as a workbook."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def with_xml(tmp_path, book, old, new, part=SHEET_PART):
    """A workbook in one of whose parts some XML is replaced."""
    parts = parts_of(book)
    assert old in parts[part].decode()
    parts[part] = parts[part].decode().replace(old, new).encode()
    return pack(tmp_path / "lieferung.xlsx", parts)
