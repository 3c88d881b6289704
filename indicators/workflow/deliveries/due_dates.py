"""Until when a year is to be delivered, who has delivered for it, and whom to remind."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from indicators import resources
from indicators.intake.read import read_what_can_be
from indicators.intake.template.collection import read_collection
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import require
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Delivery, casebook
from indicators.workflow.received import kept_file


@dataclass(frozen=True)
class Reminded:
    """A city from which something is awaited: its first delivery, or one that was `returned`.

    `contact` is whom its last delivery of any year names; empty where none does.
    """

    city: str
    returned: Delivery | None
    contact: str


def due_of(year: int) -> date | None:
    """The last day for a reporting year; None where Referat V.2 has set none."""
    return read_collection(resources.collection_file()).due.get(year)


def whom_to_ask() -> str:
    """Whom cities ask, as Referat V.2 has set it; empty where it has not."""
    return read_collection(resources.collection_file()).contact or ""


def latest_of_each(year: int, acting: Acting) -> dict[str, Delivery | None]:
    """City → its last delivery for a year; None for one that has not delivered."""
    require(acting.person, Right.REVIEW)
    found: dict[str, Delivery | None] = {
        city.code: None for city in acting.catalogue.monitored_cities
    }
    for one in casebook(acting.workplace.private).deliveries.values():
        if one.handed_in.year == year and one.status != "withdrawn":
            found[one.handed_in.city] = one
    return found


def to_remind(year: int, acting: Acting) -> tuple[Reminded, ...]:
    """Cities that have handed in nothing for a year, or nothing since it was returned."""
    return tuple(
        Reminded(city, one, _contact(city, acting))
        for city, one in latest_of_each(year, acting).items()
        if one is None or one.status == "returned"
    )


def _contact(city: str, acting: Acting) -> str:
    """Whom the city's deliveries name, the newest first."""
    private = acting.workplace.private
    deliveries = casebook(private).deliveries
    for _, one in sorted(deliveries.items(), reverse=True):
        if one.handed_in.city != city:
            continue
        for file in one.handed_in.files:
            if found := _named_in(kept_file(private, file), file.sha256):
                return found
    return ""


@lru_cache(maxsize=100)
def _named_in(path: Path, sha256: str) -> str:
    """The contact of a file; kept, because a file never changes and opening it takes a while.

    It stays out of the journal, which forgets nothing: it is the name of a person.
    """
    details = read_what_can_be(path)[0].details
    return details["contact"].value if "contact" in details else ""
