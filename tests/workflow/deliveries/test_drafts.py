"""A draft waits on the server for the people of its city, and for nobody else."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from indicators.intake.delivered_tables import MOST_BYTES
from indicators.workflow.access.rights import AccessError
from indicators.workflow.casebook import casebook
from indicators.workflow.deliveries.drafts import (
    MOST_FILES,
    add_file,
    draft,
    drafts,
    forget_old_drafts,
    hand_in_draft,
    new_draft,
    remove_file,
    reopen,
    throw_away,
    write_down,
)
from indicators.workflow.deliveries.handing_in import HandInError
from indicators.workflow.deliveries.reviewing import give_back
from tests.a_year.filled_forms_of_a_year import YEAR
from tests.workflow.fictional_place import NOON, acting, empty_place, form_of, later
from tests.workflow.people import ANNA, CLARA, DENIZ, EMIL


@pytest.fixture
def place(tmp_path):
    return empty_place(tmp_path)


@pytest.fixture
def clara(place):
    return acting(place, CLARA)


@pytest.fixture
def begun(clara):
    """A draft with one good file."""
    number = new_draft("X01", YEAR, clara).number
    return add_file(number, "lieferung.xlsx", form_of("X01"), clara)


def test_a_draft_is_there_on_the_next_day(begun, clara):
    (found,) = drafts(later(clara, 24 * 60))

    assert found == begun
    assert [file.name for file in found.files] == ["lieferung.xlsx"]


@pytest.mark.parametrize("person", [DENIZ, ANNA, EMIL])
def test_nobody_else_sees_or_changes_it_even_with_its_number(begun, place, person):
    stranger = acting(place, person)

    assert drafts(stranger) == ()
    for step in (
        lambda: draft(begun.number, stranger),
        lambda: add_file(begun.number, "fremd.xlsx", b"", stranger),
        lambda: remove_file(begun.number, "lieferung.xlsx", stranger),
        lambda: write_down(begun.number, stranger, why="fremd"),
        lambda: hand_in_draft(begun.number, stranger),
        lambda: throw_away(begun.number, stranger),
    ):
        with pytest.raises(HandInError, match="gibt es nicht, oder"):
            step()
    assert drafts(acting(place, CLARA)) == (begun,)


def test_nobody_begins_a_draft_for_another_city(place):
    with pytest.raises(AccessError):
        new_draft("X01", YEAR, acting(place, DENIZ))


@pytest.mark.parametrize("number", ["", "..", "../x", "0" * 31, "0" * 32, "g" * 32])
def test_a_guessed_number_finds_nothing(begun, clara, number):
    with pytest.raises(HandInError, match="gibt es nicht, oder"):
        draft(number, clara)


def test_the_same_name_again_replaces_the_file(begun, clara):
    changed = add_file(begun.number, "lieferung.xlsx", b"anders", clara)

    assert len(changed.files) == 1
    assert remove_file(begun.number, "lieferung.xlsx", clara).files == ()


def test_handing_in_ends_the_draft(begun, clara, place):
    assert hand_in_draft(begun.number, later(clara)) == 1

    assert drafts(later(clara)) == ()
    assert casebook(place.private).deliveries[1].handed_in.draft == begun.number


def test_a_crash_after_handing_in_leaves_nothing_to_hand_in_twice(begun, clara, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("shutil.rmtree", lambda *_, **__: None)
        hand_in_draft(begun.number, later(clara))

    assert drafts(later(clara)) == ()
    with pytest.raises(HandInError):
        hand_in_draft(begun.number, later(clara))


def test_a_refused_draft_is_still_there(clara):
    number = new_draft("X01", YEAR, clara).number
    add_file(number, "bild.xlsx", b"kein Buch", clara)

    with pytest.raises(HandInError, match="Fehler"):
        hand_in_draft(number, clara)
    assert [file.name for file in draft(number, clara).files] == ["bild.xlsx"]


def test_a_returned_delivery_becomes_a_draft_once(begun, clara, place):
    hand_in_draft(begun.number, later(clara))
    give_back(1, "Bitte prüfen.", acting(place, ANNA, 2))

    again = reopen(1, later(clara, 3))

    assert again.returned == 1
    assert [file.name for file in again.files] == ["lieferung.xlsx"]
    assert reopen(1, later(clara, 4)).number == again.number


def test_what_was_not_returned_cannot_be_reopened(begun, clara):
    hand_in_draft(begun.number, later(clara))

    with pytest.raises(HandInError, match="nicht zurückgegeben"):
        reopen(1, later(clara, 2))


def test_drafts_that_nobody_touches_for_long_are_deleted(begun, clara, place):
    assert forget_old_drafts(place.private, NOON + timedelta(days=180)) == 0
    assert forget_old_drafts(place.private, NOON + timedelta(days=181)) == 1
    assert drafts(clara) == ()


def test_a_file_that_is_too_large_is_refused_before_it_is_kept(begun, clara, place):
    with pytest.raises(HandInError, match="größer als 20 MB"):
        add_file(begun.number, "riesig.csv", b"x" * (MOST_BYTES + 1), clara)

    assert draft(begun.number, clara) == begun
    kept = {file.name for file in (place.private / "drafts" / begun.number).iterdir()}
    assert begun.files[0].kept_as in kept
    assert not [name for name in kept if name.endswith(".csv")]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../journal.jsonl", "journal.jsonl"),
        ("C:\\Zahlen\\form.xlsx", "form.xlsx"),
        ("a\x1b[31m\nb\u202e.xlsx", "a__31m_b_.xlsx"),
        ("...", "datei"),
        ("=1+1.csv", "_1+1.csv"),
    ],
)
def test_a_name_is_only_a_name(begun, clara, place, name, plain):
    changed = add_file(begun.number, name, b"x", clara)

    assert changed.files[-1].name == plain
    folder = place.private / "drafts" / begun.number
    assert all(file.parent == folder for file in folder.rglob("*"))


def test_a_draft_takes_twenty_files_and_no_more(begun, clara):
    for number in range(1, MOST_FILES):
        add_file(begun.number, f"teil-{number}.csv", b"x", clara)

    with pytest.raises(HandInError, match="höchstens 20 Dateien"):
        add_file(begun.number, "noch-eine.csv", b"x", clara)


def test_two_people_on_one_draft_lose_no_file(begun, clara):
    names = [f"teil-{number}.csv" for number in range(8)]
    with ThreadPoolExecutor(8) as people:
        list(people.map(lambda name: add_file(begun.number, name, b"x", clara), names))

    assert {file.name for file in draft(begun.number, clara).files} == {"lieferung.xlsx", *names}
