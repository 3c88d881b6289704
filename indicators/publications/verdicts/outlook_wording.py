"""What reconciles trend, weather symbol and scenario of one share of one city.

The three answer different questions and may differ: the verdict follows the past with its
uncertainty, the symbol extends the mean pace, the scenario replaces the past by assumptions.
"""

from math import floor
from typing import Literal

from indicators.analysis.thresholds import analysis_rules
from indicators.publications.parity_path.parity_scenario import Outlook
from indicators.publications.parity_path.parity_wording import percent
from indicators.publications.speech import formats
from indicators.publications.speech.plain_values import lines
from indicators.publications.speech.wording import sentence
from indicators.publications.verdicts.verdict_numbers import (
    GAP_DECIMALS,
    is_foreseeable,
    side,
    years,
)
from indicators.publications.verdicts.verdict_wording import label, short_verdict
from indicators.publications.verdicts.weather_wording import Weather
from indicators.release.verdict_types import Verdict

SHARE = "staff_migration_share"
"""The share that a scenario is about; beside verdicts on others it would reconcile nothing."""

Answer = Literal["yes", "no", "open"]


def reconciled(verdict: Verdict, found: Weather, outlook: Outlook | None, language: str) -> str:
    """Why the answers differ and which one counts, then a list of what each of them says.

    `found` are the components of the weather symbol. Empty where the verdict stands alone.
    """
    forms = _forms(verdict, found, outlook)
    if len(forms) < 2:
        return ""
    values = _values(verdict, found, outlook, language)
    lead = sentence(
        f"outlooks_{_lead(verdict, found, outlook)}", language, year=int(found["target_year"])
    )
    said = [sentence(f"outlooks_{form}", language, **values) for form in forms]
    return "\n".join([lead, "", *_items(forms, said)])


def _items(forms: list[str], said: list[str]) -> list[str]:
    """A list in Markdown, an item a reckoning: that parity is lost again belongs to its own."""
    return [
        f"  {text}" if form == "lost" else f"- {text}"
        for form, text in zip(forms, said, strict=True)
    ]


def plain_reconciled(verdict: Verdict, found: Weather, outlook: Outlook | None) -> list[str]:
    """The same in plain German, a line each."""
    forms = _forms(verdict, found, outlook)
    if len(forms) < 2:
        return []
    values = _values(verdict, found, outlook, "de")
    said = [line for form in forms for line in lines(f"outlooks_{form}", **values)]
    return [*lines("outlooks_differ"), *said, *lines("outlooks_end")]


def answers(verdict: Verdict, found: Weather, outlook: Outlook | None) -> dict[str, Answer]:
    """Whether parity comes by the target year, by each reckoning that says anything of it."""
    all_of_them = {
        "trend": _by_trend(verdict, int(found["target_year"])),
        "weather": None if found["symbol"] == "none" else _yes(found["missed"] == 0),
        "scenario": None if outlook is None else _by_scenario(outlook),
    }
    return {name: answer for name, answer in all_of_them.items() if answer is not None}


def _lead(verdict: Verdict, found: Weather, outlook: Outlook | None) -> str:
    """Whether the answers for the target year differ, agree, or one of them is missing."""
    given = answers(verdict, found, outlook)
    if len(set(given.values())) > 1:
        return "differ"
    return "same" if "trend" in given else "beside"


def _yes(is_reached: bool) -> Answer:
    return "yes" if is_reached else "no"


def _by_trend(verdict: Verdict, target_year: int) -> Answer | None:
    if verdict["verdict"] == "parity":
        return "yes"
    if not is_foreseeable(verdict):
        return None
    first = int(verdict["last_year"]) + floor(verdict["years_to_parity_low"])
    if first > target_year:
        return "no"
    # Of a horizon that is open at its end nobody knows the last year.
    last = verdict["last_year"] + verdict["years_to_parity_high"]
    return "yes" if last <= target_year else "open"


def _by_scenario(outlook: Outlook) -> Answer:
    left = outlook.target_year - outlook.start
    if outlook.fewest is None or outlook.fewest > left:
        return "no"
    if outlook.lost is not None and outlook.lost <= left:
        return "no"
    return "yes" if outlook.most is not None and outlook.most <= left else "open"


def _forms(verdict: Verdict, found: Weather, outlook: Outlook | None) -> list[str]:
    forms = [f"trend_{_trend_form(verdict)}"]
    if found["symbol"] != "none":
        forms.append("weather_closed" if found["missed"] == 0 else "weather_left")
    if outlook is not None:
        forms.append(f"scenario_{_scenario_form(outlook)}")
    if outlook is not None and outlook.lost is not None:
        forms.append("lost")
    return forms


def _trend_form(verdict: Verdict) -> str:
    if verdict["verdict"] == "not_assessable":
        return "missing"
    if verdict["verdict"] == "parity":
        return "parity"
    if is_foreseeable(verdict):
        return "years"
    return "open" if side(verdict["gap"]) == "below" else "ahead"


def _scenario_form(outlook: Outlook) -> str:
    if outlook.years == 0:
        return "now"
    if outlook.fewest is None:
        return "never"
    if outlook.most is None:
        return "least"
    return "year" if outlook.fewest == outlook.most else "years"


def _values(
    verdict: Verdict, found: Weather, outlook: Outlook | None, language: str
) -> dict[str, str]:
    return (
        _trend_values(verdict, language)
        | _weather_values(found, language)
        | ({} if outlook is None else _scenario_values(outlook, language))
    )


def _trend_values(verdict: Verdict, language: str) -> dict[str, str]:
    said = {"verdict": formats.quoted(short_verdict(verdict, language), language)}
    if not is_foreseeable(verdict):
        return said
    low, high = verdict["years_to_parity_low"], verdict["years_to_parity_high"]
    return said | {
        "trend_years": years(low, high, language),
        "trend_from": str(int(verdict["last_year"])),
    }


def _weather_values(found: Weather, language: str) -> dict[str, str]:
    return {
        "symbol": formats.quoted(label("weather", found["symbol"], language), language),
        "target_year": str(int(found["target_year"])),
        "expected": ""
        if found["symbol"] == "none"
        else formats.number(abs(found["expected"]), language, GAP_DECIMALS),
    }


def _scenario_values(outlook: Outlook, language: str) -> dict[str, str]:
    return {
        "start": str(outlook.start),
        "fewest": str(outlook.fewest),
        "most": str(outlook.most),
        "intake": percent(outlook.scenario.intake_share, language),
        "turnover": percent(outlook.scenario.turnover, language),
        "lost": "" if outlook.lost is None else str(outlook.start + outlook.lost),
        "longest": str(analysis_rules().scenario.longest),
    }
