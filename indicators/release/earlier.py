"""Earlier releases that are still public: what they show stays known whatever is hidden now."""

from dataclasses import dataclass
from pathlib import Path

import ibis
import pandas as pd

from indicators.analysis.figures import compute_figures
from indicators.analysis.store import mark_superseded
from indicators.catalogue import Catalogue
from indicators.errors import ReleaseError
from indicators.release.cells import Cell, counts_of_figures
from indicators.release.linked import Linked, link, names_origin
from indicators.release.links import sums_of
from indicators.release.reader import Release

# What tells two figures of the same data apart; figure_id is counted anew in each release.
_KEY = ["series", "area", "year", "reference_date", "breakdown", "concept", "method", "scope",
        "base", "source_title", "value"]  # fmt: skip


@dataclass(frozen=True)
class Public:
    """A release that is still public: its figures and counts before protection, `cells` shown."""

    file: str
    figures: pd.DataFrame
    linked: Linked
    cells: frozenset[Cell]


def releases_in(folder: Path, release_id: str, *, is_demonstration: bool) -> list[Release]:
    """Readable releases of the same kind in `folder`, without the one that is being made."""
    found = (Release(path) for path in sorted(folder.glob("release-*.duckdb")))
    return [
        release
        for release in found
        if release.release_id != release_id and _is_of_kind(release, is_demonstration)
    ]


def still_public(releases: list[Release], observation: pd.DataFrame) -> list[Public]:
    """What each release shows, of the data as they were then.

    `observation`: all rows of the store, superseded ones too.
    """
    return [state_of(release, observation) for release in releases]


def state_of(release: Release, observation: pd.DataFrame) -> Public:
    """The data of a release as they were then, and what it shows of them.

    The counts that it hides are computed again from the deliveries it was made of.
    """
    then = mark_superseded(observation[observation["file"].isin(release.deliveries()["file"])])
    released = release.figures()
    released = released[released["status"] == "published"]
    printed = _printed_cells(released, release.catalogue)
    if then.empty:
        return Public(release.path.name, released, _corrected(None, printed, release), printed)
    figures = compute_figures(ibis.memtable(then), release.catalogue)
    linked = link(figures, then[~then["superseded"]], release.catalogue)
    shown = _ids_of(released, figures)
    cells = {cell for entry in linked.counted if entry.figure_id in shown for cell in entry.cells}
    if not printed <= linked.cells:
        linked = _corrected(linked, printed, release)
    return Public(release.path.name, figures, linked, printed | cells)


def _printed_cells(released: pd.DataFrame, catalogue: Catalogue) -> frozenset[Cell]:
    """The counts that stand in the release itself, whatever became of its deliveries."""
    entries = counts_of_figures(released, catalogue)
    return frozenset(cell for entry in entries for cell in entry.cells)


def _corrected(now: Linked | None, printed: frozenset[Cell], release: Release) -> Linked:
    """Deliveries were overwritten or are gone: what was printed stands, the rest is as now."""
    at = {cell[:3] for cell in printed}
    given = now.cells if now else frozenset[Cell]()
    cells = printed | {cell for cell in given if cell[:3] not in at}
    sums = frozenset(sums_of(cells, release.catalogue))
    added = {cell for entry in sums for cell in (entry.total, *entry.parts)}
    about = {cell for cell in cells | added if names_origin(cell, release.catalogue)}
    counted = now.counted if now else ()
    return Linked(frozenset(cells | added), sums, frozenset(about), counted)


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


def _is_of_kind(release: Release, is_demonstration: bool) -> bool:
    try:
        return bool(release.info["is_demonstration"]) == is_demonstration
    except ReleaseError:
        return False
