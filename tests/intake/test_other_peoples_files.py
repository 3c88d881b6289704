"""Files as spreadsheets and people write them: read alike, with a word about every adjustment."""

from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from indicators.catalogue import load_catalogue
from indicators.errors import DeliveryError
from indicators.intake.acceptance import read_all, take_in
from indicators.intake.file_check import check_file
from indicators.intake.headings import column_letter
from indicators.intake.read import read_delivery
from indicators.intake.remarks import Remark
from indicators.intake.sheets import Sheet

TODAY = date(2026, 11, 21)
HEADER = (
    "Gebiet;Grundzahl;Jahr;Stichtag;Wert;Einheit;Zähler;Nenner;Konzept;Methode;Bereich;"
    "Gliederung;Genauigkeit;Status;Anmerkung;Quelle;Adresse"
)
ROW = (
    "05117;trainee_migration_share;2021;2021-12-31;16,7;percent;7;42;migration_background;"
    "staff_survey;administration;sex=female;as_published;A;geprüft;Büro 11;https://example.org"
)
TEXT = f"{HEADER}\n{ROW}\n"
PLACE = ["file", "sheet", "row"]


def read(folder, content, name="lieferung.csv"):
    """(rows of figures without their place, remarks) of a delivered file."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    tables, remarks = read_all([path], load_catalogue())
    return tables["figures"].drop(columns=[*PLACE, "reference_date_text"]), remarks


def check(folder, content, name="lieferung.csv"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return check_file(path, load_catalogue(), TODAY).findings


def changed(**cells):
    """The text with other cells, by heading."""
    row = dict(zip(HEADER.split(";"), ROW.split(";"), strict=True)) | cells
    return f"{HEADER}\n{';'.join(row.values())}\n"


def quoted(separator):
    cells = [",".join(f'"{cell}"' for cell in line.split(";")) for line in (HEADER, ROW)]
    return "\n".join(cells).replace('","', f'"{separator}"')


@pytest.mark.parametrize(
    ("content", "notices"),
    [
        (TEXT, []),
        (TEXT.encode("utf-16"), ["csv_encoding"]),
        (TEXT.encode("utf-16-le"), ["csv_encoding"]),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), ["csv_encoding"]),
        (TEXT.encode("cp1252"), ["csv_encoding"]),
        (b"\xef\xbb\xbf" + TEXT.encode(), []),
        (b"\xef\xbb\xbf" * 2 + TEXT.encode(), ["csv_marks"]),
        ("sep=;\n" + TEXT, ["csv_declared"]),
        ("sep=,\n" + quoted(","), ["csv_declared", "csv_separator"]),
        (quoted(","), ["csv_separator"]),
        (TEXT.replace(";", "\t"), ["csv_separator"]),
        ("Bericht der Stadt\n\nStand 2021;vorläufig\n" + TEXT, ["layout_titles"]),
        (TEXT + "\nQuelle: Amt für Personal\n¹ ohne Feuerwehr\n", ["layout_notes"]),
        ("".join(f";{line}\n" for line in TEXT.splitlines()), ["columns_empty"]),
        (TEXT.replace("Wert;", "Wert;;").replace("16,7;", "16,7;;"), ["columns_empty"]),
        (TEXT.replace("Wert;", "Wert:;"), ["headings_read"]),
        (TEXT.replace("Zähler", "Za\u0308hler"), ["text_composed"]),
        (TEXT.replace("Gebiet", "\u200bGebiet"), ["text_hidden"]),
        (TEXT.replace("Stichtag;", '"Stich\u00adtag";'), ["text_hidden"]),
        (TEXT.replace(";Quelle", ';" Quelle\n"'), []),
        (changed(Gebiet="5117"), ["cell_repaired"]),
        (changed(Gebiet="05117000"), ["cell_repaired"]),
        (changed(Gebiet="5117,0"), ["cell_repaired"]),
        (changed(Gebiet="05117\u200b"), ["text_hidden"]),
        (changed(Konzept="migration\u00a0background"), ["text_blanks", "cell_repaired"]),
        (changed(Konzept="Migration Background"), ["cell_repaired"]),
        (changed(Methode="Staff-Survey"), ["cell_repaired"]),
        (changed(Einheit="Percent"), ["cell_repaired"]),
        (changed(Status="a"), ["cell_repaired"]),
        (changed(Gliederung="Sex = Female"), ["cell_repaired"]),
        (changed(Quelle="Bu\u0308ro  11"), ["text_blanks"]),
        (changed(Quelle="Bü\u00adro 11\u202e"), ["text_hidden"]),
        (changed(Quelle="Büro\u00a011\x1b"), ["text_hidden"]),
        (changed(Jahr="2021,0"), ["cell_repaired"]),
        (changed(Zähler="7,0", Nenner="42,00"), ["cell_repaired", "cell_repaired"]),
        (changed(Stichtag="31.12.2021"), []),
        (changed(Stichtag="31.12.2021 00:00"), ["cell_repaired"]),
        (changed(Stichtag="2021-12-31 00:00:00"), ["cell_repaired"]),
        (changed(Stichtag="31/12/2021"), ["cell_repaired"]),
        (changed(Stichtag="31. Dez. 2021"), ["cell_repaired"]),
    ],
)
def test_other_spellings_give_the_same_rows_and_a_notice(tmp_path, content, notices):
    plain, _ = read(tmp_path, TEXT)

    rows, remarks = read(tmp_path, content)

    texts = ["numerator_text", "denominator_text"]
    assert rows.drop(columns=texts).equals(plain.drop(columns=texts))
    assert list(remarks["rule"]) == notices
    assert set(remarks["severity"]) <= {"notice"}


def test_a_notice_says_from_what_to_what(tmp_path):
    _, remarks = read(tmp_path, changed(Gebiet="5117"))

    notice = remarks.squeeze()

    assert (notice["row"], notice["column"]) == (2, "Gebiet")
    assert notice["sentence_de"] == "„5117“ wurde als 05117 gelesen."
    assert notice["sentence_en"] == "“5117” was read as 05117."


def test_three_hundred_cells_with_the_same_oddity_are_one_notice(tmp_path):
    rows = [ROW.replace("2021;", f"{year};").replace("Büro 11", "Büro\u00a011")
            for year in range(1960, 2020)]  # fmt: skip

    _, remarks = read(tmp_path, "\n".join([HEADER, *rows]))

    (sentence,) = remarks["sentence_de"]
    assert sentence == (
        "Leerzeichen wurden vereinheitlicht (Zellen dieser Spalte: 60); zuerst gelesen: „Büro 11“."
    )


def test_the_same_figure_twice_in_unseen_disguise_is_a_duplicate(tmp_path):
    for twin in ("Bu\u0308ro 11", "Büro\u00a011", "Büro\u200b 11"):
        other = ROW.replace("Büro 11", twin)

        found = check(tmp_path, f"{HEADER}\n{ROW}\n{other}\n")

        assert list(found["rule"]).count("no_duplicate") == 2


def test_rows_keep_the_numbers_they_have_in_the_file(tmp_path):
    path = tmp_path / "lieferung.csv"
    path.write_text("sep=;\nBericht der Stadt\n\n" + TEXT, encoding="utf-8")

    tables, _ = read_all([path], load_catalogue())

    assert list(tables["figures"]["row"]) == [5]


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("#NV", "text_error_cell"),
        ("#BEZUG!", "text_error_cell"),
        ("Amt #REF!", "text_error_cell"),
        ("Err:502", "text_error_cell"),
        ("########", "text_hashes"),
        ("B\ufffdro", "text_replaced"),
        ("BÃ¼ro", "text_misread"),
        ("Ãœbersicht", "text_misread"),
        ("StraÃŸe", "text_misread"),
        ("â€žAmtâ€œ", "text_misread"),
        ("ErdoÄŸan", "text_misread"),
        ("M?lheim", "text_lost"),
        ("M„rz", "text_lost"),
        ("=1+1", "text_formula"),
        ("@SUM(1+1)", "text_formula"),
        ('=HYPERLINK("http://x")', "text_formula"),
        ("\u200b=1+1", "text_formula"),
    ],
)
def test_text_that_no_person_wrote_is_an_error_with_its_cell(tmp_path, cell, rule):
    escaped = '"' + cell.replace('"', '""') + '"'

    found = check(tmp_path, changed(Anmerkung=escaped))

    fault = found[found["severity"] == "error"].squeeze()
    assert (fault["rule"], fault["row"], fault["column"]) == (rule, 2, "Anmerkung")
    assert fault["sentence_de"] != fault["sentence_en"]


@pytest.mark.parametrize(
    "cell",
    [
        "Straße 5 – „Groß“ und »Ä«",
        "ÜBERSICHT: „Ä“",
        "São Paulo, Erdoğan, Ångström",
        "Nr. 3 # 4",
        "#1 der Liste",
        "Wer? Alle.",
        "a@example.org",
        "100 % = alle",
        "Müller/Meier (Amt 11), § 3 Abs. 2, 50 €",
    ],
)
def test_ordinary_text_is_left_alone(tmp_path, cell):
    found = check(tmp_path, changed(Anmerkung=cell))

    assert found.empty


def test_what_was_said_on_opening_a_workbook_is_not_said_again(tmp_path, monkeypatch):
    rows = [(1, HEADER.split(";")), (2, changed(Anmerkung="#NV").splitlines()[1].split(";"))]
    remark = Remark("text_error_cell", "error", "a.xlsx", "Grundzahlen", 2, "O", "#NV")
    sheet = Sheet("a.xlsx", "Grundzahlen", rows, (remark,))
    monkeypatch.setattr("indicators.intake.read.open_tables", lambda _: [sheet])

    delivery = read_delivery(tmp_path / "a.xlsx")

    assert delivery.remarks == (remark,)


@pytest.mark.parametrize("cell", ["-2+3", "–", "k. A.", "2021", "x"])
def test_a_source_that_says_nothing_is_no_source(tmp_path, cell):
    assert "source_named" in set(check(tmp_path, changed(Quelle=cell))["rule"])


def test_a_code_with_two_possible_meanings_or_none_is_not_repaired(tmp_path):
    found = check(tmp_path, changed(Gebiet="5118", Konzept="Migranten"))

    assert {"known_area", "known_concept"} <= set(found["rule"])
    assert "cell_repaired" not in set(found["rule"])


def test_a_table_cut_off_after_its_first_cell_is_no_note(tmp_path):
    with pytest.raises(DeliveryError) as caught:
        read(tmp_path, TEXT + "05117\n")

    assert caught.value.key == "file_columns"


def test_what_reading_finds_refuses_a_build_too(tmp_path):
    path = tmp_path / "lieferung.csv"
    path.write_text(changed(Anmerkung="#NV"), encoding="utf-8")

    with pytest.raises(DeliveryError) as caught:
        take_in([path], load_catalogue(), TODAY)

    assert caught.value.key == "deliveries_refused"


def test_adjustments_do_not_refuse_a_build_and_are_no_findings_of_a_release(tmp_path):
    path = tmp_path / "lieferung.csv"
    path.write_text(changed(Gebiet="5117"), encoding="utf-8")

    intake = take_in([path], load_catalogue(), TODAY)

    assert list(intake.tables["figures"]["area"]) == ["05117"]
    assert intake.findings.empty
    assert list(intake.deliveries["accepted"]) == [True]


@given(st.integers(1, 16_384))
def test_columns_are_called_as_spreadsheets_call_them(place):
    assert column_letter(place) == get_column_letter(place)


CRITERIA = "Gebiet;Kriterium;Stufe;Datum;Beleg;Quelle\n05117;{};{};{};Beschluss;Konzept\n"


@pytest.mark.parametrize(
    ("cell", "stored"),
    [("22.02.2018", "2018-02-22"), ("Februar 2018", "2018-02"), ("02/2018", "2018-02")],
)
def test_a_date_of_a_criterion_is_stored_in_one_spelling(tmp_path, cell, stored):
    path = tmp_path / "kriterien.csv"
    path.write_text(CRITERIA.format("competence_adverts", "Introduced", cell), encoding="utf-8")

    tables, remarks = read_all([path], load_catalogue())

    assert tables["criteria"]["dated"].item() == stored
    assert tables["criteria"]["stage"].item() == "introduced"
    assert list(remarks["rule"]) == ["cell_repaired", "cell_repaired"]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("2018-02-31", "Diesen Tag gibt es nicht"),
        ("31.02.2018", "Diesen Tag gibt es nicht"),
        ("2018-13", "Diesen Tag gibt es nicht"),
        ("2099-01-01", "in der Zukunft"),
        ("2099", "in der Zukunft"),
        ("22.02.18", "nur mit zwei Ziffern"),
        ("bald", "Erlaubt sind 2018, 2018-02 und 2018-02-22"),
    ],
)
def test_an_impossible_date_of_a_criterion_is_refused_with_the_true_reason(tmp_path, cell, words):
    found = check(tmp_path, CRITERIA.format("competence_adverts", "introduced", cell))

    finding = found[found["column"] == "Datum"].squeeze()
    assert finding["severity"] == "error"
    assert words in finding["sentence_de"]


DETAILS = {
    "Stadt": "05117",
    "Berichtsjahr": "2021",
    "Kontakt": "Referat V.2",
    "Formularfassung": "1",
}


def workbook(path, details, rows=((HEADER), (ROW)), sheet="Grundzahlen"):
    book = openpyxl.Workbook()
    book.active.title = "Angaben"
    for line in details:
        book.active.append(list(line))
    table = book.create_sheet(sheet)
    for row in rows:
        table.append(row.split(";"))
    book.save(path)
    return path


@pytest.mark.parametrize(
    "details",
    [
        list(DETAILS.items()),
        [(f"{name}:", value) for name, value in DETAILS.items()],
        [(f" {name.upper()} ", value) for name, value in DETAILS.items()],
        [("Angaben zur Lieferung",), *(("", name, value) for name, value in DETAILS.items())],
        [("Stadt", "5117"), *list(DETAILS.items())[1:]],
    ],
    ids=["plain", "colons", "capitals and blanks", "title and empty column", "key as a number"],
)
def test_the_sheet_of_details_may_be_written_in_other_ways(tmp_path, details):
    head = ";".join(HEADER.split(";")[1:])
    row = ";".join(ROW.split(";")[1:])
    path = workbook(tmp_path / "a.xlsx", details, rows=(head, row), sheet="grundzahlen ")

    tables, _ = read_all([path], load_catalogue())

    assert list(tables["figures"]["area"]) == ["05117"]


def notices(path):
    """Key and German sentence of what was adjusted on reading."""
    _, remarks = read_all([path], load_catalogue())
    told = remarks[remarks["severity"] == "notice"]
    return dict(zip(told["rule"], told["sentence_de"], strict=True))


def test_headings_that_are_spelled_otherwise_are_told(tmp_path):
    path = tmp_path / "a.csv"
    head = HEADER.replace("Wert", "WERT:").replace("Quelle", "quelle")
    path.write_text(f"{head}\n{ROW}\n", encoding="utf-8")

    assert notices(path)["headings_read"].endswith(
        "wurden so gelesen: „WERT:“ als „Wert“, „quelle“ als „Quelle“."
    )


def test_headings_as_the_form_has_them_are_not_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"{HEADER.replace('Wert', 'Zahl')};;\n{ROW};;\n", encoding="utf-8")

    assert notices(path) == {}


def test_empty_columns_before_and_within_a_table_are_told(tmp_path):
    path = tmp_path / "a.csv"
    lines = [f";{line.replace(';', ';;', 1)}" for line in (HEADER, ROW)]
    path.write_text("\n".join(lines), encoding="utf-8")

    assert notices(path) == {"columns_empty": "Leere Spalten wurden übergangen: A, C."}


def test_an_empty_column_before_the_table_of_a_workbook_is_told(tmp_path):
    rows = (f";{HEADER}", f";{ROW}")
    path = workbook(tmp_path / "a.xlsx", DETAILS.items(), rows=rows)

    assert notices(path)["columns_empty"] == "Leere Spalten wurden übergangen: A."


def test_labels_with_a_colon_are_told(tmp_path):
    path = workbook(tmp_path / "a.xlsx", [(f"{k}:", v) for k, v in DETAILS.items()])

    assert "„Stadt:“ als „Stadt“, „Berichtsjahr:“ als" in notices(path)["labels_read"]


def findings_of_workbook(folder, details, *rows):
    path = workbook(folder / "lieferung.xlsx", (DETAILS | details).items(), (HEADER, *rows))
    return check_file(path, load_catalogue(), TODAY).findings


def test_rows_about_another_city_than_the_cover_sheet_names_are_an_error(tmp_path):
    found = findings_of_workbook(tmp_path, {"Stadt": "05113"}, ROW)

    finding = found.squeeze()
    assert (finding["rule"], finding["severity"]) == ("details_other_city", "error")
    assert "nennt 05113, hier steht 05117" in finding["sentence_de"]


def test_a_cover_sheet_with_the_key_as_a_number_agrees_with_its_rows(tmp_path):
    found = findings_of_workbook(tmp_path, {"Stadt": "5117"}, ROW)

    assert found.empty


def test_a_later_year_than_the_cover_sheet_names_is_a_doubt_and_an_earlier_one_is_not(tmp_path):
    found = findings_of_workbook(tmp_path, {"Berichtsjahr": "2020"}, ROW)

    assert list(found["rule"]) == ["details_later_year"]
    assert findings_of_workbook(tmp_path, {"Berichtsjahr": "2022"}, ROW).empty


def test_a_csv_about_two_cities_is_a_doubt(tmp_path):
    found = check(tmp_path, f"{TEXT}{ROW.replace('05117', '05113')}\n")

    assert list(found["rule"]) == ["several_cities"]
    assert set(found["severity"]) == {"warning"}


LETTERS = st.text(
    st.sampled_from([*"aÄß; ,\t\n\"'=#|0123456789.-", "\u200b", "\u00ad", "\ufeff", "\u0308"]),
    max_size=80,
)


@settings(max_examples=150, derandomize=True)
@given(st.one_of(st.binary(max_size=200), LETTERS.map(str.encode), LETTERS.map(TEXT.__add__)))
def test_any_bytes_end_in_rows_or_in_a_sentence(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("bytes", numbered=True)
    try:
        _, remarks = read(folder, content)
    except DeliveryError as refusal:
        assert refusal.sentence("de") != refusal.sentence("en")
    else:
        assert set(remarks["severity"]) <= {"error", "warning", "notice"}
