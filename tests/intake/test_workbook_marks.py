"""Marks inside cells: footnotes, struck-through figures, errors and formulas are named."""

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.intake.workbooks import figures, good_workbook, pack, parts_of, read, remarks, with_xml

RAISED = InlineFont(vertAlign="superscript")
LOWERED = InlineFont(vertAlign="subscript")
STRUCK = InlineFont(strike=True)


def with_cell(value, cell="C2"):
    book = good_workbook()
    book["Grundzahlen"][cell] = value
    return book


@pytest.mark.parametrize(
    ("mark", "seen"), [(TextBlock(RAISED, "1"), "3001¹"), (TextBlock(LOWERED, "2)"), "3001₂₎")]
)
def test_a_footnote_at_a_number_never_becomes_a_digit(tmp_path, mark, seen):
    sheet = read(tmp_path, with_cell(CellRichText("3001", mark)))

    assert sheet.rows[1][1][2] == seen
    assert remarks(sheet) == [("cell_footnote", "error", "C2")]
    assert f"steht „{seen}“" in sheet.remarks[0].sentence("de")


def test_a_footnote_of_letters_is_named_too(tmp_path):
    sheet = read(tmp_path, with_cell(CellRichText("16,7 ", TextBlock(RAISED, "a"))))

    assert remarks(sheet) == [("cell_footnote", "error", "C2")]


def test_a_footnote_in_a_text_stays_a_footnote(tmp_path):
    sheet = read(tmp_path, with_cell(CellRichText("Bericht", TextBlock(RAISED, "1")), "L2"))

    assert (sheet.rows[1][1][11], sheet.remarks) == ("Bericht¹", ())


def test_parts_in_other_fonts_are_one_text(tmp_path):
    bold = TextBlock(InlineFont(b=True), "01")
    sheet = read(tmp_path, with_cell(CellRichText("30", bold)))

    assert (sheet.rows[1][1][2], sheet.remarks) == ("3001", ())


def test_a_struck_through_cell_is_refused(tmp_path):
    book = good_workbook()
    book["Grundzahlen"]["C2"].font = Font(strike=True)

    assert remarks(read(tmp_path, book)) == [("cell_struck", "error", "C2")]


def test_a_cell_struck_through_in_part_is_refused(tmp_path):
    sheet = read(tmp_path, with_cell(CellRichText(TextBlock(STRUCK, "3001"), " 3002")))

    assert remarks(sheet) == [("cell_struck", "error", "C2")]


def test_a_struck_through_row_is_one_remark(tmp_path):
    book = good_workbook(rows=2)
    for cell in book["Grundzahlen"][3]:
        cell.font = Font(strike=True)

    sheet = read(tmp_path, book)

    assert remarks(sheet) == [("row_struck", "error", "A3")]
    assert sheet.remarks[0].sentence("de").startswith("Zeile 3 ist durchgestrichen.")


def test_a_struck_through_empty_cell_is_none(tmp_path):
    book = good_workbook()
    book["Grundzahlen"]["C5"].font = Font(strike=True)

    assert not read(tmp_path, book).remarks


@pytest.mark.parametrize(
    ("stored", "seen"),
    [
        ("#DIV/0!", "#DIV/0!"),
        ("#N/A", "#NV"),
        ("#REF!", "#BEZUG!"),
        ("#NV", "#NV"),
        ("#WERT!", "#WERT!"),
        ("########", "########"),
    ],
)
@pytest.mark.parametrize("cell", ["C2", "L2"], ids=["value", "note"])
def test_an_error_is_no_content_wherever_it_stands(tmp_path, stored, seen, cell):
    sheet = read(tmp_path, with_cell(stored, cell))

    assert remarks(sheet) == [("cell_error", "error", cell)]
    assert f"steht der Fehler {seen} statt" in sheet.remarks[0].sentence("de")


@pytest.mark.parametrize("text", ["#1 der Liste", "# offen", "Ausschreibung #4"])
def test_a_number_sign_alone_is_no_error(tmp_path, text):
    assert not read(tmp_path, with_cell(text, "L2")).remarks


def test_a_formula_is_named_and_the_rest_is_read(tmp_path):
    sheet = read(tmp_path, with_cell("=7/42*100"))

    assert remarks(sheet) == [("cell_formula", "error", "C2")]
    assert "(=7/42*100)" in sheet.remarks[0].sentence("de")
    assert sheet.rows[1][1][0] == "trainee_migration_share"


def test_a_damaged_formula_is_named_like_any(tmp_path):
    path = with_xml(
        tmp_path, good_workbook(), "<v>16.7</v>", '<f t="shared" si="9">A1+"x</f><v>1</v>'
    )

    assert remarks(figures(path)) == [("cell_formula", "error", "C2")]


def test_readings_of_japanese_text_and_escapes_are_taken_as_excel_does(tmp_path):
    parts = parts_of(good_workbook())
    part = next(name for name in parts if "wie gemeldet" in parts[name].decode())
    phonetic = '<t xml:space="preserve">wie_x0009_gemeldet</t><rPh sb="0" eb="1"><t>x</t></rPh>'
    parts[part] = parts[part].replace(b"<t>wie gemeldet</t>", phonetic.encode())

    assert figures(pack(tmp_path / "lieferung.xlsx", parts)).rows[1][1][11] == "wie\tgemeldet"


def test_many_remarks_of_a_kind_are_counted(tmp_path):
    book = good_workbook(rows=300)
    for row in range(2, 302):
        book["Grundzahlen"][f"C{row}"] = "=1+1"

    sheet = read(tmp_path, book)

    assert len(sheet.remarks) == 201
    assert sheet.remarks[-1].sentence("de") == (
        "Dasselbe gilt für 100 weitere Zellen dieses Blatts."
    )
    assert sheet.remarks[-1].severity == "error"
