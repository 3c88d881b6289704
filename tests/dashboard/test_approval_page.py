"""The page Freigabe: prepared by one, approved by another, agreed to by the city."""

import shutil
from datetime import timedelta

import pytest

from indicators.build import open_workplace
from indicators.release.pointer import current_release
from indicators.release.withdrawals import withdrawals
from indicators.workflow.acting import Acting
from indicators.workflow.deliveries.handing_in import Parcel, hand_in
from indicators.workflow.deliveries.reviewing import accept
from indicators.workflow.releases.preparing import ask_cities, prepare_release, state
from tests.dashboard.pages import open_page, text_of
from tests.dashboard.signing_in import sign_in_as
from tests.rules_off import switch_rules_off
from tests.workflow.fictional_place import NOON, fictional_catalogue, form_of
from tests.workflow.people import ANNA, CLARA

pytestmark = pytest.mark.slow

YEAR = 2025
LONG_AGO = NOON.replace(year=2026, month=11, day=2)


def acting(person, minutes=0):
    workplace, _ = open_workplace(True)
    return Acting(workplace, fictional_catalogue(), person, LONG_AGO + timedelta(minutes=minutes))


@pytest.fixture(scope="module")
def prepared(demo_data, tmp_path_factory):
    """A demonstration in which X01 corrected 2025, and Anna prepared a release."""
    folder = shutil.copytree(demo_data, tmp_path_factory.mktemp("approval") / "demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OEFFNUNGSMONITOR_DATA", str(folder))
        patch.setenv("OEFFNUNGSMONITOR_DEMO", "1")
        switch_rules_off(patch)
        hand_in(Parcel("X01", YEAR, (("lieferung.xlsx", form_of("X01", YEAR)),)), acting(CLARA))
        accept(1, "", acting(ANNA, 1))
        ask_cities(prepare_release(acting(ANNA, 2)), acting(ANNA, 3))
    return folder


@pytest.fixture
def place(prepared, tmp_path, use_data):
    folder = shutil.copytree(prepared, tmp_path / "demo")
    use_data(folder, is_demonstration=True)
    return folder / "demonstration"


def button(page, label):
    (found,) = (one for one in page.button if one.label.startswith(label))
    return found


def test_the_office_sees_changes_checklist_and_who_has_not_answered(place, monkeypatch):
    sign_in_as("v2-erste", monkeypatch)
    page = open_page("approval")

    assert not page.exception
    text = text_of(page)
    assert "2. Was sich ändert" in text
    assert "/?stand=2026-11-02-01" in "".join(one.value for one in page.html)
    assert "noch keine Antwort" in text
    assert "hat den neuen Zahlen noch nicht zugestimmt" in text
    assert button(page, "Stand 2026-11-02-01 freigeben").disabled


def test_a_city_reads_what_changes_for_it_and_agrees(place, monkeypatch):
    sign_in_as("brahmstadt", monkeypatch)
    page = open_page("approval")
    assert not page.exception
    assert "Brahmstadt" in text_of(page)
    assert "Alle Stände" not in text_of(page)

    button(page, "Zustimmen").click().run()
    assert "Ihre Antwort steht im Protokoll." in page.success[0].value
    assert "stimmt zu" in text_of(page)


def test_a_second_person_approves_and_publishes(place, monkeypatch):
    state("X01", True, ("", ""), acting(CLARA, 4))
    sign_in_as("v2-zweite", monkeypatch)
    page = open_page("approval")
    for field in page.text_input:
        if field.key and field.key.startswith("reason:"):
            field.input("geprüft")
    reasons = [one for one in page.button if one.label == "Begründungen festhalten"]
    if reasons:
        reasons[0].click().run()
    assert not page.exception

    button(page, "Stand 2026-11-02-01 freigeben").click().run()
    assert "ist freigegeben" in page.success[0].value
    button(page, "Jetzt veröffentlichen").click().run()
    assert "ist veröffentlicht" in page.success[0].value
    assert current_release(place / "releases").release_id == "2026-11-02-01"

    page = open_page("approval")
    (choice,) = (one for one in page.selectbox if one.label == "Stand, der zurückgezogen wird")
    earlier = choice.options[-1]
    (why,) = (one for one in page.text_input if one.label.startswith("Grund (steht öffentlich"))
    choice.select(earlier)
    why.input("Eine kleine Gruppe war zu erkennen.")
    button(page, "Für immer zurückziehen").click().run()
    assert not page.exception
    assert f"Der Stand {earlier} ist zurückgezogen." in page.success[0].value
    assert ": Eine kleine Gruppe war zu erkennen." in text_of(page)
    assert earlier in withdrawals(place / "releases")


def test_the_council_sees_no_release_that_it_was_not_invited_to(place, monkeypatch):
    sign_in_as("rat", monkeypatch)
    page = open_page("approval")

    assert "kein Stand für Sie vorab" in text_of(page)
    assert "2026-11-02-01" not in text_of(page)
