"""`verify` finds whatever somebody has done to the journal or to a file it names."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from string import Formatter
from typing import get_args

import pytest

from indicators.errors import _messages
from indicators.workflow.access.rights import AccessError
from indicators.workflow.acting import Acting
from indicators.workflow.deciding import turn
from indicators.workflow.journal import journal_head
from indicators.workflow.journal.events import (
    Accepted,
    Commented,
    Event,
    HandedIn,
    Published,
)
from indicators.workflow.journal.forgetting import forget_names
from indicators.workflow.journal.journal_check import verify
from indicators.workflow.journal.journal_lines import FILE, append
from indicators.workflow.journal.journal_story import journal_of, what
from indicators.workflow.journal.signatures import FILE as NAMES
from indicators.workflow.received import FOLDER, keep_file
from indicators.workplace import Workplace
from tests.workflow.fictional_place import fictional_catalogue
from tests.workflow.people import ANNA, CLARA

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
FIVE_YEARS = timedelta(days=5 * 366)


def decided(place, person, event, at=NOON):
    with turn(Acting(place, fictional_catalogue(), person, at)) as mine:
        return mine.decide(event)


@pytest.fixture
def place(tmp_path):
    place = Workplace((), tmp_path / "data")
    file = keep_file(place.private, "Zahlen.csv", b"1;2", "lieferung-000001-01_X01_2025.csv")
    decided(place, CLARA, HandedIn(delivery=1, city="X01", year=2025, files=(file,)))
    decided(place, ANNA, Commented(delivery=1, why="Danke,\n\x1b[2Jgesehen."))
    decided(place, ANNA, Accepted(delivery=1))
    return place


def anna(place, at=NOON):
    return Acting(place, fictional_catalogue(), ANNA, at)


def kinds(place, noted=""):
    return [one.key for one in verify(anna(place), noted).troubles]


def test_an_untouched_journal_is_whole(place):
    found = verify(anna(place))

    assert (found.lines, found.files, found.troubles) == (3, 1, ())
    assert kinds(place, found.head) == []


def test_an_empty_folder_has_nothing_wrong(tmp_path):
    assert kinds(Workplace((), tmp_path / "new")) == []


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_lines_cut_off_at_the_end_show(place, kept):
    file = place.private / FILE
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:kept]))

    assert "journal_cut" in kinds(place)


def test_a_journal_without_its_file_shows(place):
    (place.private / FILE).unlink()

    assert "journal_cut" in kinds(place)


@pytest.mark.parametrize("line", [0, 1, 2])
def test_a_changed_missing_or_inserted_line_shows(place, line):
    file = place.private / FILE
    lines = file.read_bytes().splitlines(keepends=True)
    for damaged in (
        [*lines[:line], lines[line].replace(b"kind", b"kinf"), *lines[line + 1 :]],
        [*lines[:line], *lines[line + 1 :]],
        [*lines[:line], lines[0], *lines[line:]],
    ):
        file.write_bytes(b"".join(damaged))
        assert kinds(place) != []


def test_a_journal_written_anew_with_right_hashes_shows(place):
    (place.private / FILE).unlink()
    for minute in range(4):
        event = HandedIn(delivery=minute + 1, city="X02", year=2025, files=())
        append(place.private, NOON + timedelta(minutes=minute), "k", event)

    assert "journal_cut" in kinds(place)


def test_a_noted_line_must_be_there(place):
    assert kinds(place, "0" * 64) == ["journal_noted_gone"]


def test_a_missing_note_is_told(place):
    (place.folder / journal_head.FILE).unlink()

    assert kinds(place) == ["journal_head_gone"]


def test_a_note_that_lags_behind_after_a_crash_is_no_trouble(place):
    note = (place.folder / journal_head.FILE).read_bytes()
    decided(place, ANNA, Commented(delivery=1, why="Noch etwas."))
    (place.folder / journal_head.FILE).write_bytes(note)

    assert kinds(place) == []


def test_a_changed_missing_or_foreign_file_shows(place):
    file = place.private / FOLDER / "lieferung-000001-01_X01_2025.csv"
    file.write_bytes(b"1;3")
    assert kinds(place) == ["received_damaged"]
    file.unlink()
    assert kinds(place) == ["received_gone"]
    file.write_bytes(b"1;2")
    file.with_name("fremd.csv").write_bytes(b"")
    assert kinds(place) == ["journal_file_unnamed"]


def test_a_release_that_is_not_the_approved_file_shows(place):
    place.releases.mkdir()
    (place.releases / "release-2026-11-02-01.duckdb").write_bytes(b"other")
    append(place.private, NOON, "a", Published(release="2026-11-02-01", sha256="0" * 64))

    assert {"journal_story", "release_damaged"} <= set(kinds(place))


def test_names_go_five_years_after_the_last_decision_and_the_journal_says_so(place):
    assert forget_names(anna(place, NOON + timedelta(days=1000))) == 0
    later = NOON + FIVE_YEARS
    clara = replace(anna(place, later - timedelta(days=30)), person=CLARA)
    with turn(clara) as mine:
        mine.decide(Commented(delivery=1, why="Ich bin noch da."))

    assert forget_names(anna(place, later)) == 1
    names = [name for _, name in journal_of(anna(place, later))]
    assert names[:4] == [CLARA.name, None, None, CLARA.name]
    assert "names_deleted" in [line.event.kind for line, _ in journal_of(anna(place, later))]
    assert kinds(place) == []


def test_names_that_are_gone_without_a_line_show(place):
    (place.private / NAMES).unlink()

    assert kinds(place) == ["journal_names_gone"]


def test_a_crash_after_the_line_leaves_the_names_for_the_next_round(place, monkeypatch):
    def crash(*_):
        raise KeyboardInterrupt

    later = anna(place, NOON + FIVE_YEARS)
    monkeypatch.setattr("indicators.workflow.journal.forgetting.keep_signatures", crash)
    with pytest.raises(KeyboardInterrupt):
        forget_names(replace(later, person=CLARA))
    monkeypatch.undo()

    assert forget_names(replace(later, person=CLARA)) == 1
    assert kinds(place) == []


def test_only_the_office_reads_the_journal(place):
    clara = replace(anna(place), person=CLARA)

    for read in (verify, journal_of):
        with pytest.raises(AccessError):
            read(clara)


@pytest.mark.parametrize("event", get_args(get_args(Event)[0]), ids=lambda one: one.__name__)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_kind_of_decision_has_a_sentence_about_what_it_holds(event, language):
    template = _messages()[f"journal_event_{event.model_fields['kind'].default}"][language]
    asked = {name for _, name, _, _ in Formatter().parse(template) if name}

    assert asked <= event.model_fields.keys()


def test_every_line_is_told_in_both_languages(place):
    told = [what(line, "de") for line, _ in journal_of(anna(place))]

    assert told[0] == "Lieferung 1 für X01, 2025 eingereicht: Zahlen.csv"
    assert told[2] == "Lieferung 1 angenommen"
    assert [what(line, "en") for line, _ in journal_of(anna(place))][2] == "delivery 1 accepted"
