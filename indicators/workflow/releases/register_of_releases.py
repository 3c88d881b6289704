"""All releases: public, in force, prepared and given up."""

from typing import Literal, NamedTuple

from indicators.release.ledger import read_ledger
from indicators.release.pointer import read_pointer
from indicators.release.release_numbers import number_in
from indicators.release.withdrawals import Withdrawal, withdrawals
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import require
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Candidate, casebook

State = Literal[
    "in_force", "public", "withdrawn", "scheduled", "approved", "prepared", "overtaken", "discarded"
]


class Listed(NamedTuple):
    """One release of the list; `day` is that of its number, `why` says why it was taken back."""

    release: str
    state: State
    day: str
    why: str = ""
    withdrawn_on: str = ""


def every_release(acting: Acting) -> list[Listed]:
    """Every release, the newest first. Raises AccessError."""
    require(acting.person, Right.PREPARE)
    releases = acting.workplace.releases
    pointer = read_pointer(releases)
    current = pointer.release if pointer else ""
    public: dict[str, State] = {
        number_in(entry.release): "in_force" if entry.release == current else "public"
        for entry in read_ledger(releases)
    }
    gone = withdrawals(releases)
    candidates = casebook(acting.workplace.private).candidates
    newest = next(reversed(candidates), "")
    prepared: dict[str, State] = {
        number: _state(candidate, is_newest=number == newest)
        for number, candidate in candidates.items()
    }
    both = prepared | public
    return [
        _withdrawn(gone[number]) if number in gone else Listed(number, both[number], number[:10])
        for number in sorted(both, reverse=True)
    ]


def _withdrawn(found: Withdrawal) -> Listed:
    number = found.release
    return Listed(number, "withdrawn", number[:10], found.why, found.on.isoformat())


def _state(candidate: Candidate, *, is_newest: bool) -> State:
    """How far a release is that is not public; one that another was prepared after is no more."""
    if candidate.is_discarded:
        return "discarded"
    if candidate.scheduled is not None:
        return "scheduled"
    if not is_newest:
        return "overtaken"
    return "approved" if candidate.approved_by else "prepared"
