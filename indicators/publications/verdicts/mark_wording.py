"""What qualifies a verdict, a sentence each: smallness, many verdicts, response, provisional."""

import pandas as pd

from indicators.analysis.thresholds import analysis_rules
from indicators.publications.speech import formats
from indicators.publications.speech.wording import sentence
from indicators.publications.verdicts.verdict_numbers import is_taken_singly, limits
from indicators.release.verdict_types import Verdict


def too_small(verdict: Verdict, language: str) -> str:
    """Where no clear movement either way is possible, the change is small and not just unknown."""
    reach = max(abs(verdict["slope_low"]), abs(verdict["slope_high"]))
    is_small = verdict["verdict"] == "unclear" and reach < analysis_rules().movement.bands["clear"]
    return sentence("verdict_too_small", language) if is_small else ""


def singly(verdict: Verdict, language: str) -> str:
    """The mark that among so many verdicts the direction may be chance."""
    return sentence("verdict_singly", language) if is_taken_singly(verdict) else ""


def provisional(verdict: Verdict, language: str) -> str:
    """How many of the values that count are provisional; empty where none is."""
    counts = {
        "staff": verdict["provisional_staff"],
        "population": verdict["provisional_population"],
    }
    return " ".join(
        _provisional(side, int(count), int(verdict["n_points"]), language)
        for side, count in counts.items()
        if pd.notna(count) and count > 0
    )


def _provisional(side: str, count: int, every: int, language: str) -> str:
    form = "one" if every == 1 else "all" if count == every else "some"
    return sentence(
        f"verdict_provisional_{side}_{form}",
        language,
        count=formats.counting(count, language),
        all=formats.counting(every, language),
    )


def tipping_point(verdict: Verdict, language: str) -> str:
    """How much more readily people would have to answer for the direction to vanish."""
    if pd.isna(verdict["tipping_point"]):
        return ""
    return sentence(
        "verdict_tips_more" if verdict["tipping_point"] > 1 else "verdict_tips_less",
        language,
        times=formats.number(verdict["tipping_point"], language, 2),
    )


def not_excluded(verdict: Verdict, language: str) -> str:
    """The mark, where it is news: an interval with a width, and no verdict of parity."""
    span = limits(verdict["gap_low"], verdict["gap_high"], language)
    if not verdict["parity_not_excluded"] or not span or verdict["verdict"] == "parity":
        return ""
    return sentence("verdict_not_excluded", language, limits=span)
