"""What the clerk sees in a cell is what is read; where it is not what is stored, it is refused."""

from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formatting.rule import DataBarRule, Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from indicators.intake.workbook.shown import show_number, show_text
from tests.intake.workbooks import good_workbook, read, remarks


def read_value(tmp_path, value, code, cell="C2"):
    book = good_workbook()
    book["Grundzahlen"][cell] = value
    book["Grundzahlen"][cell].number_format = code
    sheet = read(tmp_path, book)
    return sheet.rows[1][1][openpyxl.utils.cell.coordinate_to_tuple(cell)[1] - 1], sheet


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        (16, "0.0", "16,0"),
        (16.7, "0.00", "16,70"),
        (16, "General", "16"),
        (16.700000000000003, "General", "16,7"),
        (16.5, "0.0##", "16,5"),
        (7, "0.###", "7"),
        (31383, "#,##0", "31383"),
        (31383, "#\\ ##0", "31383"),
        (31383.5, "#,##0.00", "31383,50"),
        (-5, "#,##0;[Red]-#,##0", "-5"),
        (-5, "0.0", "-5,0"),
        (5, "+0;-0;0", "5"),
        (1234, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "1234"),
        (5, "#,##0.00\\ _€;\\-#,##0.00\\ _€", "5,00"),
        (5, "[$-407]0", "5"),
        (5, "@", "5"),
        (0.5, "#.0", "0,5"),
        (date(2021, 12, 31), "dd.mm.yyyy", "2021-12-31"),
        (date(2021, 12, 31), "m/d/yy", "2021-12-31"),
        (date(2021, 12, 31), "dd/mm/yyyy;@", "2021-12-31"),
        (date(2021, 12, 31), "[$-407]d. mmmm yyyy", "2021-12-31"),
        (date(2021, 12, 31), "[$-F800]dddd, mmmm dd, yyyy", "2021-12-31"),
        (datetime(2021, 12, 31), "yyyy-mm-dd h:mm:ss", "2021-12-31"),
        (date(2021, 12, 31), "yyyy", "2021"),
        (date(2021, 12, 31), "mm/yyyy", "2021-12"),
    ],
)
def test_a_cell_reads_as_it_is_seen_without_a_word(tmp_path, stored, code, text):
    found, sheet = read_value(tmp_path, stored, code)

    assert found == text
    assert not sheet.remarks


@pytest.mark.parametrize(
    ("stored", "code", "text", "told"),
    [
        (16.6666666666667, "0.0", "16,7", "zeigt 16,7; gespeichert ist 16,6666666666667"),
        (99.95, "0.0", "100,0", "zeigt 100,0; gespeichert ist 99,95"),
        (16.7, "0,0", "17", "zeigt 17; gespeichert ist 16,7"),
        (5117, "00000", "05117", "zeigt 05117; gespeichert ist 5117"),
        (50 / 3, "General", "16,66666667", "zeigt 16,66666667; gespeichert ist 16,6666666666667"),
        (0.167, "0.0%", "16,7", "zeigt 16,7 %; gespeichert ist 0,167. Gelesen wird 16,7"),
        (1, "0%", "100", "zeigt 100 %; gespeichert ist 1. Gelesen wird 100"),
        (datetime(2021, 12, 31, 12), "dd.mm.yyyy h:mm", "2021-12-31", "ein Datum mit Uhrzeit"),
    ],
)
def test_what_is_seen_and_not_stored_is_told(tmp_path, stored, code, text, told):
    found, sheet = read_value(tmp_path, stored, code)

    assert found == text
    assert [remark.severity for remark in sheet.remarks] == ["notice"]
    assert told in sheet.remarks[0].sentence("de")


def test_a_quoted_percent_sign_does_not_multiply(tmp_path):
    found, sheet = read_value(tmp_path, 16.7, '0.0" %"')

    assert (found, sheet.remarks) == ("16,7", ())


