"""Who is signed in now. Nothing of it may be kept where another visitor's page could find it."""

from datetime import UTC, datetime

import streamlit as st

from dashboard import cached
from dashboard.serving.session_cookie import NAME
from dashboard.serving.sessions import SESSIONS, Session
from indicators import resources
from indicators.demonstration.fictional_people import fictional_person
from indicators.workflow.access.people import Person
from indicators.workflow.access.roles import person_of, read_roles
from indicators.workflow.acting import Acting
from indicators.workflow.workplaces import workplace_of


def person() -> Person | None:
    """The person who is signed in; None for the public, also once a session has ended."""
    found = session()
    return _person_of(found) if found else None


def acting() -> Acting | None:
    """The person with workplace, catalogue and time, for the functions of the workflow."""
    found = person()
    if found is None:
        return None
    return Acting(workplace_of(), cached.catalogue(), found, datetime.now(UTC))


def session() -> Session | None:
    """The session of this visit, which goes on with every look at a page."""
    return SESSIONS.active(st.context.cookies.get(NAME), datetime.now(UTC))


def _person_of(found: Session) -> Person | None:
    if resources.is_demonstration():
        return fictional_person(str(found.claims["sub"]).removeprefix("demo:"))
    # Asked every time: whose task ends has no rights from then on.
    return person_of(found.claims, read_roles(resources.roles_file()))
