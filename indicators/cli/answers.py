"""Answers questions about the release in force, for the command line."""

import pandas as pd

from indicators import resources
from indicators.catalogue.models import Context, Indicator
from indicators.errors import MonitorError
from indicators.publications.corrected_figures import with_corrections
from indicators.release import Release, current_release


def released_figures(
    area: str | None, indicator: str | None, *, demo: bool
) -> tuple[Release, pd.DataFrame]:
    """The release and its figures, optionally of one area and one series (name or code).

    Raises MonitorError naming what is allowed when area or indicator are not known.
    """
    release = current_release(resources.workplace_folder(demo=demo) / "releases")
    found = release.figures(_series(release, indicator), _area(release, area))
    return release, with_corrections(found, release.corrected)


def released_verdicts(
    area: str | None, indicator: str | None, *, demo: bool
) -> tuple[Release, pd.DataFrame]:
    """The release and its verdicts, optionally of one city and one indicator (name or code).

    Raises MonitorError naming what is allowed when there can be no verdict on them.
    """
    release = current_release(resources.workplace_folder(demo=demo) / "releases")
    catalogue = release.catalogue
    cities = [city.code for city in catalogue.monitored_cities]
    if _area(release, area) not in (None, *cities):
        raise MonitorError("area_without_verdict", code=area, allowed=", ".join(cities))
    judged = {entry.name: entry.code for entry in catalogue.indicators if entry.target is not None}
    name = _series(release, indicator)
    if name not in (None, *judged):
        allowed = ", ".join(f"{each} ({code})" for each, code in judged.items())
        raise MonitorError("indicator_without_verdict", code=indicator, allowed=allowed)
    return release, release.verdicts(area, name)


def _area(release: Release, code: str | None) -> str | None:
    catalogue = release.catalogue
    allowed = (*catalogue.cities.codes, *catalogue.comparators.codes)
    if code is not None and code not in allowed:
        raise MonitorError("unknown_area", code=code, allowed=", ".join(allowed))
    return code


def _series(release: Release, name: str | None) -> str | None:
    if name is None:
        return None
    catalogue = release.catalogue
    entries: list[Indicator | Context] = [*catalogue.indicators, *catalogue.context]
    for entry in entries:
        if name.casefold() in (entry.name.casefold(), entry.code.casefold()):
            return entry.name
    allowed = ", ".join(f"{entry.name} ({entry.code})" for entry in entries)
    raise MonitorError("unknown_indicator", code=name, allowed=allowed)
