"""Requests for open data under /daten: the catalogue for portals, and a package a release."""

from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

from starlette.types import Scope

from dashboard import cached
from dashboard.serving.api_requests import HEADERS, asked_language
from dashboard.serving.lasting_questions import opened
from dashboard.serving.own_address import own_address
from dashboard.serving.ready_answers import Answer, ByteShelf, Ready, kept, listed, ready, sent
from indicators.errors import MonitorError
from indicators.publications.edition.package_in_force import from_edition
from indicators.publications.open_data.data_package import file_name, make_data_package
from indicators.publications.site.operator import site_address
from indicators.release.public_releases import public_releases

FOLDER = "/daten/"
ALLOWED = "GET, HEAD"
TEXT = {"content-type": "text/plain; charset=utf-8", "cache-control": "no-store"}
CATALOGUES = {"katalog.ttl": "text/turtle", "katalog.jsonld": "application/ld+json"}
FORMS: dict[str, Literal["turtle", "json-ld"]] = {
    "katalog.ttl": "turtle",
    "katalog.jsonld": "json-ld",
}
NEWEST = "aktuell.zip"
_NEGOTIATED = ("", "katalog")
# One thread of its own: a package takes a second, and nobody who reads pages waits for it.
_MAKER = ThreadPoolExecutor(1, thread_name_prefix="open-data")
_SHELF = ByteShelf(20_000_000)


def is_ours(path: str) -> bool:
    """Whether an address is one of open data."""
    return f"{path}/".startswith(FOLDER)


async def data_answer(scope: Scope) -> Answer:
    """The answer to a request; what is not there is said in a sentence."""
    if scope["method"] not in ("GET", "HEAD"):
        return 405, {**TEXT, "allow": ALLOWED}, b""
    name = f"{scope['path']}/".removeprefix(FOLDER).rstrip("/")
    try:
        if name in _NEGOTIATED:
            return 307, {"location": _preferred(scope), "vary": "accept"}, b""
        if name == NEWEST:
            newest = f"{FOLDER}{file_name(cached.release())}"
            return 307, {"location": newest, "cache-control": "no-cache"}, b""
        if name in CATALOGUES:
            return await _catalogue(name, scope)
        return await _package(name, scope)
    except MonitorError as error:
        return 503, TEXT, error.sentence(asked_language(scope)).encode()


def _preferred(scope: Scope) -> str:
    """The form a program wants; people get the page about the data."""
    wanted = ", ".join(listed(scope, b"accept"))
    if "text/html" in wanted:
        return "/api/v1/"
    return f"{FOLDER}katalog.{'jsonld' if 'json' in wanted else 'ttl'}"


async def _catalogue(name: str, scope: Scope) -> Answer:
    address = own_address(scope)
    return sent(scope, await _kept((name, address), lambda: _make_catalogue(name, address)))


def _make_catalogue(name: str, address: str) -> Ready:
    # The library of graphs takes a quarter of a second to load, and only portals ask for it.
    from indicators.publications.open_data.dcat import make_catalogue

    headers = {**HEADERS, "content-type": f"{CATALOGUES[name]}; charset=utf-8"}
    return ready(make_catalogue(cached.release(), address, FORMS[name]), headers)


async def _package(name: str, scope: Scope) -> Answer:
    releases = public_releases(cached.release())
    if name not in map(file_name, releases):
        return 404, TEXT, MonitorError("data_no_address").sentence(asked_language(scope)).encode()
    return sent(scope, await _kept(name, lambda: _make_package(name)))


def _make_package(name: str) -> Ready:
    releases = public_releases(cached.release())
    number = list(map(file_name, releases)).index(name)
    before = releases[number - 1] if number else None
    path = releases[number].path
    release = opened((str(path), path.stat().st_mtime_ns))
    # What was made then still tells what is hidden today.
    body = None if release.withheld else from_edition(release)
    # As its operators say, never as a visitor asked: the same release has the same bytes.
    body = body or make_data_package(release, before, site_address())
    headers = {
        **HEADERS,
        "content-type": "application/zip",
        "content-disposition": f'attachment; filename="oeffnungsmonitor-{name}"',
    }
    return ready(body, headers, is_packable=False)


async def _kept(asked: Hashable, make: Callable[[], Ready]) -> Ready:
    key = (cached.file_in_force(), cached.written(), asked)
    return await kept(_SHELF, _MAKER, key, make)


async def warm_package() -> None:
    """Makes the package of the release in force, so that nobody waits for it."""
    try:
        name = file_name(cached.release())
        await _kept(name, lambda: _make_package(name))
    except MonitorError:
        # Without a release there is nothing to make; every answer says so by itself.
        return
