"""What is asked of the server itself: whether it is well, and what search engines may read."""

from collections.abc import Callable
from importlib.metadata import version

from starlette.types import Scope

from dashboard import cached
from dashboard.serving.data_requests import ALLOWED, TEXT
from dashboard.serving.own_address import own_address
from dashboard.serving.ready_answers import Answer
from indicators.errors import MonitorError
from indicators.publications.open_data.api_answers import as_json
from indicators.publications.open_data.sitemap import make_sitemap, robots
from indicators.publications.page_paths import PATHS

HEALTH = "/health"
_A_DAY = {"cache-control": "public, max-age=86400"}


def is_ours(path: str) -> bool:
    """Whether an address is one of these."""
    return path == HEALTH or path in _FILES


async def server_answer(scope: Scope) -> Answer:
    """The answer; without a release the server is not well, and says why."""
    if scope["method"] not in ("GET", "HEAD"):
        return 405, {**TEXT, "allow": ALLOWED}, b""
    try:
        return _health() if scope["path"] == HEALTH else _FILES[scope["path"]](scope)
    except MonitorError as error:
        if scope["path"] != HEALTH:
            return 503, TEXT, error.sentence().encode()
        return _told(503, {"status": "no_release", "detail": error.sentence()})


def _health() -> Answer:
    release = cached.release()
    about = {"release": release.release_id, "version": version("oeffnungsmonitor")}
    created = release.info["created_on"].date().isoformat()
    return _told(200, {"status": "ok", **about, "created_on": created})


def _told(status: int, state: dict[str, str]) -> Answer:
    headers = {"content-type": "application/json", "cache-control": "no-store"}
    return status, headers, as_json(state)


def _sitemap(scope: Scope) -> Answer:
    body = make_sitemap(cached.release(), own_address(scope), PATHS)
    return 200, {**_A_DAY, "content-type": "application/xml; charset=utf-8"}, body


def _robots(scope: Scope) -> Answer:
    return 200, {**TEXT, **_A_DAY}, robots(cached.release(), own_address(scope))


_FILES: dict[str, Callable[[Scope], Answer]] = {
    "/robots.txt": _robots,
    "/sitemap.xml": _sitemap,
}
