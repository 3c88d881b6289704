"""Fetching a file that is not public: `/abholen/…` answers only the session it was offered to."""

import asyncio
import re
from datetime import UTC, datetime
from urllib.parse import quote

from starlette.types import Scope

from dashboard.serving.data_requests import ALLOWED, TEXT
from dashboard.serving.offered_files import OFFERS, Offered
from dashboard.serving.ready_answers import Answer
from dashboard.serving.session_cookie import word_of
from dashboard.serving.sessions import SESSIONS
from indicators.errors import MonitorError, message

FETCH = "/abholen/"
_UNFIT = re.compile(r"[^\w. ()-]", re.UNICODE)


def is_ours(path: str) -> bool:
    """Whether an address is one of these."""
    return path.startswith(FETCH)


async def offer_answer(scope: Scope) -> Answer:
    """The file; one sentence, and always the same, for whoever may not or no longer have it."""
    if scope["method"] not in ("GET", "HEAD"):
        return 405, {**TEXT, "allow": ALLOWED}, b""
    now = datetime.now(UTC)
    session = word_of(scope)
    if session is None or SESSIONS.active(session, now) is None:
        return _said(404, "offer_gone")
    found = OFFERS.find(scope["path"].removeprefix(FETCH), session, now)
    return _said(404, "offer_gone") if found is None else await _fetched(found)


async def _fetched(found: Offered) -> Answer:
    try:
        body = await asyncio.get_running_loop().run_in_executor(None, found.make)
    except MonitorError as error:
        return 403, _UNKEPT, "\n".join(map(error.sentence, ("de", "en"))).encode()
    return 200, {**_UNKEPT, "content-type": found.media_type, **_as_file(found.file_name)}, body


def _as_file(name: str) -> dict[str, str]:
    """Kept as a file and never opened as a page, whatever somebody called it."""
    clean = _UNFIT.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(". ") or "datei"
    plain = clean.encode("ascii", "replace").decode().replace("?", "_")
    return {
        "content-disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(clean)}"
    }


def _said(status: int, key: str) -> Answer:
    return status, _UNKEPT, "\n".join(message(key, one) for one in ("de", "en")).encode()


_UNKEPT = {**TEXT, "cache-control": "no-store"}
