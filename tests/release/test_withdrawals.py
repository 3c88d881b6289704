"""What was taken back is shown nowhere: not as a release, not in the memory of later ones."""

import shutil
from datetime import date

import duckdb
import pandas as pd
import pytest

from indicators.errors import ReleaseError
from indicators.release import Release
from indicators.release.judged import earlier_verdicts
from indicators.release.ledger import Entry
from indicators.release.public_releases import public_releases
from indicators.release.withdrawals import (
    FILE,
    Withdrawal,
    note_withdrawal,
    revisions_shown,
    withdrawals,
    withdrawals_written,
)
from indicators.workplace import Workplace

FIRST, SECOND, THIRD = "2026-11-20-01", "2026-11-20-02", "2026-11-21-01"
GONE = Withdrawal(release=SECOND, on=date(2026, 11, 21), why="Eine Zahl war zu genau.")


def test_nothing_is_taken_back_where_nobody_has(tmp_path):
    assert withdrawals(tmp_path) == {}
    assert withdrawals_written(tmp_path) == 0


def test_the_first_note_of_a_release_stays(tmp_path):
    note_withdrawal(tmp_path, GONE)
    note_withdrawal(tmp_path, GONE.model_copy(update={"why": "anders"}))
    note_withdrawal(tmp_path, GONE.model_copy(update={"release": FIRST}))

    assert withdrawals(tmp_path)[SECOND] == GONE
    assert list(withdrawals(tmp_path)) == [SECOND, FIRST]


@pytest.mark.parametrize("content", [b"{", b'{"release": "x"}\n', b"\xff"])
def test_a_damaged_file_is_a_sentence_and_shows_nothing(tmp_path, content):
    (tmp_path / FILE).write_bytes(content)

    with pytest.raises(ReleaseError, match="zurückgezogen"):
        withdrawals(tmp_path)


def test_changes_tell_no_number_of_a_release_that_was_taken_back(tmp_path):
    for number in (FIRST, SECOND, THIRD):
        (tmp_path / f"release-{number}.duckdb").touch()
    changes = pd.DataFrame(
        {
            "changed_in": [FIRST, SECOND, THIRD],
            "value_before": [1.0, 2.0, 3.0],
            "value": [2.0, 3.0, 4.0],
        }
    )
    assert revisions_shown(changes, tmp_path).equals(changes)

    note_withdrawal(tmp_path, GONE)
    shown = revisions_shown(changes, tmp_path)

    # 3.0 stood in the second release only: as what came with it, and as what the third changed.
    assert shown["value"].fillna(-1).to_list() == [2.0, -1, 4.0]
    assert shown["value_before"].fillna(-1).to_list() == [1.0, 2.0, -1]


@pytest.fixture
def three(demo_release, tmp_path):
    """Three releases; the third remembers what the first two said."""
    folder = tmp_path / "releases"
    folder.mkdir()
    for number in (FIRST, SECOND, THIRD):
        path = folder / f"release-{number}.duckdb"
        shutil.copy(demo_release.path, path)
        with duckdb.connect(str(path)) as copy:
            copy.execute("UPDATE release_info SET release_id = ?", [number])
    with duckdb.connect(str(folder / f"release-{THIRD}.duckdb")) as last:
        for number in (FIRST, SECOND):
            last.execute(
                "INSERT INTO verdict_history SELECT ?, DATE '2026-11-20', area, indicator, concept,"
                " method, scope, breakdown, is_current, verdict, reason FROM verdict LIMIT 2",
                [number],
            )
    return folder


def test_it_is_no_past_release_any_more(three):
    current = Release(three / f"release-{THIRD}.duckdb")
    assert [one.release_id for one in public_releases(current)] == [FIRST, SECOND, THIRD]

    note_withdrawal(three, GONE)

    assert [one.release_id for one in public_releases(current)] == [FIRST, THIRD]


def test_later_releases_forget_what_it_said(three):
    current = Release(three / f"release-{THIRD}.duckdb")
    assert set(current.verdict_history()["release_id"]) >= {FIRST, SECOND}

    note_withdrawal(three, GONE)

    assert SECOND not in set(current.verdict_history()["release_id"])
    assert FIRST in set(current.verdict_history()["release_id"])


def test_releases_made_from_now_on_do_not_learn_it(three):
    entries = [
        Entry(release=f"release-{number}.duckdb", sha256="") for number in (FIRST, SECOND, THIRD)
    ]
    place = Workplace((), three.parent, is_demonstration=True)
    assert SECOND in set(earlier_verdicts(entries, place)["release_id"])

    note_withdrawal(three, GONE)

    assert SECOND not in set(earlier_verdicts(entries, place)["release_id"])
