"""A city hands in for itself, without errors, and says why a warning stays."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from indicators.errors import MonitorError
from indicators.workflow.access.rights import AccessError
from indicators.workflow.casebook import casebook
from indicators.workflow.deliveries.handing_in import HandInError, check_parcel, hand_in
from indicators.workflow.journal.journal_lines import read_journal
from indicators.workflow.received import ReceivedError, kept_file, with_deliveries
from tests.intake.filled_forms import cell
from tests.workflow.fictional_place import acting, empty_place, form_of, later, parcel
from tests.workflow.people import ANNA, CLARA, DENIZ, EMIL


@pytest.fixture
def place(tmp_path):
    return empty_place(tmp_path)


@pytest.fixture
def clara(place):
    return acting(place, CLARA)


def changed(city, *cells):
    """The form of a city with some cells written over: sheet, row, column, value."""
    book = openpyxl.load_workbook(io.BytesIO(form_of(city)))
    for sheet, key, heading, value in cells:
        cell(book, sheet, key, heading).value = value
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def findings(content, clara, name="lieferung.xlsx"):
    book = casebook(clara.workplace.private)
    return check_parcel(parcel(content=content, name=name), clara, book).findings


def test_what_was_handed_in_lies_there_as_it_came(clara, place):
    number = hand_in(parcel(), clara)

    delivery = casebook(place.private).deliveries[number]
    assert delivery.status == "handed_in"
    (file,) = delivery.handed_in.files
    assert file.name == "lieferung.xlsx"
    assert kept_file(place.private, file).read_bytes() == form_of("X01")


def test_deliveries_are_counted_in_the_order_they_come(clara, place):
    first = hand_in(parcel(), clara)
    second = hand_in(parcel("X02"), acting(place, DENIZ, minutes=1))

    assert (first, second) == (1, 2)


@pytest.mark.parametrize("person", [DENIZ, ANNA, EMIL])
def test_nobody_else_hands_in_for_a_city(place, person):
    with pytest.raises(AccessError):
        hand_in(parcel("X01"), acting(place, person))
    assert read_journal(place.private) == ()


def test_a_delivery_with_an_error_is_refused_and_the_first_is_said(clara, place):
    content = changed("X01", ("Grundzahlen", "staff", "Wert", "viele"))

    with pytest.raises(HandInError, match="viele"):
        hand_in(parcel(content=content), clara)
    assert read_journal(place.private) == ()


def test_figures_of_another_city_are_refused(clara):
    content = changed("X01", ("Angaben", "Stadt", "Wert", "X02"))

    found = findings(content, clara)
    assert "delivery_other_city" in set(found.loc[found["severity"] == "error", "rule"])


def test_a_file_that_cannot_be_read_does_not_hide_what_is_wrong_in_another(clara, place):
    wrong = changed("X01", ("Grundzahlen", "staff", "Wert", "viele"))
    both = replace(parcel(), files=(("gut.xlsx", wrong), ("bild.xlsx", b"kein Buch")))

    found = check_parcel(both, clara, casebook(place.private)).of("error")
    assert {"gut.xlsx", "bild.xlsx"} == set(found["file"])


def test_a_warning_needs_a_reason_and_keeps_it(clara, place):
    # One year back: perhaps meant so, perhaps a slip.
    content = changed(
        "X01",
        ("Angaben", "Berichtsjahr", "Wert", 2025),
        ("Angaben", "Stichtag", "Wert", date(2025, 12, 31)),
    )

    with pytest.raises(HandInError, match="brauchen eine Begründung"):
        hand_in(parcel(content=content), clara)
    warnings = findings(content, clara).query("severity == 'warning'")["rule"].unique()
    why = dict.fromkeys(warnings, "Die Zahlen von 2025 waren früher nicht fertig.")
    hand_in(parcel(content=content, kept=why), clara)

    (delivery,) = casebook(place.private).deliveries.values()
    assert {kept.rule for kept in delivery.handed_in.kept_warnings} == set(warnings)
    assert delivery.handed_in.kept_warnings[0].why.startswith("Die Zahlen von 2025")


def test_a_correction_names_what_it_replaces_and_why(clara):
    first = hand_in(parcel(), clara)

    with pytest.raises(HandInError, match="Begründung"):
        hand_in(parcel(replaces=first, extent="whole"), later(clara))
    with pytest.raises(HandInError, match="gibt es nicht"):
        hand_in(parcel(replaces=7, extent="whole", why="Zahl 7"), later(clara))
    assert hand_in(parcel(replaces=first, extent="whole", why="Tippfehler"), later(clara)) == 2


def test_a_city_that_does_not_exist_is_named_with_those_that_do(place):
    person = replace(CLARA, cities=frozenset({"X99"}))

    with pytest.raises(MonitorError, match="X01"):
        hand_in(replace(parcel(), city="X99"), acting(place, person))


@pytest.mark.parametrize(
    "name", ["../../fremd.xlsx", "..\\..\\fremd.xlsx", "/etc/fremd.xlsx", "fr\x1b[31memd.xlsx"]
)
def test_a_name_with_tricks_in_it_stays_a_name(clara, place, name):
    hand_in(parcel(name=name), clara)

    (delivery,) = casebook(place.private).deliveries.values()
    (file,) = delivery.handed_in.files
    assert file.name in ("fremd.xlsx", "fr__31memd.xlsx")
    assert [path.name for path in (place.private / "received").iterdir()] == [file.kept_as]


def test_a_kept_file_that_was_changed_is_found(clara, place):
    hand_in(parcel(), clara)
    book = casebook(place.private)
    (file,) = book.deliveries[1].handed_in.files
    kept_file(place.private, file).write_bytes(b"anders")

    with pytest.raises(ReceivedError, match="nicht mehr die"):
        with_deliveries(place, book.deliveries.values())
