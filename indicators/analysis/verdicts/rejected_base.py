"""A population line that a verdict does not rest on."""

from typing import TypedDict


class RejectedBase(TypedDict):
    """A population line that is not the base of a verdict, and why."""

    line: int
    series: str
    concept: str
    method: str
    first_year: int
    last_year: int
    reason: str
