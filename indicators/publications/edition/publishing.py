"""Makes all files of a release: in several processes, aside, and then in force as a whole."""

import shutil
from pathlib import Path
from tempfile import mkdtemp

from indicators.errors import MonitorError
from indicators.publications.dossier.dossier_areas import areas, indicators
from indicators.publications.edition.fingerprints import of_edition, of_release
from indicators.publications.edition.jobs import Made, Run, jobs_of, opened
from indicators.publications.edition.manifest import (
    PART_MISSING,
    Item,
    Manifest,
    Problem,
    not_writable,
    part_missing,
    place_of,
    read_manifest,
    write_manifest,
)
from indicators.publications.edition.registry import FORMS, Form
from indicators.publications.edition.sharing import Progress, shared_out
from indicators.release import Release
from indicators.release.turns import one_at_a_time
from indicators.release.write import checksum

ASIDE = ".aside-"
"""What folders begin with that are not whole yet; whoever is killed leaves one behind."""


def publish(
    release: Release,
    progress: Progress = lambda done, of: None,
    forms: tuple[Form, ...] = FORMS,
) -> Manifest:
    """The files of a release: those there are if nothing changed, else made anew.

    Raises ReleaseError where the release cannot be read or the folder takes nothing; what was
    in force stays in force. A form that cannot be made is named in the list, the others are made.
    """
    place = place_of(release.path.parent)
    content = checksum(release.path)
    basis = of_release(release, content)
    found = read_manifest(place, release.release_id)
    if (
        found
        and found.fingerprint == of_edition(basis, forms)
        and not found.problems
        and _is_whole(place, found)
    ):
        return found
    with one_at_a_time(place):
        try:
            return _publish(opened(release.path, content), content, basis, forms, progress)
        except OSError as problem:
            raise not_writable(place) from problem


def _is_whole(place: Path, manifest: Manifest) -> bool:
    return all((place / manifest.folder / path).is_file() for path in manifest.files)


def _publish(
    release: Release, content: str, basis: str, forms: tuple[Form, ...], progress: Progress
) -> Manifest:
    place = place_of(release.path.parent)
    for left in place.glob(f"{ASIDE}*"):
        shutil.rmtree(left)
    earlier = _last(place, release.release_id)
    aside = Path(mkdtemp(prefix=ASIDE, dir=place))
    folder = place / earlier.folder if earlier else None
    known: dict[str, Item] = dict(earlier.files) if earlier else {}
    run = Run(release.path, content, basis, aside, folder, known)
    jobs = list(jobs_of(run, (*areas(release), *indicators(release)), forms))
    try:
        made = shared_out(jobs, progress)
    except (OSError, MonitorError):
        # Half an edition would keep a full disk full.
        shutil.rmtree(aside, ignore_errors=True)
        raise
    final = f"{release.release_id}-{aside.name.removeprefix(ASIDE)}"
    manifest = Manifest(
        release=release.release_id,
        fingerprint=of_edition(basis, forms),
        folder=final,
        files={path: item for one in made for path, item in sorted(one.files.items())},
        problems=_once(made),
    )
    aside.chmod(0o755)
    aside.rename(place / final)
    write_manifest(place, manifest)
    _tidy(place)
    return manifest


def _last(place: Path, release: str) -> Manifest | None:
    """The files of this release, else those of the newest one before it."""
    names = sorted((path.stem for path in place.glob("*.json")), reverse=True)
    found = (read_manifest(place, name) for name in [release, *names])
    return next(filter(None, found), None)


def _once(made: list[Made]) -> tuple[Problem, ...]:
    """Each problem once: a library that is missing is missing for every city and several forms."""
    found = {problem.model_dump_json(): problem for one in made for problem in one.problems}
    without: dict[str, list[str]] = {}
    for problem in found.values():
        if problem.key == PART_MISSING:
            without.setdefault(problem.values["part"], []).append(problem.values["forms"])
    others = (problem for problem in found.values() if problem.key != PART_MISSING)
    return (*(part_missing(part, *forms) for part, forms in without.items()), *others)


def _tidy(place: Path) -> None:
    """Takes away folders that no list names any more."""
    listed = [read_manifest(place, path.stem) for path in place.glob("*.json")]
    kept = {manifest.folder for manifest in listed if manifest}
    for folder in place.iterdir():
        if folder.is_dir() and folder.name not in kept:
            shutil.rmtree(folder)
