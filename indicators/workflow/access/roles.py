"""Which roles a person has who signed in: the claims of the sign-in, and the file roles.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from indicators.errors import MonitorError
from indicators.workflow.access.people import Person, Role

LONGEST_NAME = 120


class RolesError(MonitorError):
    """The file of roles is missing or wrong; nobody has a role until it is mended."""

    exit_code = 2


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ClaimNames(_Part):
    """What the sign-in of the house calls these three; "a.b" looks for b within a."""

    subject: str = "sub"
    name: str = "name"
    groups: str = "groups"


class Groups(_Part):
    """Which values of the claim `groups` stand for which role; for a city by its key."""

    office: frozenset[str] = Field(default=frozenset())
    council: frozenset[str] = Field(default=frozenset())
    cities: dict[str, frozenset[str]] = Field(default_factory=dict)


class RoleTable(_Part):
    """The whole file."""

    claims: ClaimNames = ClaimNames()
    groups: Groups


def read_roles(file: Path) -> RoleTable:
    """What the file says now. Raises RolesError."""
    try:
        return _read(file, file.stat().st_mtime_ns)
    except OSError as problem:
        raise RolesError("roles_gone", file=file.name, details=problem.strerror) from problem


@lru_cache(maxsize=4)
def _read(file: Path, written: int) -> RoleTable:
    try:
        return RoleTable.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise RolesError("roles_unreadable", file=file.name, details=str(problem)) from problem
    except ValidationError as problem:
        first = problem.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise RolesError(
            "roles_entry", file=file.name, entry=place, details=first["msg"]
        ) from problem


def check_cities(table: RoleTable, known: Iterable[str], file: Path) -> None:
    """Raises RolesError where the file names a city that is not monitored."""
    unknown = sorted(table.groups.cities.keys() - set(known))
    if unknown:
        raise RolesError("roles_city", file=file.name, city=", ".join(unknown))


def person_of(claims: Mapping[str, Any], table: RoleTable) -> Person | None:
    """The person behind the claims, with all roles they give; without a subject there is none."""
    subject = _claim(claims, table.claims.subject)
    if not isinstance(subject, str) or not subject:
        return None
    name = _claim(claims, table.claims.name)
    groups = _as_groups(_claim(claims, table.claims.groups))
    cities = frozenset(city for city, values in table.groups.cities.items() if values & groups)
    given = {
        Role.OFFICE: table.groups.office & groups,
        Role.COUNCIL: table.groups.council & groups,
        Role.CITY: cities,
    }
    roles = frozenset(role for role, why in given.items() if why)
    return Person(
        f"oidc:{subject}", _printable(name if isinstance(name, str) else subject), roles, cities
    )


def _claim(claims: Mapping[str, Any], name: str) -> object:
    """A claim by its name; where there is none of that name, one within another."""
    if name in claims:
        return claims[name]
    outer, dot, inner = name.partition(".")
    within = claims.get(outer) if dot else None
    return _claim(within, inner) if isinstance(within, Mapping) else None


def _as_groups(value: object) -> frozenset[str]:
    """A single value or a list of them; what is neither gives no role."""
    values = value if isinstance(value, list) else [value]
    return frozenset(one for one in values if isinstance(one, str))


def _printable(name: str) -> str:
    """A name as it may stand on a page and in a terminal, whatever somebody put into it."""
    return "".join(one for one in name if one.isprintable()).strip()[:LONGEST_NAME] or "–"
