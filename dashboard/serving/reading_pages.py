"""Reading pages: every page as plain HTML under /lesen/, made once and then sent from memory."""

import asyncio
import gzip
import hashlib
import time
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from threading import Lock
from typing import Generic, NamedTuple, TypeVar
from urllib.parse import parse_qs

from dashboard import cached
from dashboard.frame.addresses import PAGES, START, is_open, is_understood, names_of
from dashboard.serving.strict_policy import strict_policy
from indicators.errors import MonitorError
from indicators.publications.canonical import WRONG
from indicators.publications.exhibit import Block, Chart, Download
from indicators.publications.forms.chart_alone import chart_named, chart_page
from indicators.publications.forms.document import LANGUAGES, UNSPOKEN, reading_page
from indicators.publications.forms.place import ALONE, FILE, READING, every, in_force
from indicators.publications.page_paths import PATHS
from indicators.publications.view import View

Key = TypeVar("Key", bound=Hashable)
"""What a page is kept by."""
MOST_KEPT = 300
"""Pages of up to 120 kilobytes; the least used goes."""
MOST_OPEN = 40
"""Pages with a word or number somebody typed."""


class Part(NamedTuple):
    """A part of a page: `ALONE` for a chart or `FILE` for a file, and its name."""

    kind: str
    name: str


class Question(NamedTuple):
    """What a reading page is made from; two equal questions have one answer."""

    file: cached.File
    site: int
    page: str
    given: cached.Given
    is_understood: bool
    language: str
    part: Part | None = None
    """One of its charts or files, where that is asked for alone."""


class Document(NamedTuple):
    """A page as it is sent: plain and compressed, the mark of its content, what it may do."""

    plain: bytes
    packed: bytes
    mark: str
    policy: str


def question(path: str, query: str) -> Question | None:
    """What an address asks for; None where there is no such page."""
    name = path.removeprefix(READING)
    kind = next((one for one in (ALONE, FILE) if name.startswith(f"{one}/")), "")
    name = name.removeprefix(f"{kind}/")
    if name not in PAGES:
        return None
    values = parse_qs(query, keep_blank_values=True)
    parts = values.pop(kind, [])
    page = PAGES[name].file
    given = tuple((key, values[key][-1]) for key in names_of(page) if key in values)
    counts = {key: len(found) for key, found in values.items()}
    is_known = is_understood("" if name == START else name, counts)
    # Which unknown language was asked for makes no other page.
    unspoken = () if values.get("sprache", ["de"])[-1] in LANGUAGES else ((UNSPOKEN, WRONG),)
    asked = Question(
        cached.file_in_force(),
        cached.written(),
        page,
        (*given, *unspoken),
        is_known,
        language(query),
    )
    if not kind:
        return asked
    return asked._replace(part=Part(kind, parts[0])) if is_known and len(parts) == 1 else None


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


def maker_for(query: str) -> ThreadPoolExecutor:
    """The thread that makes what an address asks for."""
    return (_OPEN if is_open(parse_qs(query)) else _CLOSED).maker


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
    plain = _content(asked)
    if plain is None:
        return None
    return as_sent(plain)


def as_sent(plain: bytes) -> Document:
    """A page plain and compressed, with its mark and policy."""
    mark = hashlib.sha256(plain).hexdigest()[:32]
    return Document(plain, gzip.compress(plain, mtime=0), mark, strict_policy(plain))


def _content(asked: Question) -> bytes | None:
    """The page as HTML, or its part alone; none if the page has no such part."""
    given = dict(asked.given)
    view = View(cached.release(), given, asked.language)
    read = {name: value for name, value in given.items() if name != UNSPOKEN}
    blocks = cached.page(asked.page, read, asked.language).blocks
    if asked.part is None:
        is_understood = asked.is_understood
        page = reading_page(asked.page, view, blocks, PATHS, is_understood=is_understood)
        return page.encode("utf-8")
    if asked.part.kind == FILE:
        return file_named(blocks, asked.part.name, given)
    chart = chart_named(blocks, asked.part.name, given)
    return chart_page(chart, view, asked.page, PATHS).encode("utf-8") if chart else None


def file_named(blocks: Iterable[Block], name: str, given: Mapping[str, str]) -> bytes | None:
    """A file of a page by its name; none if the page does not stand where the address says."""
    found = list(every(blocks))
    charts = (block.download for block in found if isinstance(block, Chart))
    files = [*charts, *(block for block in found if isinstance(block, Download))]
    named = (file for file in files if file.name == name)
    is_here = in_force(blocks, given) == given
    return next((file.table.csv for file in named if is_here), None)


def made_from() -> tuple[cached.File, int] | None:
    """What the pages are made from now; None as long as there is no release."""
    try:
        return cached.file_in_force(), cached.written()
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
    file, site = cached.file_in_force(), cached.written()
    cities = [("city", (("stadt", city.code),)) for city in cached.catalogue().monitored_cities]
    pages: list[tuple[str, cached.Given]] = [*((page, ()) for page in PATHS), *cities]
    for spoken, (page, given) in product(LANGUAGES, pages):
        yield Question(file, site, page, given, True, spoken)
