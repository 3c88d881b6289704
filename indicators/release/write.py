"""Writes release files and the pointer; each appears whole or not at all."""

import hashlib
import os
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import pandas as pd
from pydantic import BaseModel

from indicators.analysis.figures.database import fresh_database
from indicators.errors import ReleaseError
from indicators.release.release_tables import tables as declared_tables

POINTER = "current.json"


@dataclass(frozen=True)
class ReleaseInfo:
    """The single row of `release_info`: which state of the data this is."""

    release_id: str
    created_on: date
    program_version: str
    is_demonstration: bool
    rows_delivered: int
    rows_stored: int
    rows_superseded: int
    figures_published: int
    figures_hidden: int
    catalogue: str


class Pointer(BaseModel):
    """The pointer file: the release in force."""

    release: str


def write_release(info: ReleaseInfo, tables: dict[str, pd.DataFrame], folder: Path) -> Path:
    """Writes `release-<id>.duckdb` under a temporary name, then gives it its own.

    It is public only once the pointer names it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"release-{info.release_id}.duckdb"
    fresh = path.with_suffix(".writing")
    with fresh_database(fresh) as connection:
        for name, rows in {**tables, "info": pd.DataFrame([asdict(info)])}.items():
            connection.register(name, rows)
        for table in declared_tables().values():
            connection.execute(table.definition)
            connection.execute(table.filling)
    _sync(fresh)
    fresh.replace(path)
    return path


def point_to(path: Path) -> None:
    """Puts a release in force, in one step."""
    replace_text(path.with_name(POINTER), Pointer(release=path.name).model_dump_json() + "\n")


def checksum(path: Path) -> str:
    """SHA-256 of a file; a release that differs from the ledger's is damaged."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def replace_text(path: Path, text: str) -> None:
    """Writes a small file whole: a crash leaves the old or the new one."""
    replace_bytes(path, text.encode("utf-8"))


def replace_bytes(path: Path, content: bytes) -> None:
    """The same for bytes. Raises ReleaseError where the disk takes nothing."""
    fresh = path.with_name(f"{path.name}.writing")
    try:
        fresh.write_bytes(content)
        _sync(fresh)
        fresh.replace(path)
    except OSError as problem:
        raise ReleaseError("not_written", file=path.name, folder=path.parent) from problem


def _sync(path: Path) -> None:
    """Brings a file to the disk before its name is swapped in."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
