"""What one process makes at a time: all files of one dossier, written into a folder aside."""

import atexit
import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread

from indicators.errors import MonitorError
from indicators.publications.dossier.dossier import dossier_of
from indicators.publications.dossier.leaf import Dossier
from indicators.publications.edition.fingerprints import of_dossier, of_file
from indicators.publications.edition.manifest import Item, Problem
from indicators.publications.edition.registry import Form
from indicators.release import Release


@dataclass(frozen=True)
class Job:
    """One dossier in all its forms."""

    release: Path
    area: str
    language: str
    forms: tuple[Form, ...]
    aside: Path
    """Where the files go."""
    earlier: Path | None
    """Where those of the last time lie."""
    known: Mapping[str, Item]
    """What those were made from."""


@dataclass(frozen=True)
class Made:
    """The files of a dossier by their path, and why others are missing."""

    files: Mapping[str, Item]
    problems: tuple[Problem, ...]


def make(job: Job) -> Made:
    """Makes what has changed and takes the rest along. Raises MonitorError without a dossier."""
    dossier = dossier_of(Release(job.release), job.area, job.language)
    content = of_dossier(dossier)
    found = [_one(job, form, dossier, content) for form in job.forms]
    files = {path: item for path, item, _ in found if item}
    return Made(files, tuple(problem for _, _, problem in found if problem))


def _one(
    job: Job, form: Form, dossier: Dossier, content: str
) -> tuple[str, Item | None, Problem | None]:
    path = form.path(job.area, job.language)
    fingerprint = of_file(form, content, job.area, job.language)
    try:
        made = _taken_along(job, path, fingerprint) or form.make()(dossier)
    except ImportError as missing:
        part = missing.name or str(missing)
        return path, None, Problem(key="publication_part_missing", values=_named(form, part))
    except MonitorError as error:
        values = {name: str(value) for name, value in error.values.items()}
        return path, None, Problem(key=error.key, values=values)
    _write(job.aside / path, made)
    digest = hashlib.sha256(made).hexdigest()
    item = Item(
        form=form.name,
        area=job.area,
        language=job.language,
        media_type=form.media_type,
        fingerprint=fingerprint,
        sha256=digest,
    )
    return path, item, None


def _named(form: Form, part: str) -> dict[str, str]:
    return {"form": form.name, "part": part}


def _taken_along(job: Job, path: str, fingerprint: str) -> bytes | None:
    """The file of last time, if it was made from the same and is still whole."""
    known = job.known.get(path)
    if job.earlier is None or known is None or known.fingerprint != fingerprint:
        return None
    try:
        content = (job.earlier / path).read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == known.sha256 else None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


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


def jobs_of(
    release: Path, areas: tuple[str, ...], forms: tuple[Form, ...], aside: Path,
    earlier: Path | None, known: Mapping[str, Item],
) -> Iterator[Job]:  # fmt: skip
    """A job for each dossier of which there is a file."""
    for language in ("de", "en"):
        for area in areas:
            own = tuple(form for form in forms if form.is_about(area, language))
            if own:
                yield Job(release, area, language, own, aside, earlier, known)
