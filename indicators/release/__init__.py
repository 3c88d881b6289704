"""Disclosure control, the immutable release, and the one reader of it."""

from indicators.release.reader import Release, current_release

__all__ = ["Release", "current_release"]
