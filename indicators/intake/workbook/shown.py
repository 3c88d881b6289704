"""What a cell shows for what it stores, and whether the two agree."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from indicators.intake.severities import Severity
from indicators.intake.workbook.number_format import NumberShape, Section, sections
from indicators.intake.workbook.refusal import damaged

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
# A double carries 15 digits; Excel shows no more, so 16.700000000000003 is 16.7.
_DIGITS = 15
# No spreadsheet holds a number beyond this, and a sentence would not hold its digits.
_LARGEST_EXPONENT = 324
# In the format "General" a number takes at most 11 places, its point among them.
_PLACES = 10
# Beyond so many places a sentence tells a number as 1,2E+30.
_LONGEST = 25
_LAST_DAY = 2_958_465
_LEAP_DAY_THAT_NEVER_WAS = 60


@dataclass(frozen=True)
class Shown:
    """The text to read; `key` names what has to be said about it, `words` fills that sentence.

    An error carries the stored value as text: what a cell shows may be nothing at all.
    """

    text: str
    key: str = ""
    severity: Severity = "notice"
    """Of what `key` says; nothing is said without one."""
    words: tuple[tuple[str, str], ...] = ()
    percent: bool = False


def number_of(text: str) -> Decimal:
    """A stored number, with the digits a double carries."""
    if _NUMBER.fullmatch(text) is None:
        raise damaged("no number")
    stored = Decimal(text)
    if not stored:
        return Decimal(0)
    if abs(stored.adjusted()) > _LARGEST_EXPONENT:
        raise damaged("no number of a spreadsheet")
    exact = stored.quantize(Decimal(1).scaleb(stored.adjusted() - _DIGITS + 1), ROUND_HALF_UP)
    return exact.normalize()


def show_number(text: str, code: str, *, from_1904: bool) -> Shown:
    """A stored number as its format shows it."""
    stored = number_of(text)
    section = _section_for(stored, code)
    if section.kind in ("general", "text"):
        return _general(stored, code)
    if section.kind == "nothing":
        return _refused("cell_veiled", stored, code)
    if section.kind == "date":
        return _date(stored, section, code, from_1904=from_1904)
    if section.kind == "number" and section.shape:
        return _number(stored, section.shape, code)
    return _refused("cell_format", stored, code)


def show_text(text: str, code: str) -> Shown:
    """A stored text; a format may hide it (`;;;`) or add words."""
    parts = sections(code)
    section = parts[3] if len(parts) == 4 else parts[-1]
    if not text.strip() or section.kind == "text":
        return Shown(text)
    if len(parts) == 4:
        return Shown(text, "cell_veiled", "error", (("stored", text), ("format", code)))
    return Shown(text)


def show_day(day: date, code: str) -> Shown:
    """A date that is stored as one (ISO)."""
    parts = sections(code)[0]
    if parts.kind == "general":
        return Shown(day.isoformat())
    return _day(day, parts, Decimal(0), code)


def _section_for(stored: Decimal, code: str) -> Section:
    """Positive, negative and zero have their own part, where the format has so many."""
    parts = [part for part in sections(code)[:3] if part.kind != "text" or len(sections(code)) == 1]
    parts = parts or [Section("general")]
    if stored == 0 and len(parts) == 3:
        return parts[2]
    if stored < 0 and len(parts) >= 2:
        return _as_negative(parts[1])
    return parts[0]


def _as_negative(section: Section) -> Section:
    """The part for negative numbers writes the sign itself; without one the value is veiled."""
    shape = section.shape
    if shape is None or "-" not in (shape.before.strip(), shape.after.strip()):
        return Section("unclear")
    return Section("number", replace(shape, before="", after=""))


def _number(stored: Decimal, shape: NumberShape, code: str) -> Shown:
    if stored.adjusted() > _DIGITS:
        return _refused("cell_format", stored, code)
    quoted = shape.after.strip() == "%" and not shape.percent
    value = (stored.scaleb(2) if shape.percent else stored).scaleb(-3 * shape.scaled)
    text = _digits(value, shape)
    sign = "+" if shape.before.strip() == "+" and value > 0 else ""
    words = shape.before.strip().removeprefix(sign) + ("" if quoted else shape.after.strip())
    lost = stored != 0 and not Decimal(text.replace(",", ".") or 0)
    if shape.scaled or words or lost or not text:
        grouped = _grouped(text) if shape.grouped else text
        seen = f"{shape.before}{grouped}{'%' if shape.percent else ''}{shape.after}"
        return _refused("cell_format_seen" if seen else "cell_veiled", stored, code, seen)
    if shape.percent:
        told = (("stored", german(stored)), ("shown", f"{text} %"), ("read", text))
        return Shown(text, "cell_percent", "notice", told, percent=True)
    return replace(_told(text, stored), percent=quoted)


def _told(text: str, stored: Decimal) -> Shown:
    """A notice wherever the text is another number or has leading zeros."""
    same = Decimal(text.replace(",", ".")) == stored
    padded = re.match(r"-?0\d", text)
    if same and not padded:
        return Shown(text)
    return Shown(text, "cell_shown", "notice", (("stored", german(stored)), ("shown", text)))


def _digits(value: Decimal, shape: NumberShape) -> str:
    rounded = abs(value).quantize(Decimal(1).scaleb(-shape.most_decimals), ROUND_HALF_UP)
    before, _, behind = f"{rounded:f}".partition(".")
    while len(behind) > shape.least_decimals and behind.endswith("0"):
        behind = behind[:-1]
    if before == "0" and shape.least_digits == 0 and not behind:
        return ""
    before = before.rjust(shape.least_digits, "0")
    text = f"{before},{behind}" if behind else before
    return f"-{text}" if value < 0 and rounded else text


def _grouped(text: str) -> str:
    before, comma, behind = text.partition(",")
    return f"{int(before):,}".replace(",", ".") + comma + behind if before else text


def _general(stored: Decimal, code: str) -> Shown:
    if stored == 0:
        return Shown("0")
    highest = stored.adjusted()
    if highest > _PLACES or highest < -4:
        # Shown as 1,2E+11 or 1,2E-05.
        return _refused("cell_format_seen", stored, code, f"{stored:.5E}".replace(".", ","))
    decimals = max(0, _PLACES - max(highest + 1, 1))
    rounded = stored.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return _told(german(rounded), stored)


def _date(stored: Decimal, section: Section, code: str, *, from_1904: bool) -> Shown:
    lowest = 0 if from_1904 else _LEAP_DAY_THAT_NEVER_WAS + 1
    if stored < lowest or stored > _LAST_DAY:
        return _refused("cell_format", stored, code)
    days, rest = divmod(stored, 1)
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
    return _day((first + timedelta(days=int(days))).date(), section, rest, code)


def _day(day: date, section: Section, rest: Decimal, code: str) -> Shown:
    parts = section.parts_of_date - {"weekday"}
    if parts == {"year"}:
        return Shown(str(day.year))
    if parts == {"year", "month"}:
        return Shown(f"{day:%Y-%m}")
    if not {"day", "month"} <= parts or not parts & {"year", "short year"}:
        return Shown(
            day.isoformat(), "cell_format", "error", (("stored", f"{day}"), ("format", code))
        )
    if rest and "time" in parts:
        return Shown(day.isoformat(), "cell_time", "notice", (("shown", day.isoformat()),))
    return Shown(day.isoformat())


def _refused(key: str, stored: Decimal, code: str, seen: str = "") -> Shown:
    told = (
        german(stored) if abs(stored.adjusted()) <= _LONGEST else f"{stored:.14E}".replace(".", ",")
    )
    words = (("stored", told), ("format", code), ("seen", seen))
    return Shown(german(stored), key, "error", words)


def german(value: Decimal) -> str:
    """A number in plain German digits."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")
