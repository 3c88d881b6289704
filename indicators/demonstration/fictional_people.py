"""Invented people of the demonstration: whoever tries it signs in as one of them."""

from functools import cache

from pydantic import Field, TypeAdapter

from indicators import resources
from indicators.catalogue import models as m
from indicators.definitions import read_yaml
from indicators.workflow.access.people import Person, Role


class FictionalPerson(m.Entry):
    """One of them; `task` says in a few words what the person does."""

    code: str
    name: str
    task: m.Text
    roles: frozenset[Role]
    cities: frozenset[str] = Field(default=frozenset())

    @property
    def person(self) -> Person:
        """The person as the workflow knows it."""
        return Person(f"demo:{self.code}", self.name, self.roles, self.cities)


@cache
def fictional_people() -> tuple[FictionalPerson, ...]:
    """All of them, in the order in which they are offered."""
    raw = read_yaml(resources.demo() / "people.yaml")
    return TypeAdapter(tuple[FictionalPerson, ...]).validate_python(raw)


def fictional_person(code: str) -> Person | None:
    """One of them; None for a code that none has."""
    return next((one.person for one in fictional_people() if one.code == code), None)
