"""Of what there are dossiers; known without the pages that they are made from."""

from indicators.release import Release

ALL = ""
"""The area of the dossier about all cities together."""


def areas(release: Release) -> tuple[str, ...]:
    """All cities together, and each by name."""
    return (ALL, *(city.code for city in release.catalogue.monitored_cities))
