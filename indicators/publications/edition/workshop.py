"""What one process makes at a time: all files of one dossier, written into a folder aside."""

import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from indicators.errors import MonitorError
from indicators.publications.dossier.dossier import dossier_of
from indicators.publications.dossier.leaf import Dossier
from indicators.publications.edition.fingerprints import of_file, surroundings
from indicators.publications.edition.jobs import Job, Made, Run, opened
from indicators.publications.edition.manifest import Item, Problem, part_missing
from indicators.publications.edition.registry import Form
from indicators.publications.forms.paper.kept_pictures import pictures_kept
from indicators.release import Release


def make(job: Job) -> Made:
    """Makes what has changed and takes the rest along. Raises MonitorError without a dossier."""
    # Composed for the first file that is made anew, and then for all of them.
    dossier = cache(lambda: dossier_of(_release(job.run), job.area, job.language))
    with pictures_kept(job.run.earlier, job.run.aside, surroundings()):
        found = [_one(job, form, dossier) for form in job.forms]
    files = {path: item for path, item, _ in found if item}
    return Made(files, tuple(problem for _, _, problem in found if problem))


def _release(run: Run) -> Release:
    return opened(run.release, run.content)


def _one(
    job: Job, form: Form, dossier: Callable[[], Dossier]
) -> tuple[str, Item | None, Problem | None]:
    path = form.path(job.area, job.language)
    fingerprint = of_file(job.run.basis, form, job.area, job.language)
    made = _taken_along(job.run, path, fingerprint)
    if made is None:
        said = dossier()
        try:
            made = form.make()(said)
        except ImportError as missing:
            part = missing.name or str(missing)
            return path, None, part_missing(part, form.folder)
        except MonitorError as error:
            values = {name: str(value) for name, value in error.values.items()}
            return path, None, Problem(key=error.key, values=values)
    _write(job.run.aside / path, made)
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


def _taken_along(run: Run, path: str, fingerprint: str) -> bytes | None:
    """The file of last time, if it was made from the same and is still whole."""
    known = run.known.get(path)
    if run.earlier is None or known is None or known.fingerprint != fingerprint:
        return None
    try:
        content = (run.earlier / path).read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == known.sha256 else None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
