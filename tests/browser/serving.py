"""A dashboard in a process of its own, and a browser to visit it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

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
PROGRAM = "from indicators.cli import main; main()"
"""What the command people use runs."""


class Served(NamedTuple):
    """Where a dashboard answers, and all that its process prints."""

    address: str
    log_file: Path


@contextmanager
def served(folder: Path, *arguments: str, program: str = PROGRAM) -> Iterator[Served]:
    """The dashboard of a folder, as long as it is needed."""
    port = _free_port()
    command = [sys.executable, "-c", program, "serve", "--port", str(port), *arguments]
    log_file = folder / f"serve-{port}.log"
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            command,
            env={**os.environ, "OEFFNUNGSMONITOR_DATA": str(folder)},
            stdout=log,
            stderr=log,
        )
        address = f"http://localhost:{port}"
        try:
            _wait(address, process, log_file)
            yield Served(address, log_file)
        finally:
            process.terminate()
            process.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, process: subprocess.Popen, log_file: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log_file.read_text(encoding="utf-8")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(log_file.read_text(encoding="utf-8"))


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
