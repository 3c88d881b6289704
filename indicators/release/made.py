"""What the newest release was made of, kept with the deliveries and out of the release.

A hash of delivered numbers that stood in public would confirm guesses of them.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from indicators import resources
from indicators.catalogue import Catalogue
from indicators.errors import ReleaseError
from indicators.release.secret import keyed
from indicators.release.write import replace_bytes
from indicators.workplace import Workplace

FILE = "made.json"


@dataclass(frozen=True)
class Made:
    """The newest release file, the keyed hash of what it was made of, its line of the ledger."""

    release: str
    fingerprint: str
    ledger: str


_MADE = TypeAdapter(Made)


def read_made(private: Path) -> Made | None:
    """What was made last; None before the first release. Raises ReleaseError if damaged."""
    try:
        return _MADE.validate_json((private / FILE).read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as problem:
        raise ReleaseError("made_damaged", file=FILE, folder=private) from problem


def write_made(private: Path, made: Made) -> None:
    """Replaces the note in one step."""
    private.mkdir(parents=True, exist_ok=True)
    replace_bytes(private / FILE, _MADE.dump_json(made))


def fingerprint_of(workplace: Workplace, catalogue: Catalogue, secret: bytes) -> str:
    """What a release is made of: deliveries, catalogue, rules and program, as one keyed hash."""
    parts = [catalogue.model_dump_json().encode()]
    for file in [*workplace.deliveries, *_program_files()]:
        parts += [file.name.encode(), hashlib.sha256(file.read_bytes()).digest()]
    return keyed(secret, b"\n".join(parts))


def _program_files() -> list[Path]:
    """Code and rules that decide what a release contains; pages do not."""
    package = Path(__file__).parents[1]
    rooms = ("intake", "analysis", "disclosure", "release")
    inside = [file for room in rooms for file in sorted((package / room).rglob("*.*"))]
    code = [file for file in inside if file.suffix in {".py", ".sql", ".yaml"}]
    beside = [package / "build.py", package / "making.py"]
    return [*code, *beside, *sorted(resources.expectations().glob("*.yaml"))]
