"""Dates as people and spreadsheets write them: read where there is one reading, else a reason."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from indicators.errors import message
from indicators.intake.findings import quoted

_MONTHS = (
    ("jan", "jän"),
    ("feb",),
    ("mär", "mar", "mrz", "maer"),
    ("apr",),
    ("mai", "may"),
    ("jun",),
    ("jul",),
    ("aug",),
    ("sep",),
    ("okt", "oct"),
    ("nov",),
    ("dez", "dec"),
)
_TIME = r"(?:[T\s]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/.])\s*([0-9]{{1,2}})\2\s*([0-9]{{1,2}}){_TIME}")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_GERMAN = re.compile(rf"([0-9]{{1,2}})\.\s*([0-9]{{1,2}})\.\s*([0-9]{{4}}){_TIME}")
_SLASHED = re.compile(rf"([0-9]{{1,2}})\s*[-/]\s*([0-9]{{1,2}})\s*[-/]\s*([0-9]{{4}}){_TIME}")
_NAMED = re.compile(r"([0-9]{1,2})\.?[\s-]*([^\W\d_]{3,9})\.?[\s-]*([0-9]{4})")
_SHORT_YEAR = re.compile(
    rf"[0-9]{{1,2}}\s*[./-]\s*(?:[0-9]{{1,2}}|[^\W\d_]{{3,9}})\s*[./-]\s*([0-9]{{2}}){_TIME}"
)
_MONTH = re.compile(r"(?:([^\W\d_]{3,9})\.?[\s-]*|([0-9]{1,2})\s*[./-]\s*)([0-9]{4})")
_YEAR_MONTH = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})")
# Days since 1899-12-30 and 1904-01-01, as the two kinds of spreadsheets count them.
_SERIAL = re.compile(r"([1-9][0-9]{4})(?:[.,][0-9]+)?")
_EPOCHS = (date(1899, 12, 30), date(1904, 1, 1))


@dataclass(frozen=True)
class ReadDate:
    """A date as text (2021-12-31), or the reason why there is none."""

    iso: str | None
    reason: str = ""
    words: tuple[tuple[str, str], ...] = ()

    def sentence(self, language: str, cell: str) -> str:
        """Why the cell is no date, for people."""
        return message(f"date_{self.reason}", language, cell=quoted(cell), **dict(self.words))


def read_date(cell: str) -> ReadDate:
    """The day a cell names. Only what has one reading is read."""
    text = cell.strip()
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(found[1], found[3], found[4])
    if found := _GERMAN.fullmatch(text):
        return _day(found[3], found[2], found[1])
    if found := _COMPACT.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _SLASHED.fullmatch(text):
        return _slashed(found[3], found[1], found[2])
    if (found := _NAMED.fullmatch(text)) and _month(found[2]):
        return _day(found[3], str(_month(found[2])), found[1])
    return ReadDate(None, *_reason(text))


def read_partial_date(cell: str) -> ReadDate:
    """A day, a month (2018-02) or a year (2018)."""
    text = cell.strip()
    if re.fullmatch(r"[0-9]{4}", text):
        return ReadDate(text)
    month, year = None, ""
    if found := _YEAR_MONTH.fullmatch(text):
        month, year = int(found[2]), found[1]
    elif found := _MONTH.fullmatch(text):
        month, year = _month(found[1]) if found[1] else int(found[2]), found[3]
    if month is None:
        return read_date(cell)
    return ReadDate(f"{year}-{month:02}") if 1 <= month <= 12 else ReadDate(None, "no_such_day")


def _day(year: str, month: str, day: str) -> ReadDate:
    try:
        return ReadDate(date(int(year), int(month), int(day)).isoformat())
    except ValueError:
        return ReadDate(None, "no_such_day")


def _slashed(year: str, first: str, second: str) -> ReadDate:
    """31/12/2021 has one reading; 01/02/2021 has two."""
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if day_first.iso and month_first.iso and day_first != month_first:
        readings = (("first", day_first.iso), ("second", month_first.iso))
        return ReadDate(None, "two_readings", readings)
    return day_first if day_first.iso else month_first


def _month(word: str) -> int | None:
    start = word.casefold()
    for number, names in enumerate(_MONTHS, start=1):
        if start.startswith(names):
            return number
    return None


def _reason(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Why a text is not read as a day."""
    if _SHORT_YEAR.fullmatch(text):
        return "short_year", ()
    if found := _SERIAL.fullmatch(text):
        days = [(epoch + timedelta(days=int(found[1]))).isoformat() for epoch in _EPOCHS]
        return "serial", (("first", days[0]), ("second", days[1]))
    if re.fullmatch(r"[0-9]{4}", text) or _YEAR_MONTH.fullmatch(text):
        return "without_day", ()
    if (found := _MONTH.fullmatch(text)) and (found[2] or _month(found[1])):
        return "without_day", ()
    return "unknown", ()


def partial_date_reason(cell: str, language: str) -> str:
    """Why a cell is neither a day nor a month nor a year, for people."""
    found = read_partial_date(cell)
    if found.reason == "unknown":
        return message("date_unknown_partial", language, cell=quoted(cell))
    return found.sentence(language, cell)
