"""What changed from one release to the next: the change list of packages and feeds."""

from indicators.publications.open_data.open_rows import read_rows
from indicators.release import Release
from indicators.release.figure_changes import Change, changes_between


def changes(before: Release | None, now: Release) -> list[Change]:
    """Every figure that changed, in the order of the newer release; those gone come last."""
    if before is None:
        return []
    return changes_between(read_rows(before, "figure"), read_rows(now, "figure"))
