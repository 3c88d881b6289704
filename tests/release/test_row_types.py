"""Rows of a release have the types that its tables declare, and what is read has these columns."""

from collections.abc import Callable
from typing import get_type_hints

import pandas as pd
import pytest

from indicators.analysis.verdicts.rejected_base import RejectedBase
from indicators.release.reader import Release
from indicators.release.release_tables import tables
from indicators.release.row_types import Figure, Known, StageReported
from indicators.release.verdict_types import (
    Moved,
    MovementMeasure,
    PooledSlope,
    Verdict,
    VerdictByBase,
    VerdictPoint,
)

KINDS: dict[str, tuple[type, Callable[..., pd.DataFrame]]] = {
    "figure": (Figure, Release.figures),
    "recordability": (Known, Release.recordability),
    "criterion_status": (StageReported, Release.criteria),
    "verdict": (Verdict, Release.verdicts),
    "verdict_by_base": (VerdictByBase, Release.verdicts_by_base),
    "verdict_point": (VerdictPoint, Release.verdict_points),
    "movement": (Moved, Release.movement),
    "movement_measure": (MovementMeasure, Release.movement_measures),
    "pooled_slope": (PooledSlope, Release.pooled_slopes),
}
PLAIN = {"VARCHAR": str, "INTEGER": int, "DOUBLE": float, "BOOLEAN": bool, "DATE": pd.Timestamp}


def type_of(column):
    if column.fields:
        return tuple[RejectedBase, ...]
    return tuple[str, ...] if column.is_list else PLAIN[column.type]


@pytest.mark.parametrize("name", KINDS)
def test_the_types_of_rows_are_those_declared(name):
    declared = {column.name: type_of(column) for column in tables()[name].columns}
    # The order of cities that moved is no rank; the reader keeps it to itself.
    declared.pop("place", None)

    assert get_type_hints(KINDS[name][0]) == declared


def test_a_base_not_chosen_has_the_declared_fields():
    (column,) = (one for one in tables()["verdict"].columns if one.name == "bases_rejected")
    declared = {name: PLAIN[kind] for name, kind in column.fields.items()}

    assert get_type_hints(RejectedBase) == declared


@pytest.mark.parametrize("name", KINDS)
def test_what_is_read_has_all_of_their_columns(name, demo_release):
    kind, ask = KINDS[name]

    assert set(ask(demo_release).columns) == set(get_type_hints(kind))
