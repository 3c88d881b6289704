"""Every change of a figure that was public, from release to release, with the reason for it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from indicators.release.figure_changes import Change, Row, change_row, changes_between, place
from indicators.release.reader import Release
from indicators.release.records import plain_records
from indicators.release.release_tables import tables

Reasons = Mapping[tuple[str, int], str]
"""Why a city corrected what it had delivered for a year: area and year → its words."""


def revisions(
    before: Release | None, figures: pd.DataFrame, release_id: str, today: date, reasons: Reasons
) -> pd.DataFrame:
    """The rows of the table `revision`: those of the release before and what changes now.

    `figures` are the protected figures of the new release. A number that is not public in it is
    not told again, though an earlier release has shown it.
    """
    if before is None:
        return _frame([])
    now = plain_records(figures)
    public = {place(row) for row in now if row["status"] == "published"}
    earlier = [_told_again(row, public) for row in plain_records(before.revisions())]
    changed = [
        {"changed_in": release_id, "changed_on": today, **change_row(change), "why": why}
        for change in changes_between(plain_records(before.figures()), now)
        if change.kind != "new"
        for why in [_reason(change, reasons)]
    ]
    return _frame([*earlier, *changed])


def _told_again(row: Row, public: set[tuple[object, ...]]) -> dict[str, Any]:
    told = dict(row)
    return told if place(row) in public else told | {"value": None, "value_before": None}


def _reason(change: Change, reasons: Reasons) -> str:
    return reasons.get((change.figure["area"], int(change.figure["year"])), "")


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """The rows with typed columns, also where there are none."""
    columns = tables()["revision"].columns
    frame = pd.DataFrame(rows, columns=[column.name for column in columns])
    dates = {c.name: pd.to_datetime(frame[c.name]) for c in columns if c.type == "DATE"}
    numbers = {c.name: pd.to_numeric(frame[c.name]) for c in columns if c.type == "DOUBLE"}
    texts = {c.name: frame[c.name].astype("string") for c in columns if c.type == "VARCHAR"}
    return frame.assign(**dates, **numbers, **texts)
