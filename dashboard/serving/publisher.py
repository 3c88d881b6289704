"""Has the files of a release made in a process of its own, while visitors read pages."""

import os
import subprocess
import sys

from indicators import resources

_COMMAND = "from indicators.cli.main import main; main()"
NICENESS = 10
"""Visitors come first."""


class Publisher:
    """The command `publish`, started for each release that comes into force and stopped with us.

    What it cannot do it says on the error stream, in a sentence; no page waits for it.
    """

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Makes the files of the release in force, unless they are there; one run at a time."""
        self.stop()
        wanted = ["publish", "--quiet", *(["--demo"] if resources.is_demonstration() else [])]
        command = [sys.executable, "-c", _COMMAND, *wanted]
        self._running = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        os.setpriority(os.PRIO_PROCESS, self._running.pid, NICENESS)

    def stop(self) -> None:
        """Ends a run that is not done; what was in force stays in force."""
        if self._running and self._running.poll() is None:
            self._running.terminate()
        if self._running:
            self._running.wait()
        self._running = None
