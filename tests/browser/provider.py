"""A provider of identities on this machine, and a dashboard where people sign in with it."""

import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.server_process import PROGRAM, Server, command_line, free_port, running

ROLES = """
[groups]
office = ["V2"]
council = ["Rat"]

[groups.cities]
"05117" = ["Muelheim"]
"05113" = ["Essen"]
"""
PEOPLE: dict[str, dict[str, Any]] = {
    "mia": {"name": "Mia Mülheim", "groups": ["Muelheim"]},
    "enno": {"name": "Enno Essen", "groups": ["Essen"]},
    "vera": {"name": "Vera Vau", "groups": ["V2"]},
    "rolf": {"name": "Rolf Rat", "groups": ["Rat"]},
    "nina": {"name": "Nina <b>Niemand</b>", "groups": ["Kantine"]},
    # More than any browser keeps in cookies of one site, and than a request may say in its head.
    "gus": {
        "name": "Gus Gross",
        "groups": ["V2", *(f"gruppe-{number:04}" for number in range(6000))],
    },
}


@contextmanager
def provided(folder: Path, people: Mapping[str, Mapping[str, Any]] = PEOPLE) -> Iterator[str]:
    """The address of a provider that knows these people."""
    port = free_port()
    known = [
        part
        for sub, claims in people.items()
        for part in ("--user-claims", json.dumps({"sub": sub, **claims}))
    ]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *known]
    with running(command, port, folder, "/.well-known/openid-configuration") as server:
        yield server.address


@contextmanager
def signed_in_site(
    data: Path, folder: Path, provider: str, prefix: str = "", program: str = PROGRAM
) -> Iterator[Server]:
    """The dashboard of a copy of this data, set up for the provider."""
    if not folder.exists():
        shutil.copytree(data, folder)
    port = free_port()
    (folder / "roles.toml").write_text(ROLES, encoding="utf-8")
    (folder / "secrets.toml").write_text(
        f"""
[auth]
redirect_uri = "http://localhost:{port}{prefix}/oauth2callback"
cookie_secret = "a secret of this test and of no other"
client_id = "monitor"
client_secret = "another secret of this test"
server_metadata_url = "{provider}/.well-known/openid-configuration"
""",
        encoding="utf-8",
    )
    command = command_line("serve", "--no-files", "--port", str(port), program=program)
    with running(command, port, folder) as server:
        yield Server(server.address + prefix, server.process_id, server.log_file)


def sign_in(page: Page, address: str, person: str, path: str = "/") -> None:
    """The way a person goes: the link on our page, the button of the provider."""
    page.goto(f"{address}{path}")
    page.get_by_role("link", name="Anmelden", exact=True).first.click()
    page.get_by_role("button", name=person, exact=True).first.click()
    page.wait_for_url(f"{address}/**")
    page.get_by_role("button", name="Abmelden").wait_for(timeout=30_000)
