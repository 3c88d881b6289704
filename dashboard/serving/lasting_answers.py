"""Answers to requests for decks, embedded charts, pictures, files and earlier releases."""

import base64
import hashlib
import re

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.serving import lasting_pages, reading_answers, reading_pages
from dashboard.serving.files_of_release import FILES, file_answer
from dashboard.serving.lasting_questions import Asked, asked
from dashboard.serving.not_found import not_found_page
from dashboard.serving.reading_pages import Document
from dashboard.serving.whole_answers import Answer, page_answer, send_answer
from indicators.errors import MonitorError
from indicators.publications.forms.cite import EMBEDDED, PICTURE
from indicators.publications.forms.deck_place import DECKS
from indicators.publications.forms.lasting import FROZEN
from indicators.publications.forms.place import ALONE, READING

PREFIXES = (DECKS, EMBEDDED, FROZEN, FILES)
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
_PICTURES = f"{READING}{ALONE}/"


class LastingPages:
    """Answers what stands below these prefixes and passes on the rest."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_ours(scope):
            await self.app(scope, receive, send)
            return
        status, headers, body = await _answer(scope)
        await send_answer(scope, send, (status, reading_answers.HEADERS | headers, body))


def _is_ours(scope: Scope) -> bool:
    if scope["type"] != "http":
        return False
    path = scope["path"]
    is_picture = path.startswith(_PICTURES) and path.endswith(PICTURE)
    return is_picture or path.startswith(PREFIXES)


async def _answer(scope: Scope) -> Answer:
    query = scope.get("query_string", b"").decode("latin-1")
    language = reading_pages.language(query)
    if scope["method"] not in ("GET", "HEAD"):
        return 405, {"allow": "GET, HEAD"}, b""
    try:
        if FILES in scope["path"]:
            return await file_answer(scope) or _nothing(language)
        wanted = asked(scope["path"], query)
        found = None if wanted is None else await lasting_pages.document(wanted)
        if wanted is None or found is None:
            return _nothing(language)
        status, headers, body = page_answer(scope, language, found)
        return status, _about(wanted, found) | headers, body
    except MonitorError as error:
        sentence = error.sentence(language).encode("utf-8")
        return 503, {"content-type": "text/plain; charset=utf-8"}, sentence


def _nothing(language: str) -> Answer:
    return 404, {}, not_found_page(language)


def _about(wanted: Asked, found: Document) -> dict[str, str]:
    """What kind of document it is, and what it may load and who may frame it."""
    if wanted.kind in ("page", "alone"):
        return {}
    around = "*" if wanted.kind == "embedded" else "'self'"
    rules = {"content-security-policy": policy(found.plain, around)}
    if wanted.kind == "picture":
        return rules | {"content-type": "image/svg+xml; charset=utf-8"}
    return rules


def policy(page: bytes, around: str) -> str:
    """Nothing but our own script, and the very styles that stand in the page, by their digests."""
    styles = dict.fromkeys(_digest(found) for found in _STYLE.findall(page))
    return (
        f"default-src 'none'; script-src 'self'; style-src {' '.join(styles)}; font-src 'self'; "
        f"img-src 'self'; frame-ancestors {around}; base-uri 'none'; form-action 'none'"
    )


def _digest(style: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(style).digest()).decode()}'"
