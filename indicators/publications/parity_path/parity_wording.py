"""Sentences and tables of a path to parity. Every one of them says scenario, none forecast."""

from math import ceil
from typing import Any

import pandas as pd

from indicators.analysis.thresholds import analysis_rules
from indicators.publications.measures.register_tables import titled
from indicators.publications.parity_path.parity_scenario import SETTINGS, Outlook
from indicators.publications.parity_path.parity_sensitivity import first_share, sensitivity
from indicators.publications.speech import formats
from indicators.publications.speech.wording import sentence, shortened
from indicators.publications.typed_cells import Cell, Range


def percent(value: float, language: str, decimals: int = 1) -> str:
    """12,3 %; whole numbers without decimals, so that a chosen 4 % stays one."""
    places = 0 if float(value).is_integer() else decimals
    return f"{formats.number(value, language, places)}{formats.NO_BREAK}%"


def points(value: float, language: str) -> str:
    """+0,4 Prozentpunkte im Jahr, with its sign."""
    sign = "+" if value > 0 else ""
    return sentence("parity_points", language, value=f"{sign}{formats.number(value, language, 2)}")


def setting_value(name: str, value: float, language: str) -> str:
    """A value of a setting as it stands at its slider."""
    return points(value, language) if SETTINGS[name].is_trend else percent(value, language)


def describe_years(outlook: Outlook, language: str) -> str:
    """When parity would come, as a range over the turnovers of the band."""
    if outlook.years == 0:
        return sentence("parity_now", language)
    if outlook.fewest is None:
        return sentence("parity_never", language, longest=_longest())
    if outlook.most is None:
        return sentence("parity_open", language, **_range(outlook, language))
    form = "parity_year" if outlook.fewest == outlook.most else "parity_years"
    return sentence(form, language, **_range(outlook, language))


def _range(outlook: Outlook, language: str) -> dict[str, Any]:
    low, high = outlook.turnovers
    fewest, most = outlook.fewest or 0, outlook.most or 0
    return {
        "fewest": fewest,
        "most": most,
        "first": outlook.start + fewest,
        "last": outlook.start + most,
        "low": percent(low, language),
        "high": percent(high, language),
        "longest": _longest(),
    }


def _longest() -> int:
    return analysis_rules().scenario.longest


def describe_lost(outlook: Outlook, language: str) -> str:
    """That parity would not last, where the population goes on to outgrow the intake."""
    if outlook.lost is None:
        return ""
    return sentence("parity_lost", language, year=outlook.start + outlook.lost)


def describe_needed(outlook: Outlook, language: str) -> str:
    """The intake share that brings parity in the target year, or that none does."""
    year = outlook.target_year
    if outlook.needed is None:
        return sentence("parity_not_reachable", language, year=year)
    if outlook.needed <= outlook.scenario.intake_share:
        return sentence("parity_needed_met", language, year=year, **_needed(outlook, language))
    return sentence("parity_needed", language, year=year, **_needed(outlook, language))


def _needed(outlook: Outlook, language: str) -> dict[str, str]:
    """Rounded up: a share rounded down would just miss the target."""
    assert outlook.needed is not None
    return {
        "needed": percent(ceil(round(outlook.needed * 10, 6)) / 10, language),
        "chosen": percent(outlook.scenario.intake_share, language),
    }


def alternative(outlook: Outlook, city: str, language: str, *, is_own_start: bool) -> str:
    """The text alternative of the chart; a start value of the visitor's own is called that."""
    first, last = outlook.path.iloc[0], outlook.path.iloc[-1]
    ends = {
        f"{name}_{end}": percent(float(formats.rounded(row[name], 1)), language)
        for name in ("staff", "population")
        for end, row in (("first", first), ("last", last))
    }
    reached = (
        sentence("parity_alternative_never", language)
        if outlook.years is None
        else sentence("parity_alternative_year", language, year=outlook.start + outlook.years)
    )
    values = {"first": int(first["year"]), "last": int(last["year"]), "reached": reached}
    form = "parity_alternative_own" if is_own_start else "parity_alternative"
    return shortened(sentence(form, language, city=city, **values, **ends))


def path_table(outlook: Outlook, language: str, *, is_own_start: bool) -> pd.DataFrame:
    """The table twin of the chart: one row per year.

    Its file leaves the page, so a start value of the visitor's own is called that in a heading.
    """
    staff = "parity_staff_own" if is_own_start else "parity_staff"
    rows = [
        {
            "parity_year": str(int(row["year"])),
            staff: _share(row["staff"], language),
            "parity_band": _band(row["staff_low"], row["staff_high"], language),
            "parity_population": _share(row["population"], language),
            "parity_gap": Cell(formats.number(row["gap"], language, 1), row["gap"]),
        }
        for row in outlook.path.to_dict("records")
    ]
    return titled(rows, language)


def _share(value: float, language: str) -> Cell:
    return Cell(f"{formats.number(value, language, 1)}{formats.NO_BREAK}%", value, "%")


def _band(low: float, high: float, language: str) -> Range:
    to = sentence("parity_to", language)
    return Range(f"{_share(low, language)} {to} {_share(high, language)}", low, high, "%")


def is_parity_in_sight(outlook: Outlook) -> bool:
    """Whether any of the combinations leads to parity; else their table would be all dashes."""
    return bool(sensitivity(outlook).notna().any(axis=None))


def describe_sensitivity(outlook: Outlook, language: str) -> str:
    """From which intake share on parity comes, and how many of the combinations lead there."""
    table = sensitivity(outlook)
    reached = int(table.notna().sum(axis=None))
    form = "all" if reached == table.size else "some" if reached else "none"
    counts = sentence(
        f"parity_sensitivity_{form}",
        language,
        reached=reached,
        all=table.size,
        longest=_longest(),
        turnovers=_span(table.index, language),
        shares=_span(table.columns, language),
    )
    return f"{_first_share(outlook, language)} {counts}".strip()


def _first_share(outlook: Outlook, language: str) -> str:
    """The share that would do, where the chosen one does not."""
    first = first_share(outlook)
    if outlook.years is not None or first is None:
        return ""
    turnover = percent(outlook.scenario.turnover, language)
    return sentence(
        "parity_sensitivity_first",
        language,
        turnover=turnover,
        first=percent(first, language),
        longest=_longest(),
    )


def _span(values: pd.Index, language: str) -> str:
    """2 bis 8 %: from the first to the last of the values tried."""
    low, high = (percent(float(value), language) for value in (values[0], values[-1]))
    number = low.removesuffix(f"{formats.NO_BREAK}%")
    return f"{number} {sentence('parity_to', language)} {high}"


def sensitivity_table(outlook: Outlook, language: str) -> pd.DataFrame:
    """Years to parity by turnover (rows) and intake share (columns); the chosen cell is bold."""
    table = sensitivity(outlook)
    chosen = (outlook.scenario.turnover, outlook.scenario.intake_share)
    rows = [
        {sentence("column_parity_turnover", language): percent(turnover, language)}
        | {
            percent(share, language): _cell(years, (turnover, share) == chosen, language)
            for share, years in row.items()
        }
        for turnover, row in table.iterrows()
    ]
    return pd.DataFrame(rows)


def _cell(years: Any, is_chosen: bool, language: str) -> str:
    text = sentence("parity_cell_never", language) if pd.isna(years) else str(int(years))
    return f"**{text}**" if is_chosen else text
