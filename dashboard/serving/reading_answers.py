"""Answers to requests for reading pages, in front of Streamlit: status, headers, bytes."""

from urllib.parse import quote

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.frame.addresses import PAGES, START
from dashboard.serving import reading_pages
from dashboard.serving.not_found import not_found_page
from dashboard.serving.ready_answers import Answer, page_answer, send_answer
from dashboard.serving.strict_policy import NOTHING, SAME_EVERYWHERE, strict_policy
from indicators.errors import MonitorError
from indicators.publications.forms.place import FILE, READING

HEADERS = {
    "content-type": "text/html; charset=utf-8",
    # Ask each time: the answer is a few bytes as long as the release is the same.
    "cache-control": "no-cache",
    "vary": "accept-encoding",
    "content-security-policy": NOTHING,
    **SAME_EVERYWHERE,
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
        await send_answer((status, HEADERS | headers, body), scope, send)


async def _answer(scope: Scope) -> Answer:
    query = scope.get("query_string", b"").decode("latin-1")
    if scope["method"] not in ("GET", "HEAD"):
        return 405, {"allow": "GET, HEAD"}, b""
    if meant := _meant_by(scope["path"]):
        return 307, {"location": meant + (f"?{query}" if query else "")}, b""
    try:
        asked = reading_pages.question(scope["path"], query)
        found = None if asked is None else await reading_pages.document(asked)
        if asked is None or found is None:
            return _not_found(reading_pages.language(query))
        return _page(scope, asked, found)
    except MonitorError as error:
        sentence = error.sentence(reading_pages.language(query)).encode("utf-8")
        return 503, {"content-type": "text/plain; charset=utf-8"}, sentence


def _meant_by(path: str) -> str:
    """Where an address leads that only almost names a page; "" for every other."""
    name = path.removeprefix(READING.rstrip("/")).strip("/")
    if not name:
        return READING + START
    is_almost = path != READING + name and name in PAGES
    return READING + name if is_almost else ""


def _not_found(language: str) -> Answer:
    page = not_found_page(language)
    return 404, {"content-security-policy": strict_policy(page)}, page


def _page(scope: Scope, asked: reading_pages.Question, found: reading_pages.Document) -> Answer:
    """The page, or that the one the visitor has is still the same."""
    headers = {"content-language": asked.language, "content-security-policy": found.policy}
    about = headers | about_file(asked.part)
    return page_answer(scope, found, about)


def about_file(part: reading_pages.Part | None) -> dict[str, str]:
    """What a table says of itself that is kept, not opened; a page says nothing of the kind."""
    if part is None or part.kind != FILE:
        return {}
    kept = f"attachment; filename*=UTF-8''{quote(part.name, safe='')}"
    return {"content-type": "text/csv; charset=utf-8", "content-disposition": kept}
