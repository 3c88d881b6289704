"""What cannot be read is refused with one sentence; what can be read gives the same rows."""

import io
import time
import zipfile
from datetime import date

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from indicators.errors import DeliveryError
from indicators.intake.forms import forms
from indicators.intake.observations import to_observations
from indicators.intake.read import read_delivery

HEADINGS = forms()["figures"].required_headings()
HEADER = ";".join(HEADINGS)
ROW = (
    "05117;staff;2021;3001;persons;all;administrative_record;administration;"
    "as_published;A;Personalamt"
)
GOOD = f"{HEADER}\n{ROW}\n"


def refusal(path):
    """The error that a file is refused with."""
    with pytest.raises(DeliveryError) as caught:
        read_delivery(path)
    return caught.value


def assert_refused(path, key):
    error = refusal(path)

    assert error.key == key
    assert error.exit_code == 2
    for language in ("de", "en"):
        assert path.name in error.sentence(language)
        assert not set(error.sentence(language)) & set("{}")
    assert error.sentence("de") != error.sentence("en")


# --- files that are no table at all -------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("fehlt.csv", "file_missing"),
        ("fehlt.xlsx", "file_missing"),
        ("x" * 300 + ".csv", "file_unreadable"),
    ],
    ids=["no csv", "no xlsx", "a name that no disk takes"],
)
def test_a_file_that_is_not_there_is_named(tmp_path, name, key):
    assert_refused(tmp_path / name, key)


def test_a_folder_is_not_a_file(tmp_path):
    folder = tmp_path / "lieferungen.csv"
    folder.mkdir()

    assert_refused(folder, "file_is_folder")


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01"
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024)


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("leer.csv", b"", "file_empty"),
        ("leer.xlsx", b"", "file_empty"),
        ("leerzeilen.csv", b"\n\n  \r\n\n", "file_empty"),
        ("nur_trennzeichen.csv", b";;;\n;;;\n", "file_empty"),
        ("bild.csv", PNG, "file_kind"),
        ("tabelle.txt", GOOD.encode(), "file_kind"),
        ("tabelle", GOOD.encode(), "file_kind"),
        ("tabelle.xls", OLD_EXCEL, "file_other_workbook"),
        ("utf32.csv", GOOD.encode("utf-32"), "file_kind"),
        ("dos.csv", GOOD.replace("Personalamt", "Büro für Ämter").encode("cp850"), "file_encoding"),
        ("dos_oe.csv", GOOD.replace("Personalamt", "Köln").encode("cp850"), "file_encoding"),
        ("dos_ss.csv", GOOD.replace("Personalamt", "Straße 1").encode("cp850"), "file_encoding"),
        ("mac_ss.csv", GOOD.replace("Personalamt", "Straße").encode("mac_roman"), "file_encoding"),
        ("mac_ae.csv", GOOD.replace("Personalamt", "Ämter").encode("mac_roman"), "file_encoding"),
        ("mac.csv", GOOD.replace("Personalamt", "Köln").encode("mac_roman"), "file_encoding"),
        ("text.xlsx", b"Das ist keine Arbeitsmappe.", "file_damaged"),
        ("mit_kennwort.xlsx", OLD_EXCEL, "file_protected"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path, name, content, key):
    path = tmp_path / name
    path.write_bytes(content)

    assert_refused(path, key)


# --- CSV ----------------------------------------------------------------------------------

WITH_A_GAP = GOOD.replace("Jahr;Wert", "Jahr;;Wert").replace("2021;", "2021;;")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (GOOD.replace("3001", "30,5").replace(";", ","), "file_columns_comma"),
        (f"{ROW}\n{GOOD}", "file_not_table"),
        (GOOD.replace("Personalamt", '"Personalamt'), "file_quotes"),
        (GOOD + ROW.removesuffix(";Personalamt") + "\n", "file_columns"),
        (GOOD + ROW + ";noch etwas\n", "file_columns"),
        (GOOD + ROW + ";" * 100 + "\n", "file_too_wide"),
        (f"{HEADER};Laune\n{ROW};gut\n", "file_columns_unknown"),
        (WITH_A_GAP.replace("2021;;", "2021;?;"), "file_heading_missing"),
        (GOOD.replace("Wert", "W\u0435rt"), "file_columns_unknown"),
        (GOOD.replace("Personalamt", f'"{"x" * 200_000}"'), "file_cell_too_long"),
        (GOOD.replace("Jahr;", "").replace("2021;", ""), "file_columns_missing"),
        (f"{HEADER};Jahr\n{ROW};2021\n", "file_columns_doubled"),
        (f"{HEADER};Zahl\n{ROW};3001\n", "file_columns_doubled"),
        (HEADER + "\n", "file_no_rows"),
    ],
    ids=[
        "decimal comma between commas",
        "figures above the header",
        "unclosed quote",
        "too few fields",
        "too many fields",
        "far too many fields",
        "unknown column",
        "column without a heading",
        "Cyrillic letter in a heading",
        "cell without an end",
        "missing column",
        "doubled column",
        "doubled column in other words",
        "header only",
    ],
)
def test_a_csv_that_does_not_fit_the_form_is_refused(tmp_path, text, key):
    path = tmp_path / "lieferung.csv"
    path.write_text(text, encoding="utf-8")

    assert_refused(path, key)


