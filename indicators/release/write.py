"""Writes a release file and moves the pointer to it, in that order."""

import hashlib
import os
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
from pydantic import BaseModel

POINTER = "current.json"
_SQL = Path(__file__).with_name("release.sql")


@dataclass(frozen=True)
class ReleaseInfo:
    """The single row of `release_info`: which state of the data this is."""

    release_id: str
    created_on: date
    fingerprint: str
    program_version: str
    is_demonstration: bool
    rows_delivered: int
    rows_stored: int
    rows_superseded: int
    figures_published: int
    figures_hidden: int
    catalogue: str


class Pointer(BaseModel):
    """The pointer file: the release in force, what it was made of, and its checksum."""

    release: str
    fingerprint: str
    sha256: str = ""


def write_release(info: ReleaseInfo, tables: dict[str, pd.DataFrame], folder: Path) -> Path:
    """Writes `release-<id>.duckdb` under a temporary name, then swaps the pointer to it.

    A crash leaves either the old release or the new one in force, never half of one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"release-{info.release_id}.duckdb"
    fresh = path.with_suffix(".writing")
    fresh.unlink(missing_ok=True)
    with duckdb.connect(fresh) as connection:
        for name, table in tables.items():
            connection.register(name, table)
        connection.execute(_SQL.read_text(encoding="utf-8"))
        connection.register("info", pd.DataFrame([asdict(info)]))
        connection.execute("INSERT INTO release_info SELECT * FROM info")
    _sync(fresh)
    fresh.replace(path)
    _point_to(path, info, folder)
    return path


def _point_to(path: Path, info: ReleaseInfo, folder: Path) -> None:
    pointer = Pointer(release=path.name, fingerprint=info.fingerprint, sha256=checksum(path))
    fresh = folder / f"{POINTER}.writing"
    fresh.write_text(pointer.model_dump_json(indent=2) + "\n", encoding="utf-8")
    _sync(fresh)
    fresh.replace(folder / POINTER)


def checksum(path: Path) -> str:
    """SHA-256 of a file; a release that differs from its pointer's is damaged."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    """Brings a file to the disk before its name is swapped in."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
