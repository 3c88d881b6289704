"""Who may look at a prepared release in the pages before it is public."""

from pathlib import Path

from indicators.release.candidate import candidate_file, read_candidate
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import AccessError, may, require
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Candidate, casebook
from indicators.workflow.journal.signatures import key_of


def prepared_release(release: str, acting: Acting) -> Path:
    """The file of a prepared release, for who may see it before it is public.

    Raises AccessError, which says nothing about whether there is one, and ReleaseError for a
    damaged file.
    """
    require(acting.person, Right.SEE_PREPARED)
    candidate = casebook(acting.workplace.private).candidates.get(release)
    if candidate is None or not may_see(acting, candidate):
        raise AccessError("access_refused")
    private = acting.workplace.private
    return candidate_file(private, read_candidate(private, release))


def may_see(acting: Acting, candidate: Candidate) -> bool:
    """The office, and people on the list of a release that waits for its time.

    A city sees what is new about itself, not what other cities have not agreed to yet.
    """
    if candidate.is_discarded or candidate.published_at is not None:
        return False
    listed = candidate.scheduled.early if candidate.scheduled else ()
    key = key_of(acting.workplace.private, acting.person)
    return may(acting.person, Right.PREPARE) or key in listed
