"""A clerk uploads a form in a real browser, reads what is wrong, hands in; the office accepts."""

import io
import re
import shutil
from collections.abc import Iterator

import openpyxl
import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.axe import found_by_axe
from tests.browser.serving import served
from tests.workflow.fictional_place import form_of

YEAR = 2025
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PATIENCE = 60_000
"""Milliseconds; other tests run meanwhile."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(demo_data, tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("delivering") / "data"
    shutil.copytree(demo_data, folder)
    with served(folder, "--demo") as server:
        yield server.address


def sign_in(page: Page, site: str, name: str, path: str) -> None:
    page.set_default_timeout(PATIENCE)
    page.goto(f"{site}{path}")
    page.get_by_test_id("stMain").get_by_role("button", name=re.compile(name)).click()
    expect(page.get_by_role("button", name="Abmelden")).to_be_visible(timeout=PATIENCE)


def workbook(word: str = "") -> FilePayload:
    """The filled form; with a word in it where a number belongs."""
    content = form_of("X01", YEAR)
    if word:
        book = openpyxl.load_workbook(io.BytesIO(content))
        cell_of_a_number(book).value = word
        target = io.BytesIO()
        book.save(target)
        content = target.getvalue()
    return {"name": "lieferung.xlsx", "mimeType": XLSX, "buffer": content}


def cell_of_a_number(book):
    sheet = book["Grundzahlen"]
    (heading,) = (one for cells in sheet.iter_rows() for one in cells if one.value == "Wert")
    below = (sheet.cell(row, heading.column) for row in range(heading.row + 1, sheet.max_row))
    return next(cell for cell in below if isinstance(cell.value, int))


def upload(page: Page, file: FilePayload) -> None:
    page.locator("input[type=file]").set_input_files(files=[file])
    expect(page.get_by_text("In den Entwurf aufgenommen: lieferung.xlsx")).to_be_visible(
        timeout=PATIENCE
    )


def saved(page: Page, label: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=label).click()
    return download.value.path().read_bytes()


def settle(page: Page) -> None:
    page.get_by_test_id("stStatusWidget").wait_for(state="detached")
    page.wait_for_timeout(500)


def test_from_the_form_to_an_accepted_delivery(page, site, browser: Browser):
    sign_in(page, site, "Alma Kern", "/datenlieferung")
    form = saved(page, f"Formular für Brahmstadt, {YEAR} (XLSX)")
    assert "Grundzahlen" in openpyxl.load_workbook(io.BytesIO(form)).sheetnames
    page.get_by_role("button", name="Neue Lieferung beginnen").press("Enter")
    upload(page, workbook("etwa viele"))
    expect(page.get_by_role("cell", name=re.compile("etwa viele")).first).to_be_visible(
        timeout=PATIENCE
    )
    expect(page.get_by_role("button", name="Jetzt einreichen")).to_be_disabled(timeout=PATIENCE)
    settle(page)
    assert found_by_axe(page) == []

    copy = openpyxl.load_workbook(io.BytesIO(saved(page, "lieferung.xlsx mit Anmerkungen")))
    assert cell_of_a_comment(copy).value == "etwa viele"

    upload(page, workbook())
    expect(page.get_by_text("kein Fehler und kein Hinweis")).to_be_visible(timeout=PATIENCE)
    draft = page.url
    page.get_by_role("button", name="Jetzt einreichen").press("Enter")
    expect(page.get_by_text("Eingereicht als Lieferung Nr. 1")).to_be_visible(timeout=PATIENCE)
    settle(page)
    assert found_by_axe(page) == []

    stranger = browser.new_context(locale="de-DE")
    other = stranger.new_page()
    sign_in(other, site, "Bero Linde", draft.removeprefix(site))
    expect(other.get_by_test_id("stMain")).to_contain_text("Hafermünde", timeout=PATIENCE)
    assert "lieferung.xlsx" not in other.get_by_test_id("stMain").inner_text()
    stranger.close()

    office = browser.new_context(locale="de-DE", viewport={"width": 1440, "height": 1000})
    review = office.new_page()
    sign_in(review, site, "Carla Moos", "/pruefung")
    expect(review.get_by_text("Eine Lieferung wartet auf Prüfung.")).to_be_visible(timeout=PATIENCE)
    settle(review)
    assert found_by_axe(review) == []
    review.get_by_role("button", name="Annehmen").press("Enter")
    expect(review.get_by_text("Nr. 1 ist angenommen.")).to_be_visible(timeout=PATIENCE)
    review.goto(f"{site}/freigabe")
    expect(review.get_by_role("button", name=re.compile("Stand vorbereiten"))).to_be_visible(
        timeout=PATIENCE
    )
    settle(review)
    assert found_by_axe(review) == []
    office.close()


def cell_of_a_comment(book):
    (cell,) = (one for sheet in book for cells in sheet.iter_rows() for one in cells if one.comment)
    return cell


def test_a_draft_is_there_after_the_browser_was_closed(page, site, browser: Browser):
    sign_in(page, site, "Bero Linde", "/datenlieferung")
    page.get_by_role("button", name="Neue Lieferung beginnen").click()
    upload(page, {**workbook(), "name": "lieferung.xlsx"})
    page.context.close()

    again = browser.new_context(locale="de-DE").new_page()
    sign_in(again, site, "Bero Linde", "/datenlieferung")
    expect(again.get_by_role("button", name="lieferung.xlsx entfernen")).to_be_visible(
        timeout=PATIENCE
    )
    again.context.close()


@pytest.mark.parametrize("width", [320, 400])
def test_nothing_sticks_out_on_a_phone(page, site, width):
    sign_in(page, site, "Alma Kern", "/datenlieferung")
    page.get_by_role("button", name="Neue Lieferung beginnen").click()
    upload(page, workbook("etwa viele"))
    page.set_viewport_size({"width": width, "height": 900})
    settle(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert found_by_axe(page) == []


def test_words_of_the_field_for_files_are_those_of_the_page(page, site):
    sign_in(page, site, "Alma Kern", "/datenlieferung")
    page.get_by_role("button", name="Neue Lieferung beginnen").click()

    # The page may be drawn once more meanwhile, and has two of them for a moment.
    field = page.get_by_test_id("stFileUploader").first
    expect(field.locator("button")).to_have_text(re.compile("Auswählen"))
    expect(field).not_to_contain_text("Upload")
