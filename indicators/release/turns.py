"""Whoever writes in a folder does so alone; the next one waits for its turn."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = "build.lock"


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Waits until nobody else is building in the folder, in this process or another.

    The system gives the turn back even if a process is killed; the file itself stays and says
    nothing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
