"""Judges every two areas of a series: may their figures stand side by side?

Pages only show what is judged here, so that no screen can put figures next to each other
that do not compare.
"""

from collections.abc import Iterable
from itertools import combinations
from typing import Any

import pandas as pd

from indicators.analysis.comparability.delimitations import Comparison, compare
from indicators.analysis.comparability.pairing import delimitation
from indicators.catalogue import Catalogue

Figure = dict[str, Any]
Basis = tuple[str, str, str]

COMPARED = ["series", "area", "figure", "axis"]
COLUMNS = [
    "series",
    "area_a",
    "area_b",
    "figure_a",
    "figure_b",
    "level",
    "reasons_de",
    "reasons_en",
]
_KEYS = ["series", "area", "concept", "method", "scope"]


def judge_comparability(
    protected: pd.DataFrame, catalogue: Catalogue
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The figure that stands for each area of a series, and the judgement on each pair.

    `axis` numbers the groups within a series whose figures may share a scale. Comparators
    never share one with the cities of the monitoring set.
    """
    compared: list[Figure] = []
    pairs: list[Figure] = []
    for _, latest in latest_figures(protected).groupby("series"):
        chosen = choose_figures(latest.to_dict("records"), catalogue)
        judged = {
            (one["area"], other["area"]): compare(delimitation(one), delimitation(other), catalogue)
            for one, other in combinations(chosen, 2)
        }
        compared += _with_axes(chosen, judged, catalogue)
        pairs += [_pair(one, other, judged) for one, other in combinations(chosen, 2)]
    return pd.DataFrame(compared, columns=COMPARED), pd.DataFrame(pairs, columns=COLUMNS)


def latest_figures(protected: pd.DataFrame) -> pd.DataFrame:
    """The newest shown figure of each area and delimitation; breakdowns are left out."""
    shown = protected[protected["value"].notna() & (protected["breakdown"] == "")]
    ordered = shown.sort_values(["year", "reference_date", "figure_id"], na_position="first")
    counts = ordered.groupby(_KEYS)["figure_id"].transform("size")
    return ordered.assign(points=counts).drop_duplicates(_KEYS, keep="last")


def choose_figures(latest: list[Figure], catalogue: Catalogue) -> list[Figure]:
    """One figure per area, by area: on the basis that most cities of the set share.

    Where two bases are shared equally, the newer one wins, then the longer series.
    """
    ranks = _basis_ranks(latest, catalogue)
    best: dict[str, Figure] = {}
    for figure in latest:
        rank = ranks[basis(figure, catalogue)]
        if figure["area"] not in best or rank > ranks[basis(best[figure["area"]], catalogue)]:
            best[figure["area"]] = figure
    return [best[area] for area in sorted(best)]


def basis(figure: Figure, catalogue: Catalogue) -> Basis:
    """The classes of concept, method and scope that a figure rests on."""
    return (
        catalogue.concepts[figure["concept"]].comparability_class,
        catalogue.methods[figure["method"]].comparability_class,
        catalogue.scopes[figure["scope"]].comparability_class,
    )


def _basis_ranks(latest: list[Figure], catalogue: Catalogue) -> dict[Basis, tuple[int, ...]]:
    cities = {city.code for city in catalogue.monitored_cities}
    sharing: dict[Basis, list[Figure]] = {}
    for figure in latest:
        sharing.setdefault(basis(figure, catalogue), []).append(figure)
    return {
        key: (
            len({figure["area"] for figure in figures} & cities),
            max(int(figure["year"]) for figure in figures),
            sum(int(figure["points"]) for figure in figures),
        )
        for key, figures in sharing.items()
    }


def _with_axes(
    chosen: list[Figure], judged: dict[tuple[str, str], Comparison], catalogue: Catalogue
) -> list[Figure]:
    """Areas with their axis: an area joins the first group with all of which it compares."""
    cities = {city.code for city in catalogue.monitored_cities}
    groups: list[list[str]] = []
    for figure in sorted(chosen, key=lambda figure: figure["area"] not in cities):
        area = figure["area"]
        fitting = (group for group in groups if _fits(area, group, judged, cities))
        group = next(fitting, None)
        if group is None:
            groups.append([area])
        else:
            group.append(area)
    axis = {area: number for number, group in enumerate(groups) for area in group}
    return [
        {
            "series": figure["series"],
            "area": figure["area"],
            "figure": figure["figure_id"],
            "axis": axis[figure["area"]],
        }
        for figure in chosen
    ]


def _fits(
    area: str,
    group: Iterable[str],
    judged: dict[tuple[str, str], Comparison],
    cities: set[str],
) -> bool:
    return all(
        (area in cities) == (other in cities)
        and judged[min(area, other), max(area, other)].level != "not_comparable"
        for other in group
    )


def _pair(one: Figure, other: Figure, judged: dict[tuple[str, str], Comparison]) -> Figure:
    comparison = judged[one["area"], other["area"]]
    return {
        "series": one["series"],
        "area_a": one["area"],
        "area_b": other["area"],
        "figure_a": one["figure_id"],
        "figure_b": other["figure_id"],
        "level": comparison.level,
        "reasons_de": tuple(reason.de for reason in comparison.reasons),
        "reasons_en": tuple(reason.en for reason in comparison.reasons),
    }
