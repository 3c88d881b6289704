"""A running dashboard and a browser. A missing browser fails; it never skips."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _serve(folder: Path, *arguments: str) -> Iterator[str]:
    port = free_port()
    command = [
        sys.executable,
        "-c",
        "from indicators.cli import main; main()",
        "serve",
        "--port",
        str(port),
        *arguments,
    ]
    log_file = folder / f"serve-{port}.log"
    log = log_file.open("wb")
    process = subprocess.Popen(
        command, env={**os.environ, "OEFFNUNGSMONITOR_DATA": str(folder)}, stdout=log, stderr=log
    )
    address = f"http://localhost:{port}"
    try:
        _wait(address, process, log_file)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def _wait(address: str, process: subprocess.Popen, log_file: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log_file.read_text(encoding="utf-8")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(log_file.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def address(real_data: Path) -> Iterator[str]:
    """The real dashboard, started by the command people use."""
    yield from _serve(real_data)


@pytest.fixture(scope="session")
def demo_address(demo_data: Path) -> Iterator[str]:
    """The dashboard of the fictional cities."""
    yield from _serve(demo_data, "--demo")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "Chromium fehlt: bitte „sudo apt-get install chromium“ ausführen."
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, locale="de-DE")
    opened = context.new_page()
    yield opened
    context.close()