@pytest.mark.parametrize(
    ("stored", "code", "told"),
    [
        (31383, "0,", "zeigt „31“, gespeichert ist aber 31383"),
        (3001, '0" Personen"', "zeigt „3001 Personen“, gespeichert ist aber 3001"),
        (5, "#,##0.00 €", "zeigt „5,00€“, gespeichert ist aber 5"),
        (5, "#,##0.00 [$€-407]", "nicht bekannt"),
        (0.5, "# ?/?", "(0,5)"),
        (3000, "0.00E+00", "(3000)"),
        (5, "[>=100]0;0.0", "(5)"),
        (31383, "0\\.000", "(31383)"),
        (5, ";;;", "zeigt nichts an, gespeichert ist aber „5“"),
        (0, "#", "zeigt nichts an, gespeichert ist aber „0“"),
        (0, '0;-0;"-"', "(0)"),
        (-5, "0;0", "(-5)"),
        (-5, "0;(0)", "(-5)"),
        (0.167, "0", "zeigt „0“, gespeichert ist aber 0,167"),
        (123456789012, "General", "zeigt „1,23457E+11“"),
        (1e300, "0", "„0“"),
        (date(2021, 12, 31), "d.m.", "(2021-12-31)"),
        (date(2021, 12, 31), "mmm yy", "(2021-12-31)"),
        (0.5, "h:mm", "(0,5)"),
        (5, "TT.MM.JJJJ", "(5)"),
        (20, "dd.mm.yyyy", "(20)"),
    ],
)
def test_a_cell_that_shows_something_else_than_it_stores_is_refused(tmp_path, stored, code, told):
    _, sheet = read_value(tmp_path, stored, code)

    (remark,) = sheet.remarks
    assert (remark.severity, remark.column, remark.row) == ("error", "Wert", 2)
    assert told in remark.sentence("de")


@pytest.mark.parametrize("cell", ["E2", "L2"])
def test_a_percent_sign_outside_of_the_value_is_refused(tmp_path, cell):
    found, sheet = read_value(tmp_path, 1, "0%", cell)

    assert found == "100 %"
    assert ("cell_percent_alien", "error", cell) in remarks(sheet)


def test_a_percent_sign_beside_another_unit_is_refused(tmp_path):
    book = good_workbook()
    book["Grundzahlen"]["C2"].number_format = "0%"
    book["Grundzahlen"]["D2"] = "persons"

    sheet = read(tmp_path, book)

    assert sheet.rows[1][1][2] == "1670 %"
    assert ("cell_percent_alien", "error", "C2") in remarks(sheet)


def test_a_format_that_hides_text_is_named(tmp_path):
    found, sheet = read_value(tmp_path, "verborgen", ";;;")

    assert (found, remarks(sheet)) == ("verborgen", [("cell_veiled", "error", "C2")])
    assert show_text("sichtbar", '0;-0;0;"x"@').key == "cell_veiled"
    assert show_text("sichtbar", "0;-0;0;@").key == ""


def test_a_sheet_that_shows_no_zeros_is_named(tmp_path):
    book = good_workbook()
    book["Grundzahlen"]["C2"] = 0
    book["Grundzahlen"].sheet_view.showZeros = False

    assert remarks(read(tmp_path, book)) == [("cell_zero_veiled", "error", "C2")]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ({"numFmt": NumberFormat(200, "0%")}, [("cell_conditional", "error", "C2")]),
        ({"font": Font(strike=True)}, [("cell_conditional", "error", "C2")]),
        ({"font": Font(bold=True)}, []),
    ],
)
def test_a_conditional_format_that_changes_what_is_seen_is_refused(tmp_path, style, expected):
    book = good_workbook()
    rule = Rule(type="expression", formula=["TRUE"], dxf=DifferentialStyle(**style))
    book["Grundzahlen"].conditional_formatting.add("C2:C1048576", rule)

    assert remarks(read(tmp_path, book)) == expected


def test_a_data_bar_without_its_number_is_refused(tmp_path):
    book = good_workbook()
    bar = DataBarRule("num", 0, "num", 100, color="FF0000", showValue=False)
    book["Grundzahlen"].conditional_formatting.add("C2:C9", bar)

    assert remarks(read(tmp_path, book)) == [("cell_conditional", "error", "C2")]


def test_dates_count_from_1904_where_the_workbook_says_so(tmp_path):
    book = good_workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book["Grundzahlen"]["B2"] = date(2021, 12, 31)

    assert read(tmp_path, book).rows[1][1][1] == "2021-12-31"


FORMATS = st.text(alphabet='0#?.,%;-+ _*"\\[]@GEeneralymdhs/<>=$€x', max_size=14)


@given(number=st.floats(allow_nan=False, allow_infinity=False), code=FORMATS)
def test_no_format_changes_a_number_without_a_word(number, code):
    shown = show_number(repr(number), code, from_1904=False)

    if not shown.key and not set("ymdYMD") & set(code):
        assert float(Decimal(shown.text.replace(",", "."))) == pytest.approx(number, rel=1e-14)
