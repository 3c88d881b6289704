"""From delivered files to a release: read, check, accept, store, compute, protect, release."""

import hashlib
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from indicators import resources
from indicators.catalogue import Catalogue
from indicators.intake.accepted import Intake
from indicators.made import Made, read_made, write_made
from indicators.release.ledger import (
    next_release_id,
    read_ledger,
    remembered,
    with_line,
    write_ledger,
)
from indicators.release.reader import Release, current_release, is_pointed_to
from indicators.release.secret import first_secret, keyed, secret_of
from indicators.release.write import checksum, point_to
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
    or has errors, or when a release that was public cannot be read.
    """
    made = read_made(workplace.private)
    if made is not None:
        fingerprint = fingerprint_of(workplace, catalogue, secret_of(workplace.private))
        if made.fingerprint == fingerprint and _put_in_force(workplace, made):
            if not workplace.store.is_file():
                _build_store(workplace, catalogue, today, progress)
            return current_release(workplace.releases)
    return _build_new(workplace, catalogue, today, made, progress)


def _put_in_force(workplace: Workplace, made: Made) -> bool:
    """Whether the newest release is whole; the pointer names it then, also after a power cut."""
    path = workplace.releases / made.release
    entries = {entry.release: entry for entry in read_ledger(workplace.releases)}
    entry = entries.get(made.release)
    if entry is None or not path.is_file() or checksum(path) != entry.sha256:
        return False
    if not is_pointed_to(path):
        point_to(path)
    return True


def _build_new(
    workplace: Workplace,
    catalogue: Catalogue,
    today: date,
    made: Made | None,
    progress: Progress,
) -> Release:
    # The rule engine takes seconds to import; a start without news must not pay for it.
    from indicators.release.assemble import assemble
    from indicators.release.disclosure import disclosure_rules
    from indicators.release.earlier import shown_cells, still_public
    from indicators.release.judged import earlier_verdicts
    from indicators.release.linked import link
    from indicators.release.protection import protect_figures
    from indicators.release.states import keep_state
    from indicators.release.write import write_release

    # Before anything is replaced: what was public must be known.
    entries = remembered(workplace.releases, made.ledger if made else "")
    is_first = made is None and not any(entry.state for entry in entries)
    secret = first_secret(workplace.private) if is_first else secret_of(workplace.private)
    intake = _build_store(workplace, catalogue, today, progress)
    progress("compute")
    rows, figures = _compute(workplace, catalogue, today)
    in_force = rows[~rows["superseded"]]
    progress("protect")
    public = still_public(entries, workplace, rows, secret)
    rules = disclosure_rules()
    protected = protect_figures(figures, in_force, catalogue, rules, public, secret=secret)
    info, tables = assemble(protected, intake, catalogue, len(rows) - len(in_force))
    progress("release")
    tables["judged_history"] = earlier_verdicts(entries, workplace)
    release_id = next_release_id(entries, today)
    linked = link(figures, in_force, catalogue)
    shown = shown_cells(protected, linked, catalogue)
    state = keep_state(workplace.private, release_id, linked, shown, secret)
    path = write_release(
        info(
            release_id=release_id,
            created_on=today,
            program_version=version("oeffnungsmonitor"),
            is_demonstration=workplace.is_demonstration,
        ),
        tables,
        workplace.releases,
    )
    entries = with_line(entries, path, state)
    write_ledger(workplace.releases, entries)
    fingerprint = fingerprint_of(workplace, catalogue, secret)
    write_made(workplace.private, Made(path.name, fingerprint, entries[-1].line))
    point_to(path)
    return Release(path)


def _build_store(
    workplace: Workplace, catalogue: Catalogue, today: date, progress: Progress
) -> Intake:
    """The store of these deliveries, and what was taken in. Raises DeliveryError."""
    from indicators.analysis.store import build_store
    from indicators.intake.journal import take_in

    progress("read")
    intake = take_in(list(workplace.deliveries), catalogue, today)
    progress("store")
    build_store(intake, catalogue, workplace.store)
    return intake


def _compute(
    workplace: Workplace, catalogue: Catalogue, today: date
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All rows of the checked store, and every figure made of those in force, unprotected."""
    from indicators.analysis.figures import compute_figures, opened_store
    from indicators.intake.checks import check_store
    from indicators.release.assemble import with_all_columns

    with opened_store(workplace.store) as store:
        observation = store.table("observation")
        rows = observation.to_pandas()
        check_store(rows[~rows["superseded"]], catalogue, today)
        return rows, with_all_columns(compute_figures(observation, catalogue))


def fingerprint_of(workplace: Workplace, catalogue: Catalogue, secret: bytes) -> str:
    """What a release is made of: deliveries, catalogue, rules and program, as one keyed hash."""
    parts = [catalogue.model_dump_json().encode()]
    for file in [*workplace.deliveries, *_program_files()]:
        parts += [file.name.encode(), hashlib.sha256(file.read_bytes()).digest()]
    return keyed(secret, b"\n".join(parts))


def _program_files() -> list[Path]:
    """Code and rules that decide what a release contains; pages do not."""
    package = Path(__file__).parent
    rooms = ("intake", "analysis", "release")
    inside = [file for room in rooms for file in sorted((package / room).rglob("*.*"))]
    code = [file for file in inside if file.suffix in {".py", ".sql", ".yaml"}]
    return [*code, Path(__file__), *sorted(resources.expectations().glob("*.yaml"))]
