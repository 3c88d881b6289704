"""Reading pages: every page as plain HTML under /lesen/, made once and then sent from memory."""

import asyncio
import gzip
import hashlib
import time
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from threading import Lock
from typing import Generic, NamedTuple, TypeVar
from urllib.parse import parse_qs

from dashboard import cached
from dashboard.frame.addresses import PAGES, START, is_open, is_understood, names_of
from indicators.errors import MonitorError
from indicators.publications.canonical import WRONG
from indicators.publications.forms.chart_alone import chart_named, chart_page
from indicators.publications.forms.document import LANGUAGES, UNSPOKEN, reading_page
from indicators.publications.forms.place import ALONE, READING
from indicators.publications.page_paths import PATHS
from indicators.publications.site.operator import site_written
from indicators.publications.view import View

Key = TypeVar("Key", bound=Hashable)
"""What a page is kept by."""
MOST_KEPT = 300
"""Pages of up to 120 kilobytes; the least used goes."""
MOST_OPEN = 40
"""Pages with a word or number somebody typed."""


class Question(NamedTuple):
    """What a reading page is made from; two equal questions have one answer."""

    file: cached.File
    site: int
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
    given = tuple((key, values[key][-1]) for key in names_of(page) if key in values)
    counts = {key: len(found) for key, found in values.items()}
    is_known = is_understood("" if name == START else name, counts)
    # Which unknown language was asked for makes no other page.
    unspoken = () if values.get("sprache", ["de"])[-1] in LANGUAGES else ((UNSPOKEN, WRONG),)
    asked = Question(
        cached.file_in_force(), site_written(), page, (*given, *unspoken), is_known, language(query)
    )
    if not is_alone:
        return asked
    return asked._replace(chart=charts[0]) if is_known and len(charts) == 1 else None


def language(query: str) -> str:
    """German unless the address says otherwise."""
    return "en" if parse_qs(query).get("sprache") == ["en"] else "de"


class Shelf(Generic[Key]):
    """Pages that were made, and the one thread that makes more of them.

    More threads would only take turns, and visitors of ready pages would wait.
    """

    def __init__(self, name: str, most: int) -> None:
        self.maker = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._most = most
        self._kept: OrderedDict[Key, Document] = OrderedDict()
        self._lock = Lock()

    def find(self, asked: Key) -> Document | None:
        """A page that was made before."""
        with self._lock:
            if asked in self._kept:
                self._kept.move_to_end(asked)
            return self._kept.get(asked)

    def keep(self, asked: Key, found: Document) -> None:
        """Puts a page on the shelf; the least used goes."""
        with self._lock:
            self._kept[asked] = found
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


# Whoever types a thousand words makes nobody wait who opens a city.
_CLOSED = Shelf[Question]("reading", MOST_KEPT)
_OPEN = Shelf[Question]("reading-typed", MOST_OPEN)


async def document(asked: Question) -> Document | None:
    """The answer to a question, from memory where it was given before; none if there is none."""
    shelf = _OPEN if is_open(dict(asked.given)) else _CLOSED
    if found := shelf.find(asked):
        return found
    return await asyncio.get_running_loop().run_in_executor(shelf.maker, _made, asked, shelf)


def _made(asked: Question, shelf: Shelf) -> Document | None:
    """The page, kept by what the address means; whoever asked alike may have brought it about."""
    meant = asked._replace(given=_meant(asked))
    found = shelf.find(meant) or _document(meant)
    if found is not None:
        shelf.keep(meant, found)
    return found


def _meant(asked: Question) -> cached.Given:
    """What the page understands of an address."""
    given = {name: value for name, value in asked.given if name != UNSPOKEN}
    kept = cached.understood(asked.page, given, asked.language)
    unspoken = ((UNSPOKEN, WRONG),) if UNSPOKEN in dict(asked.given) else ()
    return (*kept.items(), *unspoken)


def _document(asked: Question) -> Document | None:
    text = _text(asked)
    if text is None:
        return None
    return as_sent(text.encode("utf-8"))


def as_sent(plain: bytes) -> Document:
    """A page plain and compressed, with its mark."""
    mark = hashlib.sha256(plain).hexdigest()[:32]
    return Document(plain, gzip.compress(plain, mtime=0), mark)


def _text(asked: Question) -> str | None:
    """The page as HTML, or its chart alone; none if the page has no such chart."""
    given = dict(asked.given)
    view = View(cached.release(), given, asked.language)
    read = {name: value for name, value in given.items() if name != UNSPOKEN}
    blocks = cached.page(asked.page, read, asked.language)
    if asked.chart is None:
        return reading_page(asked.page, view, blocks, PATHS, is_understood=asked.is_understood)
    chart = chart_named(blocks, asked.chart, given)
    return chart_page(chart, view, asked.page, PATHS) if chart else None


def in_force() -> tuple[cached.File, int] | None:
    """What the pages are made from now; None as long as there is no release."""
    try:
        return cached.file_in_force(), site_written()
    except MonitorError:
        return None


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
    file, site = cached.file_in_force(), site_written()
    cities = [("city", (("stadt", city.code),)) for city in cached.catalogue().monitored_cities]
    pages: list[tuple[str, cached.Given]] = [*((page, ()) for page in PATHS), *cities]
    for spoken, (page, given) in product(LANGUAGES, pages):
        yield Question(file, site, page, given, True, spoken)
