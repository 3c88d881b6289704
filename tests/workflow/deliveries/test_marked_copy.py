"""The copy has the words of each finding in its cell, and nothing that starts by itself."""

import io
from datetime import date

import openpyxl
import pytest

from indicators.intake.file_check import check_file
from indicators.workflow.deliveries.marked_copy import marked_copy
from tests.intake.filled_forms import cell
from tests.workflow.fictional_place import fictional_catalogue, form_of

TODAY = date(2027, 2, 1)


def marked(path):
    findings = check_file(path, fictional_catalogue(), TODAY).findings
    return openpyxl.load_workbook(io.BytesIO(marked_copy(path, findings, "de")))


@pytest.fixture
def spoilt(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(form_of("X01")))
    cell(book, "Grundzahlen", "staff", "Wert").value = "viele"
    book.save(tmp_path / "form.xlsx")
    return tmp_path / "form.xlsx"


def test_the_comment_stands_in_the_cell_it_speaks_of(spoilt):
    book = marked(spoilt)

    wrong = cell(book, "Grundzahlen", "staff", "Wert")
    assert "viele" in wrong.comment.text
    assert wrong.fill.fgColor.rgb.endswith("F6C7C0")


def test_all_else_is_as_it_was(spoilt):
    before, after = openpyxl.load_workbook(spoilt), marked(spoilt)

    assert after.sheetnames == before.sheetnames
    for sheet in before:
        same = after[sheet.title]
        assert list(same.iter_rows(values_only=True)) == list(sheet.iter_rows(values_only=True))


def test_only_cells_with_findings_have_comments(spoilt):
    book = marked(spoilt)
    commented = [c.coordinate for sheet in book for row in sheet for c in row if c.comment]

    assert cell(book, "Grundzahlen", "staff", "Wert").coordinate in commented
    assert len(commented) < 5


def test_a_csv_file_becomes_a_workbook_without_formulas(tmp_path):
    path = tmp_path / "x.csv"
    head = "Gebiet;Jahr;Grundzahl;Gliederung;Wert;Einheit;Konzept;Methode;Bereich"
    head += ";Genauigkeit;Status;Quelle"
    row = "X01;2026;staff;;viele;persons;all;hr_master_data;whole;exact;A;=1+1"
    path.write_text(f"{head}\n{row}\n", encoding="utf-8")

    book = marked(path)
    values = [c.value for row in book.worksheets[0] for c in row]
    assert not [v for v in values if isinstance(v, str) and v.startswith("=")]
    assert [c.value for row in book.worksheets[0] for c in row if c.comment]
