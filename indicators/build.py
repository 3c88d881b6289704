"""From delivered files to a release: read, check, accept, store, compute, protect, release."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from indicators import resources
from indicators.catalogue import Catalogue
from indicators.intake.accepted import Intake
from indicators.release.ledger import (
    Entry,
    next_release_id,
    read_ledger,
    remembered,
    with_line,
    write_ledger,
)
from indicators.release.made import Made, fingerprint_of, read_made, write_made
from indicators.release.reader import Release, current_release, is_pointed_to
from indicators.release.secret import first_secret, secret_of
from indicators.release.turns import one_at_a_time
from indicators.release.write import checksum, point_to
from indicators.workplace import Workplace, published_workplace

Progress = Callable[[str], None]

STEPS = ("read", "store", "compute", "protect", "release")


@dataclass(frozen=True)
class Order:
    """What is to be built, for which day, and who is told how far it is."""

    workplace: Workplace
    catalogue: Catalogue
    today: date
    progress: Progress


@dataclass(frozen=True)
class Computed:
    """Figures before and after protection; the rows behind them, and how many were replaced."""

    figures: pd.DataFrame
    protected: pd.DataFrame
    in_force: pd.DataFrame
    superseded: int


def build_release(is_demonstration: bool, today: date, progress: Progress) -> Release:
    """The release of the real monitor, or of the fictional cities."""
    from indicators.catalogue import load_catalogue

    catalogue = load_catalogue()
    if not is_demonstration:
        return build(published_workplace(), catalogue, today, progress)
    from indicators.demonstration import demonstration_catalogue, demonstration_workplace

    progress("generate")
    folder = resources.run_time_data() / "demonstration"
    with one_at_a_time(folder):
        workplace = demonstration_workplace(folder)
        return _build(Order(workplace, demonstration_catalogue(catalogue), today, progress))


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
                _build_store(order)
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


def _build_new(order: Order, made: Made | None) -> Release:
    place = order.workplace
    # Before anything is replaced: what was public must be known.
    entries = remembered(place.releases, made.ledger if made else "")
    is_first = made is None and not any(entry.state for entry in entries)
    secret = first_secret(place.private) if is_first else secret_of(place.private)
    # Before anything is read: a delivery that changes meanwhile must make the next build a new one.
    fingerprint = fingerprint_of(place, order.catalogue, secret)
    intake = _build_store(order)
    computed = _compute(order, entries, secret)
    order.progress("release")
    release_id = next_release_id(entries, order.today)
    state = _keep_state(order, computed, release_id, secret)
    path = _write(order, computed, intake, entries, release_id)
    ledger = with_line(entries, path, state)
    write_ledger(place.releases, ledger)
    write_made(place.private, Made(path.name, fingerprint, ledger[-1].line))
    # Last: until here the old release is in force.
    point_to(path)
    return Release(path)


# The rule engine and the solver take seconds to import; a start without news must not pay for
# them. So each step brings its own imports.


def _build_store(order: Order) -> Intake:
    """The store of the deliveries, and what was taken in. Raises DeliveryError."""
    from indicators.analysis.figures.store import build_store
    from indicators.intake.acceptance import take_in

    order.progress("read")
    intake = take_in(list(order.workplace.deliveries), order.catalogue, order.today)
    order.progress("store")
    build_store(intake, order.catalogue, order.workplace.store)
    return intake


def _compute(order: Order, entries: Sequence[Entry], secret: bytes) -> Computed:
    """Every figure of the store, and what of it may be public beside all that ever was."""
    from indicators.disclosure.primary import disclosure_rules
    from indicators.release.earlier import still_public
    from indicators.release.protection import protect_figures

    order.progress("compute")
    rows, figures = _figures(order)
    in_force = rows[~rows["superseded"]]
    order.progress("protect")
    public = still_public(entries, order.workplace, rows, secret)
    rules = disclosure_rules()
    protected = protect_figures(figures, in_force, order.catalogue, rules, public, secret=secret)
    return Computed(figures, protected, in_force, len(rows) - len(in_force))


def _figures(order: Order) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All rows of the checked store, and every figure made of those in force, unprotected."""
    from indicators.analysis.figures.all_figures import compute_figures, opened_store
    from indicators.intake.checks import check_store
    from indicators.release.assemble import with_all_columns

    with opened_store(order.workplace.store) as store:
        observation = store.table("observation")
        rows = observation.to_pandas()
        check_store(rows[~rows["superseded"]], order.catalogue, order.today)
        return rows, with_all_columns(compute_figures(observation, order.catalogue))


def _keep_state(order: Order, computed: Computed, release_id: str, secret: bytes) -> str:
    """Keeps the counts behind the release with the deliveries; returns their keyed hash."""
    from indicators.disclosure.counts.linked import link
    from indicators.release.earlier import shown_cells
    from indicators.release.states import keep_state

    linked = link(computed.figures, computed.in_force, order.catalogue)
    shown = shown_cells(computed.protected, linked, order.catalogue)
    return keep_state(order.workplace.private, release_id, linked, shown, secret)


def _write(
    order: Order, computed: Computed, intake: Intake, entries: Sequence[Entry], release_id: str
) -> Path:
    """Writes the release file, not yet in force."""
    from indicators.release.assemble import assemble
    from indicators.release.judged import earlier_verdicts
    from indicators.release.write import write_release

    info, tables = assemble(computed.protected, intake, order.catalogue, computed.superseded)
    tables["judged_history"] = earlier_verdicts(entries, order.workplace)
    identity = info(
        release_id=release_id,
        created_on=order.today,
        program_version=version("oeffnungsmonitor"),
        is_demonstration=order.workplace.is_demonstration,
    )
    return write_release(identity, tables, order.workplace.releases)
