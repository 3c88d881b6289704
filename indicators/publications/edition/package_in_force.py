"""The data package as it lies among the files of a release."""

import hashlib

from indicators.publications.edition.fingerprints import of_edition, of_release
from indicators.publications.edition.manifest import place_of, read_manifest
from indicators.publications.edition.registry import FORMS, PACKAGE
from indicators.release import Release
from indicators.release.write import checksum


def from_edition(release: Release) -> bytes | None:
    """The package, if what was made is what would be made now and is whole; else None."""
    place = place_of(release.path.parent)
    manifest = read_manifest(place, release.release_id)
    if manifest is None:
        return None
    try:
        if manifest.fingerprint != of_edition(of_release(release, checksum(release.path)), FORMS):
            return None
        path, item = next(
            (path, item) for path, item in manifest.files.items() if item.form == PACKAGE
        )
        content = (place / manifest.folder / path).read_bytes()
    except (OSError, StopIteration):
        return None
    return content if hashlib.sha256(content).hexdigest() == item.sha256 else None
