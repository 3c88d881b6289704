"""What stands on the screen until Streamlit's program has arrived: the beginning of the page.

A visitor sees sentence and chart with the document itself, and still does where a network lets
pages through but not the connection that Streamlit needs.
"""

import asyncio
from html import escape

from dashboard import cached
from dashboard.frame.addresses import PAGES, START, listed
from dashboard.serving import reading_pages
from indicators.errors import MonitorError
from indicators.publications.exhibit import Chart
from indicators.publications.forms.document import UNSPOKEN
from indicators.publications.forms.markup import element, link, note, void
from indicators.publications.forms.place import READING, Place, every, reading_address
from indicators.publications.forms.rooted import rooted
from indicators.publications.forms.still import still
from indicators.publications.page_paths import PATHS

PATIENCE_SECONDS = 0.5
"""Whoever waits longer for a page that is composed anew is better off with Streamlit's own."""


async def still_page(path: str, query: str) -> bytes:
    """The beginning of a live page as HTML; nothing where it cannot be said in time."""
    loop = asyncio.get_running_loop()
    made = loop.run_in_executor(reading_pages.maker_for(query), _made, path, query)
    try:
        return rooted(await asyncio.wait_for(made, PATIENCE_SECONDS)).encode("utf-8")
    except (MonitorError, TimeoutError):
        # Streamlit says what is wrong, or comes first.
        return b""


def _made(path: str, query: str) -> str:
    asked = reading_pages.question(READING + (path.strip("/") or START), query)
    # An address that is not understood is explained by the page itself.
    if asked is None or not asked.is_understood:
        return ""
    return prepared(asked)


def prepared(asked: reading_pages.Question) -> str:
    """The beginning of the page of a question, around which stands the frame of every page."""
    given = {name: value for name, value in asked.given if name != UNSPOKEN}
    page = cached.page(asked.page, given, asked.language)
    place = page.place
    shown = "".join([_head(page), still(page.pieces, place), _late(place)])
    kind = {"data_chart": ""} if any(isinstance(one, Chart) for one in every(page.blocks)) else {}
    inside = element("div", _pages(place), class_="om-still-side") + element("main", shown)
    return element("div", inside, id="om-still", **kind)


def _head(page: cached.Page) -> str:
    if not cached.release().info["is_demonstration"]:
        return ""
    warned = note("warning", page.place.words(page.view.say("watermark")))
    return element("div", warned, class_="om-prose")


def _pages(place: Place) -> str:
    """The list of pages as it will stand there; nothing travels before there was a choice."""
    plain = {name: code for name, code in place.codes.items() if name == "sprachform"}
    logo = void("img", src="/app/static/logo.png", alt="", height="32")
    items = "".join(element("li", _link(place, PAGES[path].file, plain)) for path in listed())
    return logo + element("nav", element("ul", items), class_="om-pages")


def _link(place: Place, page: str, codes: dict[str, str]) -> str:
    current = {"aria_current": "page"} if page == place.page else {}
    return link(place.to(page, codes), escape(place.say(f"page_{page}")), **current)


def _late(place: Place) -> str:
    """Where one can read on if the program does not come; `page.js` shows it in time."""
    address = reading_address(PATHS[place.page], place.codes, place.view.language)
    way = link(address, escape(place.say("reading_version")))
    said = element("p", f"{escape(place.say('still_late'))} {way}")
    without = element("noscript", said)
    return element("div", said, class_="om-still-late", hidden="") + without
