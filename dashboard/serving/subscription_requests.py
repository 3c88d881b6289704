"""Requests for subscriptions under /abo: feeds of everything, a city, an indicator; a calendar."""

from concurrent.futures import ThreadPoolExecutor

from starlette.types import Scope

from dashboard import cached
from dashboard.serving.api_requests import HEADERS, address_language
from dashboard.serving.data_requests import ALLOWED, TEXT
from dashboard.serving.own_address import own_address
from dashboard.serving.ready_answers import Answer, ByteShelf, Ready, kept, ready, sent
from indicators.catalogue import Catalogue
from indicators.errors import MonitorError
from indicators.publications.open_data.atom import make_feed
from indicators.publications.open_data.calendar_file import make_calendar
from indicators.publications.open_data.news import Subject
from indicators.release.public_releases import public_releases

FOLDER = "/abo/"
EVERYTHING, CALENDAR = "alles.atom", "termine.ics"
_TYPES = {"atom": "application/atom+xml; charset=utf-8", "ics": "text/calendar; charset=utf-8"}
_MAKER = ThreadPoolExecutor(1, thread_name_prefix="feeds")
_SHELF = ByteShelf(5_000_000)


def is_ours(path: str) -> bool:
    """Whether an address is one of a subscription."""
    return f"{path}/".startswith(FOLDER)


async def subscription_answer(scope: Scope) -> Answer:
    """The answer to a request; what is not there is said in a sentence."""
    language = address_language(scope)
    if scope["method"] not in ("GET", "HEAD"):
        return 405, {**TEXT, "allow": ALLOWED}, b""
    try:
        name = scope["path"].removeprefix(FOLDER)
        if name != CALENDAR and subject_of(name, cached.catalogue()) is None:
            return 404, TEXT, MonitorError("feed_no_address").sentence(language).encode()
        return sent(scope, await _kept(name, language, own_address(scope)))
    except MonitorError as error:
        return 503, TEXT, error.sentence(language).encode()


def subject_of(name: str, catalogue: Catalogue) -> Subject | None:
    """What the feed of this name is about; None where there is none."""
    if name == EVERYTHING:
        return Subject()
    kind, _, code = name.removesuffix(".atom").partition("/")
    if not name.endswith(".atom"):
        return None
    if kind == "stadt" and code in catalogue.cities:
        return Subject(area=code)
    return Subject(series=code) if kind == "indikator" and catalogue.has_series(code) else None


async def _kept(name: str, language: str, address: str) -> Ready:
    key = (cached.file_in_force(), cached.written(), name, language, address)
    return await kept(_SHELF, _MAKER, key, lambda: _made(name, language, address))


def _made(name: str, language: str, address: str) -> Ready:
    releases = public_releases(cached.release())
    headers = {**HEADERS, "content-type": _TYPES[name.rpartition(".")[2]]}
    if name == CALENDAR:
        return ready(make_calendar(releases, language, address), headers)
    subject = subject_of(name, cached.catalogue())
    assert subject is not None
    path = f"{FOLDER}{name}" + ("" if language == "de" else f"?sprache={language}")
    return ready(make_feed(releases, subject, language, address, path), headers)
