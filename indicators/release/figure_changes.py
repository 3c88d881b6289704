"""What changed between the figures of two releases.

A number that is hidden now is not told again, although an earlier release may have shown it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple

Row = Mapping[str, Any]
Kind = Literal["new", "corrected", "now_hidden", "now_published", "removed"]
KEY = ("series", "area", "year", "reference_date", "breakdown", "concept", "method", "scope",
       "base", "source_title")  # fmt: skip
"""What makes two figures of different releases the same figure."""
_VALUES = ("value", "numerator", "denominator")


class Change(NamedTuple):
    """A figure that is new, another, or gone; `now` or `before` is missing accordingly."""

    kind: Kind
    before: Row | None
    now: Row | None

    @property
    def figure(self) -> Row:
        """The figure as it is, or as it was."""
        found = self.now if self.now is not None else self.before
        assert found is not None
        return found


def place(row: Row) -> tuple[object, ...]:
    """What makes a figure the same in every release."""
    return tuple(row[name] for name in KEY)


def changes_between(before: Iterable[Row], now: Iterable[Row]) -> list[Change]:
    """Every figure that changed, in the order of the newer release; those gone come last.

    Rows of the table `figure`, what is missing being None.
    """
    old, new = _by_place(before), _by_place(now)
    found = [_change(old.get(place), row) for place, row in new.items()]
    gone = [Change("removed", row, None) for place, row in old.items() if place not in new]
    return [*sorted(filter(None, found), key=_number), *sorted(gone, key=_number)]


def _number(change: Change) -> int:
    return int(change.figure["figure_id"])


def _by_place(rows: Iterable[Row]) -> dict[tuple[object, ...], Row]:
    """Place → figure; several of one place and source are told apart by the order of values."""
    counts: dict[tuple[object, ...], int] = defaultdict(int)
    found: dict[tuple[object, ...], Row] = {}
    for row in sorted(rows, key=_value):
        counts[place(row)] += 1
        found[(*place(row), counts[place(row)])] = row
    return found


def _value(row: Row) -> tuple[bool, float]:
    return row["value"] is None, row["value"] or 0.0


def _change(before: Row | None, now: Row) -> Change | None:
    if before is None:
        return Change("new", None, now)
    if before["status"] != now["status"]:
        kind: Kind = "now_hidden" if now["status"] == "hidden" else "now_published"
        return Change(kind, before, now)
    is_same = all(before[name] == now[name] for name in _VALUES)
    return None if is_same else Change("corrected", before, now)


def change_row(change: Change) -> dict[str, Any]:
    """A line of a change list."""
    is_hidden_now = change.now is not None and change.now["status"] == "hidden"
    before = None if is_hidden_now or change.kind == "removed" else change.before
    return {
        "change": change.kind,
        **{name: change.figure[name] for name in KEY},
        "unit": change.figure["unit"],
        "value_before": before["value"] if before else None,
        "value": change.now["value"] if change.now else None,
    }
