"""What the newest release was made of, kept with the deliveries and out of the release.

A hash of delivered numbers that stood in public would confirm guesses of them.
"""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from indicators.errors import ReleaseError
from indicators.release.write import replace_bytes

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
