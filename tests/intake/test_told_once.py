"""A cell that reading refused is named once, whatever the rules think of what is left of it."""

from datetime import date

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from indicators.catalogue import load_catalogue
from indicators.cli import main
from indicators.errors import DeliveryError
from indicators.intake.acceptance import take_in
from indicators.intake.file_check import check_file
from tests.intake.workbooks import HEADINGS, good_workbook

TODAY = date(2026, 11, 21)
FOOTNOTED = CellRichText("7", TextBlock(InlineFont(vertAlign="superscript"), "1"))


def saved(folder, column, content, number_format="General", headings=()):
    book = good_workbook()
    sheet = book["Grundzahlen"]
    cell = sheet.cell(2, HEADINGS.index(column) + 1, content)
    cell.number_format = number_format
    for place, heading in headings:
        sheet[place] = heading
    path = folder / "lieferung.xlsx"
    book.save(path)
    return path


def said_about(path, column):
    findings = check_file(path, load_catalogue(), TODAY).findings
    return list(findings.loc[findings["column"] == column, "rule"])


@pytest.mark.parametrize(
    ("column", "content", "number_format", "rule"),
    [
        ("Wert", "#DIV/0!", "General", "cell_error"),
        ("Zähler", "#DIV/0!", "General", "cell_error"),
        ("Stichtag", "#REF!", "General", "cell_error"),
        ("Bereich", "#N/A", "General", "cell_error"),
        ("Wert", "=7/42*100", "General", "cell_formula"),
        ("Zähler", FOOTNOTED, "General", "cell_footnote"),
        ("Zähler", 0.07, "0%", "cell_percent_alien"),
        ("Zähler", date(2026, 7, 1), "mmm yy", "cell_format"),
    ],
)
def test_a_refused_cell_has_one_message(tmp_path, column, content, number_format, rule):
    path = saved(tmp_path, column, content, number_format)
    assert said_about(path, column) == [rule]
    with pytest.raises(DeliveryError):
        take_in([path], load_catalogue(), TODAY)


def test_another_spelling_of_a_heading_names_the_same_cell(tmp_path):
    path = saved(tmp_path, "Wert", "#DIV/0!", headings=[("C1", "Zahl:")])
    findings = check_file(path, load_catalogue(), TODAY).findings
    assert list(findings.loc[findings["severity"] == "error", "rule"]) == ["cell_error"]


def test_other_cells_of_the_row_are_still_judged(tmp_path):
    path = saved(tmp_path, "Anmerkung", "#N/A", headings=[("D2", "persons")])
    findings = check_file(path, load_catalogue(), TODAY).findings
    assert {"cell_error", "unit_fits_quantity"} <= set(findings["rule"])


def test_a_percent_sign_on_a_value_is_still_told(tmp_path):
    assert said_about(saved(tmp_path, "Wert", 0.167, "0.0%"), "Wert") == ["cell_percent"]


def test_the_formula_in_a_csv_has_one_message(tmp_path):
    path = tmp_path / "lieferung.csv"
    path.write_text(
        "Gebiet;Grundzahl;Jahr;Wert;Einheit;Konzept;Methode;Bereich;Gliederung;Genauigkeit;"
        "Status;Quelle\n05117;trainee_migration_share;2021;16,7;percent;migration_background;"
        "staff_survey;administration;=female;as_published;A;Personalamt\n",
        encoding="utf-8",
    )
    assert said_about(path, "Gliederung") == ["text_formula"]


def test_what_was_found_before_a_refusal_is_told_beside_it(tmp_path):
    path = saved(tmp_path, "Wert", "#DIV/0!", headings=[("L1", "Bemerkung")])
    with pytest.raises(DeliveryError) as refused:
        check_file(path, load_catalogue(), TODAY)
    assert refused.value.key == "file_columns_unknown"
    assert [(found["rule"], found["row"]) for found in refused.value.beside] == [("cell_error", 2)]


def test_the_command_names_what_was_found_before_a_refusal(tmp_path, capsys):
    path = saved(tmp_path, "Wert", "#DIV/0!", headings=[("L1", "Bemerkung")])
    with pytest.raises(DeliveryError):
        main.commands.main(["check", str(path), "--json"], standalone_mode=False)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Zeile 2, Spalte „Wert“" in printed.err
