"""The checklist of a prepared release: what blocks it, and what needs a reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from indicators.catalogue import Catalogue
from indicators.errors import message
from indicators.release import Release
from indicators.release.candidate import candidate_file, is_outdated, read_candidate
from indicators.release.pointer import current_release, read_pointer
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import require
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Candidate, Casebook, casebook
from indicators.workflow.deciding import turn
from indicators.workflow.journal.events import Justified
from indicators.workflow.releases.differences import Differences, differences
from indicators.workflow.releases.ingredients import (
    changed_cities,
    ingredients,
    inputs_of,
    of_city,
)
from indicators.workflow.releases.large_changes import large_changes, words_of
from indicators.workflow.releases.number_words import numbers_in
from indicators.workflow.releases.preparing import ReleasingError, open_candidate
from indicators.workflow.workflow_rules import workflow_rules


@dataclass(frozen=True)
class Item:
    """One line of the checklist. An error blocks; a warning needs a reason (`why`)."""

    check: str
    severity: Literal["error", "warning"]
    words: tuple[tuple[str, str | int], ...] = ()
    why: str = ""

    @property
    def name(self) -> str:
        """What a reason is given for: the check and what it speaks of."""
        about = ",".join(str(value) for _, value in self.words[:1])
        return f"{self.check}:{about}" if about else self.check

    @property
    def is_open(self) -> bool:
        """Whether it keeps the release from being approved."""
        return self.severity == "error" or not self.why

    def sentence(self, language: str) -> str:
        """What is to be done about it."""
        return message(f"checklist_{self.check}", language, **dict(self.words))


@dataclass(frozen=True)
class Review:
    """A prepared release beside the one in force, and its checklist."""

    candidate: Candidate
    release: Release
    before: Release | None
    differences: Differences
    items: tuple[Item, ...]

    @property
    def is_ready(self) -> bool:
        """Whether nothing keeps it from being approved."""
        return not any(item.is_open for item in self.items)


def review(release: str, acting: Acting) -> Review:
    """Everything there is to know before approving. Raises ReleasingError, AccessError."""
    require(acting.person, Right.SEE_PREPARED)
    book = casebook(acting.workplace.private)
    return reviewed(open_candidate(book, release), book, acting)


def reviewed(candidate: Candidate, book: Casebook, acting: Acting) -> Review:
    """The same for a candidate at hand."""
    prepared = read_candidate(acting.workplace.private, candidate.release)
    now = Release(candidate_file(acting.workplace.private, prepared))
    before = _in_force(acting)
    found = differences(before, now)
    reasons = dict(candidate.reasons)
    items = [
        *_blocking(candidate, book, acting),
        *_told(candidate, found, now),
    ]
    known = tuple(
        Item(item.check, item.severity, item.words, reasons.get(item.name, "")) for item in items
    )
    return Review(candidate, now, before, found, known)


def justify(release: str, check: str, why: str, acting: Acting) -> None:
    """Why a warning does not keep the release back. Raises ReleasingError for an unknown one."""
    require(acting.person, Right.PREPARE)
    if not why.strip():
        raise ReleasingError("release_reason_empty")
    named = {item.name for item in review(release, acting).items if item.severity == "warning"}
    if check not in named:
        raise ReleasingError("release_check_unknown", check=check, allowed=", ".join(sorted(named)))
    with turn(acting) as mine:
        open_candidate(mine.book, release)
        mine.decide(Justified(release=release, check=check, why=why.strip()))


def _in_force(acting: Acting) -> Release | None:
    releases = acting.workplace.releases
    return current_release(releases) if read_pointer(releases) else None


def _blocking(candidate: Candidate, book: Casebook, acting: Acting) -> Iterator[Item]:
    """Errors: what may never be published."""
    prepared = read_candidate(acting.workplace.private, candidate.release)
    found = ingredients(book, candidate.prepared.without)
    if candidate.prepared.exposed:
        yield Item("exposed", "error", (("count", candidate.prepared.exposed),))
    if is_outdated(acting.workplace, prepared):
        yield Item("overtaken", "error")
    elif inputs_of(found, acting.workplace, acting.catalogue) != candidate.prepared.inputs:
        yield Item("outdated", "error")
    deliveries = [book.deliveries[number] for number in candidate.prepared.deliveries]
    for city in changed_cities(book, deliveries):
        answer = book.answer(city, of_city(deliveries, city))
        name = acting.catalogue.cities[city].name
        if answer is None:
            yield Item("not_agreed", "error", (("city", city), ("name", name)))
        elif not answer.stated.agrees:
            yield Item("refused", "error", (("city", city), ("name", name)))


def _told(candidate: Candidate, found: Differences, now: Release) -> Iterator[Item]:
    """Warnings: what somebody must have looked at."""
    for kind in ("corrected", "removed", "now_hidden", "now_published"):
        if count := found.count(kind):
            yield Item(kind, "warning", (("count", count),))
    if flipped := [flip for flip in found.verdicts if flip.before is not None]:
        yield Item("verdicts_flip", "warning", (("count", len(flipped)),))
    yield from _large(found, now.catalogue)
    for city in candidate.prepared.without:
        name = now.catalogue.cities[city].name
        yield Item("left_out", "warning", (("city", city), ("name", name)))
    for row in now.statements().to_dict("records"):
        if numbers := numbers_in(f"{row['text_de']} {row['text_en']}"):
            name = now.catalogue.cities[row["area"]].name
            told = (("city", row["area"]), ("name", name), ("numbers", ", ".join(numbers)))
            yield Item("statement_numbers", "warning", told)


def _large(found: Differences, catalogue: Catalogue) -> Iterator[Item]:
    """Each of the largest corrections needs a reason of its own."""
    limits = workflow_rules().large_change
    large = large_changes(found, limits)
    for change in large[: limits.named]:
        yield Item("large_change", "warning", words_of(change, catalogue))
    if more := len(large[limits.named :]):
        yield Item("large_changes_more", "warning", (("count", more),))
