"""A backup holds everything that cannot be made again, and comes back whole or not at all."""

import contextlib
import json
import os
import shutil
import stat
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from indicators.errors import MonitorError, ReleaseError
from indicators.release.exchanging import FILE as NOTE
from indicators.release.exchanging import finish_exchange
from indicators.release.pointer import current_release
from indicators.release.withdrawals import FILE as WITHDRAWN
from indicators.release.withdrawals import Withdrawal, note_withdrawal, withdrawals
from indicators.workflow.access.rights import AccessError
from indicators.workflow.acting import Acting
from indicators.workflow.deciding import turn
from indicators.workflow.journal.events import Accepted, Commented, HandedIn, ReleaseWithdrawn
from indicators.workflow.journal.journal_check import verify
from indicators.workflow.journal.journal_lines import JournalError, read_journal
from indicators.workflow.received import keep_file
from indicators.workflow.safekeeping import restore_backup
from indicators.workflow.safekeeping.backing_up import back_up
from indicators.workflow.safekeeping.kept_files import BackupError, is_fit
from indicators.workflow.safekeeping.restore_backup import restore
from indicators.workplace import Workplace
from tests.workflow.fictional_place import fictional_catalogue
from tests.workflow.people import ANNA, CLARA

NOON = datetime(2026, 12, 2, 12, tzinfo=UTC)


@pytest.fixture
def here(real_data, tmp_path):
    """A real release, one delivery of a city, settings, and things that are made again."""
    folder = tmp_path / "data"
    for name in ("deliveries", "releases"):
        shutil.copytree(real_data / name, folder / name)
    place = Workplace((), folder)
    file = keep_file(place.private, "Zahlen.csv", b"1;2", "lieferung-000001-01_05117_2025.csv")
    with turn(acting(place, CLARA)) as mine:
        mine.decide(HandedIn(delivery=1, city="05117", year=2025, files=(file,)))
        mine.decide(Accepted(delivery=1))
    (folder / "roles.toml").write_text("[groups]\n", encoding="utf-8")
    (folder / "collection.yaml").write_text("{}\n", encoding="utf-8")
    for name in ("secrets.toml", "store.duckdb"):
        (folder / name).write_bytes(b"not kept")
    (folder / "publications").mkdir()
    return place


@pytest.fixture(autouse=True)
def no_other_site(monkeypatch, tmp_path):
    monkeypatch.setenv("OEFFNUNGSMONITOR_SITE", str(tmp_path / "site.yaml"))


def acting(place, person=ANNA, minutes=0):
    return Acting(place, fictional_catalogue(), person, NOON + timedelta(minutes=minutes))


