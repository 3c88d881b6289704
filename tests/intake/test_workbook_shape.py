"""Formatting without content is no content, and a refusal gives the reason that is true."""

import pytest
from openpyxl.styles import Font, PatternFill

from indicators.errors import DeliveryError
from indicators.intake.workbooks import open_workbook
from tests.intake.workbooks import (
    HEADINGS,
    MAIN,
    OFFICE,
    SHEET_PART,
    figures,
    good_workbook,
    pack,
    parts_of,
    read,
    remarks,
    with_shared_texts,
)

YELLOW = PatternFill("solid", fgColor="FFFF00")


def plain_rows(tmp_path):
    return read(tmp_path, good_workbook()).rows


def test_coloured_empty_cells_count_for_nothing(tmp_path):
    book = good_workbook()
    sheet = book["Grundzahlen"]
    for row in range(3, 25_000):
        sheet.cell(row, 1).fill = YELLOW
    for cell in ("BH1", "XFD2", "XFD1048576"):
        sheet[cell].fill = YELLOW
    sheet["A1048576"].font = Font(bold=True)

    assert read(tmp_path, book).rows == plain_rows(tmp_path)


def test_blanks_alone_are_no_content(tmp_path):
    book = good_workbook()
    book["Grundzahlen"]["BH9"] = "  "

    assert read(tmp_path, book).rows == plain_rows(tmp_path)


def test_a_row_far_below_keeps_its_number(tmp_path):
    book = good_workbook()
    book["Grundzahlen"]["A900000"] = "Quelle: Personalamt"

    assert read(tmp_path, book).rows[-1][0] == 900_000


def test_a_cell_far_to_the_right_is_named(tmp_path):
    book = good_workbook()
    book["Grundzahlen"]["XFD7"] = "x"

    with pytest.raises(DeliveryError, match="steht etwas in Zelle XFD7; erlaubt sind 50 Spalten"):
        read(tmp_path, book)


def test_blank_columns_before_the_table_are_left_out(tmp_path):
    book = good_workbook()
    book["Grundzahlen"].insert_cols(1, 2)

    sheet = read(tmp_path, book)

    assert (sheet.rows, sheet.first_column) == (plain_rows(tmp_path), 3)


def test_blanks_around_the_name_of_a_sheet_are_taken_away(tmp_path):
    book = good_workbook()
    book["Grundzahlen"].title = "Grundzahlen "
    path = tmp_path / "lieferung.xlsx"
    book.save(path)

    sheets = open_workbook(path)

    assert [sheet.name for sheet in sheets] == ["Angaben", "Grundzahlen"]
    assert [(remark.key, remark.severity) for remark in sheets[0].remarks] == [
        ("sheet_name_blanks", "notice")
    ]


def test_two_sheets_with_one_name_are_refused(tmp_path):
    book = good_workbook()
    book.copy_worksheet(book["Grundzahlen"]).title = "grundzahlen  "

    with pytest.raises(DeliveryError, match="heißt mehr als ein Blatt „Grundzahlen“"):
        read(tmp_path, book)


def with_title(cells):
    book = good_workbook()
    sheet = book["Grundzahlen"]
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Bericht der Stadt"
    sheet.merge_cells(cells)
    return book


@pytest.mark.parametrize("cells", ["A1:L1", "A1:L2", "A20:L40", "A2:L2"])
def test_a_merged_title_and_merged_blanks_harm_nothing(tmp_path, cells):
    sheet = read(tmp_path, with_title(cells))

    assert [row for row, _ in sheet.rows] == [1, 3, 4]
    assert not sheet.remarks


def test_a_merged_line_of_text_below_the_table_harms_nothing(tmp_path):
    book = good_workbook()
    book["Grundzahlen"]["A9"] = "Stand: Dezember"
    book["Grundzahlen"].merge_cells("A9:L9")

    assert not read(tmp_path, book).remarks


