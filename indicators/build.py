"""From delivered files to a release: the one in force, or one that people look at first."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

from indicators import resources
from indicators.catalogue import Catalogue, load_catalogue
from indicators.making import Order, Progress, basis_of, build_store_of, make
from indicators.release.candidate import (
    STORE,
    Candidate,
    keep_candidate,
    new_folder,
    prepared_numbers,
)
from indicators.release.exchanging import FILE as EXCHANGE
from indicators.release.exchanging import finish_exchange
from indicators.release.ledger import next_release_id, read_ledger, with_line, write_ledger
from indicators.release.made import Made, fingerprint_of, read_made, write_made
from indicators.release.pointer import current_release, is_pointed_to
from indicators.release.reader import Release
from indicators.release.secret import secret_of
from indicators.release.turns import one_at_a_time
from indicators.release.write import checksum, point_to
from indicators.workplace import Workplace, published_workplace


@dataclass(frozen=True)
class Beside:
    """What goes into a prepared release beside deliveries: rows of what people said, why cities
    corrected, and the numbers of releases that others are preparing."""

    said: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    reasons: Mapping[tuple[str, int], str] = field(default_factory=dict)
    taken: Collection[str] = ()


def build_release(is_demonstration: bool, today: date, progress: Progress) -> Release:
    """The release of the real monitor, or of the fictional cities, as they travel along."""
    place, catalogue = open_workplace(is_demonstration, progress)
    return build(place, catalogue, today, progress)


def open_workplace(
    is_demonstration: bool, progress: Progress = lambda _: None
) -> tuple[Workplace, Catalogue]:
    """Where the real monitor or the demonstration works, and what it knows.

    The fictional deliveries are written where they are absent or outdated.
    """
    if not is_demonstration:
        _finish_what_was_begun(resources.run_time_data())
        return published_workplace(), load_catalogue()
    from indicators.demonstration import demonstration_catalogue, demonstration_workplace

    progress("generate")
    folder = resources.run_time_data() / "demonstration"
    _finish_what_was_begun(folder)
    with one_at_a_time(folder):
        return demonstration_workplace(folder), demonstration_catalogue(load_catalogue())


def standing_workplace(is_demonstration: bool) -> tuple[Workplace, Catalogue]:
    """The same as it stands, for who only looks or decides: nothing is written or finished."""
    if not is_demonstration:
        return published_workplace(), load_catalogue()
    from indicators.demonstration import demonstration_catalogue
    from indicators.demonstration.fictional_workplace import as_it_stands

    folder = resources.run_time_data() / "demonstration"
    return as_it_stands(folder), demonstration_catalogue(load_catalogue())


def _finish_what_was_begun(folder: Path) -> None:
    """A backup that was being put back when the power went."""
    if (folder / EXCHANGE).exists():
        with one_at_a_time(folder):
            finish_exchange(folder)


def build(
    workplace: Workplace, catalogue: Catalogue, today: date, progress: Progress = lambda _: None
) -> Release:
    """The release of these deliveries: the one in force if nothing changed, else a new one.

    Two builds in one folder follow each other. Raises MonitorError and leaves store and release
    untouched when a delivery is unreadable or has errors, or when a release that was public
    cannot be read.
    """
    with one_at_a_time(workplace.folder):
        return _build(Order(workplace, catalogue, today, progress))


def _build(order: Order) -> Release:
    place = order.workplace
    made = read_made(place.private)
    if made is not None:
        fingerprint = fingerprint_of(place, order.catalogue, secret_of(place.private))
        if made.fingerprint == fingerprint and _put_in_force(place, made):
            if not place.store.is_file():
                build_store_of(order, place.store)
            return current_release(place.releases)
    return _build_new(order, made)


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


def prepare(
    workplace: Workplace,
    catalogue: Catalogue,
    today: date,
    beside: Beside,
    progress: Progress = lambda _: None,
) -> Candidate:
    """A release of these deliveries that is not public, in a folder of its own.

    Nothing that is public or in force changes. Raises MonitorError as `build` does.
    """
    with one_at_a_time(workplace.folder):
        order = Order(workplace, catalogue, today, progress, beside.said, beside.reasons)
        basis = basis_of(order, read_made(workplace.private))
        release_id = next_release_id(basis.entries, today, beside.taken)
        folder = new_folder(workplace.private, release_id)
        path, state = make(order, basis, release_id, (folder, folder, folder / STORE))
        return keep_candidate(
            Candidate(
                release=release_id,
                sha256=checksum(path),
                state=state,
                fingerprint=basis.fingerprint,
                after=basis.entries[-1].line if basis.entries else "",
            ),
            folder,
        )


def sketch(
    workplace: Workplace,
    catalogue: Catalogue,
    today: date,
    folder: Path,
    progress: Progress = lambda _: None,
) -> Path:
    """What a release of these deliveries would be, as a file in an empty folder for a look at it.

    It is never put in force. Raises MonitorError as `build` does.
    """
    with one_at_a_time(workplace.folder):
        order = Order(workplace, catalogue, today, progress)
        basis = basis_of(order, read_made(workplace.private))
        release_id = next_release_id(basis.entries, today)
        path, _ = make(order, basis, release_id, (folder, folder, folder / STORE))
        return path


def _build_new(order: Order, made: Made | None) -> Release:
    place = order.workplace
    basis = basis_of(order, made)
    release_id = next_release_id(basis.entries, order.today, prepared_numbers(place.private))
    path, state = make(order, basis, release_id, (place.releases, place.private, place.store))
    ledger = with_line(basis.entries, path, state)
    write_ledger(place.releases, ledger)
    write_made(place.private, Made(path.name, basis.fingerprint, ledger[-1].line))
    # Last: until here the old release is in force.
    point_to(path)
    return Release(path)
