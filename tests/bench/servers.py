"""The three servers side by side, each in a process of its own, on this machine only."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
DASH_PYTHON = ROOT / ".venv-bench" / "bin" / "python"
COMMAND = [sys.executable, "-c", "from indicators.cli import main; main()"]
"""What the command people use runs."""
START_SECONDS = 120


class Server(NamedTuple):
    """A server that answers, its process, and the file of all that it prints."""

    address: str
    process_id: int
    log_file: Path


def build_demonstration(folder: Path) -> None:
    """Writes the release of the fictional cities, so that no server has to."""
    subprocess.run([*COMMAND, "build", "--demo"], env=_environment(folder), check=True)


@contextmanager
def dashboard(folder: Path) -> Iterator[Server]:
    """The dashboard of the fictional cities."""
    port = _free_port()
    command = [*COMMAND, "serve", "--demo", "--port", str(port)]
    with _running(command, port, folder, "/_stcore/health") as server:
        yield server


@contextmanager
def bare_streamlit(folder: Path, exhibits: Path) -> Iterator[Server]:
    """One chart and one table in Streamlit, as its manual says."""
    port = _free_port()
    options = ["--server.headless=true", "--browser.gatherUsageStats=false"]
    # Watching files costs a scan of all modules per visitor; nobody serves a page like that.
    options.append("--server.fileWatcherType=none")
    page = [str(HERE / "bare_page.py"), f"--server.port={port}", "--server.address=localhost"]
    command = [sys.executable, "-m", "streamlit", "run", *page, *options, "--", str(exhibits)]
    with _running(command, port, folder, "/_stcore/health") as server:
        yield server


@contextmanager
def dash(folder: Path, exhibits: Path) -> Iterator[Server]:
    """The same chart and table in Dash."""
    port = _free_port()
    command = [str(DASH_PYTHON), str(HERE / "dash_page.py"), str(port), str(exhibits)]
    with _running(command, port, folder, "/stadt/") as server:
        yield server


def resident_megabytes(server: Server) -> float:
    """What the process of a server holds in memory now."""
    status = Path(f"/proc/{server.process_id}/status").read_text(encoding="utf-8")
    found = re.search(r"^VmRSS:\s+(\d+) kB", status, flags=re.M)
    assert found, status
    return int(found[1]) / 1024


def failures_in_log(server: Server) -> int:
    """Tracebacks a server has printed."""
    return server.log_file.read_text(encoding="utf-8", errors="replace").count("Traceback (most")


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "OEFFNUNGSMONITOR_DATA": str(folder)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(command: Sequence[str], port: int, folder: Path, path: str) -> Iterator[Server]:
    log_file = folder / f"server-{port}.log"
    address = f"http://localhost:{port}"
    with log_file.open("wb") as log:
        # Away from the project, whose own settings would else reach the bare page.
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**_environment(folder), "PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=log,
        )
        try:
            _wait(f"{address}{path}", process, log_file)
            yield Server(address, process.pid, log_file)
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """A server busy with the crowd may not hear that it should end; the run must."""
    process.terminate()
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


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
