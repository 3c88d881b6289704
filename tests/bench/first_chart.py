"""How long a person with a browser waits for the first chart, and what travels until then."""

import time
from collections.abc import Mapping
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession, Page

from tests.bench.exhibits import PAGES
from tests.bench.figures import Figure, ratio
from tests.server_process import Server

ALIVE = ".js-plotly-plot .main-svg"
SEEN = f"#om-still .om-chart:visible, {ALIVE}"
"""Before its program has come, the dashboard shows the first chart as a picture."""
GOAL_RATIO = 1.15
PATIENCE_MILLISECONDS = 60_000
SMALLEST_COMPRESSED = 1024
"""Bytes; what is shorter is sent as it is by every server."""
COMPRESSIBLE = ("javascript", "css", "json", "html", "svg")
Name = tuple[str, str]
"""Name of the page, and who serves it."""


class Load(NamedTuple):
    """One loading of a page."""

    seconds: float
    """Until the first chart is seen."""
    alive: float
    """Until it can be handled; elsewhere the same."""
    kilobytes: float
    requests: int
    uncompressed: int


class Traffic:
    """What the browser reports about its requests; the WebSocket counts as bytes, not as one."""

    def __init__(self, session: CDPSession) -> None:
        self.bytes = 0
        self.requests = 0
        self.uncompressed = 0
        session.on("Network.responseReceived", self._note_answer)
        session.on("Network.loadingFinished", self._note_end)
        session.on("Network.webSocketFrameReceived", self._note_frame)
        session.send("Network.enable")

    def _note_answer(self, event: dict) -> None:
        answer = event["response"]
        headers = {name.lower(): value for name, value in answer["headers"].items()}
        self.requests += 1
        may_shrink = any(word in headers.get("content-type", "") for word in COMPRESSIBLE)
        is_long = int(headers.get("content-length", SMALLEST_COMPRESSED)) >= SMALLEST_COMPRESSED
        is_plain = "content-encoding" not in headers and not answer.get("fromDiskCache")
        self.uncompressed += may_shrink and is_long and is_plain

    def _note_end(self, event: dict) -> None:
        self.bytes += event["encodedDataLength"]

    def _note_frame(self, event: dict) -> None:
        # Base64 of what came, before the connection itself compresses it.
        self.bytes += len(event["response"]["payloadData"]) * 3 // 4


def addresses(dashboard: Server, bare: Server, dash: Server) -> dict[Name, str]:
    """Every page at every server; the same chart comes first on each."""
    found = {}
    for name, path in PAGES.items():
        found[name, "dashboard"] = f"{dashboard.address}/{path}"
        found[name, "bare"] = f"{bare.address}/?seite={name}"
        found[name, "dash"] = f"{dash.address}/{name}/"
    return found


def first_charts(browser: Browser, pages: Mapping[Name, str], runs: int) -> list[Figure]:
    """Medians; the servers take turns, so that a busy minute meets them all."""
    loads: dict[Name, list[tuple[Load, Load]]] = {name: [] for name in pages}
    for _ in range(runs):
        for name, address in pages.items():
            loads[name].append(_load_twice(browser, address))
    return [figure for page in PAGES for figure in _figures(page, loads)]


def _load_twice(browser: Browser, address: str) -> tuple[Load, Load]:
    """With an empty cache, then once more."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, locale="de-DE")
    page = context.new_page()
    first = _load(page, address)
    again = _load(page, address)
    context.close()
    return first, again


def _load(page: Page, address: str) -> Load:
    session = page.context.new_cdp_session(page)
    traffic = Traffic(session)
    begun = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.locator(SEEN).first.wait_for(state="visible", timeout=PATIENCE_MILLISECONDS)
    seconds = time.perf_counter() - begun
    page.locator(ALIVE).first.wait_for(state="visible", timeout=PATIENCE_MILLISECONDS)
    alive = time.perf_counter() - begun
    # What the page still fetches after its first chart belongs to the first load as well.
    page.wait_for_timeout(1000)
    session.detach()
    return Load(seconds, alive, traffic.bytes / 1000, traffic.requests, traffic.uncompressed)


def _figures(page: str, loads: Mapping[Name, list[tuple[Load, Load]]]) -> list[Figure]:
    found: list[Figure] = []
    for turn, words in enumerate(("leerer Speicher", "noch einmal")):
        seconds = {
            who: Figure(
                f"chart.{page}.{turn}.{who}",
                f"Erstes Diagramm {page}, {words}: {who}",
                median(pair[turn].seconds for pair in loads[page, who]),
                "s",
            )
            for who in ("dashboard", "bare", "dash")
        }
        found += seconds.values()
        alive = Figure(
            f"chart.{page}.{turn}.alive",
            f"Erstes Diagramm {page}, {words}: dashboard, bedienbar",
            median(pair[turn].alive for pair in loads[page, "dashboard"]),
            "s",
        )
        found.append(alive)
        found.append(
            ratio(
                f"chart.{page}.{turn}.alive_to_bare",
                f"Erstes Diagramm {page}, {words}: bedienbar, Verhältnis zu bare",
                alive,
                seconds["bare"],
                GOAL_RATIO,
            )
        )
        found += [
            ratio(
                f"chart.{page}.{turn}.to_{beside}",
                f"Erstes Diagramm {page}, {words}: Verhältnis zu {beside}",
                seconds["dashboard"],
                seconds[beside],
                goal,
            )
            for beside, goal in (("bare", GOAL_RATIO), ("dash", None))
        ]
    return found + _transfer(page, loads)


def _transfer(page: str, loads: Mapping[Name, list[tuple[Load, Load]]]) -> list[Figure]:
    found = []
    for who in ("dashboard", "bare", "dash"):
        first, again = loads[page, who][-1]
        key, label = f"load.{page}.{who}", f"Erster Aufruf {page}, {who}"
        found += [
            Figure(f"{key}.kb", f"{label}: übertragen", first.kilobytes, "kB"),
            Figure(f"{key}.again_kb", f"{label}: noch einmal übertragen", again.kilobytes, "kB"),
            Figure(f"{key}.requests", f"{label}: Anfragen", first.requests, ""),
            Figure(f"{key}.plain", f"{label}: unkomprimierte Dateien", first.uncompressed, ""),
        ]
    return found
