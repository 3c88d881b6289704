"""Damaged workbooks end in our own error, or in the very text that stands in them.

Two kinds of damage: single bytes of the file, as on a bad disk, and single characters of its XML
with checksums that fit, as from a faulty program. OEFFNUNGSMONITOR_FUZZ=5000 does more of both.
"""

import io
import os
import random
import re
import zipfile

import openpyxl
import pytest

from indicators.errors import DeliveryError
from indicators.intake.workbook.book import read_book
from indicators.intake.workbooks import open_workbook
from tests.intake.workbooks import SHEET_PART, good_workbook, pack, parts_of, with_shared_texts

ROUNDS = int(os.environ.get("OEFFNUNGSMONITOR_FUZZ", "400"))
PARTS = (
    SHEET_PART,
    "xl/styles.xml",
    "xl/sharedStrings.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
)


def sample():
    book = good_workbook(rows=3)
    sheet = book["Grundzahlen"]
    sheet["C2"].number_format = "0.0"
    sheet["C3"], sheet["C3"].number_format = 0.167, "0.0%"
    sheet["C4"].font = openpyxl.styles.Font(bold=True)
    return book


def text_of(sheets):
    """All cells of all sheets, and whether anything was refused."""
    cells = [(sheet["name"], sheet["rows"]) for sheet in sheets]
    refused = any(remark["severity"] == "error" for sheet in sheets for remark in sheet["remarks"])
    return cells, refused


def read_bytes(content):
    """The cells, or None where the reading process would end in an error."""
    try:
        cells, refused = text_of(read_book(io.BytesIO(content)))
    except Exception:  # In the reading process every exception ends as `file_damaged`.
        return None
    return None if refused else cells


def packed(parts):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def test_a_damaged_byte_changes_no_cell():
    parts = with_shared_texts(parts_of(sample()))
    good = packed(parts)
    right = read_bytes(good)
    chance = random.Random(10)
    outcomes = []
    for _ in range(ROUNDS):
        damaged = bytearray(good)
        for _ in range(chance.randint(1, 3)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        outcomes.append(read_bytes(bytes(damaged)))

    assert right
    assert all(outcome in (None, right) for outcome in outcomes)
    assert outcomes.count(None) > ROUNDS / 2


# Where a changed character is another content, and no damage: text, values, references, names.
CONTENT = re.compile(
    r">[^<]*<"
    r'|(?<= )(s|min|max|width|hidden|state|name|formatCode|numFmtId|fontId|val)="[^"]*"'
    r"|<(b|i|strike|u) "
)


def mutated(text, chance):
    """The text with one character changed, and the place."""
    place = chance.randrange(len(text))
    how = chance.randrange(3)
    new = chance.choice("0123456789abcdefgrstvxCXF<>/\"'= &;:-%#.,")
    if how == 0:
        return text[:place] + new + text[place + 1 :], place
    if how == 1:
        return text[:place] + text[place + 1 :], place
    return text[:place] + new + text[place:], place


def is_content(text, place):
    return any(found.start() <= place <= found.end() for found in CONTENT.finditer(text))


def test_a_damaged_letter_outside_of_the_content_changes_no_cell():
    parts = with_shared_texts(parts_of(sample()))
    right = read_bytes(packed(parts))
    chance = random.Random(19)
    accepted = []
    for _ in range(ROUNDS):
        name = chance.choice(PARTS)
        text = parts[name].decode()
        damaged, place = mutated(text, chance)
        found = read_bytes(packed(parts | {name: damaged.encode()}))
        if found not in (None, right) and not is_content(text, place):
            accepted.append((name, text[place - 20 : place + 20], damaged[place - 20 : place + 20]))

    assert accepted == []


def seen_by_openpyxl(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [
        (sheet.title, cell.row, cell.column, cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def test_what_is_read_is_what_another_reader_finds():
    parts = parts_of(good_workbook(rows=5))
    cells = [
        (sheet["name"], row, column, text)
        for sheet in read_book(io.BytesIO(packed(with_shared_texts(parts))))
        for row, texts in sheet["rows"]
        for column, text in enumerate(texts, 1)
        if text
    ]

    assert cells == [
        (*place, str(value).replace(".", ",") if isinstance(value, float) else str(value))
        for *place, value in seen_by_openpyxl(packed(parts))
    ]


@pytest.mark.parametrize("seed", range(12))
def test_through_the_real_process_damage_is_a_sentence(tmp_path, seed):
    parts = with_shared_texts(parts_of(sample()))
    chance = random.Random(seed)
    name = chance.choice(PARTS)
    text = parts[name].decode()
    for _ in range(3):
        text, _ = mutated(text, chance)
    path = pack(tmp_path / "lieferung.xlsx", parts | {name: text.encode()})

    try:
        assert open_workbook(path)
    except DeliveryError as refused:
        assert path.name in refused.sentence("de")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('xfId="0"', 'xfId="99999999999"'),
        ('fontId="0"', 'fontId="77"'),
        ('numFmtId="0"', 'numFmtId="999"'),
        ('count="', 'count="x'),
        ("<fills", "<pills"),
    ],
)
def test_damaged_styles_give_the_right_value_or_our_error(tmp_path, old, new):
    parts = parts_of(good_workbook())
    right = read_bytes(packed(parts))
    styles = parts["xl/styles.xml"].decode()
    assert old in styles

    found = read_bytes(packed(parts | {"xl/styles.xml": styles.replace(old, new).encode()}))

    assert found in (None, right)
