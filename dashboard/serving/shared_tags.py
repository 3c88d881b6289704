"""What a live page tells those who show a link to it; they run no program to find out."""

import asyncio

from dashboard import cached
from dashboard.frame.addresses import START
from dashboard.serving import reading_pages
from indicators.errors import MonitorError
from indicators.publications.forms.document import UNSPOKEN
from indicators.publications.forms.place import READING
from indicators.publications.forms.preview import preview_address, tags, words_of
from indicators.publications.page_paths import PATHS
from indicators.publications.site.operator import site_address

PATIENCE_SECONDS = 0.5


async def shared_tags(path: str, query: str) -> bytes:
    """The tags of a live page; nothing where the site's address is not known, or in time."""
    if not (site := site_address()):
        return b""
    loop = asyncio.get_running_loop()
    made = loop.run_in_executor(reading_pages.maker_for(query), _made, path, query, site)
    try:
        return (await asyncio.wait_for(made, PATIENCE_SECONDS)).encode("utf-8")
    except (MonitorError, TimeoutError):
        return b""


def _made(path: str, query: str, site: str) -> str:
    asked = reading_pages.question(READING + (path.strip("/") or START), query)
    if asked is None or not asked.is_understood:
        return ""
    given = {name: value for name, value in asked.given if name != UNSPOKEN}
    page = cached.page(asked.page, given, asked.language)
    picture = preview_address(asked.page, PATHS[asked.page], page.place.codes, asked.language)
    words = words_of(asked.page, page.view, page.blocks)
    return tags(words, site + page.place.live(), site + picture, asked.language)
