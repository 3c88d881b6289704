"""Filled forms as people spoil them: a sentence, a finding, or the very value that stands there.

Through reading, repair and all rules. OEFFNUNGSMONITOR_FUZZ=10000 does 10,000 of each kind.
"""

import csv
import io
import os
import random
import re
import time
from functools import cache

import openpyxl
import pandas as pd
import pytest

from indicators.catalogue import load_catalogue
from indicators.errors import DeliveryError
from indicators.intake import workbooks
from indicators.intake.acceptance import read_all
from indicators.intake.direct import check_directly
from indicators.intake.forms import forms
from indicators.intake.remarks import told_once
from indicators.intake.workbook.book import read_book
from tests.intake import form_damage as damage
from tests.intake.filled_forms import TODAY
from tests.intake.test_workbook_fuzz import mutated

ROUNDS = int(os.environ.get("OEFFNUNGSMONITOR_FUZZ", "1000"))
BATCH = 100
MOST_SECONDS = 5


class Accepted:
    """Reads file after file, judges them by the hundred, and keeps the rows without an error."""

    def __init__(self, folder, ending):
        self.folder, self.ending = folder, ending
        self.refused, self.slowest, self.rows = 0, 0.0, []
        self.read = []

    def take(self, content, number):
        """Reads one file; anything but our own error is a fault of ours."""
        path = self.folder / f"{number}{self.ending}"
        path.write_bytes(content)
        start = time.process_time()
        try:
            self.read.append(read_all([path], load_catalogue()))
        except DeliveryError as problem:
            assert path.name in problem.sentence("de")
            self.refused += 1
        self.slowest = max(self.slowest, time.process_time() - start)
        path.unlink()
        if len(self.read) == BATCH:
            self.judge()

    def judge(self):
        """All rules on all files at once; a file with an error brings no row in."""
        if not self.read:
            return
        tables = {
            form: pd.concat([read[0][form] for read in self.read], ignore_index=True)
            for form in forms()
        }
        # Files without figures have columns of no kind, which would make all of them so.
        kinds = dict.fromkeys(("value", "numerator", "denominator", "year"), float)
        tables["figures"] = tables["figures"].astype(kinds)
        remarks = pd.concat([read[1] for read in self.read], ignore_index=True)
        start = time.process_time()
        findings = told_once(remarks, check_directly(tables, load_catalogue(), TODAY))
        self.slowest = max(self.slowest, (time.process_time() - start) / len(self.read))
        wrong = set(findings.loc[findings["severity"] == "error", "file"])
        figures = tables["figures"]
        kept = figures[~figures["file"].isin(wrong)]
        self.rows += kept[["file", "row", "quantity", "value"]].values.tolist()
        self.read = []


@pytest.fixture
def in_this_process(monkeypatch):
    """Reads workbooks without a process for each; there every exception is `file_damaged`."""

    def read(path):
        try:
            sheets = read_book(io.BytesIO(path.read_bytes()))
        except Exception as problem:
            raise DeliveryError("file_damaged", file=path.name) from problem
        return [{**sheet, "macros": ""} for sheet in sheets]

    monkeypatch.setattr(workbooks, "read_in_a_process", read)


def spoilt_grid(chance):
    grid = damage.good_grid()
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        chance.choice(damage.WAYS)(grid, chance)
    return grid


def spoilt_csv(chance):
    """The bytes of a spoilt CSV: now and then in another coding, or with a byte that is wrong."""
    separator = chance.choice(";;;;,\t")
    encoding = chance.choice(["utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16", "mac_roman"])
    content = bytearray(damage.as_csv(spoilt_grid(chance), separator, encoding))
    for _ in range(chance.choice([0, 0, 0, 1, 2])):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content), separator, encoding


def cells_of_csv(content, separator, encoding):
    """Row number and cells as a plain reader finds them; the number is that of the last line."""
    text = content.decode(encoding, errors="replace").replace("\x00", "").lstrip("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    return [(reader.line_num, cells) for cells in reader]


def spoilt_sheet(chance):
    """The XML of a spoilt sheet: now and then with a letter that is wrong."""
    xml = damage.as_sheet(spoilt_grid(chance))
    for _ in range(chance.choice([0, 0, 0, 0, 1, 2])):
        xml, _ = mutated(xml, chance)
    if chance.random() < 0.1:
        xml = re.sub(r"<c><v>(\d+)", r"<c><f>SUM(\1)</f><v>\1", xml, count=chance.randrange(1, 5))
    return damage.as_workbook(xml)


def cells_of_workbook(content):
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Grundzahlen"]
    return [
        (number, ["" if cell is None else str(cell) for cell in row])
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1)
    ]


def _headings_in(line):
    """A title may hold the word for a column; the header holds most of them."""
    known = {heading.casefold() for heading in damage.HEADINGS}
    return sum(damage.seen(cell).strip(" :").casefold() in known for cell in line)


def wrong_rows(accepted, cells_of):
    """Accepted rows that do not plainly say what was read from them."""
    found = []
    found_in = cache(cells_of)
    for file, row, quantity, value in accepted.rows:
        cells = found_in(file)
        head: list[str] = max((line for _, line in cells), key=_headings_in, default=[])
        line: list[str] = next((line for number, line in cells if number == row), [])
        if not damage.says([*line, *[""] * 40], head, quantity, value):
            found.append((file, row, quantity, value, line))
    return found


def test_the_form_that_nobody_spoilt_is_accepted_whole(tmp_path, in_this_process):
    grid = damage.good_grid()
    contents = {".csv": damage.as_csv(grid), ".xlsx": damage.as_workbook(damage.as_sheet(grid))}
    for ending, content in contents.items():
        accepted = Accepted(tmp_path, ending)
        accepted.take(content, 0)
        accepted.judge()

        assert [value for *_, value in accepted.rows] == list(damage.COUNTS.values()), ending


@pytest.mark.slow
def test_no_spoilt_csv_brings_in_a_wrong_value(tmp_path):
    chance = random.Random(14)
    accepted, contents = Accepted(tmp_path, ".csv"), {}
    for number in range(ROUNDS):
        *content, encoding = spoilt_csv(chance)
        contents[f"{number}.csv"] = (*content, encoding)
        accepted.take(content[0], number)
    accepted.judge()

    assert wrong_rows(accepted, lambda file: cells_of_csv(*contents[file])) == []
    assert accepted.slowest < MOST_SECONDS
    assert ROUNDS / 10 < len({row[0] for row in accepted.rows}) < ROUNDS * 9 / 10


@pytest.mark.slow
def test_no_spoilt_workbook_brings_in_a_wrong_value(tmp_path, in_this_process):
    chance = random.Random(15)
    accepted, contents = Accepted(tmp_path, ".xlsx"), {}
    for number in range(ROUNDS):
        contents[f"{number}.xlsx"] = spoilt_sheet(chance)
        accepted.take(contents[f"{number}.xlsx"], number)
    accepted.judge()

    assert wrong_rows(accepted, lambda file: cells_of_workbook(contents[file])) == []
    assert accepted.slowest < MOST_SECONDS
    assert ROUNDS / 10 < len({row[0] for row in accepted.rows}) < ROUNDS * 9 / 10
