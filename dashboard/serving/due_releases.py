"""Puts approved releases in force at the time that people have set."""

import asyncio
import logging
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from dashboard.serving.daily_round import SERVER
from indicators import resources
from indicators.build import standing_workplace
from indicators.catalogue import Catalogue
from indicators.errors import MonitorError
from indicators.workflow.acting import Acting
from indicators.workflow.journal.journal_lines import FILE
from indicators.workflow.releases.publishing_steps import next_scheduled, publish_due
from indicators.workplace import Workplace

SECONDS = 1
"""How late a release may come at most, beside the time it takes to put it in force."""

log = logging.getLogger("oeffnungsmonitor")


async def publish_when_due() -> None:
    """Looks again and again, until the server stops; what goes wrong is told once."""
    told = ""
    while True:
        said = await asyncio.get_running_loop().run_in_executor(
            None, publish_what_is_due, datetime.now(UTC)
        )
        if said and said != told:
            log.warning("%s", said)
        told = said
        await asyncio.sleep(SECONDS)


def publish_what_is_due(now: datetime) -> str:
    """One look. Returns why it could not be done, empty where all is well."""
    try:
        workplace, catalogue = _place(resources.run_time_data(), resources.is_demonstration())
        due = _due_at(workplace.private, _state_of(workplace.private))
        if due is not None and due <= now:
            publish_due(Acting(workplace, catalogue, SERVER, now))
    except MonitorError as problem:
        return problem.sentence()
    return ""


@lru_cache(maxsize=2)
def _place(folder: Path, is_demonstration: bool) -> tuple[Workplace, Catalogue]:
    """Where this process works; the same as long as it runs."""
    return standing_workplace(is_demonstration)


@lru_cache(maxsize=2)
def _due_at(private: Path, state: tuple[int, int]) -> datetime | None:
    """When the next one is due, worked out anew only where a line was added to the journal."""
    return next_scheduled(private)


def _state_of(private: Path) -> tuple[int, int]:
    """Time and length of the journal; nothing where there is none yet."""
    try:
        found = (private / FILE).stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
