"""The reading pages: plain HTML under /lesen/. While there are none, the report says so."""

import http.client
import threading
import time
import urllib.request
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request

from tests.bench.figures import Figure, middle
from tests.server_process import Server

PATH = "/lesen/stadt"
"""Any reading page; the one of a city carries a chart."""
FIGURES = "/api/v1/figures?city=X01&from=2020"
"""A question to the interface, with filters that have to be understood each time."""
CONNECTIONS = 4
FIRST_PAINT = """() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return paint ? paint.startTime : null;
}"""
IS_STREAMLIT = b'<div id="root">'
"""Streamlit answers every unknown path with its own empty page."""


def reading_pages(server: Server, browser: Browser, runs: int, seconds: float) -> list[Figure]:
    """First paint, size without fonts, and requests a second."""
    address = server.address + PATH
    if not _is_built(address):
        return _report(None, None, None)
    paints, kilobytes = [], 0.0
    for _ in range(runs):
        paint, kilobytes = _paint(browser, address)
        paints.append(paint)
    return _report(middle(paints), kilobytes, _requests_a_second(address, seconds))


def interface(server: Server, seconds: float) -> list[Figure]:
    """Requests a second to the interface for programs, whose answer is kept."""
    rate = _requests_a_second(server.address + FIGURES, seconds)
    return [Figure("api.rate", "Schnittstelle: Anfragen je Sekunde", rate, "/s", 1000, True)]


def _report(paint: float | None, kilobytes: float | None, rate: float | None) -> list[Figure]:
    return [
        Figure("reading.paint", "Leseseite: erstes Bild", paint, "s", 0.3),
        Figure("reading.kb", "Leseseite: übertragen ohne Schriften", kilobytes, "kB", 150),
        Figure("reading.rate", "Leseseite: Anfragen je Sekunde", rate, "/s", 500, True),
    ]


def _is_built(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return IS_STREAMLIT not in answer.read()
    except urllib.error.HTTPError:
        return False


def _paint(browser: Browser, address: str) -> tuple[float, float]:
    """Seconds to the first paint and kilobytes, with an empty cache."""
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    sizes: list[int] = []

    def weigh(request: Request) -> None:
        if request.resource_type != "font":
            sizes.append(request.sizes()["responseBodySize"])

    page.on("requestfinished", weigh)
    page.goto(address, wait_until="load")
    page.wait_for_function(FIRST_PAINT)
    paint = page.evaluate(FIRST_PAINT)
    context.close()
    return paint / 1000, sum(sizes) / 1000


def _requests_a_second(address: str, seconds: float) -> float:
    """Over a few lasting connections, for a few seconds."""
    until = time.monotonic() + seconds
    counts = [0] * CONNECTIONS
    threads = [
        threading.Thread(target=_ask_again, args=(address, until, counts, number))
        for number in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def _ask_again(address: str, until: float, counts: list[int], number: int) -> None:
    parts = urlsplit(address)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    while time.monotonic() < until:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        counts[number] += answer.status == 200
    connection.close()
