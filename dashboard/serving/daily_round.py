"""What a server does once a day, unasked: it deletes names and drafts whose time is over."""

import asyncio
import logging
from datetime import UTC, datetime

from indicators import resources
from indicators.build import standing_workplace
from indicators.errors import MonitorError
from indicators.workflow.access.people import Person
from indicators.workflow.acting import Acting
from indicators.workflow.deliveries.drafts import forget_old_drafts
from indicators.workflow.journal.forgetting import forget_names

A_DAY_SECONDS = 24 * 60 * 60
SERVER = Person("server", "Server", frozenset())
"""Signs what no person decides; it has no rights."""

log = logging.getLogger("oeffnungsmonitor")


async def every_day() -> None:
    """Makes the round now and every day, until the server stops."""
    while True:
        await asyncio.get_running_loop().run_in_executor(None, make_round)
        await asyncio.sleep(A_DAY_SECONDS)


def make_round() -> None:
    """One round. What cannot be done is told in the log and tried again the next day."""
    workplace, catalogue = standing_workplace(resources.is_demonstration())
    acting = Acting(workplace, catalogue, SERVER, datetime.now(UTC))
    try:
        forget_names(acting)
        forget_old_drafts(workplace.private, acting.now)
    except MonitorError as problem:
        log.warning("%s", problem.sentence())
