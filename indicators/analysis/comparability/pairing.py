"""Finds the population figure that a staff figure is measured against.

The choice of base changes the answer, so every base that exists is kept, with what it would
say and why it was chosen or not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
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
from indicators.analysis.thresholds import analysis_rules
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
LINE = ["area", "concept", "method", "scope", "breakdown"]
_ORDER: dict[Level, int] = {"comparable": 0, "limited": 1, "not_comparable": 2}


def population_bases(
    staff: pd.DataFrame,
    population: pd.DataFrame,
    catalogue: Catalogue,
    targets: Sequence[str] = (),
) -> pd.DataFrame:
    """All population figures of the same area, judged as base for each staff figure.

    Both tables have figure_id, area, year, reference_date, concept, method, scope, value.
    One row per staff figure and candidate with COLUMNS, best first; at most one per staff figure
    is chosen: usable, of the first series of `targets` where it serves the line of the figure well
    enough (is_served_enough), nearest concept, nearest date, newest. `level` compares concepts
    only, because staff and residents differ in method and scope by nature.
    """
    rows = [
        {**row, "is_chosen": row["is_usable"] and rank == 0}
        for _, ranked in _ranked(staff, population, catalogue, targets)
        for rank, row in enumerate(ranked)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def chosen_bases(
    staff: pd.DataFrame,
    population: pd.DataFrame,
    catalogue: Catalogue,
    targets: Sequence[str] = (),
) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of staff figure and its chosen base, as rows; figures without one are left out."""
    bases = {base["figure_id"]: base for base in population.to_dict("records")}
    for figure, ranked in _ranked(staff, population, catalogue, targets):
        if ranked and ranked[0]["is_usable"]:
            yield figure, bases[ranked[0]["base_figure"]]


def is_served_enough(by_better: int, by_other: int) -> bool:
    """Whether the better population series may take the place of the other for one staff line.

    It must serve enough values for a verdict, or as many as the other: one single figure shall
    not change what a whole series is measured against.
    """
    enough = analysis_rules().verdict.minimum_points
    return by_better > 0 and by_better >= min(by_other, enough)


def _ranked(
    staff: pd.DataFrame, population: pd.DataFrame, catalogue: Catalogue, targets: Sequence[str]
) -> list[tuple[Figure, list[Figure]]]:
    """Staff figures, each with its judged bases: usable first, then the better series, nearest
    concept, nearest date, newest."""
    series = {base["figure_id"]: base["series"] for base in population.to_dict("records")}
    judged = [
        (figure, [_judge(figure, base, catalogue) for base in candidates])
        for figure, candidates in _candidates(staff, population)
    ]
    better = _lines_of_the_better(judged, series, targets)

    def order(figure: Figure, row: Figure) -> tuple[bool, bool, int, int, int]:
        is_better = series[row["base_figure"]] == targets[0] if targets else True
        is_first = is_better == (_line(figure) in better)
        number = row["base_figure"]
        return not row["is_usable"], not is_first, _ORDER[row["level"]], row["months"], -number

    return [(figure, sorted(rows, key=lambda row: order(figure, row))) for figure, rows in judged]


def _line(figure: Figure) -> tuple[str, ...]:
    """What staff figures that make one series share."""
    return tuple(str(figure[name]) for name in LINE)


def _lines_of_the_better(
    judged: list[tuple[Figure, list[Figure]]], series: dict[int, str], targets: Sequence[str]
) -> set[tuple[str, ...]]:
    """The staff lines that are measured against the first of the targets."""
    served: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for figure, rows in judged:
        served[_line(figure)].update(
            {series[row["base_figure"]] for row in rows if row["is_usable"]}
        )
    first, *others = targets or ("",)
    return {
        line
        for line, counts in served.items()
        if not others or is_served_enough(counts[first], max(counts[name] for name in others))
    }


def _candidates(
    staff: pd.DataFrame, population: pd.DataFrame
) -> Iterator[tuple[Figure, list[Figure]]]:
    by_area: dict[str, list[Figure]] = defaultdict(list)
    for base in population[population["value"].notna()].to_dict("records"):
        by_area[base["area"]].append(base)
    for figure in staff.to_dict("records"):
        yield figure, by_area[figure["area"]]


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
