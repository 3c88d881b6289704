"""Single corrections so large that each of them has to be looked at before anybody approves."""

from indicators.catalogue import Catalogue
from indicators.release.figure_changes import Change
from indicators.workflow.releases.differences import Differences
from indicators.workflow.workflow_rules import LargeChange

Words = tuple[tuple[str, str | int], ...]


def large_changes(found: Differences, limits: LargeChange) -> list[Change]:
    """Corrected figures that moved by a large part of themselves, beyond what their line does.

    The largest come first. A line that is too short to have a usual step is judged by the part
    alone; a figure that is hidden on one side has no change that anybody may see.
    """
    return [
        change
        for change in found.figures
        if change.kind == "corrected"
        and percent_of(change) >= limits.percent
        and _steps(change, found) >= limits.steps
    ]


def percent_of(change: Change) -> int:
    """By how many per cent of the larger of both values a figure moved."""
    before, now = (row["value"] if row else None for row in (change.before, change.now))
    if before is None or now is None or before == now:
        return 0
    return round(100 * abs(now - before) / max(abs(before), abs(now)))


def _steps(change: Change, found: Differences) -> float:
    usual = found.usual_step(change)
    if not usual:
        return float("inf")
    assert change.before is not None and change.now is not None
    return float(abs(change.now["value"] - change.before["value"]) / usual)


def words_of(change: Change, catalogue: Catalogue) -> Words:
    """What a warning says of a change; the first word tells it from all others."""
    figure = change.figure
    own = (figure["series"], figure["area"], figure["year"], figure["figure_id"])
    series = catalogue.series(figure["series"])
    return (
        ("figure", "/".join(str(part) for part in own)),
        ("code", series.code),
        ("name", catalogue.area_name(figure["area"])),
        ("city", figure["area"]),
        ("year", int(figure["year"])),
        ("percent", percent_of(change)),
    )
