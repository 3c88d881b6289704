"""What there is to be made: one job a dossier, light enough to travel to another process."""

import atexit
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread

from indicators.publications.edition.manifest import Item, Problem
from indicators.publications.edition.registry import Form
from indicators.release import Release


@dataclass(frozen=True)
class Run:
    """What all jobs of a run share."""

    release: Path
    content: str
    """The digest of the release, whose file may be another one at the next run."""
    basis: str
    """The fingerprint of all that can show in a file."""
    aside: Path
    """Where the files go."""
    earlier: Path | None
    """Where those of the last time lie."""
    known: Mapping[str, Item]
    """What those were made from."""


@dataclass(frozen=True)
class Job:
    """One dossier in all its forms."""

    run: Run
    area: str
    language: str
    forms: tuple[Form, ...]


@dataclass(frozen=True)
class Made:
    """The files of a dossier by their path, and why others are missing."""

    files: Mapping[str, Item]
    problems: tuple[Problem, ...]


def jobs_of(run: Run, areas: tuple[str, ...], forms: tuple[Form, ...]) -> Iterator[Job]:
    """A job for each dossier of which there is a file; both languages read the same rows."""
    for area in areas:
        for language in ("de", "en"):
            own = tuple(form for form in forms if form.is_about(area, language))
            if own:
                yield Job(run, area, language, own)


@lru_cache(maxsize=1)
def opened(path: Path, content: str) -> Release:
    """A release with all that was read from it, for the next dossier; another content is another
    release."""
    return Release(path)


def end_with_the_parent() -> None:
    """A worker whose parent was killed would wait for its next job for ever."""
    # The database library complains of everything that is alive at an orderly end.
    atexit.register(os._exit, 0)
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, name="parent", daemon=True).start()
