"""The files that were handed in: kept as they came, never changed, never deleted."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from indicators.errors import MonitorError
from indicators.release.write import replace_bytes
from indicators.workflow.casebook import Delivery
from indicators.workflow.journal.events import ReceivedFile
from indicators.workplace import Workplace

FOLDER = "received"


class ReceivedError(MonitorError):
    """A kept file is missing or differs from what was handed in."""

    exit_code = 2


def kept_name(delivery: int, part: int, city: str, year: int, suffix: str) -> str:
    """The name a file is kept under: in alphabetical order the later delivery comes later.

    Of two reports of the same thing the one in the later file is in force (see store.sql). The
    name it came with may hold anything and is only remembered in the journal.
    """
    return f"lieferung-{delivery:06d}-{part:02d}_{city}_{year}{suffix.lower()}"


def keep_file(private: Path, name: str, content: bytes, kept_as: str) -> ReceivedFile:
    """Writes one file, whole or not at all. It counts once the journal names it."""
    folder = private / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    replace_bytes(folder / kept_as, content)
    return ReceivedFile(
        name=name, kept_as=kept_as, sha256=hashlib.sha256(content).hexdigest(), bytes=len(content)
    )


def kept_file(private: Path, file: ReceivedFile) -> Path:
    """Where a file is kept, verified. Raises ReceivedError."""
    path = private / FOLDER / file.kept_as
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise ReceivedError("received_gone", file=file.kept_as, name=file.name) from problem
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise ReceivedError("received_damaged", file=file.kept_as, name=file.name)
    return path


def with_deliveries(workplace: Workplace, deliveries: Iterable[Delivery]) -> Workplace:
    """A workplace that builds from what travels with the program and from these deliveries."""
    files = [
        kept_file(workplace.private, file) for one in deliveries for file in one.handed_in.files
    ]
    return replace(workplace, deliveries=(*workplace.deliveries, *sorted(files)))