def test_a_refusal_names_row_and_columns(tmp_path):
    path = tmp_path / "lieferung.csv"
    path.write_text(f"{GOOD}\n{ROW};noch etwas\n", encoding="utf-8")

    assert refusal(path).sentence("de") == (
        "In lieferung.csv, Blatt „lieferung“, Zeile 4 stehen 12 Felder; die Kopfzeile hat 11. "
        "Bitte prüfen Sie Trennzeichen und Anführungszeichen."
    )

    path.write_text(GOOD.replace("Wert", "W\u0435rt"), encoding="utf-8")

    assert "die Spalten Wеrt (е = U+0435) nicht bekannt" in str(refusal(path))

    path.write_text(f"{HEADER};Laune\n{ROW};gut\n", encoding="utf-8")

    assert "sheet “lieferung”, the columns Laune are not known" in refusal(path).sentence("en")


@pytest.mark.parametrize(
    ("row", "count", "key"),
    [("05117;staff", 1_000_000, "file_too_long"), (ROW, 250_000, "file_too_large")],
)
def test_a_huge_csv_is_refused_within_ten_seconds(tmp_path, row, count, key):
    path = tmp_path / "riesig.csv"
    path.write_text("Gebiet;Grundzahl\n" + f"{row}\n" * count, encoding="utf-8")
    begin = time.perf_counter()

    assert_refused(path, key)

    assert time.perf_counter() - begin < 10


# --- XLSX ---------------------------------------------------------------------------------

DETAILS = {
    "Stadt": "05117",
    "Berichtsjahr": 2021,
    "Quelle": "Personalamt",
    "Kontakt": "Referat V.2",
    "Formularfassung": "1",
}
SHEET_COLUMNS = [name for name in HEADINGS if name not in ("Gebiet", "Jahr", "Quelle")]
SHEET_ROW = [
    "staff",
    3001,
    "persons",
    "all",
    "administrative_record",
    "administration",
    "as_published",
    "A",
]


def workbook(details=DETAILS, rows=(SHEET_ROW,)):
    """A good workbook: the sheets Angaben and Grundzahlen."""
    book = openpyxl.Workbook()
    book.active.title = "Angaben"
    for line in details.items():
        book.active.append(line)
    sheet = book.create_sheet("Grundzahlen")
    for row in (SHEET_COLUMNS, *rows):
        sheet.append(row)
    return book


def with_formula():
    book = workbook()
    book["Grundzahlen"]["B2"] = "=3000+1"
    return book


def with_array_formula():
    book = workbook()
    book["Grundzahlen"]["B2"] = ArrayFormula("B2", "=SUM(3000+1)")
    return book


def with_merged_header():
    book = workbook()
    book["Grundzahlen"].merge_cells("A1:B1")
    return book


def with_unknown_sheet():
    book = workbook()
    book.create_sheet("Tabelle1")["A1"] = "Notizen"
    return book


def with_a_stray_cell():
    book = workbook()
    book["Grundzahlen"]["XFD20000"] = "x"
    return book


def with_too_many_rows():
    return workbook(rows=[["staff"]] * 20_001)


def with_a_gap_in_the_header():
    book = workbook()
    book["Grundzahlen"]["B1"] = None
    return book


def without_headings_for_the_details():
    return workbook(details={"Kontakt": "", **DETAILS, "Stadt": None, "Berichtsjahr": None})


def with_two_cities_in_the_details():
    book = workbook()
    book["Angaben"].append(["Stadt", "05113"])
    return book


def with_details_only():
    book = workbook()
    del book["Grundzahlen"]
    return book


