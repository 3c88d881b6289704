"""Age groups as official tables print them, and which of them make up a band without a rest."""

import re
from collections.abc import Collection

Ages = tuple[int, int]
"""First and last year of age, both included."""

_OLDEST = 200
_UNDER = re.compile(r"unter (\d{1,3}) Jahr(?:en?)?", re.IGNORECASE)
_FROM_TO_UNDER = re.compile(r"(\d{1,3}) bis unter (\d{1,3}) Jahre", re.IGNORECASE)
_FROM_TO = re.compile(r"(\d{1,3}) bis (\d{1,3}) Jahre", re.IGNORECASE)
_FROM = re.compile(r"(\d{1,3}) Jahre und (?:mehr|älter)", re.IGNORECASE)
_ONE = re.compile(r"(\d{1,3})(?: Jahre?|-Jährige)", re.IGNORECASE)


def ages_of(label: str) -> Ages | None:
    """The years a label names; None when it is no age group."""
    text = " ".join(label.split())
    if found := _UNDER.fullmatch(text):
        return _ordered(0, int(found[1]) - 1)
    if found := _FROM_TO_UNDER.fullmatch(text):
        return _ordered(int(found[1]), int(found[2]) - 1)
    if found := _FROM_TO.fullmatch(text):
        return _ordered(int(found[1]), int(found[2]))
    if found := _FROM.fullmatch(text):
        return int(found[1]), _OLDEST
    if found := _ONE.fullmatch(text):
        return int(found[1]), int(found[1])
    return None


def _ordered(first: int, last: int) -> Ages | None:
    return (first, last) if first <= last else None


def made_of(band: Ages, groups: Collection[Ages]) -> list[Ages]:
    """Groups that make up a band, each year once, as few as possible; empty when they cannot."""
    first, last = band
    within = {group for group in groups if first <= group[0] and group[1] <= last}
    # From each year, the groups that lead to the end of the band.
    ways: dict[int, list[Ages]] = {last + 1: []}
    for group in sorted(within, reverse=True):
        rest = ways.get(group[1] + 1)
        known = ways.get(group[0])
        if rest is not None and (known is None or len(rest) + 1 < len(known)):
            ways[group[0]] = [group, *rest]
    return ways.get(first, [])
