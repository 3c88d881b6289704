"""Judges the gap of every city and indicator, with every component of the judgement.

The rules stand in thresholds.yaml, what each reason means in opinions.py.
"""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from indicators.analysis.thresholds import VerdictRules, analysis_rules
from indicators.analysis.verdicts import columns as columns
from indicators.analysis.verdicts import verdict_rows as rows
from indicators.analysis.verdicts.caution_cells import caution_cells
from indicators.analysis.verdicts.cautions import withstanding
from indicators.analysis.verdicts.lines import read_lines
from indicators.analysis.verdicts.opinions import Opinion, choose, opinions_on
from indicators.analysis.verdicts.points import Line
from indicators.catalogue import Catalogue


class Verdicts(NamedTuple):
    """`verdicts`: one row per verdict. `points`: one row per staff figure of a verdict."""

    verdicts: pd.DataFrame
    points: pd.DataFrame


def judge(
    figures: pd.DataFrame, catalogue: Catalogue, rules: VerdictRules | None = None
) -> Verdicts:
    """One verdict per monitored city, indicator with a target, and delimitation.

    `figures` has the columns of `figure` in release.sql, one row per figure, shares in per
    cent. Columns of the answer: columns.VERDICT and POINT, gaps in percentage points,
    slopes in points a year, ratios as fractions. Of several population lines the one that
    serves best is the base (opinions.choose). `is_current` marks the delimitation with the
    newest figure of each city, indicator and breakdown. Sums over cities or indicators get none.
    """
    rules = rules or analysis_rules().verdict
    lines = list(read_lines(figures, catalogue, rules))
    opinions = [choose(line, rules) for line in lines]
    return _tables(lines, opinions, rules, _limit(opinions, rules))


def judge_each_base(
    figures: pd.DataFrame, catalogue: Catalogue, rules: VerdictRules | None = None
) -> Verdicts:
    """What each population line would say: one row per staff line and population line.

    As `judge`, with the columns columns.ALTERNATIVE besides: `is_chosen` marks the row
    that `judge` gives, and `plain_gap` is the bare difference of the newest staff share and
    the nearest share of that line, also where `is_usable` is false and it says nothing.
    """
    rules = rules or analysis_rules().verdict
    lines = list(read_lines(figures, catalogue, rules))
    opinions = [opinion for line in lines if line.bases for opinion in opinions_on(line, rules)]
    decided = [choose(line, rules) for line in lines]
    chosen = {id(opinion.base) for opinion in decided if opinion.base is not None}
    found = _tables(lines, opinions, rules, _limit(decided, rules))
    extra = pd.DataFrame(
        [
            rows.alternative_row(opinion) | {"is_chosen": id(opinion.base) in chosen}
            for opinion in opinions
        ],
        columns=columns.ALTERNATIVE,
    )
    return Verdicts(pd.concat([found.verdicts, extra], axis=1), found.points)


def _limit(opinions: list[Opinion], rules: VerdictRules) -> float:
    """The largest p-value of a direction that withstands looking at all verdicts at once."""
    p_values = [opinion.trend.p_value for opinion in opinions if opinion.trend]
    return withstanding(p_values, rules.false_discovery)


def _tables(
    lines: list[Line], opinions: list[Opinion], rules: VerdictRules, limit: float
) -> Verdicts:
    current = _current(lines)
    numbered = list(enumerate(opinions, start=1))
    verdicts = [
        rows.verdict_row(number, opinion, id(opinion.line) in current, rules)
        | caution_cells(opinion, limit)
        for number, opinion in numbered
    ]
    points = [row for number, opinion in numbered for row in rows.point_rows(number, opinion)]
    return Verdicts(
        pd.DataFrame(verdicts, columns=columns.VERDICT).astype(columns.VERDICT_TYPES),
        pd.DataFrame(points, columns=columns.POINT).astype(columns.POINT_TYPES),
    )


def _current(lines: Iterable[Line]) -> set[int]:
    """Identities of the lines that speak for the present: newest figure, then most figures."""
    best: dict[tuple[str, str, str], Line] = {}
    for line in sorted(lines, key=rows.newness):
        best[(line.area, line.indicator, rows.delimitation_of(line)["breakdown"])] = line
    return {id(line) for line in best.values()}
