"""Whether a person may do something. Every function of the workflow asks before it acts."""

from indicators.errors import MonitorError
from indicators.workflow.access.people import Person, Right, Role
from indicators.workflow.workflow_rules import workflow_rules


class AccessError(MonitorError):
    """Somebody asked for what the person's roles do not allow. Says nothing about what is there."""

    exit_code = 3


def may(person: Person, right: Right, city: str | None = None) -> bool:
    """Whether a person has a right; with `city`, whether for this city.

    Referat V.2 acts for all cities, a city only for itself.
    """
    granted = [role for role in person.roles if right in workflow_rules().rights[role]]
    if city is None:
        return bool(granted)
    return any(role is not Role.CITY or city in person.cities for role in granted)


def require(person: Person, right: Right, city: str | None = None) -> None:
    """Raises AccessError unless the person may."""
    if not may(person, right, city):
        raise AccessError("access_refused")
