"""What one process makes at a time: all files of one dossier, written into a folder aside."""

import hashlib
import os
from pathlib import Path

from indicators.errors import MonitorError
from indicators.publications.dossier.dossier import dossier_of
from indicators.publications.dossier.leaf import Dossier
from indicators.publications.edition.dossier_content import of_dossier, of_file
from indicators.publications.edition.fingerprints import surroundings
from indicators.publications.edition.jobs import Job, Made, opened
from indicators.publications.edition.manifest import Item, Problem
from indicators.publications.edition.registry import Form
from indicators.publications.forms.paper.kept_pictures import pictures_kept


def make(job: Job) -> Made:
    """Makes what has changed and takes the rest along. Raises MonitorError without a dossier."""
    dossier = dossier_of(opened(job.release, job.content), job.area, job.language)
    content = of_dossier(dossier)
    with pictures_kept(job.earlier, job.aside, surroundings()):
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
