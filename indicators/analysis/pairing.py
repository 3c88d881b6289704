"""Finds the population figure that a staff figure is measured against.

The choice of base changes the answer, so every base that exists is kept, with what it would
say and why it was chosen or not.
"""

import pandas as pd

from indicators.analysis.comparability import (
    MOST_MONTHS_APART,
    Delimitation,
    Level,
    compare,
    months_apart,
)
from indicators.catalogue import Catalogue
from indicators.catalogue.models import Text

COLUMNS = ["base_id", "months", "level", "is_usable", "is_chosen", "reason_de", "reason_en"]
_ORDER: dict[Level, int] = {"comparable": 0, "limited": 1, "not_comparable": 2}


def population_bases(
    staff: pd.Series, population: pd.DataFrame, catalogue: Catalogue
) -> pd.DataFrame:
    """All population figures of the same area, judged as base for one staff figure.

    `population` has figure_id, area, year, reference_date, concept, value. One row per
    candidate with COLUMNS, best first; at most one is chosen: usable, nearest concept,
    nearest date, newest. `level` compares concepts only, because staff and residents differ
    in method and scope by nature.
    """
    candidates = population[(population["area"] == staff["area"]) & population["value"].notna()]
    rows = [_judge(staff, row, catalogue) for _, row in candidates.iterrows()]
    judged = pd.DataFrame(rows, columns=[*COLUMNS, "rank"])
    if judged.empty:
        return judged.drop(columns="rank")
    judged = judged.sort_values(["rank", "months", "base_id"], ignore_index=True)
    judged["is_chosen"] = judged["is_usable"] & (judged.index == 0)
    return judged.drop(columns="rank")


def _judge(staff: pd.Series, base: pd.Series, catalogue: Catalogue) -> dict[str, object]:
    months = months_apart(delimitation(staff), delimitation(base))
    level, reason = _concept_level(staff, base, catalogue)
    is_near = months <= MOST_MONTHS_APART
    if not is_near:
        reason = Text(
            de=f"Stichtag liegt {months} Monate entfernt (erlaubt sind {MOST_MONTHS_APART})",
            en=f"Reference date is {months} months away ({MOST_MONTHS_APART} are allowed)",
        )
    is_usable = is_near and level != "not_comparable"
    return {
        "base_id": base["figure_id"],
        "months": months,
        "level": level,
        "is_usable": is_usable,
        "is_chosen": False,
        "reason_de": reason.de if reason else "",
        "reason_en": reason.en if reason else "",
        "rank": (0 if is_usable else 10) + _ORDER[level],
    }


def _concept_level(
    staff: pd.Series, base: pd.Series, catalogue: Catalogue
) -> tuple[Level, Text | None]:
    """Compares the concepts alone: everything else of the base is taken as given."""
    one = delimitation(staff)
    other = Delimitation(
        str(base["concept"]), one.method, one.scope, one.year, one.reference_date
    )
    result = compare(one, other, catalogue)
    return result.level, result.reasons[0] if result.reasons else None


def delimitation(row: pd.Series) -> Delimitation:
    """The delimitation of a figure given as a table row."""
    day = row["reference_date"]
    return Delimitation(
        concept=str(row["concept"]),
        method=str(row["method"]),
        scope=str(row["scope"]),
        year=int(row["year"]),
        reference_date=None if pd.isna(day) else pd.Timestamp(day).date(),
    )