def contents(place):
    files = (path for path in sorted(place.folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(place.folder).as_posix(): path.read_bytes()
        for path in files
        if path.name not in ("build.lock",)
    }


def empty(tmp_path):
    return Workplace((), tmp_path / "empty" / "data")


def test_everything_that_cannot_be_made_again_is_in_it_and_nothing_else(here, tmp_path):
    kept = back_up(tmp_path / "a.zip", acting(here)).files

    assert {name.partition("/")[0] for name in kept} == {
        *("deliveries", "releases", "roles.toml", "collection.yaml", "journal-head.json")
    }
    for name in ("secret.key", "journal.jsonl", "people.json", "made.json"):
        assert f"deliveries/{name}" in kept
    assert "releases/ledger.jsonl" in kept
    assert stat.S_IMODE((tmp_path / "a.zip").stat().st_mode) == 0o600


def test_in_an_empty_place_all_comes_back_byte_by_byte(here, tmp_path):
    kept = back_up(tmp_path / "a.zip", acting(here)).files
    new = empty(tmp_path)
    restore(tmp_path / "a.zip", acting(new, minutes=5))
    before, after = contents(here), contents(new)

    changed = {"deliveries/journal.jsonl", "deliveries/people.json", "journal-head.json"}
    assert {name for name in kept if before[name] != after[name]} <= changed
    assert after.keys() == kept.keys()
    assert current_release(new.releases).figures().equals(current_release(here.releases).figures())
    assert read_journal(new.private)[-1].event.kind == "restored"
    assert verify(acting(new, minutes=6)).troubles == ()


def test_where_something_lies_it_is_refused_and_with_instead_kept_beside(here, tmp_path):
    back_up(tmp_path / "a.zip", acting(here))
    with turn(acting(here, minutes=1)) as mine:
        mine.decide(Commented(delivery=1, why="Später."))
    before = contents(here)

    with pytest.raises(BackupError, match="liegt schon etwas"):
        restore(tmp_path / "a.zip", acting(here, minutes=2))
    assert contents(here) == before

    restore(tmp_path / "a.zip", acting(here, minutes=2), instead=True)
    (beside,) = here.folder.glob("before-restore-*")
    assert (beside / "deliveries/journal.jsonl").read_bytes() == before["deliveries/journal.jsonl"]
    kinds = [line.event.kind for line in read_journal(here.private)]
    assert kinds == ["handed_in", "accepted", "restored"]


def test_no_backup_overwrites_another(here, tmp_path):
    (tmp_path / "a.zip").write_bytes(b"precious")

    with pytest.raises(BackupError, match="gibt es schon"):
        back_up(tmp_path / "a.zip", acting(here))
    assert (tmp_path / "a.zip").read_bytes() == b"precious"


def test_a_city_neither_backs_up_nor_restores(here, tmp_path):
    back_up(tmp_path / "a.zip", acting(here))

    with pytest.raises(AccessError):
        back_up(tmp_path / "b.zip", acting(here, CLARA))
    with pytest.raises(AccessError):
        restore(tmp_path / "a.zip", acting(empty(tmp_path), CLARA))


@pytest.mark.parametrize("part", range(1, 20))
def test_a_damaged_archive_is_told_and_changes_nothing(here, tmp_path, part):
    """One byte is turned in each twentieth of the file; where it matters to nobody, all comes."""
    back_up(tmp_path / "a.zip", acting(here))
    whole = bytearray((tmp_path / "a.zip").read_bytes())
    whole[len(whole) * part // 20] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(whole)
    new = empty(tmp_path)

    with pytest.raises(BackupError, match="nichts verändert"):
        restore(tmp_path / "a.zip", acting(new, minutes=5))
    assert contents(new) == {}


@pytest.mark.parametrize("kept", [0, 10, 0.3, 0.9, 0.999])
def test_half_an_archive_is_none(here, tmp_path, kept):
    back_up(tmp_path / "a.zip", acting(here))
    whole = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(whole[: int(kept if kept >= 1 else len(whole) * kept)])

    with pytest.raises(BackupError, match="nichts verändert"):
        restore(tmp_path / "a.zip", acting(empty(tmp_path)))


def listed(files, **more):
    return {
        "form": 1,
        "made_at": NOON.isoformat(),
        "is_demonstration": False,
        "files": {
            name: {"sha256": "0" * 64, "bytes": len(content)} for name, content in files.items()
        },
        **more,
    }


def archive(path, files, told=None, attributes=0):
    with zipfile.ZipFile(path, "w") as made:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = attributes << 16
            made.writestr(info, content)
        made.writestr("list.json", json.dumps(told or listed(files)))
    return path


TRICKS = [
    "../outside",
    "deliveries/../../outside",
    "/etc/passwd",
    "deliveries//x",
    "deliveries/..\\x",
    "C:/x",
    "deliveries/",
    "secrets.toml",
    "deliveries/a\x1b[2J",
    "publications/x",
]


@pytest.mark.parametrize("name", TRICKS)
def test_names_that_lead_elsewhere_are_refused(tmp_path, name):
    assert not is_fit(name)
    made = archive(tmp_path / "a.zip", {name: b"x"})

    with pytest.raises(BackupError):
        restore(made, acting(empty(tmp_path)))
    assert not list(tmp_path.rglob("outside"))
    assert contents(empty(tmp_path)) == {}


def test_links_bombs_doubles_and_foreign_files_are_refused(tmp_path):
    inside = {"deliveries/a": b"/etc/passwd"}
    link = archive(tmp_path / "link.zip", inside, attributes=0o120777)
    huge = listed(inside)
    huge["files"]["deliveries/a"]["bytes"] = 10**15
    larger = archive(tmp_path / "larger.zip", inside, huge)
    foreign = tmp_path / "foreign.zip"
    with zipfile.ZipFile(foreign, "w") as made:
        made.writestr("readme.txt", "hello")
    other_form = archive(tmp_path / "form.zip", inside, listed(inside, form=2))
    more = archive(tmp_path / "more.zip", {**inside, "deliveries/b": b""}, listed(inside))
    unproven = archive(tmp_path / "unproven.zip", inside)
    for file in (link, larger, foreign, other_form, more, unproven, tmp_path / "gone.zip"):
        with pytest.raises(BackupError):
            restore(file, acting(empty(tmp_path)))
    assert contents(empty(tmp_path)) == {}


def test_a_bomb_stops_at_the_size_it_named(tmp_path):
    bomb = tmp_path / "bomb.zip"
    content = b"\0" * 50_000_000
    told = listed({"deliveries/a": content})
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("deliveries/a", content)
        made.writestr("list.json", json.dumps(told))
    # Its own directory says ten bytes, the list as well; unpacked it is five million times as much.
    small = bomb.read_bytes().replace(
        (50_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    )
    bomb.write_bytes(small.replace(b'"bytes": 50000000', b'"bytes": 10      '))

    with pytest.raises(BackupError):
        restore(bomb, acting(empty(tmp_path)))
    assert contents(empty(tmp_path)) == {}


def test_real_and_fictional_cities_are_not_mixed(here, tmp_path):
    back_up(tmp_path / "a.zip", acting(here))
    fictional = replace(empty(tmp_path), is_demonstration=True)

    with pytest.raises(BackupError, match="nicht mischen"):
        restore(tmp_path / "a.zip", acting(fictional))


def test_an_unreadable_release_does_not_come_back(here, tmp_path):
    path = current_release(here.releases).path
    path.chmod(0o600)
    path.write_bytes(b"no database")
    back_up(tmp_path / "a.zip", acting(here))

    with pytest.raises(ReleaseError):
        restore(tmp_path / "a.zip", acting(empty(tmp_path)))
    assert contents(empty(tmp_path)) == {}


def test_what_was_public_since_is_not_forgotten(here, tmp_path, real_data):
    older = tmp_path / "older"
    shutil.copytree(here.folder, older)
    (older / "releases" / "ledger.jsonl").unlink()
    back_up(tmp_path / "a.zip", acting(Workplace((), older)))
    before = contents(here)

    with pytest.raises(BackupError, match="was sie nicht kennt"):
        restore(tmp_path / "a.zip", acting(here, minutes=5), instead=True)
    assert contents(here) == before


@pytest.mark.parametrize("is_damaged", [False, True])
def test_what_was_withdrawn_since_stays_withdrawn(here, tmp_path, is_damaged):
    back_up(tmp_path / "a.zip", acting(here))
    with turn(acting(here, minutes=1)) as mine:
        line = mine.decide(ReleaseWithdrawn(release="2026-11-20-01", why="Zu genau."))
    gone = Withdrawal(release="2026-11-20-01", on=line.at.astimezone().date(), why="Zu genau.")
    note_withdrawal(here.releases, gone)
    if is_damaged:
        (here.releases / WITHDRAWN).write_bytes(b"{")

    restore(tmp_path / "a.zip", acting(here, minutes=5), instead=True)

    assert withdrawals(here.releases) == {gone.release: gone}


def test_a_clock_behind_the_journal_changes_nothing(here, tmp_path):
    back_up(tmp_path / "a.zip", acting(here))

    with pytest.raises(JournalError, match="Die Uhr dieses Rechners"):
        restore(tmp_path / "a.zip", acting(empty(tmp_path), minutes=-60))
    assert contents(empty(tmp_path)) == {}


STEPS = range(12)


@pytest.mark.parametrize("step", STEPS)
def test_broken_off_at_any_step_it_is_finished_by_the_next_or_was_not_begun(
    here, tmp_path, monkeypatch, step
):
    back_up(tmp_path / "a.zip", acting(here))
    with turn(acting(here, minutes=1)) as mine:
        mine.decide(Commented(delivery=1, why="Später."))
    renames = iter(range(100))
    rename = os.rename

    def crash(source, target, *_, **__):
        if next(renames) == step:
            raise KeyboardInterrupt
        rename(source, target)

    monkeypatch.setattr("pathlib.Path.rename", crash)
    with contextlib.suppress(KeyboardInterrupt):
        restore(tmp_path / "a.zip", acting(here, minutes=2), instead=True)
    monkeypatch.undo()
    was_begun = (here.folder / NOTE).exists()
    finish_exchange(here.folder)

    kinds = [line.event.kind for line in read_journal(here.private)]
    assert kinds in ([*WAS, "commented"], WAS, [*WAS, "restored"])
    assert not was_begun or kinds == WAS
    assert not (here.folder / NOTE).exists()
    assert len(current_release(here.releases).figures()) > 0
    restore(tmp_path / "a.zip", acting(here, minutes=3), instead=True)
    assert not list(here.folder.glob(f"{restore_backup.STAGE}*"))
    assert verify(acting(here, minutes=4)).troubles == ()


WAS = ["handed_in", "accepted"]


@pytest.mark.parametrize("problem", [MonitorError])
def test_a_folder_that_cannot_be_written_is_told(here, tmp_path, monkeypatch, problem):
    def refuse(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("indicators.workflow.safekeeping.backing_up.os.fsync", refuse)
    with pytest.raises(problem, match="lässt sich nicht schreiben"):
        back_up(tmp_path / "a.zip", acting(here))
    assert list(tmp_path.glob("a.zip*")) == []
