"""Answers questions about the release in force, for the command line."""

import pandas as pd

from indicators import resources
from indicators.catalogue.models import Context, Indicator
from indicators.errors import MonitorError
from indicators.release import Release, current_release


def released_figures(area: str | None, indicator: str | None) -> tuple[Release, pd.DataFrame]:
    """The release and its figures, optionally of one area and one series (name or code).

    Raises MonitorError naming what is allowed when area or indicator are not known.
    """
    release = current_release(resources.workplace_folder() / "releases")
    return release, release.figures(_series(release, indicator), _area(release, area))


def _area(release: Release, code: str | None) -> str | None:
    catalogue = release.catalogue
    allowed = (*catalogue.codes("cities"), *catalogue.codes("comparators"))
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
