"""Who is signed in: kept in the memory of this process and nowhere else.

A browser holds a random word and nothing about the person. So a session that has ended, however
it did, cannot be opened again with a copied cookie, and a restart of the server ends all.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from indicators.workflow.workflow_rules import workflow_rules

MOST = 2_000
"""Sessions at a time; the oldest goes. Only those who signed in have one."""


@dataclass(frozen=True)
class Session:
    """One signed-in person: what the sign-in said of the person, since when, last active when.

    `kept` is what the sign-out needs and the browser need not have.
    """

    claims: Mapping[str, Any]
    begun: datetime
    last: datetime
    kept: Mapping[str, str] = field(default_factory=dict)


class Sessions:
    """All sessions, by the word that the browser holds. Pages and requests ask at once."""

    def __init__(self) -> None:
        self._open: dict[str, Session] = {}
        self._lock = Lock()

    def begin(
        self, claims: Mapping[str, Any], now: datetime, kept: Mapping[str, str] | None = None
    ) -> str:
        """Opens a session and returns its word."""
        word = secrets.token_urlsafe(32)
        with self._lock:
            self._open = {key: one for key, one in self._open.items() if is_open(one, now)}
            while len(self._open) >= MOST:
                del self._open[next(iter(self._open))]
            self._open[word] = Session(dict(claims), now, now, dict(kept or {}))
        return word

    def active(self, word: str | None, now: datetime) -> Session | None:
        """The session of a word, which goes on; None where there is none or it has ended."""
        with self._lock:
            found = self._open.get(word or "")
            if word is None or found is None:
                return None
            if not is_open(found, now):
                del self._open[word]
                return None
            self._open[word] = replace(found, last=now)
            return found

    def end(self, word: str | None) -> Session | None:
        """Ends a session, and returns what it was."""
        with self._lock:
            return self._open.pop(word or "", None)


def is_open(session: Session, now: datetime) -> bool:
    """Whether a session has not been left alone for too long, nor lasted too long."""
    rules = workflow_rules()
    idle, age = now - session.last, now - session.begun
    return idle < timedelta(minutes=rules.session_minutes) and age < timedelta(
        hours=rules.session_hours
    )


SESSIONS = Sessions()
"""Those of this process."""
