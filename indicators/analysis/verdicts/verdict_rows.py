"""Lays out opinions as table rows: every component of a verdict, and every point under it."""

from datetime import date
from math import nan
from typing import Any

import pandas as pd

from indicators.analysis.comparability.pairing import Figure
from indicators.analysis.figures.series import day_of
from indicators.analysis.thresholds import VerdictRules
from indicators.analysis.verdicts import columns
from indicators.analysis.verdicts.caution_cells import provisional_cells
from indicators.analysis.verdicts.columns import DELIMITATION
from indicators.analysis.verdicts.gap_and_trend import (
    Measured,
    ratio,
    years_to_parity,
)
from indicators.analysis.verdicts.opinions import Opinion, why_unserved
from indicators.analysis.verdicts.points import Base, Line, Point, response_of
from indicators.analysis.verdicts.rejected_base import RejectedBase

Row = dict[str, Any]


def verdict_row(number: int, opinion: Opinion, is_current: bool, rules: VerdictRules) -> Row:
    """The row of one verdict, with the columns columns.VERDICT."""
    line = opinion.line
    return {
        "verdict_id": number,
        "area": line.area,
        "indicator": line.indicator,
        **delimitation_of(line),
        "line": line.figures[0]["line"] if line.figures else None,
        "is_current": is_current,
        "verdict": opinion.verdict,
        "reason": opinion.reason,
        "obstacles": tuple(opinion.obstacles),
        **_base_cells(opinion.base),
        "n_figures": len(line.figures),
        "n_points": len(opinion.sound),
        "first_year": opinion.sound[0].year if opinion.sound else None,
        "last_year": opinion.sound[-1].year if opinion.sound else None,
        **provisional_cells(opinion),
        **_latest_cells(opinion, rules),
        **_trend_cells(opinion, rules),
        "breaks": breaks_of(opinion),
        "bases_rejected": _rejected(opinion),
    }


def delimitation_of(line: Line) -> dict[str, str]:
    """Concept, method, scope and breakdown of a line; empty where nothing is recorded."""
    if not line.figures:
        return dict.fromkeys(DELIMITATION, "")
    return {name: line.figures[0][name] for name in DELIMITATION}


def newness(line: Line) -> tuple[date, int, list[str]]:
    """Sorts lines by their newest figure, then by their number of figures."""
    newest = day_of(line.figures[-1]) if line.figures else date.min
    return newest, len(line.figures), list(delimitation_of(line).values())


def _base_cells(base: Base | None) -> Row:
    if base is None:
        return {"base_line": None} | dict.fromkeys(columns.BASE, "")
    first = base.figures[0]
    return {
        "base_line": first["line"],
        "base_series": first["series"],
        "base_concept": first["concept"],
        "base_method": first["method"],
        "base_level": base.judged[0]["level"],
    }


def _latest_cells(opinion: Opinion, rules: VerdictRules) -> Row:
    """The newest sound point; the mark whether its interval leaves parity possible."""
    if not opinion.sound:
        return {"parity_not_excluded": False}
    latest = opinion.sound[-1]
    found = ratio(latest.staff, latest.population)
    return {
        "parity_not_excluded": _leaves_parity_possible(latest.gap, rules),
        "latest_staff_figure": latest.staff_figure,
        "latest_base_figure": latest.base_figure,
        **_cells("staff", latest.staff),
        "population": latest.population.value,
        **_cells("gap", latest.gap),
        **_cells("ratio", found),
    }


def _cells(name: str, found: Measured) -> Row:
    return {name: found.value, f"{name}_low": found.low, f"{name}_high": found.high}


def _leaves_parity_possible(found: Measured, rules: VerdictRules) -> bool:
    """Where a gap may reach far to either side, that 0 lies between tells nothing."""
    reach = max(abs(found.low), abs(found.high))
    return bool(found.low <= 0 <= found.high and reach < rules.mark_reach)


def _trend_cells(opinion: Opinion, rules: VerdictRules) -> Row:
    found = opinion.trend
    if found is None:
        return {}
    is_closing = opinion.verdict == "closing"
    latest = opinion.sound[-1].gap
    years = years_to_parity(latest, found, rules.longest) if is_closing else None
    low, high = years or (nan, nan)
    return {
        "slope_error": found.known_error,
        "slope_scatter": found.scatter,
        "p_value": found.p_value,
        "slope": found.slope,
        "slope_low": found.low,
        "slope_high": found.high,
        "years_to_parity_low": low,
        "years_to_parity_high": high,
    }


