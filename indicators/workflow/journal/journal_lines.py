"""The lines of the journal: written one after the other, each holding the hash of the last.

A line counts from its line break on. What a crash left without one was never decided, and is cut
off by the next writer.
"""

import hashlib
import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from indicators.errors import MonitorError
from indicators.workflow.journal.events import Event

FILE = "journal.jsonl"
LONGEST_WORK = timedelta(minutes=10)
"""Between the click and the decision that follows from it."""


class JournalError(MonitorError):
    """The journal is damaged or cannot be written; nothing is decided until it is mended."""

    exit_code = 2


class Line(BaseModel):
    """One decision: its number, the day and time, the key of the person, what it was.

    `previous` is the hash of the line before, `line` that of this one: a changed, missing or
    inserted line shows. `by` is no name (see `signatures.py`).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int
    at: datetime
    by: str
    event: Event
    previous: str = ""
    line: str = ""


def read_journal(private: Path) -> tuple[Line, ...]:
    """All lines, each verified. Raises JournalError that names the first damaged one."""
    lines: list[Line] = []
    for number, text in enumerate(_whole_lines(private / FILE), 1):
        line = _parsed(text, number)
        if line != chained(line, lines) or line.number != number:
            raise JournalError("journal_damaged", file=FILE, line=number)
        lines.append(line)
    return tuple(lines)


def append(private: Path, at: datetime, by: str, event: Event) -> Line:
    """Writes one decision and brings it to the disk. Whoever calls has the turn of the journal.

    Raises JournalError where the journal is damaged, the clock is behind the last line, or the
    disk takes nothing: then nothing was decided.
    """
    lines = read_journal(private)
    line = chained(Line(number=len(lines) + 1, at=time_of(at, lines), by=by, event=event), lines)
    _write(private / FILE, line.model_dump_json().encode() + b"\n")
    return line


def time_of(now: datetime, lines: Sequence[Line]) -> datetime:
    """The time of a decision. Raises JournalError where the clock was set back.

    Somebody who began earlier may decide later: a release takes a while to prepare. Then the
    decision bears the time of the one before it.
    """
    if not lines or now >= lines[-1].at:
        return now
    if lines[-1].at - now > LONGEST_WORK:
        raise JournalError("journal_clock", now=now, last=lines[-1].at)
    return lines[-1].at


def chained(line: Line, before: Sequence[Line]) -> Line:
    """A line with the hash of the one before it and its own."""
    previous = before[-1].line if before else ""
    bare = line.model_copy(update={"previous": previous, "line": ""})
    own = hashlib.sha256(bare.model_dump_json().encode()).hexdigest()
    return bare.model_copy(update={"line": own})


def _whole_lines(file: Path) -> list[bytes]:
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as problem:
        raise JournalError("journal_unreadable", file=FILE, details=problem.strerror) from problem
    return content.split(b"\n")[:-1]


def _parsed(text: bytes, number: int) -> Line:
    try:
        return Line.model_validate_json(text)
    except ValidationError as problem:
        raise JournalError("journal_damaged", file=FILE, line=number) from problem


def _write(file: Path, text: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("ab+") as journal:
            end = _end_of_whole_lines(file)
            journal.truncate(end)
            try:
                journal.write(text)
                journal.flush()
                os.fsync(journal.fileno())
            except OSError:
                journal.truncate(end)
                raise
    except OSError as problem:
        raise JournalError("journal_unwritten", file=FILE, details=problem.strerror) from problem


def _end_of_whole_lines(file: Path) -> int:
    return sum(len(line) + 1 for line in _whole_lines(file))
