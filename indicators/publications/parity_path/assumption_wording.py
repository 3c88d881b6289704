"""Where each setting of a path to parity comes from, beside its slider and in the picture."""

from collections.abc import Mapping
from textwrap import wrap
from typing import Any

import pandas as pd

from indicators.analysis.thresholds import analysis_rules
from indicators.publications.drawing.framing import CONTINUED
from indicators.publications.parity_path.parity_scenario import SETTINGS, Chosen, Default, Outlook
from indicators.publications.parity_path.parity_wording import setting_value
from indicators.publications.speech import formats
from indicators.publications.speech.speaker import Speaker

START_VALUES = ("staff", "population")
"""Settings whose figure has a date that readers would else take for today."""

WIDEST = 43
"""Characters of a line in the picture, so that a phone shows it whole."""


def origin(name: str, chosen: Chosen, start: int, figures: pd.DataFrame, speaker: Speaker) -> str:
    """What a setting rests on: a figure with its date, an assumption, or the visitor's own."""
    value = setting_value(name, chosen.value, speaker.language)
    if chosen.default is None:
        return speaker.say("parity_origin_typed", value=value)
    text = _origin_of_default(name, chosen.default, start, figures, speaker)
    if not chosen.is_own:
        return text
    return f"{speaker.say('parity_origin_own', value=value)} {text}"


def _origin_of_default(
    name: str, default: Default, start: int, figures: pd.DataFrame, speaker: Speaker
) -> str:
    value = setting_value(name, default.value, speaker.language)
    if default.is_assumption:
        return speaker.say(
            "parity_origin_assumption",
            value=value,
            label=speaker.of(analysis_rules().scenario.label),
            reason=speaker.say(f"parity_assumed_{name}"),
        )
    rows = _rows(default, figures)
    text = speaker.say(
        _key("parity_origin", name, len(rows)),
        value=value,
        count=len(rows),
        first=int(rows["year"].min()),
        **_described(rows.iloc[-1], speaker),
    )
    last = int(rows.iloc[-1]["year"])
    if name not in START_VALUES or last >= start:
        return text
    return f"{text}. {speaker.say('parity_origin_dated', year=last, start=start)}"


def _rows(default: Default, figures: pd.DataFrame) -> pd.DataFrame:
    return figures.set_index("figure_id").loc[list(default.figures)]


def _key(kind: str, name: str, count: int) -> str:
    """The template for a figure, a slope through figures or their mean."""
    if SETTINGS[name].is_trend:
        return f"{kind}_trend"
    if SETTINGS[name].is_mean:
        return f"{kind}_mean_{'one' if count == 1 else 'many'}"
    return f"{kind}_figure"


def _described(figure: Any, speaker: Speaker) -> dict[str, str]:
    return {
        "title": speaker.of(speaker.catalogue.series(figure["series"]).title),
        "method": speaker.of(speaker.catalogue.methods[figure["method"]].label),
        "concept": speaker.of(speaker.catalogue.concepts[figure["concept"]].label),
        "date": formats.reference(figure, speaker.language),
        "last": str(int(figure["year"])),
    }


def picture_assumptions(
    settings: Mapping[str, Chosen],
    outlook: Outlook,
    figures: pd.DataFrame,
    speaker: Speaker,
) -> list[str]:
    """The lines above the lines: each assumption with its value and origin.

    They are part of the picture, so that a copy of the screen carries them.
    """
    said = [
        speaker.say(
            f"parity_picture_{name}",
            value=setting_value(name, settings[name].value, speaker.language),
            start=outlook.start,
            people=_people(settings["population"], figures, speaker),
            origin=_short_origin(name, settings[name], figures, speaker),
        )
        for name in SETTINGS
    ]
    said.append(speaker.say("parity_picture_target", year=outlook.target_year))
    return [_folded(line) for line in said]


def _people(chosen: Chosen, figures: pd.DataFrame, speaker: Speaker) -> str:
    """Whose share the population line is: of all ages, or of those who could work there."""
    series = "population_migration_share"
    if chosen.default is not None and chosen.default.figures:
        series = str(_rows(chosen.default, figures).iloc[-1]["series"])
    people = speaker.say(f"people_{series}")
    return f"{people[0].upper()}{people[1:]}"


def _folded(line: str) -> str:
    """In as many lines as it takes: an assumption is never cut off."""
    return CONTINUED.join(wrap(line, WIDEST))


def _short_origin(name: str, chosen: Chosen, figures: pd.DataFrame, speaker: Speaker) -> str:
    if chosen.is_own or chosen.default is None:
        return speaker.say("parity_short_own")
    if chosen.default.is_assumption:
        return speaker.of(analysis_rules().scenario.label)
    rows = _rows(chosen.default, figures)
    return speaker.say(
        _key("parity_short", name, len(rows)),
        first=int(rows["year"].min()),
        **_described(rows.iloc[-1], speaker),
    )
