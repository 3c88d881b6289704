"""Reading pages: every page as plain HTML under /lesen/, made once and then sent from memory."""

import asyncio
import gzip
import hashlib
import time
from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from threading import Lock
from typing import NamedTuple
from urllib.parse import parse_qs

from dashboard import cached
from dashboard.frame.addresses import PAGES, START, is_understood, names_of
from indicators.errors import MonitorError
from indicators.publications.forms.chart_alone import chart_named, chart_page
from indicators.publications.forms.document import LANGUAGES, reading_page
from indicators.publications.forms.place import ALONE, READING
from indicators.publications.view import View

PATHS = {page.file: path for path, page in PAGES.items()}
MOST_KEPT = 300
"""Pages of up to 120 kilobytes; the least used goes."""


class Question(NamedTuple):
    """What a reading page is made from; two equal questions have one answer."""

    file: cached.File
    page: str
    given: cached.Given
    is_understood: bool
    language: str
    chart: str | None = None
    """The name of one of its charts, where that is asked for alone."""


class Document(NamedTuple):
    """A page as it is sent: plain and compressed, and the mark of its content."""

    plain: bytes
    packed: bytes
    mark: str


def question(path: str, query: str) -> Question | None:
    """What an address asks for; None where there is no such page."""
    name = path.removeprefix(READING)
    is_alone = name.startswith(f"{ALONE}/")
    name = name.removeprefix(f"{ALONE}/")
    if name not in PAGES:
        return None
    values = parse_qs(query, keep_blank_values=True)
    charts = values.pop(ALONE, []) if is_alone else []
    page = PAGES[name].file
    given = tuple(sorted((key, values[key][-1]) for key in names_of(page) if key in values))
    counts = {key: len(found) for key, found in values.items()}
    is_known = is_understood("" if name == START else name, counts)
    asked = Question(cached.file_in_force(), page, given, is_known, language(query))
    if not is_alone:
        return asked
    return asked._replace(chart=charts[0]) if is_known and len(charts) == 1 else None


def language(query: str) -> str:
    """German unless the address says otherwise."""
    return "en" if parse_qs(query).get("sprache") == ["en"] else "de"


# One page is made at a time: more would only take turns, and visitors of ready pages would wait.
_MAKER = ThreadPoolExecutor(1, thread_name_prefix="reading")
_KEPT: OrderedDict[Question, Document] = OrderedDict()
_LOCK = Lock()


def kept(asked: Question) -> Document | None:
    """A page that was made before."""
    with _LOCK:
        if asked in _KEPT:
            _KEPT.move_to_end(asked)
        return _KEPT.get(asked)


async def document(asked: Question) -> Document | None:
    """The answer to a question, from memory where it was given before; none if there is none."""
    if found := kept(asked):
        return found
    return await asyncio.get_running_loop().run_in_executor(_MAKER, _made, asked)


def _made(asked: Question) -> Document | None:
    """Whoever asked the same a moment ago may have brought it about while this one waited."""
    found = kept(asked) or _document(asked)
    if found is None:
        return None
    with _LOCK:
        _KEPT[asked] = found
        while len(_KEPT) > MOST_KEPT:
            _KEPT.popitem(last=False)
    return found


def _document(asked: Question) -> Document | None:
    text = _text(asked)
    if text is None:
        return None
    plain = text.encode("utf-8")
    mark = hashlib.sha256(plain).hexdigest()[:32]
    return Document(plain, gzip.compress(plain, mtime=0), mark)


def _text(asked: Question) -> str | None:
    """The page as HTML, or its chart alone; none if the page has no such chart."""
    given = dict(asked.given)
    view = View(cached.release(), given, asked.language)
    blocks = cached.page(asked.page, given, asked.language)
    if asked.chart is None:
        return reading_page(asked.page, view, blocks, PATHS, is_understood=asked.is_understood)
    chart = chart_named(blocks, asked.chart, given)
    return chart_page(chart, view, asked.page, PATHS) if chart else None


async def warm() -> None:
    """Makes what everyone opens first, resting after each page as long as it took.

    Without a release there is nothing to make; every page says so by itself.
    """
    try:
        for asked in list(_first()):
            start = time.monotonic()
            await document(asked)
            await asyncio.sleep(time.monotonic() - start)
    except MonitorError:
        return


def _first() -> Iterator[Question]:
    """Every page as it opens, and the page of every city, in both languages."""
    file = cached.file_in_force()
    cities = [("city", (("stadt", city.code),)) for city in cached.catalogue().monitored_cities]
    pages: list[tuple[str, cached.Given]] = [*((page, ()) for page in PATHS), *cities]
    for spoken, (page, given) in product(LANGUAGES, pages):
        yield Question(file, page, given, True, spoken)
