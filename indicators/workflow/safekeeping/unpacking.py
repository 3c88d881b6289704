"""Reads a backup that may come from anywhere: nothing in it is believed before it is proven."""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from indicators.workflow.safekeeping.kept_files import LIST, BackupError, FileList, is_fit

LARGEST_LIST = 32 * 1024**2
"""Bytes; a list of a hundred thousand files takes half of it."""
_CHUNK = 1024**2
_LINK = 0o120000


def read_list(archive: zipfile.ZipFile, file: str) -> FileList:
    """The list of a backup, which names exactly the files that are in it. Raises BackupError."""
    names = [one.filename for one in archive.infolist()]
    if len(names) != len(set(names)) or LIST not in names:
        raise BackupError("backup_foreign", file=file)
    if archive.getinfo(LIST).file_size > LARGEST_LIST:
        raise BackupError("backup_foreign", file=file)
    try:
        listed = FileList.model_validate_json(_whole(archive, LIST, LARGEST_LIST))
    except (ValidationError, zipfile.BadZipFile, zlib.error, EOFError) as problem:
        raise BackupError("backup_foreign", file=file) from problem
    _check_members(archive, listed, file)
    return listed


def _check_members(archive: zipfile.ZipFile, listed: FileList, file: str) -> None:
    for one in archive.infolist():
        if one.filename == LIST:
            continue
        kept = listed.files.get(one.filename)
        is_link = (one.external_attr >> 16) & 0o170000 == _LINK
        if kept is None or is_link or one.flag_bits & 1 or not is_fit(one.filename):
            raise BackupError("backup_foreign_name", file=one.filename)
        if kept.bytes != one.file_size:
            raise BackupError("backup_damaged", file=file, entry=one.filename)
    gone = listed.files.keys() - set(archive.namelist())
    if gone:
        raise BackupError("backup_damaged", file=file, entry=min(gone))


def verified(
    archive: zipfile.ZipFile, listed: FileList, file: str
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Every file of a backup in parts; its end is only reached if it is the one that is listed.

    Whoever asks reads each file to its end. Raises BackupError.
    """
    for name in listed.files:
        parts = _parts(archive, listed, name, file)
        yield name, parts
        # What nobody read is read here.
        for _ in parts:
            pass


def _parts(archive: zipfile.ZipFile, listed: FileList, name: str, file: str) -> Iterator[bytes]:
    digest, left = hashlib.sha256(), listed.files[name].bytes
    try:
        with archive.open(name) as source:
            while part := source.read(min(_CHUNK, left + 1)):
                left -= len(part)
                if left < 0:
                    break
                digest.update(part)
                yield part
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as problem:
        raise BackupError("backup_damaged", file=file, entry=name) from problem
    if left or digest.hexdigest() != listed.files[name].sha256:
        raise BackupError("backup_damaged", file=file, entry=name)


def _whole(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as source:
        return source.read(most)


def opened(file: Path) -> zipfile.ZipFile:
    """The archive. Raises BackupError where there is none, or it is none."""
    try:
        return zipfile.ZipFile(file)
    except FileNotFoundError as problem:
        raise BackupError("backup_gone", file=file.name) from problem
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
        raise BackupError("backup_unreadable", file=file.name) from problem
