"""The page Datenlieferung: a clerk of one city uploads, reads what is wrong and hands in."""

import io
import shutil

import openpyxl
import pytest

from indicators.workflow.casebook import casebook
from indicators.workflow.deliveries.drafts import add_file, new_draft
from tests.dashboard.pages import open_page, text_of
from tests.dashboard.signing_in import sign_in_as
from tests.workflow.deliveries.test_three_quarters import cell_below
from tests.workflow.fictional_place import form_of

pytestmark = pytest.mark.slow

YEAR = 2025


@pytest.fixture
def place(demo_data, tmp_path, use_data):
    """A demonstration of one's own, in which nobody has handed in anything yet."""
    folder = shutil.copytree(demo_data, tmp_path / "demo")
    use_data(folder, is_demonstration=True)
    return folder / "demonstration"


def test_without_a_person_the_page_says_nothing_of_deliveries(place):
    page = open_page("data_delivery")

    assert "Diese Seite ist für Angemeldete." in text_of(page)
    assert "Formular" not in text_of(page)


def test_a_clerk_sees_form_and_draft_of_the_own_city(place, monkeypatch):
    sign_in_as("brahmstadt", monkeypatch)
    page = open_page("data_delivery", jahr=str(YEAR))

    assert not page.exception
    assert "Brahmstadt" in text_of(page)
    assert [button.label for button in page.button] == ["Neue Lieferung beginnen"]
    page.button[0].click().run()
    assert not page.exception
    assert page.get("file_uploader")


@pytest.fixture
def clerk(place, monkeypatch):
    """A function that opens the page with a draft of one file."""
    from dashboard.frame.signed_in import acting

    def opened(content):
        sign_in_as("brahmstadt", monkeypatch)
        open_page("data_delivery")
        me = acting()
        assert me is not None
        number = new_draft("X01", YEAR, me).number
        add_file(number, "lieferung.xlsx", content, me)
        return open_page("data_delivery", jahr=str(YEAR), entwurf=number)

    return opened


def test_a_good_file_is_handed_in_with_one_click(place, clerk):
    page = clerk(form_of("X01", YEAR))
    assert not page.exception
    assert "kein Fehler und kein Hinweis" in text_of(page)

    (button,) = (one for one in page.button if one.label == "Jetzt einreichen")
    button.click().run()

    assert "Eingereicht als Lieferung Nr. 1" in page.success[0].value
    assert casebook(place / "deliveries").deliveries[1].handed_in.city == "X01"
    assert "wartet auf Prüfung" in text_of(page)


def test_the_check_says_which_sheet_of_how_many_it_reads(place, clerk, monkeypatch):
    shown = []

    def progress(value, text):
        shown.append((value, text))

    monkeypatch.setattr("dashboard.parts.progress_part.st.progress", progress)
    page = clerk(form_of("X01", YEAR))

    assert not page.exception
    sheets = [text for _, text in shown if "Blatt 2 von 5: Grundzahlen wird gelesen" in text]
    assert len(sheets) == 1
    assert all(0 <= value < 1 for value, _ in shown)
    # Gone once it is done, with what was read out.
    assert "data-step-told" not in "".join(one.value for one in page.html)


def test_findings_stand_under_the_sheet_they_are_on(place, clerk):
    book = openpyxl.load_workbook(io.BytesIO(form_of("X01", YEAR)))
    cell_below(book["Grundzahlen"], "Wert").value = "viele"
    content = io.BytesIO()
    book.save(content)
    page = clerk(content.getvalue())

    assert not page.exception
    headings = [one.value for one in page.subheader]
    assert headings == ["Blatt Grundzahlen – Fehler: 1, angepasst: 3", "Ohne Fehler und Hinweis"]


def test_a_file_that_cannot_be_read_says_so_and_keeps_the_button_shut(place, clerk):
    page = clerk(b"kein Buch")

    assert not page.exception
    (button,) = (one for one in page.button if one.label == "Jetzt einreichen")
    assert button.disabled
    assert "Fehler: 1" in text_of(page)


def test_a_draft_of_another_city_is_not_found_by_its_address(place, clerk, monkeypatch):
    page = clerk(form_of("X01", YEAR))
    number = page.query_params["entwurf"]
    sign_in_as("hafermuende", monkeypatch)
    other = open_page("data_delivery", jahr=str(YEAR), entwurf=number)

    assert "lieferung.xlsx" not in text_of(other)
    assert "Hafermünde" in text_of(other)


@pytest.mark.parametrize("person", ["v2-erste", "rat"])
def test_others_are_not_admitted(place, monkeypatch, person):
    sign_in_as(person, monkeypatch)

    assert "gehört nicht zu Ihren Aufgaben" in text_of(open_page("data_delivery"))
