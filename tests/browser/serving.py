"""A dashboard in a process of its own, and a browser to visit it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.server_process import PROGRAM, Server, command_line, free_port, running

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
# Without these switches the browser itself asks its maker's hosts for updates.
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@contextmanager
def served(folder: Path, *arguments: str, program: str = PROGRAM) -> Iterator[Server]:
    """The dashboard of a folder, as long as it is needed."""
    port = free_port()
    command = command_line("serve", "--no-files", "--port", str(port), *arguments, program=program)
    with running(command, port, folder) as server:
        yield server


_open: list[Browser] = []


@contextmanager
def opened_browser() -> Iterator[Browser]:
    """A missing browser fails; it never skips. One that is open in this process serves again.

    Playwright refuses a second one there, and which tests share a process is left to chance.
    """
    assert CHROMIUM, "Chromium fehlt: bitte „sudo apt-get install chromium“ ausführen."
    if _open:
        yield _open[0]
        return
    with sync_playwright() as playwright:
        _open.append(playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES))
        try:
            yield _open[0]
        finally:
            _open.pop().close()
