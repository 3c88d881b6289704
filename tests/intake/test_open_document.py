"""OpenDocument spreadsheets, made of a few lines of XML: what is seen and what is stored."""

import zipfile

import pytest

from indicators.errors import DeliveryError
from indicators.intake.workbook.process import read_in_a_process
from tests.intake.filled_forms import filled_book, findings_of, saved, values_of
from tests.intake.workbooks import good_workbook, pack, parts_of

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
MIME = "application/vnd.oasis.opendocument.spreadsheet"


def ods(tmp_path, rows, styles="", manifest="", before=""):
    """A file with one sheet whose rows are given as XML."""
    content = (
        f"{before}<office:document-content {NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet><table:table "
        f'table:name="Grundzahlen">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    space = 'xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    return pack(
        tmp_path / "lieferung.ods",
        {
            "mimetype": MIME.encode(),
            "META-INF/manifest.xml": f"<m:manifest {space}>{manifest}</m:manifest>".encode(),
            "content.xml": content.encode(),
        },
    )


def row(*cells, more=""):
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def cell(seen, kind="string", stored="", more="", attribute="value"):
    value = f'office:{attribute}="{stored}"' if stored else ""
    text = f"<text:p>{seen}</text:p>" if seen else ""
    return f'<table:table-cell office:value-type="{kind}" {value} {more}>{text}</table:table-cell>'


def read(path):
    (sheet,) = read_in_a_process(path)
    return sheet


def read_cell(tmp_path, *given, **more):
    sheet = read(ods(tmp_path, row(cell(*given, **more))))
    return sheet["rows"][0][1][0], [(found["key"], found["severity"]) for found in sheet["remarks"]]


@pytest.mark.parametrize(
    ("seen", "stored", "text", "key"),
    [
        ("16,7", "16.7", "16,7", None),
        ("16.7", "16.7", "16,7", None),
        ("1.300", "1300", "1300", None),
        ("1,300", "1300", "1300", None),
        ("1.300", "1.3", "1,300", None),
        ("12,0", "12", "12,0", None),
        ("13", "12.5", "13", "cell_shown"),
        ("05117", "5117", "05117", "cell_shown"),
        ("-3", "-3", "-3", None),
    ],
)
def test_a_number_is_read_as_it_is_seen_where_it_is_the_stored_one(
    tmp_path, seen, stored, text, key
):
    expected = [(key, "notice")] if key else []

    assert read_cell(tmp_path, seen, "float", stored) == (text, expected)


@pytest.mark.parametrize(
    ("seen", "stored", "key"),
    [
        ("300", "400", "cell_format_seen"),
        ("0,3 Tsd.", "300", "cell_format_seen"),
        ("", "300", "cell_veiled"),
        ("###", "300", "cell_format_seen"),
    ],
)
def test_a_number_that_shows_another_one_is_refused(tmp_path, seen, stored, key):
    assert read_cell(tmp_path, seen, "float", stored)[1] == [(key, "error")]


def test_a_share_in_per_cent_is_told_as_one(tmp_path):
    assert read_cell(tmp_path, "16,7 %", "percentage", "0.167")[1] == [("cell_percent", "notice")]
    assert read_cell(tmp_path, "16,7", "percentage", "0.167")[1] == [("cell_format_seen", "error")]


def test_dates_are_read_from_what_is_stored(tmp_path):
    assert read_cell(tmp_path, "31.12.25", "date", "2025-12-31", attribute="date-value") == (
        "2025-12-31",
        [],
    )


@pytest.mark.parametrize(
    ("given", "key"),
    [
        (cell("7", "float", "7", more='table:formula="of:=3+4"'), "cell_formula"),
        (cell("7", "float", "7", more='table:style-name="out"'), "cell_struck"),
        (cell('7<text:span text:style-name="up">1</text:span>'), "cell_footnote"),
        (cell("#NV"), "cell_error"),
        (cell("7 €", "currency", "7"), "cell_format_seen"),
    ],
)
def test_what_no_number_is_cannot_be_taken(tmp_path, given, key):
    styles = (
        '<style:style style:name="out"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style><style:style style:name="up">'
        '<style:text-properties style:text-position="super 58%"/></style:style>'
    )
    sheet = read(ods(tmp_path, row(given), styles))

    assert [(found["key"], found["severity"]) for found in sheet["remarks"]] == [(key, "error")]


def test_repeated_hidden_and_merged_cells_have_their_places(tmp_path):
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    twice = cell("x", more='table:number-columns-repeated="2"')
    merged = cell("m", more='table:number-columns-spanned="2" table:number-rows-spanned="2"')
    rows = row(blank, more='table:number-rows-repeated="3"') + row(blank, twice)
    rows += row(merged, more='table:visibility="collapse"')
    sheet = read(ods(tmp_path, rows))

    assert sheet["rows"] == [[4, ["", "", "x", "x"]], [5, ["m"]]]
    assert sheet["hidden_rows"] == [5]
    assert sheet["merged"] == [[[1, 2], [5, 6]]]


def test_notes_beside_cells_are_no_text_of_theirs(tmp_path):
    note = "<office:annotation><text:p>geraten</text:p></office:annotation>"

    assert read(ods(tmp_path, row(cell(f"12{note}"))))["rows"] == [[1, ["12"]]]


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"rows": row(cell("x"), more='table:number-rows-repeated="1048576"')}, "file_too_long"),
        ({"rows": row(cell("x", more='table:number-columns-repeated="99"'))}, "file_too_wide_cell"),
        ({"rows": row(cell("x", "hoax"))}, "file_damaged"),
        ({"rows": row(cell("x", "float", "seven"))}, "file_damaged"),
        ({"rows": "", "before": '<!DOCTYPE x [<!ENTITY a "aaaa">]>'}, "file_damaged"),
        ({"rows": "", "manifest": "<m:encryption-data/>"}, "file_protected"),
    ],
)
def test_what_is_too_large_damaged_or_locked_is_refused_with_a_sentence(tmp_path, more, key):
    with pytest.raises(DeliveryError) as refused:
        read_in_a_process(ods(tmp_path, **more))

    assert refused.value.key == key


@pytest.mark.parametrize("kind", ["xls", "xlsb", "numbers"])
def test_other_formats_are_told_to_be_saved_as_xlsx(tmp_path, kind):
    path = tmp_path / f"lieferung.{kind}"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    with pytest.raises(DeliveryError) as refused:
        values_of(path)

    assert "als .xlsx" in refused.value.sentence()


def test_macros_are_named_and_never_run(tmp_path):
    book = filled_book()
    parts = parts_of(book) | {"xl/vbaProject.bin": b"Sub Auto_Open()"}
    path = pack(tmp_path / "lieferung.xlsm", parts)

    assert ("macros_ignored", "notice", "Angaben", 1, "A") in findings_of(path)
    assert len(values_of(path)) == 3


def test_a_workbook_in_a_file_of_another_name_is_read_for_what_it_is(tmp_path):
    path = saved(tmp_path, good_workbook(), "lieferung.ods")

    assert zipfile.is_zipfile(path)
    assert values_of(path) == {"trainee_migration_share": 16.7}
