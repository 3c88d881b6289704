"""What differs between two releases: figures, verdicts, and how large each change is."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from indicators.release import Release
from indicators.release.figure_changes import Change, Row, changes_between
from indicators.release.records import plain_records

SAME_VERDICT = ["area", "indicator", "concept", "method", "scope", "breakdown"]
_COMPONENTS = ("n_points", "gap", "slope", "slope_low", "slope_high", "reason", "base_series")


@dataclass(frozen=True)
class Flip:
    """A verdict that reads otherwise; `components` names what of it changed, before and now."""

    area: str
    indicator: str
    breakdown: str
    before: str | None
    now: str | None
    components: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Differences:
    """All of it; figures by the size of their change, the largest first."""

    figures: tuple[Change, ...]
    verdicts: tuple[Flip, ...]
    usual: Mapping[tuple[object, ...], float] = field(default_factory=dict)
    """How far each line of figures moves from one value to the next; none for a short one."""

    def usual_step(self, change: Change) -> float:
        """How far the line of a figure usually moves; 0 where that is not known."""
        return self.usual.get(_line(change.figure), 0.0)

    def count(self, kind: str) -> int:
        """How many figures changed in this way."""
        return sum(change.kind == kind for change in self.figures)


def differences(before: Release | None, now: Release) -> Differences:
    """What is new, revised, withdrawn, hidden or shown again, and which verdicts flipped."""
    old = plain_records(before.figures()) if before else []
    new = plain_records(now.figures())
    found = changes_between(old, new)
    spread = _spreads(new)
    figures = sorted(found, key=lambda change: -size_of(change, spread))
    return Differences(tuple(figures), tuple(_flips(before, now)), spread)


def size_of(change: Change, spreads: dict[tuple[object, ...], float]) -> float:
    """How far a figure moved, measured by how far its own line moves from year to year."""
    if change.before is None or change.now is None:
        return 0.0
    before, now = change.before["value"], change.now["value"]
    if before is None or now is None:
        return 0.0
    usual = spreads.get(_line(change.now), 0.0)
    return abs(now - before) / (usual or max(abs(before), abs(now)) or 1.0)


def _spreads(rows: list[dict[str, object]]) -> dict[tuple[object, ...], float]:
    """The usual step of each line of figures: the median change from one value to the next."""
    shown = pd.DataFrame(rows)
    if shown.empty:
        return {}
    shown = shown[shown["value"].notna()].sort_values(["year", "figure_id"])
    steps = shown.groupby(_LINE, dropna=False)["value"].agg(
        lambda values: values.astype(float).diff().abs().median()
    )
    return {key: step for key, step in steps.items() if step and not math.isnan(step)}


_LINE = ["series", "area", "breakdown", "concept", "method", "scope", "source_title"]


def _line(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in _LINE)


def _flips(before: Release | None, now: Release) -> list[Flip]:
    """Current verdicts that read otherwise, those that are new or gone included."""
    old = _verdicts(before) if before else {}
    new = _verdicts(now)
    return [
        _flip(key, old.get(key), new.get(key))
        for key in sorted({*old, *new})
        if _word(old.get(key)) != _word(new.get(key))
    ]


def _verdicts(release: Release) -> dict[tuple[str, ...], dict[str, object]]:
    rows = release.verdicts()
    current = rows[rows["is_current"].astype(bool)]
    return {
        tuple(str(row[name] or "") for name in SAME_VERDICT): row for row in plain_records(current)
    }


def _word(row: dict[str, object] | None) -> str | None:
    return str(row["verdict"]) if row else None


def _flip(
    key: tuple[str, ...], before: dict[str, object] | None, now: dict[str, object] | None
) -> Flip:
    area, indicator, *_, breakdown = key
    components = [
        (name, _told(before, name), _told(now, name))
        for name in _COMPONENTS
        if _told(before, name) != _told(now, name)
    ]
    return Flip(area, indicator, breakdown, _word(before), _word(now), tuple(components))


def _told(row: dict[str, object] | None, name: str) -> str:
    value = row[name] if row else None
    if value is None:
        return ""
    return f"{value:.4g}" if isinstance(value, float) else str(value)
