"""Requests for pictures of pages under /vorschau: made once a release, then sent from memory."""

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from starlette.types import Scope

from dashboard import cached
from dashboard.frame.addresses import PAGES
from dashboard.serving.api_requests import HEADERS, address_language
from dashboard.serving.data_requests import ALLOWED, TEXT
from dashboard.serving.ready_answers import Answer, ByteShelf, Ready, kept, ready, sent
from indicators.errors import MonitorError
from indicators.publications.forms.document import LANGUAGES
from indicators.publications.forms.preview import (
    PREVIEWS,
    Typefaces,
    codes_in,
    preview,
    things,
    words_of,
)
from indicators.publications.page_paths import PATHS

_FONTS = Path(__file__).parents[1] / "static" / "fonts"
TYPEFACES = Typefaces(
    _FONTS / "public-sans-latin-wght-normal.woff2",
    _FONTS / "source-serif-4-latin-wght-normal.woff2",
)
_MAKER = ThreadPoolExecutor(1, thread_name_prefix="previews")
_SHELF = ByteShelf(20_000_000)


class Asked(NamedTuple):
    """A preview: of which page, about what, in which language."""

    page: str
    codes: tuple[tuple[str, str], ...]
    language: str


def is_ours(path: str) -> bool:
    """Whether an address is one of a preview."""
    return path.startswith(PREVIEWS)


async def preview_answer(scope: Scope) -> Answer:
    """The picture; of what there is no page there is none."""
    if scope["method"] not in ("GET", "HEAD"):
        return 405, {**TEXT, "allow": ALLOWED}, b""
    language = address_language(scope)
    try:
        asked = asked_for(scope["path"], language)
        if asked is None:
            return 404, TEXT, MonitorError("preview_no_address").sentence(language).encode()
        return sent(scope, await _kept(asked))
    except MonitorError as error:
        return 503, TEXT, error.sentence(language).encode()


def asked_for(path: str, language: str) -> Asked | None:
    """What an address asks for; None where there is no such page."""
    name, dot, kind = path.removeprefix(PREVIEWS).rpartition(".")
    page_path, dash, code = name.partition("-")
    if not dot or kind != "png" or page_path not in PAGES:
        return None
    page = PAGES[page_path].file
    if not dash:
        return Asked(page, (), language)
    codes = codes_in(page, code, cached.catalogue())
    return Asked(page, tuple(codes.items()), language) if codes else None


async def _kept(asked: Asked) -> Ready:
    key = (cached.file_in_force(), cached.written(), asked)
    return await kept(_SHELF, _MAKER, key, lambda: _made(asked))


def _made(asked: Asked) -> Ready:
    page = cached.page(asked.page, dict(asked.codes), asked.language)
    words = words_of(asked.page, page.view, page.blocks)
    headers = {**HEADERS, "content-type": "image/png", "content-language": asked.language}
    return ready(preview(words, TYPEFACES), headers, is_packable=False)


async def warm_previews() -> None:
    """Makes those of pages and cities, so that nobody waits who shares a link.

    Rests after each as long as it took. Those of indicators, comparisons and measures are made when
    somebody shares one: all of them ahead would be 360 pages in memory that few open.
    """
    try:
        for asked in list(_first()):
            start = time.monotonic()
            await _kept(asked)
            await asyncio.sleep(time.monotonic() - start)
    except MonitorError:
        # Without a release there is nothing to make; every answer says so by itself.
        return


def _first() -> Iterator[Asked]:
    for language in LANGUAGES:
        yield from (Asked(page, (), language) for page in PATHS)
        yield from _each("city", "stadt", language)


def _each(page: str, name: str, language: str) -> Iterator[Asked]:
    return (Asked(page, ((name, code),), language) for code in things(name, cached.catalogue()))
