"""The journal keeps every line, in order, and shows whatever was done to it."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from indicators.workflow.casebook import casebook
from indicators.workflow.journal.events import Commented, HandedIn, NamesDeleted, Returned
from indicators.workflow.journal.journal_lines import FILE, JournalError, append, read_journal
from indicators.workflow.journal.signatures import name_of, signed
from tests.workflow.people import ANNA, CLARA

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
HANDED_IN = HandedIn(delivery=1, city="X01", year=2025, files=())
RETURNED = Returned(delivery=1, why="Bitte die Summe prüfen.")


@pytest.fixture
def journal(tmp_path):
    append(tmp_path, NOON, "c", HANDED_IN)
    append(tmp_path, NOON + timedelta(hours=1), "a", RETURNED)
    append(tmp_path, NOON + timedelta(hours=2), "c", Commented(delivery=1, why="Geprüft."))
    return tmp_path


def texts(folder):
    return (folder / FILE).read_text(encoding="utf-8").splitlines()


def rewrite(folder, lines):
    (folder / FILE).write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def test_lines_come_back_as_they_were_written(journal):
    lines = read_journal(journal)

    assert [line.number for line in lines] == [1, 2, 3]
    assert [line.event for line in lines][:2] == [HANDED_IN, RETURNED]
    assert [line.previous for line in lines[1:]] == [line.line for line in lines[:2]]


def test_what_stands_follows_from_the_lines(journal):
    (delivery,) = casebook(journal).deliveries.values()

    assert delivery.status == "returned"
    assert delivery.decided_by == "a"
    assert [remark.why for remark in delivery.remarks] == ["Bitte die Summe prüfen.", "Geprüft."]


def test_a_changed_line_is_named(journal):
    lines = texts(journal)
    changed = json.loads(lines[1])
    changed["event"]["why"] = "In Ordnung."
    rewrite(journal, [lines[0], json.dumps(changed, ensure_ascii=False), lines[2]])

    with pytest.raises(JournalError, match="ab Zeile 2"):
        read_journal(journal)


@pytest.mark.parametrize("order", [(0, 2), (0, 1, 1, 2), (1, 2), (0, 2, 1), (2,)])
def test_a_missing_doubled_or_moved_line_is_found(journal, order):
    lines = texts(journal)
    rewrite(journal, [lines[place] for place in order])

    with pytest.raises(JournalError, match="beschädigt"):
        read_journal(journal)


def test_a_line_that_a_crash_left_half_was_never_decided(journal):
    whole = (journal / FILE).read_bytes()
    (journal / FILE).write_bytes(whole + b'{"number":4,"at":"2026')

    assert len(read_journal(journal)) == 3

    append(journal, NOON + timedelta(hours=3), "a", NamesDeleted(count=0))
    assert [line.number for line in read_journal(journal)] == [1, 2, 3, 4]
    assert (journal / FILE).read_bytes().startswith(whole)


def test_with_a_clock_set_back_nothing_is_decided(journal):
    before = (journal / FILE).read_bytes()

    with pytest.raises(JournalError, match="Uhr"):
        append(journal, NOON, "a", NamesDeleted(count=0))
    assert (journal / FILE).read_bytes() == before


def test_a_person_keeps_the_key_and_the_newest_name(tmp_path):
    key = signed(tmp_path, ANNA, NOON)

    assert signed(tmp_path, ANNA, NOON) == key
    assert signed(tmp_path, CLARA, NOON) != key
    assert name_of(tmp_path, key) == "Anna Amt"
    assert name_of(tmp_path, "unbekannt") is None
