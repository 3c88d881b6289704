"""Figures that another release shows differently: how, and in which release that began."""

from collections.abc import Iterable, Mapping
from math import isclose
from typing import Literal, NamedTuple

from indicators.release.figure_changes import Change, Row, place

Kind = Literal["later", "withdrawn", "earlier", ""]


class Correction(NamedTuple):
    """`later`: corrected since. `withdrawn`: gone since. `earlier`: another one was public before.

    `release` is the one in which the figure changed; both are empty for a figure that never did.
    """

    kind: Kind
    release: str


def corrected_earlier(figures: Iterable[Row], revisions: Iterable[Row]) -> Mapping[int, Correction]:
    """Figures of a release that were public with another number before, by `figure_id`."""
    changed = _by_place(row for row in revisions if row["change"] == "corrected")
    return {
        int(figure["figure_id"]): Correction("earlier", found[-1]["changed_in"])
        for figure in figures
        if figure["value"] is not None
        and (found := [row for row in changed.get(place(figure), []) if _is_now(row, figure)])
    }


def _is_now(row: Row, figure: Row) -> bool:
    """Whether a change led to this figure; several of one place are told apart by their number."""
    return row["value"] is not None and isclose(row["value"], figure["value"], rel_tol=1e-9)


def corrected_later(
    changes: Iterable[Change], revisions: Iterable[Row], in_force: str
) -> Mapping[int, Correction]:
    """Figures of an earlier release that are other ones now, or gone, by their number of then.

    `changes` lead from that release to the one in force; `revisions`, which came after it, say
    where each began. What was taken back in between began with the release in force.
    """
    began = {where: rows[0]["changed_in"] for where, rows in _by_place(revisions).items()}
    kinds: Mapping[str, Kind] = {"corrected": "later", "removed": "withdrawn"}
    return {
        int(change.before["figure_id"]): Correction(
            kinds[change.kind], began.get(place(change.before), in_force)
        )
        for change in changes
        if change.before is not None and change.kind in kinds and change.before["value"] is not None
    }


def _by_place(rows: Iterable[Row]) -> dict[tuple[object, ...], list[Row]]:
    found: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(place(row), []).append(row)
    return found
