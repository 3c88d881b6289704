"""Whether the journal is whole, and everything that its lines name is there as it was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from indicators.errors import MonitorError, ReleaseError, message
from indicators.release.withdrawals import withdrawals
from indicators.release.write import checksum
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import require
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import told
from indicators.workflow.journal.events import HandedIn, NamesDeleted, Published, ReleaseWithdrawn
from indicators.workflow.journal.journal_head import read_head
from indicators.workflow.journal.journal_lines import JournalError, Line, read_journal
from indicators.workflow.journal.signatures import signatures
from indicators.workflow.received import FOLDER, ReceivedError, kept_file
from indicators.workplace import Workplace


@dataclass(frozen=True)
class Trouble:
    """Something that is not as the journal says; `key` names its sentence."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)

    def sentence(self, language: str) -> str:
        """What is wrong, for people."""
        return message(self.key, language, **self.values)


@dataclass(frozen=True)
class Verified:
    """What was looked at, and all that was found wrong. `head` is the hash of the last line."""

    lines: int
    files: int
    head: str
    troubles: tuple[Trouble, ...]


def verify(acting: Acting, noted: str = "") -> Verified:
    """Looks at every line and at every file it names.

    `noted` is the hash of a line that somebody wrote down elsewhere; it must be there.
    """
    require(acting.person, Right.SEE_JOURNAL)
    place = acting.workplace
    try:
        lines = read_journal(place.private)
    except JournalError as problem:
        return Verified(0, 0, "", (_of(problem),))
    files = [file for line in lines for file in _files_of(line)]
    troubles = (
        *_end(place, lines, noted),
        *_story(lines),
        *_received(place, lines),
        *_releases(place, lines),
        *_people(place, lines),
    )
    return Verified(len(lines), len(files), lines[-1].line if lines else "", troubles)


def _of(problem: MonitorError) -> Trouble:
    return Trouble(problem.key, problem.values)


def _files_of(line: Line) -> Sequence[Any]:
    return line.event.files if isinstance(line.event, HandedIn) else ()


def _end(place: Workplace, lines: Sequence[Line], noted: str) -> Iterator[Trouble]:
    """Lines missing at the end: a chain that is cut is still a chain."""
    known = {line.line for line in lines}
    try:
        head = read_head(place.folder)
    except JournalError as problem:
        yield _of(problem)
        return
    if head is None and lines:
        yield Trouble("journal_head_gone")
    if head is not None and head.line not in known:
        yield Trouble("journal_cut", {"lines": len(lines), "number": head.number})
    if noted and noted not in known:
        yield Trouble("journal_noted_gone", {"noted": noted})


def _story(lines: Sequence[Line]) -> Iterator[Trouble]:
    """Whether the lines tell a story: none decides about what no line before it names."""
    try:
        told(lines)
    except KeyError as problem:
        yield Trouble("journal_story", {"name": str(problem.args[0])})


def _received(place: Workplace, lines: Sequence[Line]) -> Iterator[Trouble]:
    """Files that were handed in; one that no line names was never handed in, and is told."""
    named = {file.kept_as for line in lines for file in _files_of(line)}
    for line in lines:
        for file in _files_of(line):
            try:
                kept_file(place.private, file)
            except ReceivedError as problem:
                yield _of(problem)
    for path in sorted((place.private / FOLDER).glob("*")):
        if path.name not in named and path.suffix != ".writing":
            yield Trouble("journal_file_unnamed", {"file": path.name})


def _releases(place: Workplace, lines: Sequence[Line]) -> Iterator[Trouble]:
    """Releases that were put in force: exactly the files that were approved."""
    for line in lines:
        if isinstance(line.event, Published):
            path = place.releases / f"release-{line.event.release}.duckdb"
            if not path.is_file():
                yield Trouble("release_gone", {"file": path.name, "folder": path.parent})
            elif checksum(path) != line.event.sha256:
                yield Trouble("release_damaged", {"file": path.name, "folder": path.parent})
    yield from _withdrawn(place, lines)


def _withdrawn(place: Workplace, lines: Sequence[Line]) -> Iterator[Trouble]:
    """Releases that were taken back and that nothing beside the releases names as such."""
    try:
        noted = withdrawals(place.releases)
    except ReleaseError as problem:
        yield _of(problem)
        return
    for line in lines:
        if isinstance(line.event, ReleaseWithdrawn) and line.event.release not in noted:
            yield Trouble("journal_withdrawal_gone", {"release": line.event.release})


def _people(place: Workplace, lines: Sequence[Line]) -> Iterator[Trouble]:
    """A key without a name is one whose name was deleted, and the journal says how many were."""
    try:
        names = {one.key for one in signatures(place.private)}
    except JournalError as problem:
        yield _of(problem)
        return
    nameless = {line.by for line in lines} - names
    deleted = sum(line.event.count for line in lines if isinstance(line.event, NamesDeleted))
    if len(nameless) > deleted:
        yield Trouble("journal_names_gone", {"count": len(nameless) - deleted})
