"""The tables of verdicts in a release, judged from protected figures only."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from indicators.analysis.movement import who_moved
from indicators.analysis.verdicts import judge, judge_each_base
from indicators.catalogue import Catalogue
from indicators.errors import ReleaseError
from indicators.release.reader import Release

HISTORY = [
    "release_id", "created_on", "area", "indicator", "concept", "method", "scope", "breakdown",
    "is_current", "verdict", "reason",
]  # fmt: skip


def judge_figures(
    protected: pd.DataFrame, measure_reports: pd.DataFrame, catalogue: Catalogue
) -> dict[str, pd.DataFrame]:
    """Verdicts, their points, what each base would say, and who moved, by table of release.sql.

    `protected` must have passed disclosure control: a hidden value is unknown here too.
    """
    found = judge(protected, catalogue)
    by_base = judge_each_base(protected, catalogue)
    movement = who_moved(found.verdicts, found.points, measure_reports, catalogue)
    return {
        "judged_verdicts": found.verdicts,
        "judged_points": found.points,
        "judged_by_base": by_base.verdicts,
        "judged_movement": movement.moved.assign(place=range(len(movement.moved))),
        "judged_movement_measures": movement.measures,
    }


def earlier_verdicts(folder: Path, release_id: str, *, is_demonstration: bool) -> pd.DataFrame:
    """What earlier releases in `folder` said: one row per release and verdict, HISTORY.

    What they had themselves read from still earlier ones counts too, so a release that was
    taken away leaves its verdicts behind. Only releases of the same kind, and not the one
    that is being written; files that cannot be read or know no verdicts say nothing.
    """
    paths = sorted(folder.glob("release-*.duckdb"))
    parts = [_said(Release(path), is_demonstration) for path in paths]
    rows = _joined(parts)
    rows = rows[rows["release_id"] != release_id]
    return rows.drop_duplicates(HISTORY[:8]).sort_values(HISTORY[1::-1], ignore_index=True)


def _joined(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    filled = [part for part in parts if len(part)]
    return pd.concat(filled)[HISTORY] if filled else pd.DataFrame(columns=HISTORY)


def _said(release: Release, is_demonstration: bool) -> pd.DataFrame:
    try:
        info = release.info
        own = release.verdicts()
        before = release.verdict_history()
    except ReleaseError:
        return pd.DataFrame(columns=HISTORY)
    if bool(info["is_demonstration"]) != is_demonstration:
        return pd.DataFrame(columns=HISTORY)
    own = own.assign(release_id=info["release_id"], created_on=info["created_on"])
    return _joined([own[HISTORY], before])
