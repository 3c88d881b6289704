"""From delivered files to a release: read, check, accept, store, compute, protect, release."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from indicators import resources
from indicators.catalogue import Catalogue
from indicators.errors import ReleaseError
from indicators.release.reader import Release, current_release, read_pointer
from indicators.release.write import checksum
from indicators.workplace import Workplace, published_workplace

Progress = Callable[[str], None]

STEPS = ("read", "store", "compute", "protect", "release")


def build_release(is_demonstration: bool, today: date, progress: Progress) -> Release:
    """The release of the real monitor, or of the fictional cities."""
    from indicators.catalogue import load_catalogue

    catalogue = load_catalogue()
    if not is_demonstration:
        return build(published_workplace(), catalogue, today, progress)
    from indicators.demonstration import demonstration_catalogue, demonstration_workplace

    progress("generate")
    workplace = demonstration_workplace(resources.run_time_data() / "demonstration")
    return build(workplace, demonstration_catalogue(catalogue), today, progress)


def build(
    workplace: Workplace, catalogue: Catalogue, today: date, progress: Progress = lambda _: None
) -> Release:
    """The release of these deliveries: the one in force if nothing changed, else a new one.

    Raises MonitorError and leaves store and release untouched when a delivery is unreadable
    or has errors.
    """
    fingerprint = fingerprint_of(workplace.deliveries, catalogue)
    if _fingerprint_in_force(workplace) == fingerprint:
        return current_release(workplace.releases)
    return _build_new(workplace, catalogue, today, fingerprint, progress)


def _fingerprint_in_force(workplace: Workplace) -> str | None:
    """What the release in force was made of; None when it is missing or damaged."""
    try:
        pointer = read_pointer(workplace.releases)
        path = current_release(workplace.releases).path
    except ReleaseError:
        return None
    is_whole = pointer is not None and pointer.sha256 == checksum(path)
    return pointer.fingerprint if pointer and is_whole else None


def _build_new(
    workplace: Workplace, catalogue: Catalogue, today: date, fingerprint: str, progress: Progress
) -> Release:
    # The rule engine takes seconds to import; a start without news must not pay for it.
    from indicators.analysis.store import build_store
    from indicators.intake.journal import take_in
    from indicators.release.assemble import assemble
    from indicators.release.disclosure import disclosure_rules
    from indicators.release.earlier import releases_in, still_public
    from indicators.release.judged import earlier_verdicts
    from indicators.release.protection import protect_figures
    from indicators.release.write import write_release

    progress("read")
    intake = take_in(list(workplace.deliveries), catalogue, today)
    progress("store")
    build_store(intake, catalogue, workplace.store)
    progress("compute")
    rows, figures = _compute(workplace, catalogue, today)
    in_force = rows[~rows["superseded"]]
    progress("protect")
    release_id = f"{today.isoformat()}-{fingerprint[:8]}"
    earlier = releases_in(
        workplace.releases, release_id, is_demonstration=workplace.is_demonstration
    )
    public = still_public(earlier, rows)
    rules, secret = disclosure_rules(), _placeholder_for_the_secret()
    protected = protect_figures(figures, in_force, catalogue, rules, public, secret=secret)
    info, tables = assemble(protected, intake, catalogue, len(rows) - len(in_force))
    progress("release")
    tables["judged_history"] = earlier_verdicts(
        workplace.releases, release_id, is_demonstration=workplace.is_demonstration
    )
    path = write_release(
        info(
            release_id=release_id,
            created_on=today,
            fingerprint=fingerprint,
            program_version=version("oeffnungsmonitor"),
            is_demonstration=workplace.is_demonstration,
        ),
        tables,
        workplace.releases,
    )
    return Release(path)


def _placeholder_for_the_secret() -> bytes:
    """TO BE REPLACED by the secret that lies with the deliveries: everyone can read this one."""
    return b"not secret yet"


def _compute(
    workplace: Workplace, catalogue: Catalogue, today: date
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All rows of the checked store, and every figure made of those in force, unprotected."""
    from indicators.analysis.figures import compute_figures, open_store
    from indicators.intake.checks import check_store
    from indicators.release.assemble import with_all_columns

    store = open_store(str(workplace.store))
    try:
        observation = store.table("observation")
        rows = observation.to_pandas()
        check_store(rows[~rows["superseded"]], catalogue, today)
        return rows, with_all_columns(compute_figures(observation, catalogue))
    finally:
        store.disconnect()


def fingerprint_of(files: Iterable[Path], catalogue: Catalogue) -> str:
    """What a release is made of: deliveries, catalogue, rules and program, as one hash."""
    digest = hashlib.sha256(catalogue.model_dump_json().encode())
    for file in [*files, *_program_files()]:
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _program_files() -> list[Path]:
    """Code and rules that decide what a release contains; pages do not."""
    package = Path(__file__).parent
    rooms = ("intake", "analysis", "release")
    code = [file for room in rooms for file in sorted((package / room).glob("*.*"))]
    return [*code, Path(__file__), *sorted(resources.expectations().glob("*.yaml"))]
