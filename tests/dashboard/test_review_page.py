"""The page Prüfung: Referat V.2 sees what waits, what changed, and decides with words."""

import shutil

import pytest

from indicators.build import open_workplace
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import casebook
from indicators.workflow.deliveries.handing_in import Parcel, hand_in
from tests.dashboard.pages import open_page, text_of
from tests.dashboard.signing_in import sign_in_as
from tests.workflow.fictional_place import NOON, fictional_catalogue, form_of
from tests.workflow.people import CLARA

pytestmark = pytest.mark.slow

YEAR = 2025
LONG_AGO = NOON.replace(year=2026, month=11, day=2)


@pytest.fixture
def place(demo_data, tmp_path, use_data, monkeypatch):
    """A demonstration in which X01 has handed in a delivery."""
    folder = shutil.copytree(demo_data, tmp_path / "demo")
    use_data(folder, is_demonstration=True)
    me = Acting(open_workplace(True)[0], fictional_catalogue(), CLARA, LONG_AGO)
    hand_in(Parcel("X01", YEAR, (("lieferung.xlsx", form_of("X01", YEAR)),)), me)
    sign_in_as("v2-erste", monkeypatch)
    return folder / "demonstration"


def button(page, label):
    (found,) = (one for one in page.button if one.label == label)
    return found


def test_what_waits_is_said_first(place):
    page = open_page("review", jahr=str(YEAR))

    assert not page.exception
    assert "Eine Lieferung wartet auf Prüfung." in text_of(page)
    assert "noch nichts eingereicht" in text_of(page)
    assert "lieferung.xlsx" in text_of(page)


def test_who_has_not_delivered_can_be_reminded_and_nobody_else(place):
    page = open_page("review", jahr=str(YEAR))
    (whom,) = (one for one in page.selectbox if one.label == "Erinnerung für")
    (reminder,) = (one for one in page.text_area if one.label == "Erinnerung zum Kopieren")

    assert "Hafermünde" in whom.options
    assert "Brahmstadt" not in whom.options
    assert whom.options[0] in str(reminder.value)
    assert "Brahmstadt" not in str(reminder.value)


def test_a_returned_delivery_is_reminded_of_with_its_contact(place):
    page = open_page("review", jahr=str(YEAR))
    (words,) = (one for one in page.text_area if one.label.startswith("Worte dazu"))
    words.input("Bitte die Zahl der Auszubildenden prüfen.")
    button(page, "Zurückgeben").click().run()

    (whom,) = (one for one in page.selectbox if one.label == "Erinnerung für")
    whom.select("X01").run()
    assert not page.exception
    (reminder,) = (one for one in page.text_area if one.label == "Erinnerung zum Kopieren")
    assert "An: Personalamt Brahmstadt (frei erfunden), Brahmstadt" in str(reminder.value)
    assert "Bitte die Zahl der Auszubildenden prüfen." in str(reminder.value)


def test_accepting_is_one_click_and_cannot_be_done_twice(place):
    page = open_page("review")
    button(page, "Annehmen").click().run()

    assert "Nr. 1 ist angenommen." in page.success[0].value
    assert casebook(place / "deliveries").deliveries[1].status == "accepted"
    assert button(page, "Annehmen").disabled


def test_returning_needs_a_word(place):
    page = open_page("review")
    button(page, "Zurückgeben").click().run()

    assert "warum" in page.error[0].value
    assert casebook(place / "deliveries").deliveries[1].status == "handed_in"


def test_the_city_reads_why_it_was_returned_and_opens_it_again(place, monkeypatch):
    page = open_page("review")
    (words,) = (one for one in page.text_area if one.label.startswith("Worte dazu"))
    words.input("Bitte die Zahl der Auszubildenden prüfen.")
    button(page, "Zurückgeben").click().run()
    assert not page.exception

    sign_in_as("brahmstadt", monkeypatch)
    city = open_page("data_delivery", jahr=str(YEAR))
    assert "„Bitte die Zahl der Auszubildenden prüfen.“" in text_of(city)
    button(city, "Nr. 1 wieder öffnen und berichtigen").click().run()
    assert not city.exception
    assert "kein Fehler und kein Hinweis" in text_of(city)


def test_a_city_is_not_admitted(place, monkeypatch):
    sign_in_as("brahmstadt", monkeypatch)

    assert "gehört nicht zu Ihren Aufgaben" in text_of(open_page("review"))
