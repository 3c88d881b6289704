"""How long the script of each page takes for one visitor who has been there before."""

import asyncio
import time
from http.client import HTTPConnection
from urllib.parse import urlencode

from tests.bench.conversation import visitor
from tests.bench.figures import Figure, middle, upper
from tests.browser.visits import PATHS
from tests.server_process import Server

GOAL_MILLISECONDS = 60
SECONDS_A_PAGE = 6
"""However slow a page is, the whole run stays bounded."""
WORKED_ON = {"datenlieferung": "brahmstadt", "pruefung": "v2-erste", "freigabe": "v2-erste"}
"""Pages for people with a session, and who opens them."""
FORM = "application/x-www-form-urlencoded"


def script_times(server: Server, runs: int) -> list[Figure]:
    """Median and 95th percentile of every page, in milliseconds."""
    figures = []
    for name, path in PATHS.items():
        times = asyncio.run(_times(server.address, path.strip("/"), "", runs))
        figures += _both(f"script.{name}", f"Skript {name}", times)
    return figures


def bare_script_time(server: Server, runs: int) -> list[Figure]:
    """The same of the bare page."""
    times = asyncio.run(_times(server.address, "", "seite=stadt", runs))
    key, label = "script.bare", "Skript bloßes Streamlit"
    return [figure._replace(goal=None) for figure in _both(key, label, times)]


def _both(key: str, label: str, times: list[float]) -> list[Figure]:
    return [
        Figure(f"{key}.median", f"{label}, Median", middle(times), "ms"),
        Figure(f"{key}.p95", f"{label}, 95. Perzentil", upper(times), "ms", GOAL_MILLISECONDS),
    ]


def signed_in_script_times(server: Server, runs: int) -> list[Figure]:
    """The same of the pages on which a city hands in and Referat V.2 reviews and releases."""
    figures = []
    for page, person in WORKED_ON.items():
        cookie = _signed_in(server.address, person)
        times = asyncio.run(_times(server.address, page, "", runs, cookie))
        figures += _both(f"script.{page}", f"Skript {page}, angemeldet", times)
    return figures


def _signed_in(address: str, person: str) -> str:
    """The cookie of a session of one of the invented people."""
    form = urlencode({"person": person, "seite": "/"})
    connection = HTTPConnection(address.removeprefix("http://"), timeout=30)
    connection.request("POST", "/anmelden", form, {"content-type": FORM})
    given = connection.getresponse().headers["set-cookie"]
    connection.close()
    return str(given).partition(";")[0]


async def _times(address: str, page: str, query: str, runs: int, cookie: str = "") -> list[float]:
    until = time.monotonic() + SECONDS_A_PAGE
    times: list[float] = []
    async with visitor(address, cookie) as somebody:
        for _ in range(3):
            await somebody.ask(page, query)
        while len(times) < runs and (time.monotonic() < until or len(times) < 3):
            answer = await somebody.ask(page, query)
            assert not answer.problem, f"{page}: {answer.problem}"
            times.append(answer.seconds * 1000)
    return times
