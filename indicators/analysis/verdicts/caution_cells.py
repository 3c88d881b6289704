"""The cells of a verdict that say how far to trust it."""

from math import nan
from typing import Any

from indicators.analysis.verdicts.cautions import tipping_point
from indicators.analysis.verdicts.gap_and_trend import decimal_year
from indicators.analysis.verdicts.opinions import Opinion
from indicators.analysis.verdicts.turnover import Turnover

Row = dict[str, Any]


def caution_cells(opinion: Opinion, limit: float) -> Row:
    """What qualifies a direction: turnover, response, and whether it withstands the many."""
    if opinion.trend is None or opinion.scatter is None:
        return {"withstands": False}
    first, last = opinion.sound[0], opinion.sound[-1]
    change = opinion.trend.slope * (decimal_year(last.day) - decimal_year(first.day))
    is_direction = opinion.verdict in ("closing", "widening")
    can_tip = opinion.line.is_survey and is_direction
    return {
        "withstands": opinion.trend.p_value <= limit,
        **_turnover_cells(opinion.scatter.turnover),
        "yearly_variance": opinion.scatter.yearly_variance,
        "first_response": first.response,
        "last_response": last.response,
        "tipping_point": tipping_point(last.staff.value, change) if can_tip else nan,
    }


def _turnover_cells(turnover: Turnover | None) -> Row:
    """What was reckoned with and where it comes from; nothing of cohorts."""
    if turnover is None:
        return {"turnover_origin": ""}
    years = turnover.years
    return {
        "turnover": turnover.value,
        "turnover_origin": "delivered" if years else "assumed",
        "turnover_first_year": years[0] if years else None,
        "turnover_last_year": years[-1] if years else None,
    }


def provisional_cells(opinion: Opinion) -> Row:
    """How many of the points that count rest on a provisional figure, on either side.

    Empty where none counts: a verdict on hidden figures tells nothing of them.
    """
    if not opinion.sound:
        return {}
    return {
        f"provisional_{side}": sum(side in point.provisional for point in opinion.sound)
        for side in ("staff", "population")
    }
