"""Releases that were taken back for good: what only they showed is shown nowhere any more.

The file stands beside the releases, where whoever shows one looks. A release that was taken back
still counts as known to readers (see `ledger.py`): they may have kept it.
"""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pandas as pd
from pydantic import BaseModel, ConfigDict, ValidationError

from indicators.errors import ReleaseError
from indicators.release.release_numbers import number_in, order_of
from indicators.release.write import replace_text

FILE = "withdrawn.jsonl"


class Withdrawal(BaseModel):
    """One line: the release, the day, and the reason, which is public."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    release: str
    on: date
    why: str


def withdrawals(folder: Path) -> dict[str, Withdrawal]:
    """Number → withdrawal, of a folder of releases. Raises ReleaseError for a damaged file."""
    try:
        lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
        found = [Withdrawal.model_validate_json(line) for line in lines]
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, ValidationError) as problem:
        # Without it nobody knows what must not be shown.
        raise ReleaseError("withdrawals_damaged", file=FILE, folder=folder) from problem
    return {one.release: one for one in found}


def note_withdrawal(folder: Path, withdrawal: Withdrawal) -> None:
    """From here on nothing of the release is shown. A second note changes nothing."""
    known = withdrawals(folder)
    if withdrawal.release in known:
        return
    lines = [one.model_dump_json() + "\n" for one in (*known.values(), withdrawal)]
    replace_text(folder / FILE, "".join(lines))


def withdrawals_written(folder: Path) -> int:
    """When a release was last taken back; 0 where none ever was."""
    try:
        return (folder / FILE).stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def history_shown(history: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """What earlier releases said, without those that were taken back."""
    return history[~history["release_id"].isin(withdrawals(folder))]


def revisions_shown(revisions: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """Changes of figures without the numbers that stood in releases that were taken back.

    A change tells two numbers: that of the release before, and that of the release it came with.
    """
    gone = withdrawals(folder)
    if not gone or revisions.empty:
        return revisions
    before = _predecessors(folder)
    changed_in = revisions["changed_in"].astype(str)
    return revisions.assign(
        value=revisions["value"].mask(changed_in.isin(gone)),
        value_before=revisions["value_before"].mask(changed_in.map(before).isin(gone)),
    )


def _predecessors(folder: Path) -> dict[str, str]:
    """Number → the number before it. Where one was rolled back, that is too careful, not too
    little."""
    numbers = [number_in(path.name) for path in folder.glob("release-*.duckdb")]
    return {now: before for before, now in pairwise(sorted(numbers, key=order_of))}
