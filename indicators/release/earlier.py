"""Earlier releases: what they showed stays known whatever is hidden now."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from indicators.analysis.figures.all_figures import compute_figures
from indicators.analysis.figures.store import as_observations, mark_superseded
from indicators.catalogue import Catalogue
from indicators.disclosure.counts.cells import Cell, counts_of_figures
from indicators.disclosure.counts.linked import Linked, link, names_origin
from indicators.disclosure.counts.links import sums_of
from indicators.disclosure.counts.sums import Sum
from indicators.release.ledger import Entry
from indicators.release.reader import Release
from indicators.release.states import kept_state
from indicators.workplace import Workplace

# What tells two figures of the same data apart; figure_id is counted anew in each release.
_KEY = ["series", "area", "year", "reference_date", "breakdown", "concept", "method", "scope",
        "base", "source_title", "value"]  # fmt: skip


@dataclass(frozen=True)
class Public:
    """A release that was public: its counts before protection and the `cells` that it shows."""

    file: str
    linked: Linked
    cells: frozenset[Cell]


def still_public(
    entries: Sequence[Entry],
    workplace: Workplace,
    observation: pd.DataFrame,
    secret: bytes | None,
) -> list[Public]:
    """What each release of the ledger shows, of the data as they were then.

    Only releases of the workplace's kind count: fictional cities tell nothing of real ones. Raises
    ReleaseError where one cannot be read. `observation`: all rows of the store, superseded ones
    too, for releases whose state was not kept; `secret` is needed for those whose state was.
    """
    releases = [(Release(workplace.releases / entry.release), entry.state) for entry in entries]
    return [
        _kept(release, state, workplace.private, secret)
        if state and secret
        else state_of(release, observation)
        for release, state in releases
        if bool(release.info["is_demonstration"]) == workplace.is_demonstration
    ]


def _kept(release: Release, state: str, private: Path, secret: bytes) -> Public:
    linked, cells = kept_state(private, release.release_id, state, secret)
    return Public(release.path.name, linked, cells)


def state_of(release: Release, observation: pd.DataFrame) -> Public:
    """What a release shows and the counts behind it, computed again from the deliveries.

    Where these were overwritten, renamed or taken away, all that is delivered now stands in for
    what is no longer known: readers assume that what nobody corrected stayed the same.
    """
    released = release.figures()
    released = released[released["status"] == "published"]
    printed = _printed_cells(released, release.catalogue)
    figures, linked = computed_again(release, observation)
    if linked is None:
        return Public(release.path.name, _corrected(None, printed, release), printed)
    shown = _ids_of(released, figures)
    cells = {cell for entry in linked.counted if entry.figure_id in shown for cell in entry.cells}
    if not printed <= linked.cells:
        linked = _corrected(linked, printed, release)
    return Public(release.path.name, linked, printed | cells)


def computed_again(
    release: Release, observation: pd.DataFrame
) -> tuple[pd.DataFrame, Linked | None]:
    """Unprotected figures and linked counts of the deliveries of a release; none without any."""
    files = release.deliveries()
    with_figures = set(files.loc[files["published"] + files["hidden"] > 0, "file"])
    is_all_there = with_figures <= set(observation["file"])
    then = observation[observation["file"].isin(files["file"])] if is_all_there else observation
    if then.empty:
        return pd.DataFrame(), None
    then = mark_superseded(then)
    figures = compute_figures(as_observations(then), release.catalogue)
    return figures, link(figures, then[~then["superseded"]], release.catalogue)


def shown_cells(protected: pd.DataFrame, linked: Linked, catalogue: Catalogue) -> frozenset[Cell]:
    """The counts that protected figures show or give away."""
    released = protected[protected["status"] == "published"]
    shown = set(released["figure_id"])
    cells = {cell for entry in linked.counted if entry.figure_id in shown for cell in entry.cells}
    return _printed_cells(released, catalogue) | cells


def _printed_cells(released: pd.DataFrame, catalogue: Catalogue) -> frozenset[Cell]:
    """The counts that stand in the release itself, whatever became of its deliveries."""
    entries = counts_of_figures(released, catalogue)
    return frozenset(cell for entry in entries for cell in entry.cells)


def _corrected(now: Linked | None, printed: frozenset[Cell], release: Release) -> Linked:
    """Deliveries were overwritten or are gone: what was printed stands, the rest is as now."""
    at = {cell[:3] for cell in printed}
    given = now.cells if now else frozenset[Cell]()
    standing = {cell for cell in given if cell[:3] not in at}
    cells = printed | standing
    sums = frozenset(
        [
            *sums_of(cells, release.catalogue),
            *_sums_without_one(printed - given, cells, standing, release.catalogue),
        ]
    )
    added = {cell for entry in sums for cell in (entry.total, *entry.parts)}
    about = {cell for cell in cells | added if names_origin(cell, release.catalogue)}
    counted = now.counted if now else ()
    return Linked(frozenset(cells | added), sums, frozenset(about), counted)


def _sums_without_one(
    changed: Set[Cell], cells: Set[Cell], standing: Set[Cell], catalogue: Catalogue
) -> Iterator[Sum]:
    """Sums of what was printed and all but one of the counts of now in a city and year.

    That one may be the only one that changed; then readers work out what it was.
    """
    of_year = {cell.place[:2] for cell in changed}
    for one in sorted(cell for cell in standing if cell.place[:2] in of_year):
        others = {cell for cell in cells if cell.place[:2] == one.place[:2] and cell[:3] != one[:3]}
        yield from sums_of(others, catalogue)


def _ids_of(released: pd.DataFrame, figures: pd.DataFrame) -> set[int]:
    wanted = set(_keys(released))
    return {
        int(number)
        for number, key in zip(figures["figure_id"], _keys(figures), strict=True)
        if key in wanted
    }


def _keys(figures: pd.DataFrame) -> list[tuple]:
    texts = figures[_KEY].assign(
        reference_date=figures["reference_date"].astype(str).str[:10],
        value=figures["value"].round(9),
    )
    return list(texts.astype(object).where(texts.notna(), None).itertuples(index=False, name=None))
