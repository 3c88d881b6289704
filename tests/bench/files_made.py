"""How long all files of a release take and how much memory: anew, after one city changed, again.

`python -m tests.bench.files_made` measures only this.
"""

import os
import re
import resource
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from indicators.release import current_release
from tests.bench import report, servers
from tests.bench.figures import Figure
from tests.publications.open_data.later import later_release
from tests.server_process import command_line, environment

GOAL_MEGABYTES = 600
GOALS = {"anew": 120.0, "one_city": 15.0, "again": None}
LABELS = {
    "anew": "Alle Dateien, von Grund auf",
    "one_city": "Alle Dateien, eine Stadt geändert",
    "again": "Alle Dateien, nichts geändert",
}
CORRECTED = "UPDATE figure SET value = value * 0.9 WHERE area = 'X03' AND status = 'published'"
_EVERY = 0.1


class Run(NamedTuple):
    """What one run took; megabytes are of all its processes together, at their highest."""

    seconds: float
    processor_seconds: float
    proportional: float
    """Pages that processes share are counted once (PSS)."""
    resident: float
    """They are counted in each (RSS)."""


def files_made(folder: Path) -> Iterator[Figure]:
    """All three cases, with the release of the demonstration that lies in the folder."""
    yield from _figures("anew", _publish(folder))
    releases = folder / "demonstration" / "releases"
    later_release(current_release(releases), releases, CORRECTED)
    yield from _figures("one_city", _publish(folder))
    yield from _figures("again", _publish(folder))


def _figures(case: str, run: Run) -> Iterator[Figure]:
    key, label = f"files.{case}", LABELS[case]
    yield Figure(f"{key}.seconds", label, run.seconds, "s", GOALS[case])
    yield Figure(f"{key}.processor", f"{label}: Prozessorzeit", run.processor_seconds, "s")
    memory = f"{label}: Speicher aller Prozesse"
    yield Figure(f"{key}.pss", f"{memory} (PSS)", run.proportional, "MB", GOAL_MEGABYTES)
    yield Figure(f"{key}.rss", f"{memory} (RSS)", run.resident, "MB")


def _publish(folder: Path) -> Run:
    begun, used = time.monotonic(), _processor_seconds()
    command = command_line("publish", "--demo", "--quiet")
    process = subprocess.Popen(command, env=environment(folder))
    proportional = resident = 0.0
    while process.poll() is None:
        held = [_held(one) for one in _with_children(process.pid)]
        proportional = max(proportional, sum(pss for pss, _ in held))
        resident = max(resident, sum(rss for _, rss in held))
        time.sleep(_EVERY)
    assert process.returncode == 0, command
    taken = time.monotonic() - begun
    return Run(taken, _processor_seconds() - used, proportional, resident)


def _processor_seconds() -> float:
    """What all processes took that this one has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _with_children(process: int) -> set[int]:
    """A process and all that it has started, and they."""
    found = {process}
    try:
        for tasks in Path(f"/proc/{process}/task").glob("*/children"):
            for child in tasks.read_text().split():
                found |= _with_children(int(child))
    except OSError:
        # It has just ended.
        pass
    return found


def _held(process: int) -> tuple[float, float]:
    """Megabytes that a process holds, shared pages in part and in full; none when it has ended."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0, 0
    sizes = {
        name: int(kilobytes) / 1024 for name, kilobytes in re.findall(r"(\w+): +(\d+) kB", text)
    }
    return sizes.get("Pss", 0), sizes.get("Rss", 0)


def main() -> None:
    """Builds the demonstration in a folder of its own and shows the figures."""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        servers.build_demonstration(Path(folder))
        report.show(list(files_made(Path(folder))), {})
    print(f"{os.cpu_count()} Kerne, Last vorher {load:.1f}.")


if __name__ == "__main__":
    main()
