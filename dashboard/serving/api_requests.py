"""Requests to the read-only interface under /api/v1: asked of the domain, kept, and sent."""

from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from starlette.types import Scope

from dashboard import cached
from dashboard.serving import reading_pages
from dashboard.serving.ready_answers import Answer, ByteShelf, Ready, kept, listed, ready, sent
from dashboard.serving.strict_policy import strict_policy
from indicators.errors import MonitorError
from indicators.publications.open_data.api_answers import PROBLEM, answer, as_json, problem
from indicators.publications.open_data.api_page import api_page
from indicators.publications.open_data.api_question import Asked, RequestError, understood
from indicators.publications.open_data.api_routes import BASE
from indicators.publications.open_data.open_rows import Row, release_rows
from indicators.publications.open_data.openapi import openapi
from indicators.publications.site.operator import site_prefix
from indicators.publications.view import View
from indicators.release.public_releases import public_releases

READ = ("GET", "HEAD", "OPTIONS")
ALLOWED = ", ".join(READ)
HEADERS = {
    # Whoever asks again within a minute need not; after that a few bytes say it is the same.
    "cache-control": "public, max-age=60",
    "vary": "accept, accept-language, accept-encoding",
    # Programs in other people's pages may read what is public anyway, and nothing else.
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "etag, link, x-total-count",
}
_MAKER = ThreadPoolExecutor(1, thread_name_prefix="api")
_SHELF = ByteShelf(30_000_000)
_READY_FOR_PEOPLE, _READY_FOR_PROGRAMS = f"{BASE}/", f"{BASE}/openapi.json"


def is_ours(path: str) -> bool:
    """Whether an address is one of the interface."""
    return path == "/api" or path.startswith("/api/")


async def api_answer(scope: Scope) -> Answer:
    """The answer to a request; what cannot be answered is a problem with a sentence."""
    language = asked_language(scope)
    try:
        if scope["method"] not in READ:
            raise RequestError(405, "api_method")
        if scope["method"] == "OPTIONS":
            return 204, {**HEADERS, "allow": ALLOWED, "access-control-allow-methods": ALLOWED}, b""
        return await _read(scope)
    except RequestError as refused:
        return _problem(refused, refused.status, language)
    except MonitorError as error:
        return _problem(error, 503, language)


def asked_language(scope: Scope) -> str:
    """The language of a sentence to a program: as the address says, or the header."""
    if b"sprache=" in scope.get("query_string", b""):
        return address_language(scope)
    wanted = [one.partition(";")[0].strip().lower() for one in listed(scope, b"accept-language")]
    spoken = [one[:2] for one in wanted if one[:2] in ("de", "en")]
    return spoken[0] if spoken else "de"


def address_language(scope: Scope) -> str:
    """The language of a document: German unless its address says otherwise, as of all pages."""
    return reading_pages.language(scope.get("query_string", b"").decode("latin-1"))


def _problem(error: MonitorError, status: int, language: str) -> Answer:
    headers = {
        **HEADERS,
        "content-type": PROBLEM,
        "content-language": language,
        "cache-control": "no-store",
        **({"allow": ALLOWED} if status == 405 else {}),
    }
    return status, headers, problem(error, status, language)


async def _read(scope: Scope) -> Answer:
    path = scope["path"]
    if path in ("/api", "/api/", BASE):
        return 307, {"location": f"{BASE}/"}, b""
    query = scope.get("query_string", b"").decode("latin-1")
    if path in (_READY_FOR_PEOPLE, _READY_FOR_PROGRAMS):
        return await _kept(scope, (path, address_language(scope)))
    accept = ", ".join(listed(scope, b"accept"))
    return await _kept(scope, _understood(cached.file_in_force(), path, query, accept))


async def _kept(scope: Scope, asked: Asked | tuple[str, str]) -> Answer:
    key = (cached.file_in_force(), cached.written(), asked)
    return sent(scope, await kept(_SHELF, _MAKER, key, lambda: _made(asked)))


@lru_cache(maxsize=2000)
def _understood(file: cached.File, path: str, query: str, accept: str) -> Asked:
    """What an address asks for; the same address means the same as long as the release does."""
    return understood(path, query, accept, cached.release())


def _made(asked: Asked | tuple[str, str]) -> Ready:
    release = cached.release()
    if isinstance(asked, Asked):
        data = answer(asked, release, _releases(cached.file_in_force(), cached.written()))
        links = {"link": data.links} if data.links else {}
        total = {"x-total-count": str(data.total)}
        return ready(data.body, {**HEADERS, "content-type": data.content_type, **links, **total})
    path, language = asked
    if path == _READY_FOR_PROGRAMS:
        body = as_json(openapi(release, site_prefix()))
        return ready(body, {**HEADERS, "content-type": "application/json; charset=utf-8"})
    page = api_page(View(release, {}, language)).encode()
    about = {"content-type": "text/html; charset=utf-8", "content-language": language}
    policy = {"content-security-policy": strict_policy(page)}
    return ready(page, {**HEADERS, **about, **policy})


@lru_cache(maxsize=2)
def _releases(file: cached.File, written: int) -> tuple[Row, ...]:
    """Rows about all releases, read once as long as this one is in force and none is taken back."""
    release = cached.release()
    return release_rows(public_releases(release), release)
