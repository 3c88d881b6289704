"""Finds the population figure that a staff figure is measured against.

The choice of base changes the answer, so every base that exists is kept, with what it would
say and why it was chosen or not.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pandas as pd

from indicators.analysis.comparability.delimitations import (
    MOST_MONTHS_APART,
    Delimitation,
    Level,
    compare_concepts,
    months_apart,
    span,
)
from indicators.catalogue import Catalogue
from indicators.catalogue.models import Text

Figure = dict[str, Any]

COLUMNS = [
    "staff_figure",
    "base_figure",
    "months",
    "level",
    "is_usable",
    "is_chosen",
    "reason_de",
    "reason_en",
]
_ORDER: dict[Level, int] = {"comparable": 0, "limited": 1, "not_comparable": 2}


def population_bases(
    staff: pd.DataFrame, population: pd.DataFrame, catalogue: Catalogue
) -> pd.DataFrame:
    """All population figures of the same area, judged as base for each staff figure.

    Both tables have figure_id, area, year, reference_date, concept, method, scope, value.
    One row per staff figure and candidate with COLUMNS, best first; at most one per staff
    figure is chosen: usable, nearest concept, nearest date, newest. `level` compares
    concepts only, because staff and residents differ in method and scope by nature.
    """
    rows = [
        {**row, "is_chosen": row["is_usable"] and rank == 0}
        for figure, candidates in _candidates(staff, population)
        for rank, row in enumerate(_ranked(figure, candidates, catalogue))
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def chosen_bases(
    staff: pd.DataFrame, population: pd.DataFrame, catalogue: Catalogue
) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of staff figure and its chosen base, as rows; figures without one are left out."""
    for figure, candidates in _candidates(staff, population):
        ranked = _ranked(figure, candidates, catalogue)
        if ranked and ranked[0]["is_usable"]:
            wanted = ranked[0]["base_figure"]
            yield figure, next(base for base in candidates if base["figure_id"] == wanted)


def _candidates(
    staff: pd.DataFrame, population: pd.DataFrame
) -> Iterator[tuple[Figure, list[Figure]]]:
    by_area: dict[str, list[Figure]] = defaultdict(list)
    for base in population[population["value"].notna()].to_dict("records"):
        by_area[base["area"]].append(base)
    for figure in staff.to_dict("records"):
        yield figure, by_area[figure["area"]]


def _ranked(figure: Figure, candidates: list[Figure], catalogue: Catalogue) -> list[Figure]:
    """Usable bases first, then nearest concept, nearest date, newest."""
    judged = [_judge(figure, base, catalogue) for base in candidates]
    return sorted(
        judged,
        key=lambda row: (
            not row["is_usable"],
            _ORDER[row["level"]],
            row["months"],
            -row["base_figure"],
        ),
    )


def _judge(figure: Figure, base: Figure, catalogue: Catalogue) -> Figure:
    months = months_apart(delimitation(figure), delimitation(base))
    level, reason = compare_concepts(figure["concept"], base["concept"], catalogue)
    is_near = months <= MOST_MONTHS_APART
    if not is_near:
        found, allowed = span(months), span(MOST_MONTHS_APART)
        reason = Text(
            de=f"Stichtag liegt {found.de} entfernt (erlaubt sind {allowed.de})",
            en=f"Reference date is {found.en} away ({allowed.en} are allowed)",
        )
    return {
        "staff_figure": figure["figure_id"],
        "base_figure": base["figure_id"],
        "months": months,
        "level": level,
        "is_usable": is_near and level != "not_comparable",
        "reason_de": reason.de if reason else "",
        "reason_en": reason.en if reason else "",
    }


def delimitation(figure: Figure) -> Delimitation:
    """The delimitation of a figure given as a table row."""
    day = figure["reference_date"]
    return Delimitation(
        concept=str(figure["concept"]),
        method=str(figure["method"]),
        scope=str(figure["scope"]),
        year=int(figure["year"]),
        reference_date=None if pd.isna(day) else pd.Timestamp(day).date(),
    )
