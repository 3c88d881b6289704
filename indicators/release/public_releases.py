"""The releases that were public up to one of them, as they lie beside it."""

import re
from pathlib import Path

from indicators.release.reader import Release

_NAME = re.compile(r"release-(\d{4}-\d\d-\d\d)-(\d+)\.duckdb")


def public_releases(current: Release) -> tuple[Release, ...]:
    """Releases in the order they were made, the given one last; later ones are not in force."""
    beside = [path for path in current.path.parent.glob("release-*.duckdb") if _is_ours(path)]
    before = sorted((path for path in beside if _order(path) < _order(current.path)), key=_order)
    return (*(Release(path) for path in before), current)


def order_of(number: str) -> tuple[str, int]:
    """Day, and order of the day, by the number of a release."""
    return number[:10], int(number[11:])


def _is_ours(path: Path) -> bool:
    return _NAME.fullmatch(path.name) is not None


def _order(path: Path) -> tuple[str, int]:
    """Day and number of the day; none for a file that no build wrote."""
    found = _NAME.fullmatch(path.name)
    return (found[1], int(found[2])) if found else ("", 0)
