"""Disclosure control of a whole release: every linked count at once, then the attack on it."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from indicators.catalogue import Catalogue
from indicators.disclosure.counts.cells import (
    Cell,
    counts_of_figures,
    counts_of_printed_shares,
    counts_of_ratios,
)
from indicators.disclosure.counts.linked import Linked, link, small_cells, with_earlier
from indicators.disclosure.primary import Rules, blank_hidden, is_too_small, sensitive_series
from indicators.disclosure.solver.attack import attack_cells
from indicators.disclosure.solver.audit import exposed_cells
from indicators.disclosure.solver.choice import UnprotectableError
from indicators.disclosure.solver.relations import Numbers, Relation
from indicators.disclosure.solver.suppression import protect
from indicators.errors import ReleaseError
from indicators.release.earlier import Public


def protect_figures(
    figures: pd.DataFrame,
    observation: pd.DataFrame,
    catalogue: Catalogue,
    rules: Rules,
    public: Sequence[Public] = (),
    *,
    secret: bytes,
) -> pd.DataFrame:
    """Adds `status` (published, hidden) and blanks every number and note of a hidden figure.

    `observation`: the rows in force that the figures were made of; `public`: what other releases
    show; `secret`: what lots are drawn from (`lots.py`).
    Raises ReleaseError where no choice of hidden figures is safe.
    """
    linked = link(figures, observation, catalogue)
    cells, relations = system_of(figures, linked, catalogue, rules, public)
    try:
        chosen = protect(cells, relations, rules, secret)
    except UnprotectableError as problem:
        raise _refusal(len(problem.cells), public) from problem
    hidden = _hidden_figures(figures, linked, chosen, catalogue, rules)
    protected = blank_hidden(figures, hidden)
    exposed = exposed_cells(as_published(cells, protected, catalogue), relations, rules)
    if len(exposed):
        raise _refusal(len(exposed), public)
    return protected


def _refusal(number: int, public: Sequence[Public]) -> ReleaseError:
    files = ", ".join(state.file for state in public) or "–"
    return ReleaseError("release_unprotectable", number=number, files=files)


def system_of(
    figures: pd.DataFrame,
    linked: Linked,
    catalogue: Catalogue,
    rules: Rules,
    public: Sequence[Public],
) -> tuple[pd.DataFrame, list[Relation]]:
    """All linked counts as cells and relations for suppression.protect, the cell beside its id.

    What is public already costs infinitely much to hide and is no secret to be kept. What follows
    from it, or from sizes that are always shown, nothing that is hidden now could take back
    (`is_given_away`): such a group is kept as uncertain as it still is (`width`).
    """
    known = frozenset[Cell]().union(*(state.cells for state in public))
    everything = with_earlier(linked, [state.linked for state in public], catalogue)
    too_small = figures[is_too_small(figures, catalogue, rules)]
    primary = small_cells(everything, catalogue, rules) | _groups(too_small, linked)
    cost = dict(zip(figures["figure_id"], _loss(figures, catalogue, rules), strict=True))
    weights = dict.fromkeys(known, np.inf)
    for entry in linked.counted:
        for cell in entry.cells:
            weights[cell] = weights.get(cell, 0.0) + cost[entry.figure_id]
    cells, relations = _numbered(everything, primary, weights, known)
    width = _width_left(cells, relations, rules.required_width)
    is_given_away = cells["primary"] & (width < rules.required_width)
    primary = cells["primary"] & (width > 0)
    return cells.assign(primary=primary, width=width, is_given_away=is_given_away), relations


def _width_left(cells: pd.DataFrame, relations: list[Relation], width: int) -> Numbers:
    """How wide the interval of each small group can be kept at most, up to the required width."""
    wanted = cells["primary"].to_numpy(bool)
    is_open = cells["is_known"] | (cells["is_size"] & np.isinf(cells["weight"]))
    public = cells.assign(count=cells["count"].where(is_open))
    truth = cells["count"].to_numpy(float)
    found = attack_cells(public, relations, wanted, enough=float(width), truth=truth)
    left = np.minimum(found["high"] - found["low"], width)
    return np.where(wanted, left, float(width))


def _numbered(
    linked: Linked, primary: set[Cell], weights: dict[Cell, float], known: frozenset[Cell]
) -> tuple[pd.DataFrame, list[Relation]]:
    cells = sorted(linked.cells)
    number = {cell: position for position, cell in enumerate(cells)}
    frame = pd.DataFrame(
        {
            "cell_id": range(len(cells)),
            "cell": pd.Series(cells, dtype=object),
            "count": [cell.persons for cell in cells],
            "weight": [weights.get(cell, 0.0) for cell in cells],
            "primary": [cell in primary and cell not in known for cell in cells],
            "is_known": [cell in known for cell in cells],
            "is_about_origin": [cell in linked.about_origin for cell in cells],
            "is_size": [cell not in linked.about_origin for cell in cells],
            "area": [cell.place.area for cell in cells],
            "name": [_name(cell) for cell in cells],
        }
    )
    sums = sorted(linked.sums)
    return frame, [(number[total], [number[part] for part in parts]) for total, parts in sums]


def _name(cell: Cell) -> str:
    """What a cell counts, without its count."""
    return repr((tuple(cell.place), cell.quantity, cell.codes))


def as_published(
    cells: pd.DataFrame, protected: pd.DataFrame, catalogue: Catalogue
) -> pd.DataFrame:
    """The cells with the `status` that a reader of the protected figures finds.

    Read from the numbers of the figures, not from what the search meant to hide.
    """
    shown = counts_of_figures(protected, catalogue)
    published = protected[protected["status"] == "published"]
    shown += counts_of_ratios(published, cells["cell"], catalogue)
    shown += counts_of_printed_shares(published, cells["cell"], catalogue)
    visible = {cell for entry in shown for cell in entry.cells}
    is_known = cells["cell"].isin(visible) | cells["is_known"]
    return cells.assign(status=np.where(is_known, "published", "hidden"))


def _hidden_figures(
    figures: pd.DataFrame,
    linked: Linked,
    protected: pd.DataFrame,
    catalogue: Catalogue,
    rules: Rules,
) -> set[int]:
    """Figures that are too small themselves, or show a cell that is to be hidden."""
    cells = set(protected.loc[protected["status"] != "published", "cell"])
    too_small = figures.loc[is_too_small(figures, catalogue, rules), "figure_id"]
    touched = {entry.figure_id for entry in linked.counted if cells & set(entry.cells)}
    return touched | set(too_small)


def _groups(figures: pd.DataFrame, linked: Linked) -> set[Cell]:
    """The groups of people that figures are about; of a ratio of rates only small ones count."""
    wanted = set(figures.loc[figures["unit"] != "ratio", "figure_id"])
    return {
        cell
        for entry in linked.counted
        if entry.figure_id in wanted
        for cell in (entry.part, entry.others)
        if cell in linked.about_origin
    }


def _loss(figures: pd.DataFrame, catalogue: Catalogue, rules: Rules) -> pd.Series:
    """Loss per figure if it is hidden; infinite where figures are not under disclosure control."""
    parts = {entry.name for entry in catalogue.indicators if entry.sub_group}
    loss = pd.Series(float(rules.loss["headline"]), figures.index)
    loss[figures["series"].isin(parts)] = rules.loss["sub_group"]
    loss[figures["breakdown"] != ""] = rules.loss["breakdown"]
    return loss.where(figures["series"].isin(sensitive_series(catalogue)), np.inf)
