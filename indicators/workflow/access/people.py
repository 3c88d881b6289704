"""A person who is signed in or types a command, and what a role may do."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the monitor; the public has no role."""

    COUNCIL = "council"
    CITY = "city"
    OFFICE = "office"


class Right(StrEnum):
    """What a role may do; the table stands in `rules.yaml`."""

    DELIVER = "deliver"
    SEE_DELIVERIES = "see_deliveries"
    STATE = "state"
    REVIEW = "review"
    PREPARE = "prepare"
    APPROVE = "approve"
    PUBLISH = "publish"
    SEE_PREPARED = "see_prepared"
    SEE_JOURNAL = "see_journal"


@dataclass(frozen=True)
class Person:
    """Somebody who acts. `subject` is what the sign-in calls the person, and never changes.

    A person with the role of a city acts for `cities` and no others.
    """

    subject: str
    name: str
    roles: frozenset[Role]
    cities: frozenset[str] = frozenset()
