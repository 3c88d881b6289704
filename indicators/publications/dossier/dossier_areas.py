"""Of what there are dossiers; known without the pages that they are made from."""

from indicators.release import Release

ALL = ""
"""The area of the dossier about all cities together."""
INDICATOR = "indikator-"
"""What stands before the name of an indicator in place of an area."""


def areas(release: Release) -> tuple[str, ...]:
    """All cities together, and each by name."""
    return (ALL, *(city.code for city in release.catalogue.monitored_cities))


def indicators(release: Release) -> tuple[str, ...]:
    """Each indicator of all cities, by what stands for the area."""
    return tuple(f"{INDICATOR}{one.name}" for one in release.catalogue.indicators)
