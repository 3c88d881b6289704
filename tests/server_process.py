"""A server in a process of its own, on this machine only, as long as somebody needs it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PROGRAM = "from indicators.cli.main import main; main()"
"""What the command people use runs."""
START_SECONDS = 120
STOP_SECONDS = 15


class Server(NamedTuple):
    """A server that answers, its process, and the file of all that it prints."""

    address: str
    process_id: int
    log_file: Path


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command_line(*arguments: str, program: str = PROGRAM) -> list[str]:
    """A call of the command, or of a program that stands in for it."""
    return [sys.executable, "-c", program, *arguments]


def environment(folder: Path) -> dict[str, str]:
    """As here, with the run-time folder of the command."""
    return {**os.environ, "OEFFNUNGSMONITOR_DATA": str(folder), "PYTHONPATH": str(ROOT)}


@contextmanager
def running(command: Sequence[str], port: int, folder: Path, path: str = "") -> Iterator[Server]:
    """A server with the data of a folder, from its first answer on `path` on."""
    log_file = folder / f"server-{port}.log"
    address = f"http://localhost:{port}"
    with log_file.open("wb") as log:
        # Away from the project, whose own settings would else reach other people's pages.
        process = subprocess.Popen(
            command, cwd=folder, env=environment(folder), stdout=log, stderr=log
        )
        try:
            _wait(f"{address}{path}", process, log_file)
            yield Server(address, process.pid, log_file)
        finally:
            _stop(process)


def _wait(address: str, process: subprocess.Popen[bytes], log_file: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, log_file.read_text(encoding="utf-8")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(log_file.read_text(encoding="utf-8"))


def _stop(process: subprocess.Popen[bytes]) -> None:
    """A server busy with a crowd may not hear that it should end; the run must."""
    process.terminate()
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
