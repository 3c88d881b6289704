"""Where each setting of a path to parity comes from, beside its slider and in the picture."""

from collections.abc import Mapping
from textwrap import wrap
from typing import Any

import pandas as pd

from indicators.analysis.thresholds import analysis_rules
from indicators.catalogue import Catalogue
from indicators.publications.parity_path.parity_scenario import SETTINGS, Chosen, Default, Outlook
from indicators.publications.parity_path.parity_wording import setting_value
from indicators.publications.speech import formats
from indicators.publications.speech.wording import sentence

START_VALUES = ("staff", "population")
"""Settings whose figure has a date that readers would else take for today."""

WIDEST = 50
"""Characters of a line in the picture, so that a phone shows it whole."""


def origin(
    name: str,
    chosen: Chosen,
    start: int,
    figures: pd.DataFrame,
    catalogue: Catalogue,
    language: str,
) -> str:
    """What a setting rests on: a figure with its date, an assumption, or the visitor's own."""
    value = setting_value(name, chosen.value, language)
    if chosen.default is None:
        return sentence("parity_origin_typed", language, value=value)
    text = _origin_of_default(name, chosen.default, start, figures, catalogue, language)
    if not chosen.is_own:
        return text
    return f"{sentence('parity_origin_own', language, value=value)} {text}"


def _origin_of_default(
    name: str,
    default: Default,
    start: int,
    figures: pd.DataFrame,
    catalogue: Catalogue,
    language: str,
) -> str:
    value = setting_value(name, default.value, language)
    if default.is_assumption:
        return sentence(
            "parity_origin_assumption",
            language,
            value=value,
            label=analysis_rules().scenario.label.said(language),
            reason=sentence(f"parity_assumed_{name}", language),
        )
    rows = _rows(default, figures)
    text = sentence(
        "parity_origin_trend" if SETTINGS[name].is_trend else "parity_origin",
        language,
        value=value,
        count=len(rows),
        first=int(rows["year"].min()),
        **_described(rows.iloc[-1], catalogue, language),
    )
    last = int(rows.iloc[-1]["year"])
    if name not in START_VALUES or last >= start:
        return text
    return f"{text}. {sentence('parity_origin_dated', language, year=last, start=start)}"


def _rows(default: Default, figures: pd.DataFrame) -> pd.DataFrame:
    return figures.set_index("figure_id").loc[list(default.figures)]


def _described(figure: Any, catalogue: Catalogue, language: str) -> dict[str, str]:
    return {
        "title": catalogue.series(figure["series"]).title.said(language),
        "method": catalogue.find("methods", figure["method"]).label.said(language),
        "concept": catalogue.find("concepts", figure["concept"]).label.said(language),
        "date": formats.reference(figure, language),
        "last": str(int(figure["year"])),
    }


def picture_heading(
    settings: Mapping[str, Chosen],
    outlook: Outlook,
    city: str,
    figures: pd.DataFrame,
    catalogue: Catalogue,
    language: str,
) -> list[str]:
    """The lines above the lines: SZENARIO, and each assumption with its value and origin.

    They are part of the picture, so that a copy of the screen carries them.
    """
    said = [
        sentence(
            f"parity_picture_{name}",
            language,
            value=setting_value(name, settings[name].value, language),
            start=outlook.start,
            origin=_short_origin(name, settings[name], figures, catalogue, language),
        )
        for name in SETTINGS
    ]
    said.append(sentence("parity_picture_target", language, year=outlook.target_year))
    heading = sentence("parity_picture_heading", language, city=city)
    return [f"<b>{_folded(heading)}</b>", *map(_folded, said)]


def _folded(line: str) -> str:
    """In as many lines as it takes: an assumption is never cut off."""
    return "<br>".join(wrap(line, WIDEST))


def _short_origin(
    name: str, chosen: Chosen, figures: pd.DataFrame, catalogue: Catalogue, language: str
) -> str:
    if chosen.is_own or chosen.default is None:
        return sentence("parity_short_own", language)
    if chosen.default.is_assumption:
        return analysis_rules().scenario.label.said(language)
    rows = _rows(chosen.default, figures)
    return sentence(
        "parity_short_trend" if SETTINGS[name].is_trend else "parity_short_figure",
        language,
        first=int(rows["year"].min()),
        **_described(rows.iloc[-1], catalogue, language),
    )
