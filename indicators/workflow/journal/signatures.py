"""Who stands behind the key of a line. Names lie apart, so that they can be deleted in time.

The journal itself holds keys only: deleting a name leaves every line and every hash as it was.
"""

import secrets
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from indicators.release.write import replace_bytes
from indicators.workflow.access.people import Person
from indicators.workflow.journal.journal_lines import JournalError

FILE = "people.json"


class Signature(BaseModel):
    """One person who has decided something. `last` is the time of the last decision."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    subject: str
    name: str
    last: datetime


_ALL = TypeAdapter(tuple[Signature, ...])


def signatures(private: Path) -> tuple[Signature, ...]:
    """Everybody whose name is still kept. Raises JournalError where the file is damaged."""
    try:
        return _ALL.validate_json((private / FILE).read_bytes())
    except FileNotFoundError:
        return ()
    except ValidationError as problem:
        raise JournalError("journal_people_damaged", file=FILE) from problem


def keep_signatures(private: Path, kept: tuple[Signature, ...]) -> None:
    """Replaces the file in one step."""
    private.mkdir(parents=True, exist_ok=True)
    replace_bytes(private / FILE, _ALL.dump_json(kept, indent=1))


def signed(private: Path, person: Person, at: datetime) -> str:
    """The key of a person for the journal; a new one for somebody who signs for the first time.

    Whoever calls has the turn of the journal.
    """
    known = signatures(private)
    found = next((one for one in known if one.subject == person.subject), None)
    key = found.key if found else secrets.token_hex(8)
    now = Signature(key=key, subject=person.subject, name=person.name, last=at)
    keep_signatures(private, (*(one for one in known if one.key != key), now))
    return key


def invited(private: Path, subject: str, at: datetime) -> str:
    """The key of somebody whom a decision names, as the sign-in calls the person.

    The journal names keys only, here too. Whoever calls has the turn of the journal.
    """
    known = next((one for one in signatures(private) if one.subject == subject), None)
    return known.key if known else signed(private, Person(subject, subject, frozenset()), at)


def key_of(private: Path, person: Person) -> str | None:
    """The key of a person; None for somebody who has not decided anything yet."""
    return next((s.key for s in signatures(private) if s.subject == person.subject), None)


def name_of(private: Path, key: str) -> str | None:
    """The name behind a key; None once it is deleted."""
    return next((one.name for one in signatures(private) if one.key == key), None)
