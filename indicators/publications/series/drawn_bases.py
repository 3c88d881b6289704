"""Which population lines a chart may draw as reference of a staff share, and which it may not.

The chart must say what the sentence beside it says: a base that was judged and not chosen is
no reference, whatever its value.
"""

from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from indicators.analysis.comparability.delimitations import MOST_MONTHS_APART

Role = Literal["reference", "earlier", "rejected", "unjudged", "of_staff_ages"]


@dataclass(frozen=True)
class Use:
    """The role of a population line, and for a rejected one the kind of reason against it.

    `earlier`: a reference of older values of the share only. `unjudged`: there is no share.
    `of_staff_ages`: weighted to the ages of the staff, an additional line and never the reference.
    """

    role: Role
    reason: str = ""


def base_uses(staff: pd.DataFrame, population: pd.DataFrame, bases: pd.DataFrame) -> dict[int, Use]:
    """Population line → its use for the staff share drawn beside it.

    `staff` is in order of time; `bases` are the judged bases of its figures, best first, as
    in `population_base`.
    """
    lines = {int(line): set(rows["figure_id"]) for line, rows in population.groupby("line")}
    if staff.empty:
        return {line: Use("unjudged") for line in lines}
    newest = staff.iloc[-1]["figure_id"]
    own = bases[bases["staff_figure"].isin(staff["figure_id"])]
    return {line: _use(own[own["base_figure"].isin(ids)], newest) for line, ids in lines.items()}


def _use(judged: pd.DataFrame, newest: int) -> Use:
    chosen = judged[judged["is_chosen"].astype(bool)]
    if (chosen["staff_figure"] == newest).any():
        return Use("reference")
    if len(chosen):
        return Use("earlier")
    of_newest = judged[judged["staff_figure"] == newest]
    return Use("rejected", _reason(of_newest.iloc[0]) if len(of_newest) else "other")


def _reason(best: Any) -> str:
    """Against the best figure of a line: its date, its concept, or only a better base."""
    if best["is_usable"]:
        return "other"
    return "date" if best["months"] > MOST_MONTHS_APART else "concept"


def with_staff_ages(uses: dict[int, Use], weighted: pd.DataFrame) -> dict[int, Use]:
    """The uses with those of the lines weighted to the ages of the staff."""
    return uses | {int(line): Use("of_staff_ages") for line in weighted["line"].unique()}


def references(population: pd.DataFrame, uses: dict[int, Use]) -> pd.DataFrame:
    """The population figures of lines that are neither rejected nor only beside the others."""
    kept = [line for line, use in uses.items() if use.role not in ("rejected", "of_staff_ages")]
    return population[population["line"].isin(kept)]


def rejected(uses: dict[int, Use]) -> int:
    """How many lines are drawn that are no reference."""
    return sum(use.role == "rejected" for use in uses.values())
