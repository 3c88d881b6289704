"""The list of files of a release that were made, and where they lie: written last, read first."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from indicators.errors import ReleaseError, message
from indicators.release.write import replace_text

FOLDER = "publications"
"""Beside the folder of the releases."""


class Problem(BaseModel):
    """Why a file could not be made, as a sentence of `messages/`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    values: dict[str, str]

    def sentence(self, language: str) -> str:
        """The sentence for people."""
        return message(self.key, language, **self.values)


PART_MISSING = "publication_part_missing"


def part_missing(part: str, *folders: str) -> Problem:
    """That a library is missing, and in which folders there is nothing therefore."""
    return Problem(key=PART_MISSING, values={"part": part, "forms": ", ".join(folders)})


class Item(BaseModel):
    """A file: what it is, what it was made from, and the digest of its bytes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    form: str
    area: str
    language: str
    media_type: str
    fingerprint: str
    sha256: str


class Manifest(BaseModel):
    """All files of a release; `folder` is where they lie."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    release: str
    fingerprint: str
    folder: str
    files: dict[str, Item]
    problems: tuple[Problem, ...] = ()


def place_of(releases: Path) -> Path:
    """The folder of the files, from the folder of the releases."""
    return releases.parent / FOLDER


def read_manifest(place: Path, release: str) -> Manifest | None:
    """The files of a release; None where there are none, or where their list is damaged.

    The list can be made anew at any time, so damage is no reason to stop.
    """
    try:
        text = (place / f"{release}.json").read_text(encoding="utf-8")
        found = Manifest.model_validate_json(text)
    except (OSError, UnicodeDecodeError, ValidationError):
        return None
    return found if (place / found.folder).is_dir() else None


def write_manifest(place: Path, manifest: Manifest) -> None:
    """Puts files in force in one step. Raises ReleaseError where the disk takes nothing."""
    try:
        replace_text(place / f"{manifest.release}.json", manifest.model_dump_json() + "\n")
    except ReleaseError as problem:
        raise not_writable(place) from problem


def not_writable(place: Path) -> ReleaseError:
    """That the folder of the files takes nothing; the pages do not need it."""
    return ReleaseError("publications_not_written", folder=place)


def file_of(place: Path, release: str, path: str, since: int = 0) -> tuple[Path, Item] | None:
    """A file of a release by its path; only what stands in the list is ever handed out.

    `since`: files that were made before tell what must not be told any more.
    """
    manifest = read_manifest(place, release)
    if manifest is None or path not in manifest.files:
        return None
    if (place / f"{release}.json").stat().st_mtime_ns < since:
        return None
    return place / manifest.folder / path, manifest.files[path]
