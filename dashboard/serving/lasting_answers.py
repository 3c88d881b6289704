"""Answers to requests for decks, embedded charts, pictures, files and earlier releases."""

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.serving import lasting_pages, reading_answers, reading_pages
from dashboard.serving.files_of_release import FILES, file_answer
from dashboard.serving.lasting_questions import Asked, asked, withdrawn
from dashboard.serving.not_found import not_found_page, withdrawn_page
from dashboard.serving.reading_pages import Document
from dashboard.serving.ready_answers import Answer, page_answer, send_answer
from dashboard.serving.strict_policy import policy_with_script, strict_policy
from indicators.errors import MonitorError
from indicators.publications.forms.cite import EMBEDDED, PICTURE
from indicators.publications.forms.deck_place import DECKS
from indicators.publications.forms.lasting import FROZEN
from indicators.publications.forms.place import ALONE, READING

PREFIXES = (DECKS, EMBEDDED, FROZEN, FILES)
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
        await send_answer((status, reading_answers.HEADERS | headers, body), scope, send)


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
        if gone := withdrawn(scope["path"]):
            page = withdrawn_page(language, gone)
            return 410, {"content-security-policy": strict_policy(page)}, page
        if FILES in scope["path"]:
            return await file_answer(scope) or _nothing(language)
        wanted = asked(scope["path"], query)
        found = None if wanted is None else await lasting_pages.document(wanted)
        if wanted is None or found is None:
            return _nothing(language)
        about = {"content-language": language} | _about(wanted, found)
        return page_answer(scope, found, about)
    except MonitorError as error:
        sentence = error.sentence(language).encode("utf-8")
        return 503, {"content-type": "text/plain; charset=utf-8"}, sentence


def _nothing(language: str) -> Answer:
    page = not_found_page(language)
    return 404, {"content-security-policy": strict_policy(page)}, page


def _about(wanted: Asked, found: Document) -> dict[str, str]:
    """What kind of document it is, and what it may load and who may frame it."""
    if wanted.kind in ("deck", "embedded"):
        around = "*" if wanted.kind == "embedded" else "'self'"
        return {"content-security-policy": policy_with_script(found.plain, around)}
    policy = {"content-security-policy": found.policy}
    if wanted.kind == "picture":
        return policy | {"content-type": "image/svg+xml; charset=utf-8"}
    if wanted.kind == "file" and wanted.question:
        return policy | reading_answers.about_file(wanted.question.part)
    return policy
