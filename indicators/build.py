"""From delivered files to a release: read, check, accept, store, compute, protect, release."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path


from indicators import resources
from indicators.catalogue import Catalogue
from indicators.release.reader import Release, current_release, read_pointer

Progress = Callable[[str], None]

STEPS = ("read", "store", "compute", "protect", "release")


@dataclass(frozen=True)
class Workplace:
    """Where a build reads and writes: deliveries in, store and releases out."""

    deliveries: tuple[Path, ...]
    folder: Path
    is_demonstration: bool = False

    @property
    def store(self) -> Path:
        """The store file; a product that may be deleted."""
        return self.folder / "store.duckdb"

    @property
    def releases(self) -> Path:
        """The folder of immutable releases and the pointer."""
        return self.folder / "releases"


def published_workplace() -> Workplace:
    """The real monitor: published figures that travel with the program, and deliveries."""
    folder = resources.run_time_data()
    own = sorted((folder / "deliveries").glob("**/*.csv")) + sorted(
        (folder / "deliveries").glob("**/*.xlsx")
    )
    shipped = sorted(resources.published().glob("**/*.csv"))
    return Workplace((*shipped, *own), folder)


def build(
    workplace: Workplace, catalogue: Catalogue, today: date, progress: Progress = lambda _: None
) -> Release:
    """The release of these deliveries: the one in force if nothing changed, else a new one.

    Raises MonitorError and leaves store and release untouched when a delivery is unreadable
    or has errors.
    """
    fingerprint = fingerprint_of(workplace.deliveries, catalogue)
    pointer = read_pointer(workplace.releases)
    if pointer is not None and pointer["fingerprint"] == fingerprint:
        return current_release(workplace.releases)
    return _build_new(workplace, catalogue, today, fingerprint, progress)


def _build_new(
    workplace: Workplace, catalogue: Catalogue, today: date, fingerprint: str, progress: Progress
) -> Release:
    # The rule engine takes seconds to import; a start without news must not pay for it.
    from indicators.analysis.figures import compute_figures, open_store
    from indicators.analysis.store import build_store
    from indicators.intake.journal import take_in
    from indicators.release.assemble import assemble
    from indicators.release.write import write_release

    progress("read")
    intake = take_in(list(workplace.deliveries), catalogue, today)
    progress("store")
    build_store(intake, catalogue, workplace.store)
    progress("compute")
    store = open_store(str(workplace.store))
    try:
        figures = compute_figures(store, catalogue)
        superseded = int(store.table("observation").superseded.sum().execute() or 0)
    finally:
        store.disconnect()
    progress("protect")
    info, tables = assemble(figures, intake, catalogue, superseded)
    progress("release")
    path = write_release(
        info(
            release_id=f"{today.isoformat()}-{fingerprint[:8]}",
            created_on=today,
            fingerprint=fingerprint,
            program_version=version("oeffnungsmonitor"),
            is_demonstration=workplace.is_demonstration,
        ),
        tables,
        workplace.releases,
    )
    return Release(path)


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