@pytest.mark.parametrize("cells", ["A3:B3", "C3:C4", "A2:A3"])
def test_merged_headings_are_refused(tmp_path, cells):
    book = with_title("A1:L1")
    sheet = book["Grundzahlen"]
    sheet["A2"] = "Stand"
    sheet["B2"] = "Dezember"
    sheet.merge_cells(cells)

    with pytest.raises(DeliveryError) as caught:
        read(tmp_path, book)

    assert (caught.value.key, caught.value.values["cells"]) == ("file_merged", cells)


@pytest.mark.parametrize("cells", ["A2:B2", "C2:C4"])
def test_merged_cells_among_the_rows_are_named(tmp_path, cells):
    book = good_workbook(rows=4)
    book["Grundzahlen"].merge_cells(cells)

    sheet = read(tmp_path, book)

    assert remarks(sheet) == [("cells_merged", "error", cells[:2])]
    assert f"Die Zellen {cells} sind verbunden" in sheet.remarks[0].sentence("de")


def test_a_part_whose_name_is_latin_1_does_not_matter(tmp_path):
    path = pack(tmp_path / "lieferung.xlsx", parts_of(good_workbook()) | {"xl/Größe.png": b"x"})
    content = path.read_bytes()
    assert content.count("Größe".encode()) == 2
    # As long as before, so that all places in the file stay right.
    path.write_bytes(content.replace("Größe".encode(), b"Gr\xf6\xdfe__"))

    assert figures(path).rows == plain_rows(tmp_path)


EXTENSIONS = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"'
    ' xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
    ' mc:Ignorable="x14ac xr" xr:uid="{00000000-0001-0000-0000-000000000000}"'
)
AS_EXCEL_WRITES_IT = {
    SHEET_PART: [
        ("<worksheet", f"<worksheet{EXTENSIONS}"),
        ('<row r="2"', '<row r="2" spans="1:12" ht="15.75" thickBot="1" x14ac:dyDescent="0.25"'),
        (
            "</worksheet>",
            '<extLst><ext uri="{x}" xmlns:x14="http://x"><x14:any a="1"/></ext></extLst>'
            "</worksheet>",
        ),
    ],
    "xl/styles.xml": [
        ("<styleSheet", f"<styleSheet{EXTENSIONS}"),
        ("<fonts ", '<fonts x14ac:knownFonts="1" '),
        ("</styleSheet>", '<extLst><ext uri="{y}"/></extLst></styleSheet>'),
    ],
    "xl/workbook.xml": [
        ("<workbook", f"<workbook{EXTENSIONS}"),
        (
            "<bookViews>",
            '<mc:AlternateContent><mc:Choice Requires="x15"/></mc:AlternateContent><bookViews>',
        ),
    ],
}


def test_what_excel_adds_for_itself_is_passed_over(tmp_path):
    parts = with_shared_texts(parts_of(good_workbook()))
    for part, changes in AS_EXCEL_WRITES_IT.items():
        text = parts[part].decode()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        parts[part] = text.encode()

    sheet = figures(pack(tmp_path / "lieferung.xlsx", parts))

    assert (sheet.rows, sheet.remarks) == (plain_rows(tmp_path), ())


def test_the_strict_kind_of_workbook_reads_the_same(tmp_path):
    parts = with_shared_texts(parts_of(good_workbook()))
    for name, part in parts.items():
        parts[name] = (
            part.decode()
            .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
            .replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
            .encode()
        )

    assert figures(pack(tmp_path / "lieferung.xlsx", parts)).rows == plain_rows(tmp_path)


def test_a_chart_sheet_is_named(tmp_path):
    book = good_workbook()
    book.create_chartsheet("Diagramm")

    with pytest.raises(DeliveryError, match="„Diagramm“ kein Tabellenblatt"):
        read(tmp_path, book)


def test_the_headings_of_these_tests_are_those_of_the_form():
    from indicators.intake.forms import forms

    assert all(forms()["figures"].field_of(heading) for heading in HEADINGS)
