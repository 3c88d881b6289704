"""Gaps, slopes and years of a verdict as people read them: sign, direction, plural."""

from math import ceil, floor, isclose

import pandas as pd

from indicators.analysis.thresholds import analysis_rules
from indicators.publications.speech import formats
from indicators.publications.speech.wording import counted, sentence
from indicators.release.verdict_types import Verdict

GAP_DECIMALS, SLOPE_DECIMALS = 1, 2


def share(value: float, language: str) -> str:
    """20,1 %."""
    return f"{formats.number(value, language, 1)}{formats.NO_BREAK}%"


def points(value: float, language: str, decimals: int = GAP_DECIMALS) -> str:
    """7,1 Prozentpunkte; the sign is kept."""
    return sentence("points", language, count=formats.number(value, language, decimals))


def side(gap: float) -> str:
    """Where staff are as readers see it: below, above or level with the population."""
    seen = formats.rounded(gap, GAP_DECIMALS)
    if seen == 0:
        return "level"
    return "below" if seen > 0 else "above"


def is_taken_singly(row: Verdict) -> bool:
    """Whether a direction does not withstand looking at all verdicts of the release together."""
    return row["verdict"] in ("closing", "widening") and not row["withstands"]


def is_above_at_the_bottom(row: Verdict) -> bool:
    """Whether parity is reached, and passed, in a lowest group: that is no success."""
    return row["verdict"] == "parity" and lies_above_at_the_bottom(row)


def lies_above_at_the_bottom(row: Verdict) -> bool:
    """Whether staff lie above the population in a lowest group, whatever the verdict."""
    lowest = set(analysis_rules().verdict.lowest_groups)
    is_lowest = bool(lowest & set(str(row["breakdown"]).split("|")))
    return is_lowest and row["verdict"] != "not_assessable" and side(row["gap"]) == "above"


def whole_percent(value: float, language: str) -> str:
    """58 %."""
    return f"{formats.number(value, language)}{formats.NO_BREAK}%"


def probability(value: float, language: str) -> str:
    """1,2 %; what is smaller than a tenth of one per cent says so."""
    if value < 0.001:
        return sentence("less_than", language, value=share(0.1, language))
    return share(100 * value, language)


def limits(low: float, high: float, language: str, decimals: int = GAP_DECIMALS) -> str:
    """5,9 bis 8,3; empty where no interval is known or the value is exact."""
    if pd.isna(low) or pd.isna(high):
        return ""
    ends = [formats.number(end, language, decimals) for end in (low, high)]
    if ends[0] == ends[1]:
        return ""
    return sentence("limits", language, low=ends[0], high=ends[1])


def exactness(low: float, high: float, language: str, decimals: int = GAP_DECIMALS) -> str:
    """The interval of a component in words, also where it is exact or not known."""
    if pd.isna(low) or pd.isna(high):
        return sentence("exactness_unknown", language)
    if isclose(low, high, abs_tol=1e-9):
        return sentence("exactness_exact", language)
    span = limits(low, high, language, decimals)
    if not span:
        return sentence("exactness_narrow", language)
    return sentence("exactness_interval", language, limits=span)


def speed(row: Verdict, language: str) -> str:
    """How fast a share nears the population's or falls behind, without a sign.

    0,43 Prozentpunkte (0,38 bis 0,49), whichever direction; what rounds to zero says so.
    """
    low, high = sorted(abs(end) for end in (row["slope_low"], row["slope_high"]))
    span = limits(low, high, language, SLOPE_DECIMALS)
    size = abs(row["slope"])
    is_tiny = formats.rounded(size, SLOPE_DECIMALS) == 0
    smallest = points(10.0**-SLOPE_DECIMALS, language, SLOPE_DECIMALS)
    text = (
        sentence("less_than", language, value=smallest)
        if is_tiny
        else points(size, language, SLOPE_DECIMALS)
    )
    return f"{text} ({span})" if span and not is_tiny else text


def slope_span(row: Verdict, language: str) -> str:
    """jährlich um bis zu 2,26 kleiner oder bis zu 0,90 größer; um 0,17 bis 1,01 kleiner.

    Where staff are not below the population, no gap closes: their share has risen or fallen.
    """
    low, high = row["slope_low"], row["slope_high"]
    kind = "slope" if side(row["gap"]) == "below" else "slope_ahead"
    if low < 0 < high:
        ends = {"smaller": abs(low), "larger": high}
        return sentence(f"{kind}_either", language, **_written(ends, language))
    near, far = sorted((abs(low), abs(high)))
    span = limits(near, far, language, SLOPE_DECIMALS)
    form = f"{kind}_smaller" if high <= 0 else f"{kind}_larger"
    return sentence(form, language, limits=span or formats.number(far, language, SLOPE_DECIMALS))


def _written(values: dict[str, float], language: str) -> dict[str, str]:
    return {name: formats.number(value, language, SLOPE_DECIMALS) for name, value in values.items()}


def years(low: float, high: float, language: str) -> str:
    """A range of years as a noun: 12 bis 19 Jahre, höchstens ein Jahr, über 100 Jahre."""
    longest = analysis_rules().scenario.longest
    first, last = floor(low), max(1, ceil(high))
    if first >= longest:
        return sentence("years_beyond", language, longest=longest)
    if last > longest:
        return sentence("years_open", language, low=first, longest=longest)
    if first == 0:
        return counted("years_most", last, language)
    if first == last:
        return counted("years_exactly", last, language)
    return sentence("years_span", language, low=first, high=last)


def is_foreseeable(row: Verdict) -> bool:
    """Whether a range of years can be given: a closing gap that is still open."""
    return bool(
        row["verdict"] == "closing"
        and pd.notna(row["years_to_parity_high"])
        and side(row["gap"]) == "below"
    )
