"""Who types a command acts with the rights of Referat V.2, and for a city where one is named.

Whoever has a shell on the server can read every file anyway; four eyes hold there too.
"""

import getpass
from collections.abc import Callable
from datetime import UTC, datetime

import click

from indicators.build import open_workplace
from indicators.cli.language import help_text
from indicators.workflow.access.people import Person, Role
from indicators.workflow.acting import Acting

by_name = click.option("--by", "name", required=True, metavar="NAME", help=help_text("by"))
demo_flag = click.option("--demo", is_flag=True, help=help_text("demo"))
json_flag = click.option("--json", "as_json", is_flag=True, help=help_text("json"))


def deciding(command: Callable[..., None]) -> Callable[..., None]:
    """What every command that decides something takes beside its own: who, where, in which form."""
    return by_name(demo_flag(json_flag(click.pass_obj(command))))


def office_at_the_shell(name: str, *, demo: bool) -> Acting:
    """Somebody of Referat V.2 at the command line."""
    return _acting(Person(f"cli:{name}", name, frozenset({Role.OFFICE})), demo=demo)


def at_the_shell(name: str | None = None, *, demo: bool) -> Acting:
    """The same for commands that decide nothing; without a name whoever the system says it is."""
    return office_at_the_shell(name or getpass.getuser(), demo=demo)


def city_at_the_shell(name: str, city: str, *, demo: bool) -> Acting:
    """Somebody at the command line who enters what a city sent."""
    person = Person(f"cli:{name}", name, frozenset({Role.CITY}), frozenset({city}))
    return _acting(person, demo=demo)


def _acting(person: Person, *, demo: bool) -> Acting:
    workplace, catalogue = open_workplace(demo)
    return Acting(workplace, catalogue, person, datetime.now(UTC))
