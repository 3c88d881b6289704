"""Where the settings of a path to parity begin: what the figures of a city say."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

import pandas as pd

from indicators.analysis.outlook.scenario_defaults import Default, scenario_defaults
from indicators.catalogue import Catalogue
from indicators.publications.parity_path.parity_scenario import (
    SETTINGS,
    Outlook,
    Setting,
    look_ahead,
    start_year,
)
from indicators.release import Release

_KEPT = 32
"""Cities whose defaults are kept: those of the release in force and of two before."""


def defaults(figures: pd.DataFrame, area: str, catalogue: Catalogue) -> dict[str, Default]:
    """Setting → value and origin for a city; values as exact as they are shown.

    A start value that nobody has published is missing.
    """
    found = scenario_defaults(figures, area, catalogue)
    return {
        name: replace(found[name], value=_within(found[name].value, setting))
        for name, setting in SETTINGS.items()
        if name in found
    }


@lru_cache(maxsize=_KEPT)
def defaults_of(release: Release, area: str) -> Mapping[str, Default]:
    """The defaults of a city in a release, found once: every step of a slider asks for them."""
    return MappingProxyType(defaults(release.figures(area=area), area, release.catalogue))


def default_outlook(release: Release, area: str, target_year: int) -> Outlook | None:
    """What the defaults of a city lead to; None where a start value is not known."""
    found = defaults_of(release, area)
    if SETTINGS.keys() != found.keys():
        return None
    values = {name: default.value for name, default in found.items()}
    return look_ahead(values, start_year(release), target_year)


def _within(value: float, setting: Setting) -> float:
    return round(min(setting.high, max(setting.low, value)), setting.decimals)
