"""How far to trust a verdict: its errors, turnover, response and provisional figures."""

import pandas as pd

from indicators.publications.speech import formats
from indicators.publications.speech.wording import sentence
from indicators.publications.verdicts import verdict_numbers
from indicators.publications.verdicts.mark_wording import provisional
from indicators.release.verdict_types import Verdict


def errors(verdict: Verdict, language: str) -> str:
    """What the interval of the slope is made of; the larger of both decides."""
    if pd.isna(verdict["slope"]):
        return ""
    parts = {"known": verdict["slope_error"], "scatter": verdict["slope_scatter"]}
    return sentence(
        "component_errors_text",
        language,
        probability=verdict_numbers.probability(verdict["p_value"], language),
        **{name: formats.number(part, language, 2) for name, part in parts.items()},
    )


def turnover(verdict: Verdict, language: str) -> str:
    if pd.isna(verdict["slope"]):
        return ""
    if pd.isna(verdict["turnover"]):
        return sentence("component_turnover_none", language)
    return sentence(
        "component_turnover_text",
        language,
        origin=turnover_origin(verdict, language),
        turnover=formats.number(verdict["turnover"], language, 1),
        wander=formats.number(verdict["yearly_variance"] ** 0.5, language, 2),
    )


def turnover_origin(verdict: Verdict, language: str) -> str:
    """Angenommen, or delivered with the years that it is the mean of."""
    if verdict["turnover_origin"] != "delivered":
        return sentence("turnover_assumed", language)
    first, last = int(verdict["turnover_first_year"]), int(verdict["turnover_last_year"])
    key = "turnover_delivered_one" if first == last else "turnover_delivered_many"
    return sentence(key, language, first=first, last=last)


def provisional_points(verdict: Verdict, points: pd.DataFrame, language: str) -> str:
    """How many values that count are provisional, and of which years."""
    said = provisional(verdict, language)
    if not said:
        return ""
    counted = points[(points["left_out"] == "") & points["provisional"].astype(bool)]
    years = formats.listing([str(int(year)) for year in counted["year"]], language)
    return f"{said.rstrip('.')} ({years})" if years else said


def response(verdict: Verdict, language: str) -> str:
    if pd.isna(verdict["first_response"]) or pd.isna(verdict["last_response"]):
        return ""
    return sentence(
        "component_response_text",
        language,
        first=verdict_numbers.whole_percent(verdict["first_response"], language),
        first_year=int(verdict["first_year"]),
        last=verdict_numbers.whole_percent(verdict["last_response"], language),
        last_year=int(verdict["last_year"]),
    )
