"""Writes a backup and reads it again before it counts."""

import hashlib
import os
import zipfile
from pathlib import Path

from indicators.release.turns import one_at_a_time
from indicators.release.write import checksum
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import require
from indicators.workflow.acting import Acting
from indicators.workflow.safekeeping.kept_files import (
    LIST,
    BackupError,
    FileList,
    Kept,
    is_fit,
    kept_paths,
)
from indicators.workflow.safekeeping.unpacking import read_list, verified

_CHUNK = 1024**2


def back_up(file: Path, acting: Acting) -> FileList:
    """Writes everything that cannot be made again into one file, and returns what it holds.

    The file can be read by its owner only, appears whole or not at all, and has been read again.
    Raises BackupError, also where there is a file of that name.
    """
    require(acting.person, Right.SEE_JOURNAL)
    if file.exists():
        raise BackupError("backup_exists", file=file.name)
    place = acting.workplace
    fresh = file.with_name(f"{file.name}.writing")
    # Nobody decides and nobody builds meanwhile; in the order in which a release takes both.
    with one_at_a_time(place.private), one_at_a_time(place.folder):
        try:
            written = _write(fresh, acting)
            _read_again(fresh, written)
            fresh.replace(file)
        except OSError as problem:
            why = problem.strerror
            raise BackupError("backup_unwritten", file=file.name, details=why) from problem
        finally:
            fresh.unlink(missing_ok=True)
    return written


def _write(fresh: Path, acting: Acting) -> FileList:
    kept: dict[str, Kept] = {}
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as target:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, path in kept_paths(acting.workplace):
                if not is_fit(name):
                    raise BackupError("backup_foreign_name", file=name)
                kept[name] = _put(archive, name, path)
            listed = FileList(
                made_at=acting.now,
                is_demonstration=acting.workplace.is_demonstration,
                files=kept,
            )
            archive.writestr(LIST, listed.model_dump_json(indent=1))
        target.flush()
        os.fsync(target.fileno())
    return listed


def _put(archive: zipfile.ZipFile, name: str, path: Path) -> Kept:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            size += target.write(chunk)
    return Kept(sha256=digest.hexdigest(), bytes=size)


def _read_again(fresh: Path, written: FileList) -> None:
    """Raises BackupError where the disk gives back anything else than what was written."""
    with zipfile.ZipFile(fresh) as archive:
        if read_list(archive, fresh.name) != written:
            raise BackupError("backup_damaged", file=fresh.name, entry=LIST)
        for _ in verified(archive, written, fresh.name):
            pass


def backup_hash(file: Path) -> str:
    """The hash by which the journal remembers a backup. Raises BackupError."""
    try:
        return checksum(file)
    except OSError as problem:
        raise BackupError("backup_unreadable", file=file.name) from problem
