"""The audit of a release: what an attacker can work out from all that is public."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from indicators import resources
from indicators.analysis.figures import open_store
from indicators.catalogue import Catalogue
from indicators.errors import ReleaseError, message
from indicators.release import Release, current_release
from indicators.release.assemble import with_all_columns
from indicators.release.attack import attack_cells
from indicators.release.audit import exposed_cells
from indicators.release.cells import Cell
from indicators.release.disclosure import Rules, disclosure_rules
from indicators.release.earlier import Public, releases_in, state_of, still_public
from indicators.release.protection import as_published, system_of


@dataclass(frozen=True)
class Audit:
    """Result of the attack on one release.

    `counts`: one row per count of persons of some origin that is not public: cell, its bounds
    `low` and `high` as an attacker finds them (infinite where there is none), and is_exposed.
    Small groups are not told from the rest: who knew which counts are cover would know that
    they are not small.
    """

    release: Release
    counts: pd.DataFrame
    cells: int
    sums: int
    releases: int

    @property
    def exposed(self) -> pd.DataFrame:
        """Groups that can be worked out too closely."""
        return self.counts[self.counts["is_exposed"]]


def audit_release(*, is_demonstration: bool) -> Audit:
    """Attacks the release in force, with all others in its folder as further knowledge.

    A group is exposed if any of the readers of `release/readers.py` finds it out: the outsider,
    who knows all sizes, a member of a tiny group, a city.

    The counts that it hides are computed again from the store, which must hold its deliveries.
    """
    folder = resources.run_time_data()
    folder = folder / "demonstration" if is_demonstration else folder
    release = current_release(folder / "releases")
    store = folder / "store.duckdb"
    if not store.is_file():
        raise ReleaseError("store_missing")
    rows = observations(store)
    deliveries = release.deliveries()
    with_figures = set(deliveries.loc[deliveries["published"] + deliveries["hidden"] > 0, "file"])
    if not with_figures <= set(rows["file"]):
        raise ReleaseError("store_missing")
    return attack_release(release, rows, disclosure_rules())


def attack_release(release: Release, observation: pd.DataFrame, rules: Rules) -> Audit:
    """The attack on a release, given all rows of the store (superseded ones too)."""
    kind = bool(release.info["is_demonstration"])
    others = releases_in(release.path.parent, release.release_id, is_demonstration=kind)
    state = state_of(release, observation)
    return attack_state(release, state, still_public(others, observation), rules)


def attack_state(release: Release, state: Public, public: Sequence[Public], rules: Rules) -> Audit:
    """The attack, given the data behind the release and what is public besides it."""
    figures = with_all_columns(state.figures)
    cells, relations = system_of(figures, state.linked, release.catalogue, rules, public)
    seen = as_published(cells, release.figures(), release.catalogue)
    is_hidden = (seen["status"] != "published").to_numpy()
    open_cells = seen.assign(count=seen["count"].mask(is_hidden))
    bounds = attack_cells(open_cells, relations, is_hidden)
    exposed = exposed_cells(seen, relations, rules).set_index("cell_id")
    # Bounds are those of who knows only what is published: others would tell sizes.
    bounds.update(exposed.reindex(bounds["cell_id"]).reset_index(drop=True))
    counts = bounds.assign(cell=seen["cell"], is_exposed=seen["cell_id"].isin(exposed.index))
    counts = counts[(is_hidden & seen["is_about_origin"]) | counts["is_exposed"]]
    counts = counts.drop(columns="cell_id")
    return Audit(release, counts.reset_index(drop=True), len(cells), len(relations), len(public))


def describe(cell: Cell, catalogue: Catalogue, language: str) -> str:
    """What a cell counts, in words: place, year and categories."""
    words = [catalogue.area_name(cell.place.area, language), str(cell.place.year)]
    words.append(_quantity(cell.quantity, catalogue, language))
    for dimension, codes in cell.codes:
        words += [_category(dimension, code, catalogue, language) for code in codes.split("+")]
    return ", ".join(words)


def _quantity(name: str, catalogue: Catalogue, language: str) -> str:
    known = {entry.code: str(getattr(entry.label, language)) for entry in catalogue.quantities}
    part, _, left_out = name.partition(" without ")
    words = [known.get(word, word) for word in (part, left_out) if word]
    return (
        message("audit_without", language, whole=words[0], part=words[1]) if left_out else words[0]
    )


def _category(dimension: str, code: str, catalogue: Catalogue, language: str) -> str:
    known = {entry.code: entry.categories for entry in catalogue.dimensions}
    category = known.get(dimension, {}).get(code)
    return str(getattr(category, language)) if category else f"{dimension}: {code}"


def observations(store: Path) -> pd.DataFrame:
    """All rows of a store, superseded ones too."""
    backend = open_store(str(store))
    try:
        return backend.table("observation").to_pandas()
    finally:
        backend.disconnect()
