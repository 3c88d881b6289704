"""A release that was public is taken back for good, at once and by one person."""

from indicators.release.ledger import read_ledger
from indicators.release.pointer import is_pointed_to
from indicators.release.turns import one_at_a_time
from indicators.release.withdrawals import Withdrawal, note_withdrawal, withdrawals
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import require
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Casebook, casebook
from indicators.workflow.deciding import turn
from indicators.workflow.journal.events import ReleaseWithdrawn
from indicators.workflow.releases.preparing import ReleasingError
from indicators.workplace import Workplace


def withdraw(release: str, why: str, acting: Acting) -> None:
    """Takes a release back that was public: no page, file or answer shows it any more, ever.

    One person does: taking away is urgent. The reason is public. Raises ReleasingError for the
    release in force, for one that was never public or is taken back already, and without a reason.
    """
    require(acting.person, Right.PUBLISH)
    if not why.strip():
        raise ReleasingError("release_withdraw_why", release=release)
    with turn(acting) as mine:
        _check(release, mine.book, acting.workplace)
        # First: after a crash it must not be shown because a line is missing. The next try, or
        # the line itself, says who did it.
        _note(Withdrawal(release=release, on=acting.today, why=why.strip()), acting.workplace)
        mine.decide(ReleaseWithdrawn(release=release, why=why.strip()))


def hold_back(workplace: Workplace) -> None:
    """Notes again beside the releases what the journal has taken back, where it is missing."""
    noted = withdrawals(workplace.releases)
    for number, withdrawal in casebook(workplace.private).withdrawn.items():
        if number not in noted:
            _note(withdrawal, workplace)


def _check(release: str, book: Casebook, workplace: Workplace) -> None:
    name = f"release-{release}.duckdb"
    if name not in {entry.release for entry in read_ledger(workplace.releases)}:
        raise ReleasingError("release_never_public", release=release)
    if is_pointed_to(workplace.releases / name):
        raise ReleasingError("release_withdraw_in_force", release=release)
    if release in book.withdrawn:
        raise ReleasingError("release_is_withdrawn", release=release)


def _note(withdrawal: Withdrawal, workplace: Workplace) -> None:
    with one_at_a_time(workplace.folder):
        note_withdrawal(workplace.releases, withdrawal)
