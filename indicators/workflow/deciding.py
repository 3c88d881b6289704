"""How a decision is made: one person at a time, on what stands now, written before it counts."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from indicators.release.turns import one_at_a_time
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Casebook, told
from indicators.workflow.journal.events import Event
from indicators.workflow.journal.journal_head import keep_head
from indicators.workflow.journal.journal_lines import Line, append, read_journal, time_of
from indicators.workflow.journal.signatures import signed


@dataclass(frozen=True)
class Turn:
    """The turn to decide: what stands now, and the way to write the decision.

    Nobody else decides until it is given back, so what was checked against `book` still holds
    when the line is written.
    """

    acting: Acting
    book: Casebook

    def decide(self, event: Event) -> Line:
        """Writes the decision into the journal; from then on it counts."""
        private = self.acting.workplace.private
        key = signed(private, self.acting.person, self.acting.now)
        line = append(private, self.acting.now, key, event)
        keep_head(self.acting.workplace.folder, line)
        return line


@contextmanager
def turn(acting: Acting) -> Iterator[Turn]:
    """Waits for the turn to decide in this workplace. Raises JournalError if it is damaged, or
    the clock was set back: before anything else is changed that a decision is to stand for.

    A build may run within a turn; whoever builds must not ask for a turn.
    """
    private = acting.workplace.private
    with one_at_a_time(private):
        lines = read_journal(private)
        time_of(acting.now, lines)
        yield Turn(acting, told(lines))
