"""What stands now, worked out from the lines of the journal and from nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import singledispatch
from pathlib import Path
from typing import Literal

from indicators.release.withdrawals import Withdrawal
from indicators.workflow.journal import events
from indicators.workflow.journal.journal_lines import Line, read_journal

DeliveryStatus = Literal["handed_in", "returned", "accepted", "withdrawn"]


@dataclass(frozen=True)
class Remark:
    """What somebody said about a delivery, and when. `by` is a key (see `signatures.py`)."""

    at: datetime
    by: str
    kind: str
    why: str


@dataclass(frozen=True)
class Delivery:
    """One delivery of a city, as it stands."""

    handed_in: events.HandedIn
    at: datetime
    by: str
    status: DeliveryStatus = "handed_in"
    decided_by: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def number(self) -> int:
        """The number that people call it by."""
        return self.handed_in.delivery


@dataclass(frozen=True)
class Candidate:
    """A release that was prepared, and how far it is."""

    prepared: events.Prepared
    at: datetime
    by: str
    asked: frozenset[str] = frozenset()
    until: date | None = None
    reasons: tuple[tuple[str, str], ...] = ()
    approved_by: str = ""
    scheduled: events.Scheduled | None = None
    published_at: datetime | None = None
    is_discarded: bool = False

    @property
    def release(self) -> str:
        """The number of the release."""
        return self.prepared.release


@dataclass(frozen=True)
class Answer:
    """The last answer of a city for a set of its deliveries."""

    stated: events.Stated
    at: datetime
    by: str


@dataclass(frozen=True)
class Casebook:
    """All of it. `in_force` is the number of the release that the journal put in force last,
    `withdrawn` those that were taken back for good."""

    deliveries: dict[int, Delivery] = field(default_factory=dict)
    candidates: dict[str, Candidate] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    in_force: str | None = None
    withdrawn: dict[str, Withdrawal] = field(default_factory=dict)

    def answer(self, city: str, deliveries: Iterable[int]) -> Answer | None:
        """What a city last said about exactly these deliveries."""
        wanted = set(deliveries)
        found = [
            answer
            for answer in self.answers
            if answer.stated.city == city and set(answer.stated.deliveries) == wanted
        ]
        return found[-1] if found else None

    def accepted(self) -> tuple[Delivery, ...]:
        """Accepted deliveries in force, in the order in which they came.

        One that an accepted delivery replaces as a whole is no longer in force.
        """
        return _in_force([one for one in self.deliveries.values() if one.status == "accepted"])

    def accepted_with(self, waiting: Delivery) -> tuple[Delivery, ...]:
        """What would be in force if one more were accepted."""
        held = [one for one in self.deliveries.values() if one.status == "accepted"]
        return _in_force([*held, waiting])


def _in_force(held: Iterable[Delivery]) -> tuple[Delivery, ...]:
    listed = sorted(held, key=lambda one: one.number)
    replaced = {one.handed_in.replaces for one in listed if one.handed_in.extent == "whole"}
    return tuple(one for one in listed if one.number not in replaced)


def casebook(private: Path) -> Casebook:
    """What the journal in this folder says now. Raises JournalError where it is damaged."""
    return told(read_journal(private))


def told(lines: Iterable[Line]) -> Casebook:
    """What some lines say, one after the other."""
    book = Casebook()
    for line in lines:
        book = _after(line.event, book, line)
    return book


@singledispatch
def _after(event: object, book: Casebook, line: Line) -> Casebook:
    """The book after one more decision; what changes nothing in it passes."""
    return book


@_after.register
def _(event: events.HandedIn, book: Casebook, line: Line) -> Casebook:
    return _with_delivery(book, Delivery(event, line.at, line.by))


@_after.register(events.Accepted)
@_after.register(events.Returned)
@_after.register(events.Withdrawn)
@_after.register(events.Commented)
def _(event: events.Accepted, book: Casebook, line: Line) -> Casebook:
    before = book.deliveries[event.delivery]
    remark = Remark(line.at, line.by, event.kind, event.why)
    after = replace(before, remarks=(*before.remarks, remark))
    if not isinstance(event, events.Commented):
        after = replace(after, status=event.kind, decided_by=line.by)
    return _with_delivery(book, after)


@_after.register
def _(event: events.Prepared, book: Casebook, line: Line) -> Casebook:
    return _with_candidate(book, Candidate(event, line.at, line.by))


@_after.register
def _(event: events.Asked, book: Casebook, line: Line) -> Casebook:
    before = book.candidates[event.release]
    asked = before.asked | set(event.cities)
    return _with_candidate(book, replace(before, asked=asked, until=event.until))


@_after.register
def _(event: events.Stated, book: Casebook, line: Line) -> Casebook:
    return replace(book, answers=(*book.answers, Answer(event, line.at, line.by)))


@_after.register
def _(event: events.Justified, book: Casebook, line: Line) -> Casebook:
    before = book.candidates[event.release]
    reasons = tuple(reason for reason in before.reasons if reason[0] != event.check)
    return _with_candidate(book, replace(before, reasons=(*reasons, (event.check, event.why))))


@_after.register
def _(event: events.Approved, book: Casebook, line: Line) -> Casebook:
    return _with_candidate(book, replace(book.candidates[event.release], approved_by=line.by))


@_after.register
def _(event: events.Scheduled, book: Casebook, line: Line) -> Casebook:
    return _with_candidate(book, replace(book.candidates[event.release], scheduled=event))


@_after.register
def _(event: events.Discarded, book: Casebook, line: Line) -> Casebook:
    return _with_candidate(book, replace(book.candidates[event.release], is_discarded=True))


@_after.register
def _(event: events.Published, book: Casebook, line: Line) -> Casebook:
    published = replace(book.candidates[event.release], published_at=line.at)
    return replace(_with_candidate(book, published), in_force=event.release)


@_after.register
def _(event: events.RolledBack, book: Casebook, line: Line) -> Casebook:
    return replace(book, in_force=event.release)


@_after.register
def _(event: events.ReleaseWithdrawn, book: Casebook, line: Line) -> Casebook:
    on = line.at.astimezone().date()
    noted = Withdrawal(release=event.release, on=on, why=event.why)
    return replace(book, withdrawn={**book.withdrawn, event.release: noted})


def _with_delivery(book: Casebook, delivery: Delivery) -> Casebook:
    return replace(book, deliveries={**book.deliveries, delivery.number: delivery})


def _with_candidate(book: Casebook, candidate: Candidate) -> Casebook:
    return replace(book, candidates={**book.candidates, candidate.release: candidate})
