"""The steps of making a release: read, check, accept, store, compute, protect, write."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.intake.accepted import Intake
from indicators.release.ledger import Entry, remembered
from indicators.release.made import Made, fingerprint_of
from indicators.release.pointer import read_pointer
from indicators.release.reader import Release
from indicators.release.secret import first_secret, secret_of
from indicators.workplace import Workplace

Progress = Callable[[str], None]
STEPS = ("read", "store", "compute", "protect", "release")
"""What is told to a `Progress`, each when it begins."""


@dataclass(frozen=True)
class Order:
    """What is to be built, for which day, and who is told how far it is.

    `said` are rows of tables that do not come from deliveries: statements of cities and cities that
    did not agree; `reasons` says why a city corrected a year.
    """

    workplace: Workplace
    catalogue: Catalogue
    today: date
    progress: Progress
    said: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    reasons: Mapping[tuple[str, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Basis:
    """What a new release is made on: all that was ever public, the secret, a hash of its parts."""

    entries: Sequence[Entry]
    secret: bytes
    fingerprint: str


@dataclass(frozen=True)
class Computed:
    """Figures before and after protection; the rows behind them, and how many were replaced."""

    figures: pd.DataFrame
    protected: pd.DataFrame
    in_force: pd.DataFrame
    superseded: int


def basis_of(order: Order, made: Made | None) -> Basis:
    """What a new release must know before anything is replaced. Raises ReleaseError."""
    place = order.workplace
    # Before anything is replaced: what was public must be known.
    entries = remembered(place.releases, made.ledger if made else "")
    is_first = made is None and not any(entry.state for entry in entries)
    secret = first_secret(place.private) if is_first else secret_of(place.private)
    # Before anything is read: a delivery that changes meanwhile must make the next build a new one.
    return Basis(entries, secret, fingerprint_of(place, order.catalogue, secret))


def make(
    order: Order, basis: Basis, release_id: str, places: tuple[Path, Path, Path]
) -> tuple[Path, str]:
    """Writes a release and what lay behind it into folders of releases and of states.

    `places`: both folders and the file of the store. Returns the release file, which is not in
    force, and the keyed hash of what lay behind it.
    """
    releases, private, store = places
    intake = build_store_of(order, store)
    computed = _compute(order, basis, store)
    order.progress("release")
    state = _keep_state(order, computed, release_id, private, basis.secret)
    return _write(order, computed, intake, basis.entries, release_id, releases), state


# The rule engine and the solver take seconds to import; a start without news must not pay for
# them. So each step brings its own imports.


def build_store_of(order: Order, store: Path) -> Intake:
    """The store of the deliveries, and what was taken in. Raises DeliveryError."""
    from indicators.analysis.figures.store import build_store
    from indicators.intake.acceptance import take_in

    order.progress("read")
    intake = take_in(list(order.workplace.deliveries), order.catalogue, order.today)
    order.progress("store")
    build_store(intake, order.catalogue, store)
    return intake


def _compute(order: Order, basis: Basis, store: Path) -> Computed:
    """Every figure of the store, and what of it may be public beside all that ever was."""
    from indicators.disclosure.primary import disclosure_rules
    from indicators.release.earlier import still_public
    from indicators.release.protection import protect_figures

    order.progress("compute")
    rows, figures = _figures(order, store)
    in_force = rows[~rows["superseded"]]
    order.progress("protect")
    public = still_public(basis.entries, order.workplace, rows, basis.secret)
    rules = disclosure_rules()
    protected = protect_figures(
        figures, in_force, order.catalogue, rules, public, secret=basis.secret
    )
    return Computed(figures, protected, in_force, len(rows) - len(in_force))


def _figures(order: Order, store_file: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All rows of the checked store, and every figure made of those in force, unprotected."""
    from indicators.analysis.figures.all_figures import compute_figures, opened_store
    from indicators.intake.checks import check_store
    from indicators.release.assemble import with_all_columns

    with opened_store(store_file) as store:
        observation = store.table("observation")
        rows = observation.to_pandas()
        check_store(rows[~rows["superseded"]], order.catalogue, order.today)
        return rows, with_all_columns(compute_figures(observation, order.catalogue))


def _keep_state(
    order: Order, computed: Computed, release_id: str, private: Path, secret: bytes
) -> str:
    """Keeps the counts behind the release with the deliveries; returns their keyed hash."""
    from indicators.disclosure.counts.linked import link
    from indicators.release.earlier import shown_cells
    from indicators.release.states import keep_state

    linked = link(computed.figures, computed.in_force, order.catalogue)
    shown = shown_cells(computed.protected, linked, order.catalogue)
    return keep_state(private, release_id, linked, shown, secret)


def _write(
    order: Order,
    computed: Computed,
    intake: Intake,
    entries: Sequence[Entry],
    release_id: str,
    releases: Path,
) -> Path:
    """Writes the release file, not yet in force."""
    from indicators.release.assemble import assemble
    from indicators.release.judged import earlier_verdicts
    from indicators.release.write import write_release

    info, tables = assemble(computed.protected, intake, order.catalogue, computed.superseded)
    tables["judged_history"] = earlier_verdicts(entries, order.workplace)
    tables |= _said(order, release_id, tables["protected_figures"])
    identity = info(
        release_id=release_id,
        created_on=order.today,
        program_version=version("oeffnungsmonitor"),
        is_demonstration=order.workplace.is_demonstration,
    )
    return write_release(identity, tables, releases)


def _said(order: Order, release_id: str, figures: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """What people said of it, and what changes against the release in force."""
    from indicators.release.release_tables import as_declared
    from indicators.release.revisions import revisions

    before = in_force(order.workplace)
    said = {
        "said_statements": as_declared(pd.DataFrame(), "statement"),
        "said_absences": as_declared(pd.DataFrame(), "absence"),
        **order.said,
    }
    changed = revisions(before, figures, release_id, order.today, order.reasons)
    return said | {"said_revisions": changed}


def in_force(workplace: Workplace) -> Release | None:
    """The release in force of the workplace's kind; None before the first."""
    pointer = read_pointer(workplace.releases)
    if pointer is None:
        return None
    release = Release(workplace.releases / pointer.release)
    is_ours = bool(release.info["is_demonstration"]) == workplace.is_demonstration
    return release if is_ours else None
