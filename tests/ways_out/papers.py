"""What stands in papers, slides, workbooks and archives, as lines of text and as rows."""

import io
import re
import subprocess
import xml.etree.ElementTree as ET
from zipfile import ZipFile

import openpyxl

from tests.ways_out.pages import Page
from tests.ways_out.test_reading_pages import lines_of as lines_of_svg

# Paragraphs, cells and rows of the two kinds of office files; words of a paragraph belong together.
PARAGRAPHS = {"p"}


def lines_of(name, content):
    """What stands in a file as lines of text, cells of a row beside each other."""
    if name.endswith(".pdf"):
        return _lines_of_pdf(content)
    if name.endswith((".docx", ".pptx")):
        return _lines_of_office(content)
    if name.endswith(".xlsx"):
        return _lines_of_workbook(content)
    if name.endswith(".svg"):
        return list(lines_of_svg(content.decode("utf-8")))
    return content.decode("utf-8-sig").splitlines()


def _lines_of_pdf(content):
    found = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"],
        input=content, check=True, capture_output=True,
    )  # fmt: skip
    # Columns of a table stand apart; a line is a row.
    return [re.sub(r"\s{2,}", " | ", line.strip()) for line in
            found.stdout.decode("utf-8").splitlines()]  # fmt: skip


def _lines_of_office(content):
    """All XML of the file: text, notes, alternatives, properties, and the sheets behind charts."""
    lines: list[str] = []
    with ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".xlsx"):
                lines += map(_as_share, _lines_of_workbook(archive.read(name)))
            elif name.endswith((".xml", ".rels")):
                lines += _lines_of_xml(archive.read(name))
    return lines


def _as_share(line):
    """A year and a point behind a line chart: all lines on slides are shares in percent."""
    return f"{line} %" if re.fullmatch(r"20\d\d \| [\d.]+", line) else line


def _lines_of_xml(content):
    for element in ET.fromstring(content).iter():
        tag = element.tag.rpartition("}")[2]
        if tag in PARAGRAPHS:
            yield "".join(element.itertext())
        if tag == "tr":
            yield " | ".join("".join(cell.itertext()) for cell in element)
        if tag in ("v", "title", "description"):
            yield element.text or ""
        yield from (value for key, value in element.items() if key in ("descr", "Target"))


def _lines_of_workbook(content):
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows(values_only=True):
            yield " | ".join("" if cell is None else str(cell) for cell in row)


# The number of a page or a slide among all of them.
COUNTED = re.compile(r"(Seite|Page) \d+ (von|of) \d+| · \d+ / \d+$")


def pages_in(archive, name, address):
    """Each file of an archive as a page that the reader of leaks looks at; tables by themselves."""
    with ZipFile(io.BytesIO(archive)) as found:
        for file in found.namelist():
            if not file.endswith((".png", ".xlsx", ".csv", ".json")):
                content = found.read(file)
                lines = [COUNTED.sub("", line) for line in lines_of(file, content)]
                yield Page(f"{name} {file}", address, lines, [], [], [], [])
