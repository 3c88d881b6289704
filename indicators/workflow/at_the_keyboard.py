"""Who types a command on the server: somebody of the office, since a shell opens every file."""

import getpass
from datetime import UTC, datetime

from indicators.build import open_workplace
from indicators.workflow.access.people import Person, Role
from indicators.workflow.acting import Acting


def typing_person(name: str | None = None) -> Person:
    """The person of a command; without a name whoever the system says is at the keyboard."""
    said = (name or getpass.getuser()).strip()
    return Person(f"cli:{said}", said, frozenset({Role.OFFICE}))


def acting_at_keyboard(*, demo: bool, name: str | None = None) -> Acting:
    """That person in the real monitor, or in the demonstration."""
    workplace, catalogue = open_workplace(demo)
    return Acting(workplace, catalogue, typing_person(name), datetime.now(UTC))
