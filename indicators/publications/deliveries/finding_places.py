"""Where a finding was found, in words: what the row is about, not its number in a file."""

from collections.abc import Callable
from functools import partial
from typing import Any

from indicators.catalogue import Catalogue
from indicators.publications.speech import formats
from indicators.publications.speech.wording import sentence

SUBJECTS = (
    ("quantities", "label"),
    ("criteria", "title"),
    ("indicators", "title"),
    ("measures", "title"),
)
"""Lists of the catalogue that a delivered row may speak of, and the field with the name."""


def place_of(finding: dict[Any, Any], catalogue: Catalogue, language: str) -> str:
    """City, what is counted or judged, year and group; then column and file."""
    breakdown = partial(formats.breakdown, catalogue=catalogue, language=language)
    parts = [
        _named(partial(catalogue.area_name, language=language), finding["area"]),
        _named(partial(_subject, catalogue=catalogue, language=language), finding["subject"]),
        str(finding["year"]),
        _named(breakdown, finding["breakdown"]),
    ]
    about = ", ".join(part for part in parts if part)
    place = {name: finding[name] for name in ("column", "file")}
    return sentence("finding_place", language, about=about, **place)


def _named(name: Callable[[str], str], code: str) -> str:
    """The name of a code, or the code itself where nobody knows it: that is then the finding."""
    try:
        return name(code)
    except KeyError:
        return code


def _subject(code: str, catalogue: Catalogue, language: str) -> str:
    for kind, field in SUBJECTS:
        if code in catalogue.codes(kind):
            return getattr(catalogue.find(kind, code), field).said(language)
    raise KeyError(code)
