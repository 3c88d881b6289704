"""Answers to requests for reading pages, in front of Streamlit: status, headers, bytes."""

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.frame.addresses import START
from dashboard.serving import reading_pages
from dashboard.serving.not_found import not_found_page
from dashboard.serving.whole_answers import Answer, page_answer, send_answer
from indicators.errors import MonitorError
from indicators.publications.forms.place import READING

HEADERS = {
    "content-type": "text/html; charset=utf-8",
    # Ask each time: the answer is a few bytes as long as the release is the same.
    "cache-control": "no-cache",
    "vary": "accept-encoding",
    "content-security-policy": (
        "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self'; "
        "frame-ancestors 'self'; base-uri 'none'; form-action 'self'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class ReadingPages:
    """Answers everything below /lesen and passes on the rest."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_ours = scope["type"] == "http" and f"{scope['path']}/".startswith(READING)
        if not is_ours:
            await self.app(scope, receive, send)
            return
        status, headers, body = await _answer(scope)
        await send_answer(scope, send, (status, HEADERS | headers, body))


async def _answer(scope: Scope) -> Answer:
    query = scope.get("query_string", b"").decode("latin-1")
    if scope["method"] not in ("GET", "HEAD"):
        return 405, {"allow": "GET, HEAD"}, b""
    if scope["path"] in (READING, READING.rstrip("/")):
        return 307, {"location": READING + START + (f"?{query}" if query else "")}, b""
    try:
        asked = reading_pages.question(scope["path"], query)
        found = None if asked is None else await reading_pages.document(asked)
        if asked is None or found is None:
            return 404, {}, not_found_page(reading_pages.language(query))
        return page_answer(scope, asked.language, found)
    except MonitorError as error:
        sentence = error.sentence(reading_pages.language(query)).encode("utf-8")
        return 503, {"content-type": "text/plain; charset=utf-8"}, sentence
