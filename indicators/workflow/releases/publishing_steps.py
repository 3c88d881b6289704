"""A second person approves, the release comes into force now or later, and can be taken back."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from indicators.release import Release
from indicators.release.candidate import put_in_force, read_candidate
from indicators.release.ledger import read_ledger
from indicators.release.pointer import current_release, is_pointed_to
from indicators.release.turns import one_at_a_time
from indicators.release.withdrawals import withdrawals
from indicators.release.write import checksum, point_to
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import require
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Candidate, casebook
from indicators.workflow.deciding import Turn, turn
from indicators.workflow.journal.events import Approved, Published, RolledBack, Scheduled
from indicators.workflow.journal.signatures import invited, key_of
from indicators.workflow.releases.checklist import reviewed
from indicators.workflow.releases.preparing import ReleasingError, open_candidate
from indicators.workplace import Workplace


def approve(release: str, why: str, acting: Acting) -> None:
    """Approves exactly this file, by another person than the one who prepared it.

    Raises ReleasingError where the checklist is not done, or for the same person.
    """
    require(acting.person, Right.APPROVE)
    with turn(acting) as mine:
        candidate = open_candidate(mine.book, release)
        if key_of(acting.workplace.private, acting.person) == candidate.by:
            raise ReleasingError("release_same_person", release=release)
        found = reviewed(candidate, mine.book, acting)
        if not found.is_ready:
            count = sum(item.is_open for item in found.items)
            raise ReleasingError("release_checklist_open", release=release, count=count)
        sha256 = candidate.prepared.sha256
        mine.decide(Approved(release=release, sha256=sha256, why=why.strip()))


def publish_now(release: str, acting: Acting) -> Release:
    """Puts an approved release in force. Raises ReleasingError, ReleaseError."""
    require(acting.person, Right.PUBLISH)
    with turn(acting) as mine:
        return _publish(_approved(release, mine), mine)


def schedule(release: str, at: datetime, early: Sequence[str], acting: Acting) -> None:
    """Lets an approved release come into force at a time; `early` may see it before: people as the
    sign-in calls them.

    Raises ReleasingError for a time that has passed.
    """
    require(acting.person, Right.PUBLISH)
    if at <= acting.now:
        raise ReleasingError("release_time_passed", at=at, now=acting.now)
    with turn(acting) as mine:
        _approved(release, mine)
        private = acting.workplace.private
        keys = tuple(invited(private, subject, acting.now) for subject in early)
        mine.decide(Scheduled(release=release, at=at, early=keys))


def next_scheduled(private: Path) -> datetime | None:
    """When the next approved release is to come into force; None where none waits."""
    waiting = _scheduled(casebook(private).candidates.values())
    return min((at for at, _ in waiting), default=None)


def publish_due(acting: Acting) -> Release | None:
    """Puts in force what was scheduled for now or earlier; None where nothing was.

    Called by the server and by commands. It acts on what a person has decided, whose right was
    asked then.
    """
    if _due(casebook(acting.workplace.private).candidates.values(), acting.now) is None:
        return None
    with turn(acting) as mine:
        candidate = _due(mine.book.candidates.values(), acting.now)
        return None if candidate is None else _publish(candidate, mine)


def roll_back(release: str, why: str, acting: Acting) -> Release:
    """Puts an earlier release in force again, at once. Raises ReleasingError."""
    require(acting.person, Right.PUBLISH)
    if not why.strip():
        raise ReleasingError("release_back_why", release=release)
    with turn(acting) as mine:
        now = current_release(acting.workplace.releases)
        if now.release_id == release:
            raise ReleasingError("release_in_force_already", release=release)
        earlier = whole_release(acting.workplace, release)
        mine.decide(RolledBack(release=release, instead_of=now.release_id, why=why.strip()))
        point_to(earlier.path)
        return earlier


def whole_release(workplace: Workplace, release: str) -> Release:
    """A release of the ledger whose file is as it was written, and that was not taken back.

    Raises ReleasingError.
    """
    entries = {entry.release: entry for entry in read_ledger(workplace.releases)}
    path = workplace.releases / f"release-{release}.duckdb"
    entry = entries.get(path.name)
    if entry is None:
        raise ReleasingError("release_never_public", release=release)
    if release in withdrawals(workplace.releases):
        raise ReleasingError("release_is_withdrawn", release=release)
    if not path.is_file() or checksum(path) != entry.sha256:
        raise ReleasingError("release_file_damaged", release=release)
    found = Release(path)
    _ = found.info, found.catalogue
    return found


def as_decided(workplace: Workplace) -> Release | None:
    """The release that the journal put in force, pointed to again where a crash came between.

    None where the journal has put none in force: then a build decides.
    """
    release = casebook(workplace.private).in_force
    if release is None:
        return None
    path = workplace.releases / f"release-{release}.duckdb"
    if not is_pointed_to(path):
        with one_at_a_time(workplace.folder):
            point_to(whole_release(workplace, release).path)
    return Release(path)


def _approved(release: str, mine: Turn) -> Candidate:
    candidate = open_candidate(mine.book, release)
    if not candidate.approved_by:
        raise ReleasingError("release_not_approved", release=release)
    return candidate


def _publish(candidate: Candidate, mine: Turn) -> Release:
    """Files first, then the line: a crash between leaves a public release without its line.

    The next try finds the files as they should be and writes the line.
    """
    workplace = mine.acting.workplace
    found = put_in_force(workplace, read_candidate(workplace.private, candidate.release))
    mine.decide(Published(release=candidate.release, sha256=candidate.prepared.sha256))
    return found


def _due(candidates: Iterable[Candidate], now: datetime) -> Candidate | None:
    return next((candidate for at, candidate in _scheduled(candidates) if at <= now), None)


def _scheduled(candidates: Iterable[Candidate]) -> Iterator[tuple[datetime, Candidate]]:
    for candidate in candidates:
        is_open = candidate.published_at is None and not candidate.is_discarded
        if is_open and candidate.scheduled is not None and candidate.approved_by:
            yield candidate.scheduled.at, candidate
