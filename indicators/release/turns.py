"""Whoever writes in a folder does so alone; the next one waits for its turn."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from indicators.errors import ReleaseError

FILE = "build.lock"


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Waits until nobody else is building in the folder, in this process or another.

    The system gives the turn back even if a process is killed; the file itself stays and says
    nothing. A disk that is full, read-only or broken, wherever within the turn it shows, is told
    in a sentence: raises ReleaseError.
    """
    try:
        with _turn_of(folder):
            yield
    except OSError as problem:
        file = Path(str(problem.filename or folder))
        raise ReleaseError(
            "disk_refused", file=file.name, folder=file.parent, details=problem.strerror
        ) from problem


def _turn_of(folder: Path) -> IO[str]:
    """The file of turns, held. Somebody may have put another folder in its place meanwhile."""
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / FILE).open("a")
        fcntl.flock(file, fcntl.LOCK_EX)
        if _is_the_one(file, folder / FILE):
            return file
        file.close()


def _is_the_one(file: IO[str], path: Path) -> bool:
    return path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat())
