"""What is published of a city for the year before: shown grey beside the new figures."""

from collections import defaultdict

import pandas as pd

from indicators.catalogue import Catalogue
from indicators.intake.form_aids import COMPUTED
from indicators.intake.form_words import words_of_form
from indicators.intake.template.printed_rows import key_of
from indicators.publications.speech.speaker import Speaker
from indicators.release import Release

Before = dict[tuple[str, str], str]
"""A published value as text, by form and key of the row."""


def published_before(release: Release, catalogue: Catalogue, city: str, year: int) -> Before:
    """Published values of the city for the year before `year`. What is hidden stays out.

    Where two figures answer to one row (two sources, two methods) neither is shown.
    """
    figures = release.figures(None, city)
    is_shown = (figures["status"] == "published") & (figures["year"] == year - 1)
    found: dict[str, set[str]] = defaultdict(set)
    speaker = Speaker(catalogue, "de")
    for figure in figures[is_shown].to_dict("records"):
        for key in _keys(figure, catalogue):
            found[key].add(_text(figure, speaker))
    shown = {("figures", key): texts.pop() for key, texts in found.items() if len(texts) == 1}
    return shown | _stages(release.criteria(city), catalogue, year) | _states(release, city, year)


def _keys(figure: dict[str, object], catalogue: Catalogue) -> list[str]:
    """The row of a reported base figure, and that of a share which the form computes."""
    series, breakdown = str(figure["series"]), str(figure["breakdown"])
    quantity = figure["quantity"]
    keys = [] if pd.isna(quantity) else [key_of(str(quantity), breakdown)]
    return [*keys, COMPUTED + key_of(series, breakdown)] if series in catalogue.indicators else keys


def _text(figure: dict[str, object], speaker: Speaker) -> str:
    decimals = figure["decimals"]
    value = float(str(figure["value"]))
    return speaker.number(value, 1 if pd.isna(decimals) else int(str(decimals)))


def _stages(criteria: pd.DataFrame, catalogue: Catalogue, year: int) -> Before:
    """The latest published stage of each criterion before the year."""
    words = words_of_form("criteria", catalogue)["stage"]
    earlier = criteria[criteria["dated"].astype(str).str[:4] < str(year)].sort_values("dated")
    latest = earlier.drop_duplicates("criterion", keep="last")
    return {
        ("criteria", row["criterion"]): words.get(row["stage"], "")
        for row in latest.to_dict("records")
    }


def _states(release: Release, city: str, year: int) -> Before:
    reports = release.measure_reports()
    words = words_of_form("measure_reports", release.catalogue)["state"]
    own = reports[(reports["area"] == city) & (reports["year"].astype(int) == year - 1)]
    return {
        ("measure_reports", row["measure"]): words.get(row["state"], "")
        for row in own.to_dict("records")
    }
