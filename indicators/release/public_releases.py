"""The releases that were public up to one of them, as they lie beside it."""

import re
from pathlib import Path

from indicators.release.reader import Release
from indicators.release.release_numbers import number_in
from indicators.release.withdrawals import withdrawals

_NAME = re.compile(r"release-(\d{4}-\d\d-\d\d)-(\d+)\.duckdb")


def public_releases(current: Release) -> tuple[Release, ...]:
    """Releases in the order they were made, the given one last; later ones are not in force.

    Those that were taken back are not among them.
    """
    gone = withdrawals(current.path.parent)
    found = current.path.parent.glob("release-*.duckdb")
    beside = [path for path in found if _is_ours(path) and number_in(path.name) not in gone]
    before = sorted((path for path in beside if _order(path) < _order(current.path)), key=_order)
    return (*(Release(path) for path in before), current)


def _is_ours(path: Path) -> bool:
    return _NAME.fullmatch(path.name) is not None


def _order(path: Path) -> tuple[str, int]:
    """Day and number of the day; none for a file that no build wrote."""
    found = _NAME.fullmatch(path.name)
    return (found[1], int(found[2])) if found else ("", 0)
