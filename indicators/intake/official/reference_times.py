"""When a figure holds, and on which census an update rests."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from indicators.catalogue.models.official_table import OfficialTables
from indicators.errors import DeliveryError
from indicators.intake.dates import read_date
from indicators.intake.findings import quoted

_YEAR = re.compile(r"(?:19|20)\d\d")
_STATED = re.compile(
    r"(?:ab (?P<since>\d{4})\b[^;]*?)?(?P<kind>Zensus|Volkszählung)s?(?:\s+vom)?[^\d]{0,12}"
    r"(?P<census>1987|2011|2022)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Time:
    """A day, or a year alone."""

    year: int
    day: date | None

    @property
    def iso(self) -> str:
        """The day as deliveries write it; empty for a year."""
        return self.day.isoformat() if self.day else ""

    def printed(self, language: str) -> str:
        """The day or year as people write it."""
        if self.day is None:
            return str(self.year)
        return f"{self.day:%d.%m.%Y}" if language == "de" else self.iso


@dataclass(frozen=True)
class Base:
    """The census an update rests on, and how we know: stated, dated or given."""

    code: str
    known_from: str


def read_time(file: str, row: int, printed: str) -> Time:
    """The day or year of a cell. Raises DeliveryError where it is neither."""
    text = printed.strip()
    if _YEAR.fullmatch(text):
        return Time(int(text), None)
    found = read_date(text)
    if found.iso is None:
        raise DeliveryError("official_time", file=file, row=row, value=quoted(text))
    day = date.fromisoformat(found.iso)
    return Time(day.year, day)


def base_of(
    file: str, time: Time, footer: Sequence[str], given: str | None, words: OfficialTables
) -> Base:
    """The census an update rests on. Raises DeliveryError where nothing tells."""
    stated = _stated(time, footer)
    if stated:
        if given is not None and given != stated:
            raise DeliveryError("official_other_base", file=file, stated=stated, given=given)
        return Base(stated, "stated")
    if given is not None:
        return Base(given, "given")
    day = time.day or date(time.year, 12, 31)
    for period in words.censuses:
        if (period.since or date.min) <= day <= (period.until or date.max):
            return Base(period.base, "dated")
    allowed = ", ".join(period.base for period in words.censuses)
    raise DeliveryError("official_base_open", file=file, time=time.printed("de"), allowed=allowed)


def _stated(time: Time, footer: Sequence[str]) -> str:
    """What the footer says; of several sentences the last that holds for the year."""
    found = [entry for line in footer for entry in _STATED.finditer(line)]
    fitting = [entry for entry in found if int(entry["since"] or 0) <= time.year]
    latest = max(fitting, key=lambda entry: int(entry["since"] or 0), default=None)
    return f"census_{latest['census']}" if latest else ""
