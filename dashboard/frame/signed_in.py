"""Who is signed in now. Nothing of it may be kept where another visitor's page could find it."""

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import streamlit as st

from dashboard.serving.session_cookie import NAME
from dashboard.serving.sessions import SESSIONS, Session
from indicators import resources
from indicators.build import standing_workplace
from indicators.catalogue import Catalogue
from indicators.demonstration.fictional_people import fictional_person
from indicators.workflow.access.people import Person
from indicators.workflow.access.roles import person_of, read_roles
from indicators.workflow.acting import Acting
from indicators.workplace import Workplace


def person() -> Person | None:
    """The person who is signed in; None for the public, also once a session has ended."""
    found = session()
    return _person_of(found) if found else None


def acting() -> Acting | None:
    """The person with workplace, catalogue and time, for the functions of the workflow."""
    found = person()
    if found is None:
        return None
    workplace, catalogue = _place(resources.run_time_data(), resources.is_demonstration())
    return Acting(workplace, catalogue, found, datetime.now(UTC))


def session() -> Session | None:
    """The session of this visit, which goes on with every look at a page."""
    return SESSIONS.active(st.context.cookies.get(NAME), datetime.now(UTC))


@lru_cache(maxsize=2)
def _place(folder: Path, is_demonstration: bool) -> tuple[Workplace, Catalogue]:
    """Where this process works; what it knows travels with the program, so it stays the same."""
    return standing_workplace(is_demonstration)


def _person_of(found: Session) -> Person | None:
    if resources.is_demonstration():
        return fictional_person(str(found.claims["sub"]).removeprefix("demo:"))
    # Asked every time: whose task ends has no rights from then on.
    return person_of(found.claims, read_roles(resources.roles_file()))
