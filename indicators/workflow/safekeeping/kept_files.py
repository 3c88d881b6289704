"""What a backup holds: which files, and the list of their hashes."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from indicators import resources
from indicators.errors import MonitorError
from indicators.release.turns import FILE as TURN
from indicators.workflow.journal.events import Sha256
from indicators.workflow.journal.journal_head import FILE as HEAD
from indicators.workplace import Workplace

LIST = "list.json"
FOLDERS = ("deliveries", "releases")
SETTINGS = (HEAD, "site.yaml", "collection.yaml", "roles.toml")
"""Files beside the two folders. Not kept: what is made anew (store, publications), and
secrets.toml, which a backup need not give away and the provider of identities can give again."""
_LONGEST = 250


class BackupError(MonitorError):
    """A backup cannot be written or read; whatever was there is as it was."""

    exit_code = 2


class Kept(BaseModel):
    """One file: its hash and its size."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sha256: Sha256
    bytes: Annotated[int, Field(ge=0)]


class FileList(BaseModel):
    """The list in every backup, under the name `list.json`; `form` grows when its form changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    form: Annotated[int, Field(ge=1, le=1)] = 1
    made_at: datetime
    is_demonstration: bool
    files: dict[str, Kept]


def kept_paths(place: Workplace) -> Iterator[tuple[str, Path]]:
    """Name in the backup and place of every file, those of half a step left out."""
    for folder in FOLDERS:
        for path in sorted((place.folder / folder).rglob("*")):
            if path.is_file() and path.name != TURN and path.suffix != ".writing":
                yield path.relative_to(place.folder).as_posix(), path
    for name in SETTINGS:
        # Those who run the site may keep it elsewhere; the demonstration has none of its own.
        is_site = name == "site.yaml" and not place.is_demonstration
        path = resources.site_file() if is_site else place.folder / name
        if path.is_file():
            yield name, path


def is_fit(name: str) -> bool:
    """Whether a name in a backup is one of ours: no other folder, no way out of it."""
    folder, slash, inside = name.partition("/")
    if not slash:
        return name in SETTINGS
    parts = inside.split("/")
    return folder in FOLDERS and len(name) <= _LONGEST and all(map(_is_plain, parts))


def _is_plain(part: str) -> bool:
    return part.isprintable() and part not in ("", ".", "..") and not set(part) & set("\\:")
