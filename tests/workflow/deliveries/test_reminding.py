"""Who is reminded of what: nothing handed in, or nothing since a delivery was returned."""

from datetime import date

import pytest

from indicators import resources
from indicators.publications.view import View
from indicators.workflow.access.rights import AccessError
from indicators.workflow.deliveries import due_dates
from indicators.workflow.deliveries.due_dates import to_remind
from indicators.workflow.deliveries.handing_in import hand_in
from indicators.workflow.deliveries.reminder_words import reminder
from indicators.workflow.deliveries.reviewing import accept, give_back
from tests.a_year.filled_forms_of_a_year import YEAR
from tests.workflow.fictional_place import acting, empty_place, parcel
from tests.workflow.people import ANNA, CLARA, DENIZ

CONTACT = "Personalamt Brahmstadt (frei erfunden)"
WHY = "Bitte die Zahl der Auszubildenden prüfen."
NOW = date(2027, 2, 1)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """X01 has a returned delivery, X02 an accepted one, all others none."""
    monkeypatch.setattr(resources, "collection_file", lambda: tmp_path / "collection.yaml")
    place = empty_place(tmp_path / "data")
    hand_in(parcel("X01"), acting(place, CLARA))
    hand_in(parcel("X02"), acting(place, DENIZ))
    give_back(1, WHY, acting(place, ANNA, 1))
    accept(2, "", acting(place, ANNA, 1))
    return place


def awaited(place, year=YEAR):
    return {one.city: one for one in to_remind(year, acting(place, ANNA, 2))}


@pytest.fixture
def view(demo_release):
    return View(demo_release, {}, "de")


def test_a_returned_delivery_is_awaited_like_one_that_never_came(place):
    found = awaited(place)

    assert "X02" not in found
    assert found["X01"].returned is not None
    assert found["X01"].returned.number == 1
    assert found["X03"].returned is None


def test_once_it_is_handed_in_again_nobody_is_reminded(place):
    hand_in(parcel("X01"), acting(place, CLARA, 2))

    assert "X01" not in awaited(place)


def test_the_contact_is_whom_the_last_delivery_of_any_year_names(place):
    assert awaited(place)["X01"].contact == CONTACT
    assert awaited(place, YEAR - 1)["X01"].contact == CONTACT
    assert awaited(place)["X03"].contact == ""


def test_a_file_is_opened_once_for_its_contact(place, monkeypatch):
    awaited(place)
    monkeypatch.setattr(due_dates, "read_what_can_be", lambda path: pytest.fail(path.name))

    assert awaited(place)["X01"].contact == CONTACT


def test_the_words_say_to_whom_what_and_why_it_was_returned(place, view):
    words = reminder(awaited(place)["X01"], YEAR, NOW, view)

    assert words.startswith(f"An: {CONTACT}, Brahmstadt\n\nGuten Tag,")
    assert f"Nr. 1 Ihrer Stadt für {YEAR} haben wir am 1. Februar 2027 zurückgegeben" in words
    assert WHY in words
    assert "fehlt noch" not in words
    assert "Bei Fragen" not in words


def test_words_to_a_city_name_no_other(place, view):
    words = reminder(awaited(place)["X03"], YEAR, NOW, view)

    assert "fehlt noch die Lieferung Ihrer Stadt" in words
    assert "bisher nennt keine Lieferung einen Kontakt" in words
    assert "Brahmstadt" not in words


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2027-03-01", "Der Termin ist der 1. März 2027."),
        ("2027-01-15", "Der Termin war der 15. Januar 2027."),
    ],
)
def test_the_due_date_and_whom_to_ask_are_those_of_the_office(place, view, due, said):
    lines = f"contact: Frau Beispiel, 0208 1234\ndue:\n  {YEAR}: {due}\n"
    resources.collection_file().write_text(lines, encoding="utf-8")

    words = reminder(awaited(place)["X01"], YEAR, NOW, view)

    assert said in words
    assert "Bei Fragen: Frau Beispiel, 0208 1234" in words


def test_a_city_does_not_read_whom_others_name(place):
    with pytest.raises(AccessError):
        to_remind(YEAR, acting(place, CLARA, 2))
