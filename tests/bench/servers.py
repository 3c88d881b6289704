"""The three servers side by side, each in a process of its own, on this machine only."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.server_process import ROOT, Server, command_line, environment, free_port, running

HERE = Path(__file__).parent
DASH_PYTHON = ROOT / ".venv-bench" / "bin" / "python"


def build_demonstration(folder: Path) -> None:
    """Writes the release of the fictional cities, so that no server has to."""
    subprocess.run(command_line("build", "--demo"), env=environment(folder), check=True)


@contextmanager
def dashboard(folder: Path) -> Iterator[Server]:
    """The dashboard of the fictional cities."""
    port = free_port()
    command = command_line("serve", "--demo", "--no-files", "--port", str(port))
    with running(command, port, folder, "/_stcore/health") as server:
        yield server


@contextmanager
def bare_streamlit(folder: Path, exhibits: Path) -> Iterator[Server]:
    """One chart and one table in Streamlit, as its manual says."""
    port = free_port()
    options = ["--server.headless=true", "--browser.gatherUsageStats=false"]
    # Watching files costs a scan of all modules per visitor; nobody serves a page like that.
    options.append("--server.fileWatcherType=none")
    page = [str(HERE / "bare_page.py"), f"--server.port={port}", "--server.address=localhost"]
    command = [sys.executable, "-m", "streamlit", "run", *page, *options, "--", str(exhibits)]
    with running(command, port, folder, "/_stcore/health") as server:
        yield server


@contextmanager
def dash(folder: Path, exhibits: Path) -> Iterator[Server]:
    """The same chart and table in Dash."""
    port = free_port()
    command = [str(DASH_PYTHON), str(HERE / "dash_page.py"), str(port), str(exhibits)]
    with running(command, port, folder, "/stadt/") as server:
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