def with_header_only():
    return workbook(rows=[])


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (with_merged_header, "file_merged"),
        (with_unknown_sheet, "file_sheet_unknown"),
        (with_a_stray_cell, "file_too_wide_cell"),
        (with_too_many_rows, "file_too_long"),
        (with_a_gap_in_the_header, "file_heading_missing"),
        (with_two_cities_in_the_details, "file_details_doubled"),
        (without_headings_for_the_details, "file_details_missing"),
        (with_details_only, "file_empty"),
        (with_header_only, "file_no_rows"),
        (openpyxl.Workbook, "file_empty"),
    ],
)
def test_a_workbook_that_does_not_fit_the_form_is_refused(tmp_path, make, key):
    path = tmp_path / "lieferung.xlsx"
    make().save(path)

    assert_refused(path, key)


@pytest.mark.parametrize(
    ("make", "formula"), [(with_formula, "=3000+1"), (with_array_formula, "=SUM(3000+1)")]
)
def test_a_formula_refuses_the_file_with_its_cell(tmp_path, make, formula):
    path = tmp_path / "lieferung.xlsx"
    make().save(path)

    (remark,) = read_delivery(path).remarks

    assert (remark.severity, remark.row, remark.column) == ("error", 2, "Wert")
    assert remark.sentence("de").startswith(f"In Zelle B2 steht eine Formel ({formula}).")


def test_missing_details_are_listed(tmp_path):
    path = tmp_path / "lieferung.xlsx"
    without_headings_for_the_details().save(path)

    assert "the entry Stadt, Berichtsjahr is missing" in refusal(path).sentence("en")


def parts_of_a_good_workbook():
    packed = io.BytesIO()
    workbook().save(packed)
    with zipfile.ZipFile(packed) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_a_workbook_cut_off_in_the_middle_is_refused(tmp_path):
    path = tmp_path / "lieferung.xlsx"
    workbook().save(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    assert_refused(path, "file_damaged")


def test_a_workbook_with_changed_bytes_is_refused(tmp_path):
    path = tmp_path / "lieferung.xlsx"
    workbook().save(path)
    content = bytearray(path.read_bytes())
    content[100:200] = bytes(100)
    path.write_bytes(content)

    assert_refused(path, "file_damaged")


SHEET_PART = "xl/worksheets/sheet2.xml"


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET_PART])
def test_a_workbook_with_broken_xml_is_refused(tmp_path, part):
    parts = parts_of_a_good_workbook()
    path = tmp_path / "lieferung.xlsx"
    pack(path, parts | {part: parts[part][:-20]})

    assert_refused(path, "file_damaged")


def test_a_workbook_without_its_main_part_is_refused(tmp_path):
    parts = parts_of_a_good_workbook()
    del parts["xl/workbook.xml"]
    path = tmp_path / "lieferung.xlsx"
    pack(path, parts)

    assert_refused(path, "file_damaged")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "bombe.xlsx"
    pack(path, parts_of_a_good_workbook() | {"xl/media/bild.bin": bytes(60 * 1024**2)})
    assert path.stat().st_size < 100_000

    assert_refused(path, "file_bomb")


LAUGHS = "".join(f'<!ENTITY lol{level} "{f"&lol{level - 1};" * 10}">' for level in range(1, 10))
BILLION_LAUGHS = f'<!DOCTYPE lolz [<!ENTITY lol0 "lol">{LAUGHS}]>'.encode()


@pytest.mark.parametrize(
    ("part", "word"), [("xl/workbook.xml", b'"Grundzahlen"'), (SHEET_PART, b">3001<")]
)
def test_an_entity_bomb_is_refused(tmp_path, part, word):
    parts = parts_of_a_good_workbook()
    assert word in parts[part]
    armed = parts[part].replace(word, word[:1] + b"&lol9;" + word[-1:])
    path = tmp_path / "bombe.xlsx"
    pack(path, parts | {part: BILLION_LAUGHS + armed})
    begin = time.perf_counter()

    assert_refused(path, "file_damaged")

    assert "Forbidden" in str(refusal(path).__cause__)
    assert time.perf_counter() - begin < 2


# --- files as they should be --------------------------------------------------------------

FIGURES = [
    "Gebiet;Grundzahl;Jahr;Stichtag;Wert;Einheit;Konzept;Methode;Bereich;Genauigkeit;Status;Quelle",
    "05117;staff;2021;2021-12-31;3001;persons;all;administrative_record;administration;"
    "as_published;A;Personalamt",
    "05117;trainee_migration_share;2021;2021-12-31;16,7;percent;migration_background;"
    "staff_survey;administration;as_published;A;Personalamt",
]
CSV = "\n".join(FIGURES) + "\n"


