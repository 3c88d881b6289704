"""The audit of a release: what an attacker can work out from all that is public."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from indicators import resources
from indicators.analysis.figures.all_figures import opened_store
from indicators.catalogue import Catalogue
from indicators.disclosure.counts.cells import Cell
from indicators.disclosure.primary import Rules, disclosure_rules
from indicators.disclosure.solver.attack import attack_cells
from indicators.disclosure.solver.audit import exposed_cells
from indicators.errors import ReleaseError, message
from indicators.release import Release, current_release
from indicators.release.assemble import with_all_columns
from indicators.release.candidate import STORE, Candidate, candidate_file
from indicators.release.earlier import Public, computed_again, still_public
from indicators.release.ledger import remembered
from indicators.release.made import read_made
from indicators.release.protection import as_published, system_of
from indicators.release.secret import secret_of
from indicators.workplace import Workplace


@dataclass(frozen=True)
class Audit:
    """Result of the attack on one release.

    `given_away`: how many small groups earlier releases alone give away; nothing takes it back.
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
    given_away: int

    @property
    def exposed(self) -> pd.DataFrame:
        """Groups that can be worked out too closely."""
        return self.counts[self.counts["is_exposed"]]


def audit_release(*, is_demonstration: bool) -> Audit:
    """The audit of the real release or of that of the fictional cities."""
    folder = resources.run_time_data()
    folder = folder / "demonstration" if is_demonstration else folder
    return audit_workplace(Workplace((), folder, is_demonstration=is_demonstration))


def audit_workplace(workplace: Workplace) -> Audit:
    """Attacks the release in force, with all that were ever public as further knowledge.

    A group is exposed if any of the readers of `release/readers.py` finds it out: the outsider,
    who knows all sizes, a member of a tiny group, a city.

    The counts that it hides are computed again from the store, which must hold its deliveries.
    """
    release = current_release(workplace.releases)
    made = read_made(workplace.private)
    entries = remembered(workplace.releases, made.ledger if made else "")
    if not workplace.store.is_file():
        raise ReleaseError("store_missing")
    rows = observations(workplace.store)
    deliveries = release.deliveries()
    with_figures = set(deliveries.loc[deliveries["published"] + deliveries["hidden"] > 0, "file"])
    if not with_figures <= set(rows["file"]):
        raise ReleaseError("store_missing")
    others = [entry for entry in entries if entry.release != release.path.name]
    secret = secret_of(workplace.private) if made else None
    public = still_public(others, workplace, rows, secret)
    return attack_release(release, rows, public, disclosure_rules())


def audit_candidate(workplace: Workplace, candidate: Candidate) -> Audit:
    """The same attack on a prepared release, as if it were public beside all that ever was."""
    path = candidate_file(workplace.private, candidate)
    made = read_made(workplace.private)
    entries = remembered(workplace.releases, made.ledger if made else "")
    rows = observations(path.with_name(STORE))
    public = still_public(entries, workplace, rows, secret_of(workplace.private))
    return attack_release(Release(path), rows, public, disclosure_rules())


def attack_release(
    release: Release, observation: pd.DataFrame, public: Sequence[Public], rules: Rules
) -> Audit:
    """The attack, given all rows of the store (superseded ones too) and what else is public."""
    figures, linked = computed_again(release, observation)
    if linked is None:
        raise ReleaseError("store_missing")
    figures = with_all_columns(figures)
    cells, relations = system_of(figures, linked, release.catalogue, rules, public)
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
    counts = counts.reset_index(drop=True)
    given_away = int(seen["is_given_away"].sum())
    return Audit(release, counts, len(cells), len(relations), len(public), given_away)


def describe(cell: Cell, catalogue: Catalogue, language: str) -> str:
    """What a cell counts, in words: place, year and categories."""
    words = [catalogue.area_name(cell.place.area, language), str(cell.place.year)]
    words.append(_quantity(cell.quantity, catalogue, language))
    for dimension, codes in cell.codes:
        words += [_category(dimension, code, catalogue, language) for code in codes.split("+")]
    return ", ".join(words)


def _quantity(name: str, catalogue: Catalogue, language: str) -> str:
    known = {entry.code: entry.label.said(language) for entry in catalogue.quantities}
    part, _, left_out = name.partition(" without ")
    words = [known.get(word, word) for word in (part, left_out) if word]
    return (
        message("audit_without", language, whole=words[0], part=words[1]) if left_out else words[0]
    )


def _category(dimension: str, code: str, catalogue: Catalogue, language: str) -> str:
    known = {entry.code: entry.categories for entry in catalogue.dimensions}
    category = known.get(dimension, {}).get(code)
    return category.said(language) if category else f"{dimension}: {code}"


def observations(store: Path) -> pd.DataFrame:
    """All rows of a store, superseded ones too."""
    with opened_store(store) as backend:
        return backend.table("observation").to_pandas()
