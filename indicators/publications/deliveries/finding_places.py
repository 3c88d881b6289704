"""Where a finding was found, in words: what the row is about, not its number in a file."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from indicators.publications.speech import figure_formats
from indicators.publications.speech.speaker import Speaker

SUBJECTS = (
    ("quantities", "label"),
    ("criteria", "title"),
    ("indicators", "title"),
    ("measures", "title"),
)
"""Lists of the catalogue that a delivered row may speak of, and the field with the name."""


class Finding(NamedTuple):
    """What a rule found in a delivered row, with its sentence in one language."""

    area: str
    subject: str
    year: str
    breakdown: str
    column: str
    file: str
    severity: str
    value: str
    sentence: str


def place_of(finding: Finding, speaker: Speaker) -> str:
    """City, what is counted or judged, year and group; then the column."""
    breakdown = partial(figure_formats.breakdown, speaker=speaker)
    parts = [
        _named(speaker.area, finding.area),
        _named(partial(_subject, speaker=speaker), finding.subject),
        finding.year,
        _named(breakdown, finding.breakdown),
    ]
    about = ", ".join(part for part in parts if part)
    return speaker.say("finding_place", about=about, column=finding.column)


def _named(name: Callable[[str], str], code: str) -> str:
    """The name of a code, or the code itself where nobody knows it: that is then the finding."""
    try:
        return name(code)
    except KeyError:
        return code


def _subject(code: str, speaker: Speaker) -> str:
    for kind, field in SUBJECTS:
        if code in speaker.catalogue.list_of(kind).codes:
            return speaker.of(getattr(speaker.catalogue.list_of(kind)[code], field))
    raise KeyError(code)