def figures_of(path):
    return read_delivery(path).rows("figures")


@pytest.fixture
def plain(tmp_path):
    path = tmp_path / "lieferung.csv"
    path.write_text(CSV, encoding="utf-8")
    return figures_of(path)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + CSV.encode(),
        CSV.replace("\n", "\r\n").encode(),
        CSV.replace("\n", "\r").encode(),
        CSV.removesuffix("\n").encode(),
        CSV.replace(";", " ; ").encode(),
        CSV.replace("\n", ";;\n").encode(),
        CSV.replace("Wert", "zahl").encode(),
        CSV.replace("Personalamt", '"Personalamt"').encode(),
    ],
    ids=[
        "byte order mark",
        "Windows line ends",
        "old Mac line ends",
        "no last line end",
        "spaces",
        "empty columns at the end",
        "another heading",
        "quotation marks",
    ],
)
def test_a_csv_reads_the_same_in_every_common_spelling(tmp_path, plain, content):
    path = tmp_path / "lieferung.csv"
    path.write_bytes(content)

    assert figures_of(path).equals(plain)


def test_blank_lines_are_passed_over_and_rows_keep_their_numbers(tmp_path):
    path = tmp_path / "lieferung.csv"
    path.write_text(CSV.replace("\n", "\n\n"), encoding="utf-8")

    assert list(figures_of(path)["row"]) == [3, 5]


def test_semicolons_and_line_ends_may_stand_in_quotation_marks(tmp_path):
    path = tmp_path / "lieferung.csv"
    path.write_text(GOOD.replace("Personalamt", '"Personalamt;\n„Amt 11“"'), encoding="utf-8")

    assert figures_of(path)["source_title"].item() == "Personalamt;\n„Amt 11“"


COLUMNS = [
    "Grundzahl",
    "Stichtag",
    "Wert",
    "Einheit",
    "Konzept",
    "Methode",
    "Bereich",
    "Genauigkeit",
    "Status",
]
LAST_DAY = date(2021, 12, 31)
SHEET_ROWS = [
    [
        "staff",
        LAST_DAY,
        3001,
        "persons",
        "all",
        "administrative_record",
        "administration",
        "as_published",
        "A",
    ],
    [
        "trainee_migration_share",
        LAST_DAY,
        16.700000000000003,
        "percent",
        "migration_background",
        "staff_survey",
        "administration",
        "as_published",
        "A",
    ],
]


def good_workbook():
    book = workbook()
    del book["Grundzahlen"]
    sheet = book.create_sheet("Grundzahlen")
    for row in (COLUMNS, *SHEET_ROWS):
        sheet.append(row)
    return book


def test_a_workbook_gives_the_same_observations_as_a_csv(tmp_path, plain):
    path = tmp_path / "lieferung.xlsx"
    good_workbook().save(path)
    place = ["file", "sheet"]

    from_workbook = to_observations(figures_of(path)).drop(columns=place)
    from_csv = to_observations(plain).drop(columns=place)

    pd.testing.assert_frame_equal(from_workbook, from_csv)
    assert list(from_workbook["value"]) == [3001, 16.7]
    assert list(from_workbook["reference_date"]) == ["2021-12-31", "2021-12-31"]


def test_sheets_that_were_left_empty_are_passed_over(tmp_path, plain):
    book = good_workbook()
    book.create_sheet("Kriterien").append(forms()["criteria"].required_headings())
    book.create_sheet("Maßnahmen")
    path = tmp_path / "lieferung.xlsx"
    book.save(path)

    delivery = read_delivery(path)

    assert len(delivery.rows("figures")) == len(plain)
    assert delivery.rows("criteria").empty
    assert delivery.rows("measure_reports").empty


def test_a_csv_may_be_called_like_the_sheet_of_details(tmp_path):
    path = tmp_path / "Angaben.csv"
    path.write_text(GOOD, encoding="utf-8")

    assert len(figures_of(path)) == 1


def test_a_csv_is_recognised_by_its_headings(tmp_path):
    path = tmp_path / "lieferung.csv"
    path.write_text(
        "Gebiet;Kriterium;Stufe;Datum;Beleg;Quelle\n"
        "05117;competence_adverts;introduced;2018;Beschluss des Rates;Konzept\n",
        encoding="utf-8",
    )

    delivery = read_delivery(path)

    assert delivery.rows("criteria")["stage"].item() == "introduced"
    assert delivery.rows("figures").empty
