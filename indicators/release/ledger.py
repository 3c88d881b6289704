"""The ledger: every release that was ever public, beside the releases, each line chained.

Readers keep what they have seen. A release that is gone or cannot be read is still known to
them, so nothing may be built as if it had never been there.
"""

import hashlib
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from indicators.errors import ReleaseError
from indicators.release.release_numbers import number_in
from indicators.release.write import checksum, replace_text

FILE = "ledger.jsonl"


class Entry(BaseModel):
    """One line: a release file and its SHA-256; `state` is the keyed hash of what lay behind it.

    `state` is empty where nothing was kept, as for releases made before there was a ledger.
    `previous` and `line` chain the lines: a changed, missing or inserted one shows.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    release: str
    sha256: str
    state: str = ""
    previous: str = ""
    line: str = ""


def read_ledger(folder: Path) -> list[Entry]:
    """The lines in order, checked; none where there is no ledger yet. Raises ReleaseError."""
    try:
        lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as problem:
        raise ReleaseError("ledger_damaged", file=FILE, line=1) from problem
    entries: list[Entry] = []
    for number, line in enumerate(lines, 1):
        try:
            entry = Entry.model_validate_json(line)
        except ValidationError as problem:
            raise ReleaseError("ledger_damaged", file=FILE, line=number) from problem
        if entry != _chained(entry, entries):
            raise ReleaseError("ledger_damaged", file=FILE, line=number)
        entries.append(entry)
    return entries


def remembered(folder: Path, head: str, without: str = "") -> list[Entry]:
    """Every release that is or was public, each file present and whole. Raises ReleaseError.

    `head`: the last line known from elsewhere, empty if none; it must stand in the ledger. Files
    that the ledger does not know count as public too: nobody can tell who has seen them.
    `without`: the file that is about to get its line, and may lie there already after a crash.
    """
    listed = read_ledger(folder)
    if head and head not in {entry.line for entry in listed}:
        raise ReleaseError("ledger_cut", file=FILE, folder=folder)
    for entry in listed:
        _check(folder / entry.release, entry)
    known = {*(entry.release for entry in listed), without}
    unknown = [path for path in sorted(folder.glob("release-*.duckdb")) if path.name not in known]
    for path in unknown:
        listed.append(_chained(Entry(release=path.name, sha256=checksum(path)), listed))
    return listed


def with_line(entries: Sequence[Entry], path: Path, state: str) -> list[Entry]:
    """The ledger with one more release."""
    entry = Entry(release=path.name, sha256=checksum(path), state=state)
    return [*entries, _chained(entry, entries)]


def write_ledger(folder: Path, entries: Sequence[Entry]) -> None:
    """Replaces the ledger in one step."""
    text = "".join(entry.model_dump_json() + "\n" for entry in entries)
    replace_text(folder / FILE, text)


def next_release_id(entries: Sequence[Entry], today: date, taken: Collection[str] = ()) -> str:
    """Date and order of the day: a number that depends on nothing delivered.

    `taken`: numbers of releases that are prepared and not public.
    """
    day = f"{today.isoformat()}-"
    public = [number_in(entry.release) for entry in entries]
    orders = [number.removeprefix(day) for number in (*public, *taken)]
    found = [int(order) for order in orders if order.isdecimal()]
    return f"{today.isoformat()}-{max(found, default=0) + 1:02d}"


def _check(path: Path, entry: Entry) -> None:
    if not path.is_file():
        raise ReleaseError("release_gone", file=path.name, folder=path.parent)
    if checksum(path) != entry.sha256:
        raise ReleaseError("release_damaged", file=path.name, folder=path.parent)


def _chained(entry: Entry, before: Sequence[Entry]) -> Entry:
    previous = before[-1].line if before else ""
    content = "\n".join([previous, entry.release, entry.sha256, entry.state])
    line = hashlib.sha256(content.encode()).hexdigest()
    return entry.model_copy(update={"previous": previous, "line": line})
