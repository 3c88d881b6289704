"""Names are deleted in time: a decision stays, who it was is forgotten."""

from datetime import datetime

from indicators.workflow.acting import Acting
from indicators.workflow.deciding import turn
from indicators.workflow.journal.events import NamesDeleted
from indicators.workflow.journal.signatures import Signature, keep_signatures, signatures
from indicators.workflow.workflow_rules import workflow_rules


def forget_names(acting: Acting) -> int:
    """Deletes the names of people whose last decision is too long ago; returns how many.

    Needs no right: the rule says when, nobody decides it. The line of the journal comes first, so
    that a crash between leaves names too long and not names missing; the next round takes them.
    """
    private = acting.workplace.private
    if not any(_is_old(one, acting.now) for one in signatures(private)):
        return 0
    with turn(acting) as mine:
        old = [one for one in signatures(private) if _is_old(one, acting.now)]
        if old:
            mine.decide(NamesDeleted(count=len(old)))
            gone = {one.key for one in old}
            keep_signatures(private, tuple(s for s in signatures(private) if s.key not in gone))
    return len(old)


def _is_old(signature: Signature, now: datetime) -> bool:
    years = workflow_rules().years_names_are_kept
    last = signature.last
    # The 29th of February has no day of its own in most years.
    day = min(last.day, 28) if last.month == 2 else last.day
    return last.replace(year=last.year + years, day=day) <= now
