"""A delivery that is three quarters right says which quarter is not, and tells of the rest too."""

import io

import openpyxl
import pytest

from indicators.errors import DeliveryError
from indicators.intake.read import read_delivery
from indicators.workflow.deliveries.delivery_check import check_delivery
from tests.a_year.filled_forms_of_a_year import YEAR
from tests.workflow.fictional_place import NOON, fictional_catalogue, form_of


def changed(tmp_path, change):
    """The filled form of X05, which cannot record something, with something else in it."""
    book = openpyxl.load_workbook(io.BytesIO(form_of("X05")))
    change(book)
    path = tmp_path / "lieferung.xlsx"
    book.save(path)
    return path


def check(*paths):
    return check_delivery(paths, ("X05", YEAR), fictional_catalogue(), NOON.date())


def rules(checked):
    return set(checked.of("error")["rule"])


def cell_below(sheet, heading):
    """The first filled cell below a heading."""
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.value == heading:
                below = (sheet.cell(row, cell.column) for row in range(cell.row + 1, 999))
                return next(one for one in below if one.value is not None)
    raise AssertionError(heading)


def rename_a_heading(book):
    sheet = book["Erfassbarkeit"]
    (heading,) = (
        cell for cells in sheet.iter_rows() for cell in cells if cell.value == "Indikator"
    )
    heading.value = "Sonstiges"


def test_a_broken_sheet_hides_no_finding_of_another(tmp_path):
    def change(book):
        rename_a_heading(book)
        cell_below(book["Grundzahlen"], "Wert").value = "viele"

    found = check(changed(tmp_path, change))

    told = found.of("error").set_index("sheet")
    assert set(told.index) == {"Erfassbarkeit", "Grundzahlen"}
    assert "viele" in told.loc[["Grundzahlen"], "value"].to_list()
    assert found.rows > 0
    assert found.unread == frozenset()


def test_a_sheet_of_another_name_is_one_finding_beside_the_rest(tmp_path):
    def change(book):
        book["Kriterien"].title = "Kram"
        cell_below(book["Grundzahlen"], "Wert").value = "viele"

    found = check(changed(tmp_path, change))

    assert "file_sheet_unknown" in rules(found)
    assert "viele" in found.findings["value"].to_list()


def test_a_missing_contact_is_one_finding_beside_the_rest(tmp_path):
    def change(book):
        sheet = book["Angaben"]
        (row,) = (cells for cells in sheet.iter_rows() if cells[0].value == "Kontakt")
        row[1].value = None
        cell_below(book["Grundzahlen"], "Wert").value = "viele"

    found = check(changed(tmp_path, change))

    assert "file_details_missing" in rules(found)
    assert "viele" in found.findings["value"].to_list()


def without(*labels):
    """A change that empties what the sheet Angaben says."""

    def change(book):
        for cells in book["Angaben"].iter_rows():
            if cells[0].value in labels:
                cells[1].value = None
        cell_below(book["Grundzahlen"], "Wert").value = "viele"

    return change


@pytest.mark.parametrize(
    ("labels", "assumed"),
    [
        (["Stadt"], ["X05"]),
        (["Berichtsjahr"], [str(YEAR)]),
        (["Stadt", "Berichtsjahr"], ["X05", str(YEAR)]),
    ],
)
def test_without_city_or_year_the_other_sheets_are_read_as_chosen(tmp_path, labels, assumed):
    found = check(changed(tmp_path, without(*labels)))

    told = found.of("error").query("rule == 'file_details_assumed'")
    assert told["sheet"].to_list() == ["Angaben"] * len(labels)
    assert (told["row"] > 0).all()
    assert set(told["column"]) == {"Wert"}
    for value, sentence in zip(assumed, told["sentence_de"], strict=True):
        assert f"als stünde dort „{value}“" in sentence
    others = found.of("error").query("rule != 'file_details_assumed'")
    assert others["value"].to_list() == ["viele"]
    assert found.unread == frozenset()
    assert found.rows > 0


def test_without_city_and_year_nothing_can_be_handed_in(tmp_path):
    def change(book):
        without("Stadt", "Berichtsjahr")(book)
        cell_below(book["Grundzahlen"], "Wert").value = 5

    assert "file_details_assumed" in rules(check(changed(tmp_path, change)))
    with pytest.raises(DeliveryError, match="Stadt, Berichtsjahr"):
        read_delivery(tmp_path / "lieferung.xlsx")


def test_without_the_sheet_angaben_each_sheet_says_what_is_missing_and_is_read(tmp_path):
    def change(book):
        del book["Angaben"]
        cell_below(book["Grundzahlen"], "Wert").value = "viele"

    found = check(changed(tmp_path, change))

    assert "file_columns_missing" in rules(found)
    assert "viele" in found.findings["value"].to_list()


def test_two_broken_sheets_are_two_findings(tmp_path):
    def change(book):
        rename_a_heading(book)
        book["Kriterien"].title = "Kram"

    assert check(changed(tmp_path, change)).errors == 2


def test_a_file_that_is_none_hides_nothing_of_the_other(tmp_path):
    path = changed(
        tmp_path, lambda book: setattr(cell_below(book["Grundzahlen"], "Wert"), "value", "viele")
    )
    other = tmp_path / "bild.xlsx"
    other.write_bytes(b"kein Buch")

    found = check(path, other)

    assert found.unread == {"bild.xlsx"}
    assert set(found.of("error")["file"]) == {"bild.xlsx", "lieferung.xlsx"}


@pytest.mark.parametrize("sheet", ["Grundzahlen", "Erfassbarkeit"])
def test_nothing_of_a_broken_sheet_can_be_handed_in(tmp_path, sheet):
    def change(book):
        book[sheet].title = "Kram"

    assert check(changed(tmp_path, change)).errors
