"""Disclosure control, the immutable release, and the one reader of it."""

from indicators.release.pointer import current_release
from indicators.release.reader import Release

__all__ = ["Release", "current_release"]
