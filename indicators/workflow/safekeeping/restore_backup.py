"""Puts back what a backup holds: proven first, then exchanged as a whole."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zipfile import ZipFile

from indicators.errors import ReleaseError
from indicators.release.exchanging import FILE as NOTE
from indicators.release.exchanging import Exchange, exchange, finish_exchange
from indicators.release.ledger import read_ledger
from indicators.release.pointer import current_release, read_pointer
from indicators.release.turns import FILE as TURN
from indicators.release.turns import one_at_a_time
from indicators.release.withdrawals import Withdrawal, note_withdrawal, withdrawals
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import require
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import casebook
from indicators.workflow.deciding import turn
from indicators.workflow.journal.events import Restored
from indicators.workflow.journal.journal_lines import JournalError, read_journal, time_of
from indicators.workflow.safekeeping.backing_up import backup_hash
from indicators.workflow.safekeeping.kept_files import FOLDERS, BackupError, FileList
from indicators.workflow.safekeeping.unpacking import opened, read_list, verified
from indicators.workplace import Workplace

STAGE = "restoring-"
BEFORE = "before-restore-"


def restore(file: Path, acting: Acting, *, instead: bool = False) -> FileList:
    """Puts a backup in the place of what is there now, and returns what it held.

    Where there is something, only with `instead`; it is kept beside. Raises BackupError,
    ReleaseError or JournalError, and changes nothing, where the backup is damaged or not ours,
    does not hold a release that can be read, or lacks a release that was public since.
    """
    require(acting.person, Right.PUBLISH)
    place = acting.workplace
    place.folder.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(place.private), one_at_a_time(place.folder):
        finish_exchange(place.folder)
        if not instead and _holds_something(place):
            raise BackupError("restore_not_empty", folder=place.folder)
        with opened(file) as archive:
            listed = _acceptable(archive, file.name, place)
            with _stage(place.folder) as stage:
                _unpack(archive, listed, file.name, stage)
                _prove(stage, acting)
                _keep_withdrawn(stage, place)
                _exchange(place, stage, acting)
    with turn(acting) as mine:
        mine.decide(Restored(sha256=backup_hash(file)))
    return listed


def _holds_something(place: Workplace) -> bool:
    """Whether anything lies there that would have to go; the files of turns are nothing."""
    found = (path for folder in FOLDERS for path in (place.folder / folder).rglob("*"))
    return any(path.is_file() and path.name != TURN for path in found)


def _acceptable(archive: ZipFile, file: str, place: Workplace) -> FileList:
    listed = read_list(archive, file)
    if listed.is_demonstration != place.is_demonstration:
        raise BackupError("restore_other_world", file=file)
    size = sum(one.bytes for one in listed.files.values())
    free = shutil.disk_usage(place.folder).free
    if size > free:
        raise BackupError("restore_no_room", needed=size // 1024**2, free=free // 1024**2)
    return listed


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    """A new folder on the same disk; what an earlier try left behind goes."""
    for left in folder.glob(f"{STAGE}*"):
        shutil.rmtree(left, ignore_errors=True)
    stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=folder))
    try:
        yield stage
    finally:
        # An exchange that was broken off still needs it.
        if not (folder / NOTE).exists():
            shutil.rmtree(stage, ignore_errors=True)


def _unpack(archive: ZipFile, listed: FileList, file: str, stage: Path) -> None:
    for name in FOLDERS:
        (stage / name).mkdir()
    try:
        for name, parts in verified(archive, listed, file):
            path = stage / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as target:
                for part in parts:
                    target.write(part)
                target.flush()
                os.fsync(target.fileno())
    except OSError as problem:
        raise BackupError("restore_unwritten", file=file, details=problem.strerror) from problem


def _prove(stage: Path, acting: Acting) -> None:
    """A release can be read, the journal is whole, and no release is missing that was public."""
    time_of(acting.now, read_journal(stage / "deliveries"))
    releases = stage / "releases"
    known = {entry.release for entry in read_ledger(releases)}
    missing = sorted(_public_now(acting.workplace) - known)
    if missing:
        raise BackupError("restore_older", releases=", ".join(missing))
    if read_pointer(releases) is not None:
        release = current_release(releases)
        _ = release.info, release.catalogue, release.figures()


def _public_now(place: Workplace) -> set[str]:
    """Releases that were public here, as far as anybody can still tell."""
    try:
        return {entry.release for entry in read_ledger(place.releases)}
    except ReleaseError:
        # A damaged ledger is what backups are for.
        return set()


def _keep_withdrawn(stage: Path, place: Workplace) -> None:
    """What was taken back since the backup was made stays taken back."""
    for withdrawal in _withdrawn_now(place).values():
        note_withdrawal(stage / "releases", withdrawal)


def _withdrawn_now(place: Workplace) -> dict[str, Withdrawal]:
    """Releases that were taken back here, as far as note or journal can still tell."""
    found: dict[str, Withdrawal] = {}
    # Damaged files are what backups are for; one of both is mostly whole.
    with suppress(ReleaseError):
        found |= withdrawals(place.releases)
    with suppress(JournalError):
        found |= casebook(place.private).withdrawn
    return found


def _exchange(place: Workplace, stage: Path, acting: Acting) -> None:
    before = _free_name(place.folder, f"{BEFORE}{acting.now:%Y-%m-%d-%H%M%S}")
    names = tuple(sorted(path.name for path in stage.iterdir()))
    exchange(place.folder, Exchange(fresh=stage.name, before=before, names=names))


def _free_name(folder: Path, wanted: str) -> str:
    number = 1
    while (folder / (name := wanted if number == 1 else f"{wanted}-{number}")).exists():
        number += 1
    return name
