"""What nobody sees is read like the rest, and named."""

import pytest

from indicators.intake.workbooks import open_workbook
from tests.intake.workbooks import figures, good_workbook, read, remarks, with_xml


def test_hidden_rows_are_named_as_blocks(tmp_path):
    book = good_workbook(rows=8)
    for row in (3, 4, 7, 50):
        book["Grundzahlen"].row_dimensions[row].hidden = True

    sheet = read(tmp_path, book)

    assert len(sheet.rows) == 9
    assert remarks(sheet) == [("rows_hidden", "warning", "A3"), ("rows_hidden", "warning", "A7")]
    assert "trotzdem gelesen: Zeile 3–4." in sheet.remarks[0].sentence("de")


def test_a_row_without_height_is_hidden(tmp_path):
    path = with_xml(tmp_path, good_workbook(), '<row r="2"', '<row r="2" ht="0" customHeight="1"')

    assert remarks(figures(path)) == [("rows_hidden", "warning", "A2")]


@pytest.mark.parametrize("how", ['hidden="1"', 'width="0" customWidth="1"', 'hidden="true"'])
def test_hidden_columns_are_named_where_something_stands(tmp_path, how):
    columns = f'<cols><col min="5" max="6" {how}/><col min="30" max="16384" {how}/></cols>'
    path = with_xml(tmp_path, good_workbook(), "<sheetData>", columns + "<sheetData>")

    sheet = figures(path)

    assert remarks(sheet) == [("columns_hidden", "warning", "E1")]
    assert "Spalte E–F" in sheet.remarks[0].sentence("de")


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_of_the_form_is_read_and_named(tmp_path, state):
    book = good_workbook()
    book["Grundzahlen"].sheet_state = state

    sheet = read(tmp_path, book)

    assert sheet.rows[1][1][2] == "16,7"
    assert remarks(sheet) == [("sheet_hidden", "warning", "A1")]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_lists_for_drop_downs_are_left_out_and_named(tmp_path, state):
    book = good_workbook()
    lists = book.create_sheet("Listen")
    lists.append(["a", "b"])
    lists.sheet_state = state
    path = tmp_path / "lieferung.xlsx"
    book.save(path)

    sheets = open_workbook(path)

    assert [sheet.name for sheet in sheets] == ["Angaben", "Grundzahlen"]
    (remark,) = sheets[0].remarks
    assert (remark.key, remark.severity) == ("sheet_hidden_unread", "warning")
    assert "„Listen“" in remark.sentence("de")
