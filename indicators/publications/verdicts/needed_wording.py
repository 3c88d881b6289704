"""What would have to happen for a verdict, said alike wherever the verdict is shown."""

import pandas as pd

from indicators.analysis.thresholds import analysis_rules
from indicators.publications.speech import formats
from indicators.publications.speech.wording import sentence
from indicators.publications.verdicts.verdict_wording import needed
from indicators.release.verdict_types import Verdict

LACKS_A_BASE = ("", "no_population_base", "concepts_not_comparable")
"""Why a value may be left out and yet count once a matching population share is there."""


def what_is_needed(verdict: Verdict, points: pd.DataFrame, language: str) -> str:
    """What would have to happen, with the number of surveys where too few are the reason."""
    missing = least_points() - int(points["left_out"].isin(LACKS_A_BASE).sum())
    if verdict["reason"] != "fewer_than_four_points" or missing < 1:
        return needed(verdict, language)
    least = formats.counting(least_points(), language)
    if missing == 1:
        return sentence("verdict_more_surveys_one", language, least=least)
    count = formats.counting(missing, language)
    return sentence("verdict_more_surveys_many", language, count=count, least=least)


def least_points() -> int:
    """How many values a verdict needs."""
    return analysis_rules().verdict.minimum_points
