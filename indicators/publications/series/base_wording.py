"""Sentences about the population a staff share is measured against, and its many bases."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.publications.series.drawn_bases import Use, references, rejected
from indicators.publications.speech import formats
from indicators.publications.speech.wording import LONGEST_ALTERNATIVE, counted, sentence, shortened


def latest_per_line(figures: pd.DataFrame) -> pd.DataFrame:
    """The newest shown figure of each delimitation, newest first."""
    shown = figures[figures["value"].notna()]
    return (
        shown.sort_values(["year", "figure_id"], ascending=False)
        .drop_duplicates("line")
        .reset_index(drop=True)
    )


def base_range(figures: pd.DataFrame, catalogue: Catalogue, language: str) -> str:
    """The lowest and the highest of the newest values of all bases."""
    newest = latest_per_line(figures).sort_values("value")
    if newest.empty:
        return sentence("city_bases_none", language)
    low, high = dict(newest.iloc[0]), dict(newest.iloc[-1])
    return sentence(
        "city_bases_range" if len(newest) > 1 else "city_bases_one",
        language,
        low=formats.figure_value(low, catalogue, language),
        low_base=_base(low, catalogue, language),
        high=formats.figure_value(high, catalogue, language),
        high_base=_base(high, catalogue, language),
    )


def _base(figure: dict[str, Any], catalogue: Catalogue, language: str) -> str:
    return f"{_method(figure, catalogue, language)}, {formats.reference(figure, language)}"


def _method(figure: Any, catalogue: Catalogue, language: str) -> str:
    return catalogue.find("methods", figure["method"]).label.said(language)


def base_note(
    staff: pd.DataFrame,
    population: pd.DataFrame,
    bases: pd.DataFrame,
    catalogue: Catalogue,
    language: str,
) -> str:
    """Which base the latest staff figure is measured against, or why none will do.

    `bases` are the judged bases of that figure, best first.
    """
    if staff.empty or bases.empty:
        return ""
    best = bases.iloc[0]
    base = population.set_index("figure_id").loc[int(best["base_figure"])]
    concept = catalogue.find("concepts", base["concept"]).label
    return sentence(
        "city_base_chosen" if best["is_chosen"] else "city_base_refused",
        language,
        staff_date=formats.reference(staff.iloc[-1], language),
        value=formats.figure_value(dict(base), catalogue, language),
        base=_method(base, catalogue, language),
        base_date=formats.reference(base, language),
        concept=concept.said(language),
        level=sentence(f"city_level_{best['level']}", language),
        reason=best[f"reason_{language}"],
    )


def pair_alternative(
    staff: pd.DataFrame,
    population: pd.DataFrame,
    uses: Mapping[int, Use],
    title: str,
    city: str,
    catalogue: Catalogue,
    language: str,
) -> str:
    """The text alternative of the chart of staff beside population.

    It names the newest reference only, and how many lines are grey because they are none.
    """
    population, grey = references(population, dict(uses)), rejected(dict(uses))
    note = f" {counted('city_chart_grey', grey, language)}" if grey else ""
    values = {"title": title, "city": city}
    if len(staff):
        values |= _end(staff.iloc[-1], "staff", catalogue, language)
    if len(population):
        newest = population.sort_values(["year", "figure_id"]).iloc[-1]
        values |= _end(newest, "population", catalogue, language)
        values["base"] = _method(newest, catalogue, language)
    form = {(True, True): "both", (False, True): "population"}.get(
        (len(staff) > 0, len(population) > 0), "staff"
    )
    if form == "staff" and grey:
        form = "refused"
    room = LONGEST_ALTERNATIVE - len(note)
    return shortened(sentence(f"city_chart_{form}", language, **values), room) + note


def _end(figure: pd.Series, what: str, catalogue: Catalogue, language: str) -> dict[str, str]:
    return {
        what: formats.figure_value(figure, catalogue, language),
        f"{what}_date": formats.reference(figure, language),
    }
