"""Until when a year is to be delivered, and who has delivered for it."""

from datetime import date

from indicators import resources
from indicators.intake.template.collection import read_collection
from indicators.workflow.access.people import Right
from indicators.workflow.access.rights import require
from indicators.workflow.acting import Acting
from indicators.workflow.casebook import Delivery, casebook


def due_of(year: int) -> date | None:
    """The last day for a reporting year; None where Referat V.2 has set none."""
    return read_collection(resources.collection_file()).due.get(year)


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
