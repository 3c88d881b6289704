"""The releases that were public up to one of them, as they lie beside it."""

import re

from indicators.release.reader import Release
from indicators.release.release_numbers import number_in, order_of
from indicators.release.withdrawals import withdrawals

_NUMBER = re.compile(r"\d{4}-\d\d-\d\d-\d+")


def public_releases(current: Release) -> tuple[Release, ...]:
    """Releases in the order they were made, the given one last; later ones are not in force.

    Those that were taken back are not among them.
    """
    folder, now = current.path.parent, current.release_id
    if not _NUMBER.fullmatch(now):
        return (current,)
    found = map(number_in, (path.name for path in folder.glob("release-*.duckdb")))
    # A file that no build wrote has another name.
    ours = filter(_NUMBER.fullmatch, set(found) - withdrawals(folder).keys())
    before = sorted((one for one in ours if order_of(one) < order_of(now)), key=order_of)
    return (*(Release(folder / f"release-{one}.duckdb") for one in before), current)
