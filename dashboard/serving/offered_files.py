"""Files that are not public: each under an address of its own, for one session and a short time."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

LASTS = timedelta(minutes=15)
"""After the page that offers a file was last looked at."""
MOST = 5_000

Making = Callable[[], bytes]


@dataclass(frozen=True)
class Offered:
    """A file that one session may fetch until some time; it is made when it is asked for."""

    session: str
    file_name: str
    make: Making
    media_type: str
    until: datetime


class Offers:
    """What is offered now, by a random word. Pages offer, requests fetch."""

    def __init__(self) -> None:
        self._open: dict[str, Offered] = {}
        self._words: dict[tuple[str, str], str] = {}
        self._lock = Lock()

    def offer(
        self, session: str, file_name: str, make: Making, media_type: str, now: datetime
    ) -> str:
        """The word of a file; the same as long as the same session looks at the same page."""
        with self._lock:
            self._forget(now)
            kept = self._words.get((session, file_name))
            word = kept or secrets.token_urlsafe(32)
            self._words[session, file_name] = word
            self._open[word] = Offered(session, file_name, make, media_type, now + LASTS)
        return word

    def find(self, word: str, session: str, now: datetime) -> Offered | None:
        """What is offered to this session under a word; None for others and when it is over."""
        with self._lock:
            found = self._open.get(word)
        return found if found and found.session == session and now < found.until else None

    def _forget(self, now: datetime) -> None:
        over = [word for word, one in self._open.items() if one.until <= now]
        most = list(self._open)[: max(0, len(self._open) - MOST)]
        for word in {*over, *most}:
            gone = self._open.pop(word)
            self._words.pop((gone.session, gone.file_name), None)


OFFERS = Offers()
"""Those of this process."""
