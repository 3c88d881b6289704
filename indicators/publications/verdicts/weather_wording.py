"""Where the gap would be in an assumed target year: symbol and sentence, always as Annahme."""

from math import isinf
from typing import Literal, TypedDict, cast

import pandas as pd

from indicators.analysis.thresholds import analysis_rules
from indicators.publications.speech import formats
from indicators.publications.speech.plain_values import lines
from indicators.publications.speech.wording import sentence
from indicators.publications.verdicts.verdict_numbers import GAP_DECIMALS, side
from indicators.publications.verdicts.verdict_wording import label, short_verdict
from indicators.release.verdict_types import Verdict


class Weather(TypedDict):
    """Symbol and components; without a symbol there may be no numbers."""

    target_year: int
    symbol: Literal["sun", "light_cloud", "cloud", "storm", "none"]
    reason: str
    points: int
    current: float
    yearly_change: float
    expected: float
    missed: float


SYMBOLS = {"sun": "☀", "light_cloud": "⛅", "cloud": "☁", "storm": "⚡", "none": "–"}


def target_year_in_force(asked: int | None = None) -> int | None:
    """The year asked for, else the one of thresholds.yaml; None while nobody has set one."""
    return asked if asked is not None else analysis_rules().target_year


def weather(points: pd.DataFrame, target_year: int) -> Weather:
    """Symbol and components of weather.COLUMNS for the points of one verdict.

    `points` are its rows of `verdict_point`; a verdict without any has the symbol none.
    """
    # SciPy comes with it and takes a moment; without a target year nobody needs it.
    from indicators.analysis.outlook.weather import COLUMNS, judge_weather

    dated = points.assign(day=pd.to_datetime(points["day"]).dt.date)
    found = judge_weather(dated, target_year).to_dict("records")
    nothing = {"target_year": target_year, "symbol": "none", "reason": "fewer_than_four_points"}
    row = found[0] if found else dict.fromkeys(COLUMNS) | nothing | {"points": 0}
    return cast(Weather, row)


def weather_sentence(found: Weather, language: str) -> str:
    """Annahme: Zieljahr 2040. Wolke: Ginge es so weiter, …"""
    assumption = sentence("weather_assumption", language, year=found["target_year"])
    name = label("weather", found["symbol"], language)
    return f"{assumption} {name[0].upper()}{name[1:]}: {_outlook(found, language)}"


def weather_note(found: Weather, verdict: Verdict, language: str) -> str:
    """That the symbol looks at line and pace only; and, where they differ, the verdict beside it.

    Empty where there is no symbol.
    """
    if found["symbol"] == "none":
        return ""
    text = sentence("weather_rule", language)
    if not _differs(found["symbol"], verdict["verdict"]):
        return text
    said = formats.quoted(short_verdict(verdict, language), language)
    return f"{text} {sentence('weather_differs', language, said=said)}"


def _differs(symbol: str, verdict: str) -> bool:
    """Whether a symbol would be read as something else than the verdict says."""
    fitting = ("widening",) if symbol == "storm" else ("closing", "parity")
    return verdict not in fitting


def plain_weather(found: Weather, verdict: Verdict) -> list[str]:
    """Outlook, symbol and what the symbol leaves out, in plain German."""
    said = lines("weather_assumption", year=found["target_year"])
    if found["symbol"] == "none":
        return said + lines(f"weather_{found['reason']}")
    form = _form(found)
    if form == "missing":
        form = f"missing_{'much' if found['symbol'] == 'cloud' else 'little'}"
    said += lines(f"weather_{form}")
    said += lines("weather_rule", symbol=label("weather", found["symbol"], "de"))
    if not _differs(found["symbol"], verdict["verdict"]):
        return said
    return said + lines("weather_differs")


def _outlook(found: Weather, language: str) -> str:
    if found["symbol"] == "none":
        return sentence(f"weather_{found['reason']}", language)
    form = _form(found)
    return sentence(
        f"weather_{form}",
        language,
        year=found["target_year"],
        expected=formats.number(abs(found["expected"]), language, GAP_DECIMALS),
        current=formats.number(abs(found["current"]), language, GAP_DECIMALS),
        missed="" if isinf(found["missed"]) else formats.number(100 * found["missed"], language),
    )


def _form(found: Weather) -> str:
    """Which outlook fits: reached, lost again, moving the wrong way, or a part still missing."""
    if found["missed"] == 0:
        if side(found["current"]) == "below":
            return "reached"
        return "kept" if found["yearly_change"] <= 0 else "worsening"
    if side(found["current"]) != "below" or isinf(found["missed"]):
        return "lost"
    return "wrong_way" if found["yearly_change"] >= 0 else "missing"
