"""Many visitors at once: each has a connection of their own and clicks once within ten seconds.

Everything is bounded: number of visitors, seconds until the last click, seconds of waiting.
"""

import asyncio
import random
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import NamedTuple

from websockets.exceptions import WebSocketException

from indicators.release import current_release
from tests.bench.conversation import Visitor, visitor
from tests.bench.figures import Figure, middle, upper
from tests.browser.visits import PATHS
from tests.server_process import Server

WITHIN_SECONDS = 10
PATIENCE_SECONDS = 45
OPENED_AT_ONCE = 4
SEED = 93

Click = tuple[str, str]
"""Page and query string."""


class Crowd(NamedTuple):
    """Seconds of every visitor, and what went wrong with some.

    Who got no answer counts with the longest wait: a percentile of the lucky ones alone would look
    better the fewer are answered.
    """

    seconds: list[float]
    problems: list[str]

    def lose(self, problem: str) -> None:
        """Somebody got no answer."""
        self.problems.append(problem)
        self.seconds.append(float(PATIENCE_SECONDS))


def dashboard_clicks(folder: Path) -> list[Click]:
    """Every page, and pages about one thing with each city or indicator.

    The first is where everybody begins: Methodik, which never changes.
    """
    catalogue = current_release(folder / "demonstration" / "releases").catalogue
    cities = [city.code for city in catalogue.monitored_cities]
    series = [entry.name for entry in catalogue.indicators]
    return [
        *((path.strip("/"), "") for path in reversed(PATHS.values())),
        *((page, f"stadt={code}") for page in ("stadt", "paritaetspfad") for code in cities),
        *(("indikator", f"indikator={name}") for name in series[:9]),
        *(("vergleich", f"reihe={name}") for name in series[:9]),
    ]


def bare_clicks() -> list[Click]:
    """The bare page with either chart."""
    return [("", "seite=stadt"), ("", "seite=uebersicht")]


def measure_crowd(
    server: Server, key: str, label: str, clicks: Sequence[Click], visitors: int, goal: float | None
) -> list[Figure]:
    """Median, 95th percentile, slowest and errors of a crowd; lost visitors make them minima."""
    crowd = asyncio.run(_gather(server.address, clicks, visitors))
    for problem in sorted(set(crowd.problems)):
        print(f"  {label}, {visitors}: {crowd.problems.count(problem)} × {problem}")
    key, label = f"crowd.{key}.{visitors}", f"{visitors} Personen, {label}"
    return [
        Figure(f"{key}.median", f"{label}: Median", middle(crowd.seconds), "s"),
        Figure(f"{key}.p95", f"{label}: 95. Perzentil", upper(crowd.seconds), "s", goal),
        Figure(f"{key}.slowest", f"{label}: langsamste", max(crowd.seconds, default=None), "s"),
        Figure(f"{key}.errors", f"{label}: Fehler", len(crowd.problems), "", goal and 0.0),
    ]


async def _gather(address: str, clicks: Sequence[Click], visitors: int) -> Crowd:
    chance = random.Random(SEED)
    crowd = Crowd([], [])
    gate, all_there = asyncio.Semaphore(OPENED_AT_ONCE), asyncio.Barrier(visitors)
    async with asyncio.TaskGroup() as tasks:
        for _ in range(visitors):
            click, wait = chance.choice(clicks), chance.uniform(0, WITHIN_SECONDS)

            async def visit(click: Click = click, wait: float = wait) -> None:
                async with AsyncExitStack() as page:
                    somebody = await _open(page, address, clicks[0], gate, crowd)
                    await all_there.wait()
                    if somebody:
                        await _click(somebody, click, wait, crowd)

            tasks.create_task(visit())
    return crowd


async def _open(
    page: AsyncExitStack, address: str, first: Click, gate: asyncio.Semaphore, crowd: Crowd
) -> Visitor | None:
    """The page on which a visitor begins is not timed; few at a time, so that it ends soon."""
    async with gate:
        try:
            somebody = await page.enter_async_context(visitor(address))
            await asyncio.wait_for(somebody.ask(*first), PATIENCE_SECONDS)
        except (TimeoutError, WebSocketException, OSError) as problem:
            crowd.lose(f"beim Öffnen: {type(problem).__name__}")
            return None
        return somebody


async def _click(somebody: Visitor, click: Click, wait: float, crowd: Crowd) -> None:
    await asyncio.sleep(wait)
    try:
        answer = await asyncio.wait_for(somebody.ask(*click), PATIENCE_SECONDS)
    except TimeoutError:
        crowd.lose(f"nach {PATIENCE_SECONDS} s keine Antwort")
    except (WebSocketException, OSError) as problem:
        crowd.lose(f"{type(problem).__name__}")
    else:
        if answer.problem:
            crowd.lose(f"{click}: {answer.problem}")
        else:
            crowd.seconds.append(answer.seconds)
