"""What everyone opens first, composed before the first visitor comes."""

import logging
from collections.abc import Iterator

from dashboard import cached
from dashboard.addresses import PAGES
from dashboard.languages import LANGUAGES
from indicators.errors import MonitorError

log = logging.getLogger("oeffnungsmonitor")


def compose_first_pages() -> None:
    """Composes every page as it opens, and every city; a release that cannot be read is logged.

    Whoever visits meanwhile is answered as ever, only later.
    """
    try:
        for language in LANGUAGES:
            for name, given in _first():
                cached.page(name, given, language)
    except MonitorError as problem:
        log.error("Pages could not be composed: %s", problem.sentence("en"))


def _first() -> Iterator[tuple[str, dict[str, str]]]:
    for page in PAGES.values():
        yield page.file, {}
    for city in cached.catalogue().monitored_cities:
        yield "city", {"stadt": city.code}
