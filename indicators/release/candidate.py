"""A prepared release: made, checked by people, and public only once it is put in force.

It lies with the deliveries, in a folder of its own, until then exactly as it was approved.
"""

import shutil
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from indicators.errors import ReleaseError
from indicators.release.ledger import read_ledger, remembered, with_line, write_ledger
from indicators.release.made import Made, read_made, write_made
from indicators.release.reader import Release
from indicators.release.states import FOLDER as STATES
from indicators.release.turns import one_at_a_time
from indicators.release.write import checksum, point_to, replace_bytes, replace_text
from indicators.workplace import Workplace

FOLDER = "candidates"
FILE = "candidate.json"
STORE = "store.duckdb"
"""The store that the release was made of, beside it."""


class Candidate(BaseModel):
    """What is known of a prepared release.

    `state` is the keyed hash of what lay behind it, `fingerprint` that of what it was made of,
    `after` the line of the ledger it was made on: what was public then.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    release: str
    sha256: str
    state: str
    fingerprint: str
    after: str

    @property
    def file(self) -> str:
        """The name of the release file."""
        return f"release-{self.release}.duckdb"


def new_folder(private: Path, release_id: str) -> Path:
    """An empty folder for a candidate; one of the same number that was never approved goes."""
    folder = private / FOLDER / release_id
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def prepared_numbers(private: Path) -> list[str]:
    """Numbers that people know from a prepared release; another release must not have them."""
    return [folder.name for folder in (private / FOLDER).glob("*")]


def keep_candidate(candidate: Candidate, folder: Path) -> Candidate:
    """Writes what is known of it; a folder without this file holds no candidate."""
    replace_text(folder / FILE, candidate.model_dump_json() + "\n")
    return candidate


def read_candidate(private: Path, release_id: str) -> Candidate:
    """A prepared release by its number. Raises ReleaseError where it is gone or damaged."""
    path = private / FOLDER / release_id / FILE
    try:
        return Candidate.model_validate_json(path.read_bytes())
    except FileNotFoundError as problem:
        raise ReleaseError("candidate_gone", release=release_id) from problem
    except ValidationError as problem:
        raise ReleaseError("candidate_damaged", release=release_id) from problem


def candidate_file(private: Path, candidate: Candidate) -> Path:
    """The release file of a candidate, whole. Raises ReleaseError."""
    path = private / FOLDER / candidate.release / candidate.file
    if not path.is_file():
        raise ReleaseError("candidate_gone", release=candidate.release)
    if checksum(path) != candidate.sha256:
        raise ReleaseError("candidate_damaged", release=candidate.release)
    return path


def put_in_force(workplace: Workplace, candidate: Candidate) -> Release:
    """Makes a candidate public. Each step may be repeated after a crash; the pointer comes last.

    Raises ReleaseError, and changes nothing, where another release came into force since it was
    prepared, where it is damaged, or cannot be read.
    """
    with one_at_a_time(workplace.folder):
        path = workplace.releases / candidate.file
        if candidate.file not in {entry.release for entry in read_ledger(workplace.releases)}:
            _bring_in(workplace, candidate, path)
        point_to(path)
        return Release(path)


def is_outdated(workplace: Workplace, candidate: Candidate) -> bool:
    """Whether something became public since it was prepared."""
    entries = read_ledger(workplace.releases)
    return (entries[-1].line if entries else "") != candidate.after


def _bring_in(workplace: Workplace, candidate: Candidate, path: Path) -> None:
    source = candidate_file(workplace.private, candidate)
    _prove_readable(source)
    made = read_made(workplace.private)
    entries = remembered(workplace.releases, made.ledger if made else "", without=candidate.file)
    if (entries[-1].line if entries else "") != candidate.after:
        raise ReleaseError("candidate_outdated", release=candidate.release)
    state = source.parent / STATES / f"{candidate.release}.json.gz"
    (workplace.private / STATES).mkdir(parents=True, exist_ok=True)
    replace_bytes(workplace.private / STATES / state.name, state.read_bytes())
    # A product: whoever audits the release needs the rows behind it.
    replace_bytes(workplace.store, source.with_name(STORE).read_bytes())
    workplace.releases.mkdir(parents=True, exist_ok=True)
    replace_bytes(path, source.read_bytes())
    ledger = with_line(entries, path, candidate.state)
    write_ledger(workplace.releases, ledger)
    write_made(workplace.private, Made(path.name, candidate.fingerprint, ledger[-1].line))


def _prove_readable(path: Path) -> None:
    """Raises ReleaseError where a release cannot be read."""
    release = Release(path)
    _ = release.info, release.catalogue, release.figures()