def breaks_of(opinion: Opinion) -> tuple[str, ...]:
    """Codes of everything that cuts points off: catalogue breaks and changes between lines."""
    codes = list(opinion.line.changed)
    points = opinion.base.points if opinion.base else ()
    if points and points[0] not in opinion.part:
        assert opinion.base is not None
        codes += _codes(opinion.line.figures, points[0].side[0], opinion.part[0].side[0])
        codes += _codes(opinion.base.figures, points[0].side[1], opinion.part[0].side[1])
    if opinion.base and len(points) < len(opinion.line.paired):
        codes.append("other_base")
    return tuple(dict.fromkeys(codes))


def _codes(figures: tuple[Figure, ...], first: int, last: int) -> list[str]:
    """Codes of the breaks that lead from one segment of a line to a later one."""
    cut_off = [figure["breaks"] for figure in figures if first < figure["segment"] <= last]
    return [code for codes in cut_off for code in codes]


def _rejected(opinion: Opinion) -> tuple[RejectedBase, ...]:
    """The other population lines of the city, and why they are not the base."""
    others = [base for base in opinion.line.bases if base is not opinion.base]
    return tuple(
        {
            "line": int(base.figures[0]["line"]),
            "series": base.figures[0]["series"],
            "concept": base.figures[0]["concept"],
            "method": base.figures[0]["method"],
            "first_year": int(base.figures[0]["year"]),
            "last_year": int(base.figures[-1]["year"]),
            "reason": "serves_less" if base.points else _why_unusable(base),
        }
        for base in others
    )


def _why_unusable(base: Base) -> str:
    return "concepts_not_comparable" if base.is_near else "no_population_base"


def alternative_row(opinion: Opinion) -> Row:
    """What the newest staff share looks like beside the nearest share of this line."""
    assert opinion.base is not None
    shown = [figure for figure in opinion.line.figures if pd.notna(figure["value"])]
    row: Row = {"is_usable": bool(opinion.base.points)}
    if not shown:
        return row
    newest = shown[-1]
    judged = [r for r in opinion.base.judged if r["staff_figure"] == newest["figure_id"]]
    nearest = min(judged, key=lambda r: (r["months"], -r["base_figure"]))
    bases = {figure["figure_id"]: figure for figure in opinion.base.figures}
    base = bases[nearest["base_figure"]]
    return row | {
        "reason_de": nearest["reason_de"],
        "reason_en": nearest["reason_en"],
        "nearest_year": int(base["year"]),
        "nearest_months": nearest["months"],
        "nearest_population": base["value"],
        "plain_gap": base["value"] - newest["value"],
    }


def point_rows(number: int, opinion: Opinion) -> list[Row]:
    """One row per staff figure of the line, with the columns columns.POINT."""
    points = {point.staff_figure: point for point in (opinion.base.points if opinion.base else ())}
    sound = [point.staff_figure for point in opinion.sound]
    errors = dict(zip(sound, opinion.scatter.errors, strict=True)) if opinion.scatter else {}
    return [
        {"verdict_id": number, **_point_cells(opinion, figure, points.get(figure["figure_id"]))}
        | {"standard_error": errors.get(figure["figure_id"], nan)}
        for figure in opinion.line.figures
    ]


def _point_cells(opinion: Opinion, figure: Figure, point: Point | None) -> Row:
    row: Row = {
        "staff_figure": figure["figure_id"],
        "year": int(figure["year"]),
        "day": day_of(figure),
        "staff": figure["value"],
        "size": figure["denominator"],
        "response": response_of(figure),
    }
    if point is None:
        return row | {
            "left_out": why_unserved(opinion.line, figure["figure_id"]),
            "provisional": (),
        }
    return row | {
        "base_figure": point.base_figure,
        "base_day": point.base_day,
        "population": point.population.value,
        **_cells("gap", point.gap),
        "left_out": point.fault if point in opinion.part else "before_break",
        "provisional": tuple(point.provisional),
    }
