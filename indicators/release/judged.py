"""The tables of verdicts in a release, judged from protected figures only."""

from collections.abc import Iterable, Sequence

import pandas as pd

from indicators.analysis.verdicts.judge_lines import judge, judge_each_base
from indicators.analysis.verdicts.movement import who_moved
from indicators.analysis.verdicts.pooled import pooled_slopes
from indicators.catalogue import Catalogue
from indicators.release.ledger import Entry
from indicators.release.reader import Release
from indicators.release.release_numbers import number_in
from indicators.release.withdrawals import withdrawals
from indicators.workplace import Workplace

HISTORY = [
    "release_id", "created_on", "area", "indicator", "concept", "method", "scope", "breakdown",
    "is_current", "verdict", "reason",
]  # fmt: skip


def judge_figures(
    protected: pd.DataFrame, measure_reports: pd.DataFrame, catalogue: Catalogue
) -> dict[str, pd.DataFrame]:
    """Verdicts, their points, what each base would say, and who moved, as tables.yaml names them.

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
        "judged_pooled": pooled_slopes(found.verdicts, catalogue),
    }


def earlier_verdicts(entries: Sequence[Entry], workplace: Workplace) -> pd.DataFrame:
    """What earlier releases said: one row per release and verdict, HISTORY.

    What they had themselves read from still earlier ones counts too. Only releases of the
    workplace's kind, and none that was taken back. Raises ReleaseError where one cannot be read.
    """
    gone = withdrawals(workplace.releases)
    stays = (entry.release for entry in entries if number_in(entry.release) not in gone)
    releases = (Release(workplace.releases / name) for name in stays)
    parts = [
        _said(release)
        for release in releases
        if bool(release.info["is_demonstration"]) == workplace.is_demonstration
    ]
    rows = _joined(parts)
    return rows.drop_duplicates(HISTORY[:8]).sort_values(HISTORY[1::-1], ignore_index=True)


def _joined(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    filled = [part for part in parts if len(part)]
    return pd.concat(filled)[HISTORY] if filled else pd.DataFrame(columns=HISTORY)


def _said(release: Release) -> pd.DataFrame:
    """What a release said itself, and what it knew of others."""
    info, own = release.info, release.verdicts()
    own = own.assign(release_id=info["release_id"], created_on=info["created_on"])
    return _joined([own[HISTORY], release.verdict_history()])
