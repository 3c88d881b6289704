"""What the check found stands sheet by sheet, in the order of the workbook, gravest first."""

import io

import openpyxl
import pandas as pd
import pytest

from indicators.intake.findings import COLUMNS
from indicators.publications.exhibit import Fold, Heading, Small, Table, Words
from indicators.publications.view import View
from indicators.workflow.deliveries.delivery_check import Checked, CheckedSheet, check_delivery
from indicators.workflow.deliveries.finding_blocks import MOST_ROWS, checked_blocks
from tests.a_year.filled_forms_of_a_year import YEAR
from tests.workflow.deliveries.test_three_quarters import cell_below
from tests.workflow.fictional_place import NOON, fictional_catalogue, form_of

BOOK = "lieferung.xlsx"
SHEETS = (
    CheckedSheet(BOOK, "Angaben", 0),
    CheckedSheet(BOOK, "Grundzahlen", 12),
    CheckedSheet(BOOK, "Kriterien", 3),
)


def finding(severity, sheet="Grundzahlen", row=7, file=BOOK, value="viele"):
    said = {"sentence_de": f"{severity} Zeile {row}", "sentence_en": f"{severity} row {row}"}
    place = {"file": file, "sheet": sheet, "row": row, "column": "Wert", "value": value}
    return {"rule": "eine_regel", "severity": severity, **place, **said}


def checked(*findings, sheets=SHEETS):
    return Checked(15, pd.DataFrame(findings, columns=COLUMNS), sheets=sheets)


@pytest.fixture(params=["de", "en"])
def view(request, demo_release):
    return View(demo_release, {}, request.param)


@pytest.fixture
def german(demo_release):
    return View(demo_release, {}, "de")


def headings(blocks):
    return [block.text for block in blocks if isinstance(block, Heading)]


def test_sheets_stand_in_the_order_of_the_workbook_with_their_counts(german):
    blocks = checked_blocks(
        checked(
            finding("notice", "Kriterien"),
            finding("warning"),
            finding("error", row=9),
            finding("error", "Angaben"),
            finding("warning", row=11),
        ),
        german,
    )

    assert headings(blocks) == [
        "Blatt Angaben – Fehler: 1",
        "Blatt Grundzahlen – Fehler: 1, Hinweise: 2",
        "Ohne Fehler und Hinweis",
    ]
    assert {block.level for block in blocks if isinstance(block, Heading)} == {3}


def test_within_a_sheet_errors_come_before_warnings_and_adjustments_are_behind_a_fold(german):
    blocks = checked_blocks(
        checked(finding("notice", row=1), finding("warning", row=2), finding("error", row=3)),
        german,
    )

    (table,) = (block for block in blocks if isinstance(block, Table))
    assert table.text["Art"].to_list() == ["Fehler", "Hinweis"]
    assert table.text["Stelle"].to_list() == ["Zeile 3, Wert", "Zeile 2, Wert"]
    assert table.text["Geliefert"].to_list() == ["viele", "viele"]
    assert table.text["Was dazu zu sagen ist"].to_list() == ["error Zeile 3", "warning Zeile 2"]
    (fold,) = (block for block in blocks if isinstance(block, Fold))
    assert fold.label == "Blatt Grundzahlen: beim Lesen angepasst, nichts zu tun (1)"


def test_no_heading_stands_over_nothing(view):
    blocks = checked_blocks(checked(finding("error"), finding("notice", "Kriterien")), view)

    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        assert not isinstance(block, Heading) or isinstance(after, Table | Fold | Words)


def test_sheets_without_error_and_warning_are_told_in_one_sentence_at_the_end(german):
    blocks = checked_blocks(checked(finding("error"), finding("notice", "Kriterien")), german)

    *_, heading, sentence, fold = blocks
    assert headings([heading]) == ["Ohne Fehler und Hinweis"]
    assert sentence == Words("Nichts zu beanstanden: Blatt Angaben, Blatt Kriterien (Zeilen: 3).")
    assert isinstance(fold, Fold)
    assert fold.label == "Beim Lesen angepasst, nichts zu tun (1)"


def test_where_every_sheet_has_an_error_none_is_called_fine(german):
    rows = [finding("error", sheet=one.name) for one in SHEETS]

    assert "Ohne Fehler und Hinweis" not in headings(checked_blocks(checked(*rows), german))


def test_a_delivery_that_was_only_adjusted_has_no_heading(german):
    blocks = checked_blocks(checked(finding("notice")), german)

    assert headings(blocks) == []
    assert blocks[0] == Words("15 Zeilen gelesen, kein Fehler und kein Hinweis.")


def test_a_clean_delivery_is_one_sentence(german):
    (only,) = checked_blocks(checked(), german)

    assert only == Words("15 Zeilen gelesen, kein Fehler und kein Hinweis.")


def test_of_several_files_each_sheet_names_its_own(german):
    sheets = (*SHEETS, CheckedSheet("mehr.csv", "mehr", 4))
    found = checked(
        finding("error", "mehr", file="mehr.csv"),
        finding("error"),
        finding("error", "–", row=0, file="bild.xlsx", value=""),
        sheets=sheets,
    )

    assert headings(checked_blocks(found, german)) == [
        "lieferung.xlsx, Blatt Grundzahlen – Fehler: 1",
        "Datei mehr.csv – Fehler: 1",
        "Datei bild.xlsx – Fehler: 1",
        "Ohne Fehler und Hinweis",
    ]


def test_what_is_left_out_of_a_long_table_is_said(german):
    rows = [finding("error", row=row) for row in range(1, MOST_ROWS + 3)]
    blocks = checked_blocks(checked(*rows), german)

    (table,) = (block for block in blocks if isinstance(block, Table))
    (cut,) = (block for block in blocks if isinstance(block, Small))
    assert len(table.text) == MOST_ROWS
    assert "die ersten 200 von 202" in cut.text


def test_a_checked_workbook_tells_its_sheets_in_their_order(tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(form_of("X05")))
    cell_below(book["Grundzahlen"], "Wert").value = "viele"
    path = tmp_path / BOOK
    book.save(path)

    found = check_delivery([path], ("X05", YEAR), fictional_catalogue(), NOON.date())

    names = [one.name for one in found.sheets]
    assert names == [name for name in book.sheetnames if name in names]
    assert {"Angaben", "Grundzahlen", "Erfassbarkeit"} <= set(names)
    assert {one.name: one.rows for one in found.sheets}["Grundzahlen"] > 0
    assert {one.name: one.rows for one in found.sheets}["Angaben"] == 0
