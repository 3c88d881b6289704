"""What an address chooses: codes, words and numbers, each checked against what is on offer."""

from collections.abc import Mapping, Sequence
from math import isfinite

LONGEST_WORD = 80

Given = Mapping[str, str]
"""The parameters of an address: name → value."""


def given_code(given: Given, name: str, options: Mapping[str, str], default: str | None) -> str:
    """The code in the address, else the default, else the first on offer."""
    wanted = (given.get(name), default)
    return next((code for code in wanted if code in options), None) or next(iter(options))


def given_codes(given: Given, name: str, options: Mapping[str, str]) -> tuple[str, ...]:
    """The codes in the address, joined by commas there; those not on offer are left out."""
    codes = [code for code in given.get(name, "").split(",") if code in options]
    return tuple(dict.fromkeys(codes))


def given_word(given: Given, name: str) -> str:
    """A search word; what is longer than anyone types is cut."""
    return given.get(name, "")[:LONGEST_WORD]


def given_number(given: Given, name: str, grid: Sequence[float], decimals: int) -> float | None:
    """The number in the address, 28.1 or 28,1, unless it is none, too exact or off the grid."""
    try:
        value = float(given.get(name, "").replace(",", "."))
    except ValueError:
        return None
    is_possible = isfinite(value) and min(grid) <= value <= max(grid)
    return value if is_possible and round(value, decimals) == value else None
