"""From the bytes of a CSV to its text: encoding, byte order marks, separator.

What has one reading is read, with a word about it; everything else is refused with the reason.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from indicators.errors import DeliveryError
from indicators.intake.forms import forms
from indicators.intake.remarks import Remark

SEPARATORS = {";": "Semikolon", ",": "Komma", "\t": "Tabulator", "|": "|"}
_MARK = "\ufeff"
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
# What German texts and names of places and people are written with. Other codings of the same
# bytes (DOS, Macintosh) turn umlauts into signs that are not among these, or into quotation marks
# and section signs in the middle of a word. á is missing: it is the ß of DOS.
_WESTERN = set("äöüÄÖÜßéèêëàâçñóòôíìîúùûåøÅØÉÈÀÁÇÑÓÍÚÂÊÎÔÛ„“”‚‘’»«›‹–—…§€°²³·©®½¼×±µ•\u00a0\u00ad")
_OTHER_CODING = re.compile(r"[A-Za-z][„”§€][a-z]|[€§…][a-z]")


@dataclass(frozen=True)
class CsvText:
    """The text of a CSV, how its columns are separated, and what was adjusted on the way."""

    text: str
    separator: str
    remarks: tuple[Remark, ...] = ()


def read_text(path: Path) -> CsvText:
    """The text of a CSV. Raises DeliveryError when it has no single reading."""
    text, keys = _decoded(path)
    if text.startswith(_MARK * 2) or (keys and text.startswith(_MARK)):
        keys.append(("csv_marks", ()))
    text = text.lstrip(_MARK)
    declared = re.match(r"sep=([;,\t|])\r?\n?", text, flags=re.IGNORECASE)
    if declared:
        # Blanked, not cut out: the rows keep the numbers they have in the file.
        text = "\n" + text[declared.end() :]
        keys.append(("csv_declared", ()))
    separator = declared[1] if declared else _separator(text)
    if separator != ";":
        keys.append(("csv_separator", (("separator", SEPARATORS.get(separator, separator)),)))
    remarks = (
        Remark(key, "notice", path.name, path.stem, 1, "A", "", words) for key, words in keys
    )
    return CsvText(text, separator, tuple(remarks))


Keys = list[tuple[str, tuple[tuple[str, str], ...]]]


def _decoded(path: Path) -> tuple[str, Keys]:
    raw = path.read_bytes()
    wide = _UTF16.get(raw[:2]) or _unmarked_utf16(raw)
    if wide:
        return _decoded_wide(path, raw, wide)
    if b"\x00" in raw:
        raise DeliveryError("file_kind", file=path.name)
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError:
        return _decoded_western(path, raw)


def _decoded_wide(path: Path, raw: bytes, encoding: str) -> tuple[str, Keys]:
    try:
        text = raw.decode(encoding).removeprefix(_MARK)
    except UnicodeDecodeError as problem:
        raise DeliveryError("file_encoding", file=path.name) from problem
    if "\x00" in text:
        raise DeliveryError("file_kind", file=path.name)
    return text, [("csv_encoding", (("encoding", "UTF-16"),))]


def _unmarked_utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero, and none of the others."""
    even, odd = raw[::2], raw[1::2]
    if odd.count(0) > 0.8 * len(odd) and not even.count(0):
        return "utf-16-le"
    if even.count(0) > 0.8 * len(even) and not odd.count(0):
        return "utf-16-be"
    return None


def _decoded_western(path: Path, raw: bytes) -> tuple[str, Keys]:
    """Windows-1252, the "CSV" of Excel, if its letters are those of German texts."""
    encoding = "Windows-1252 (ANSI)"
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError as problem:
        raise DeliveryError("file_encoding", file=path.name) from problem
    is_plain = {letter for letter in text if letter > "\x7f"} <= _WESTERN
    if not is_plain or _OTHER_CODING.search(text):
        raise DeliveryError("file_encoding", file=path.name)
    return text, [("csv_encoding", (("encoding", encoding),))]


def _separator(text: str) -> str:
    """The first separator that makes two known headings of a line; the semicolon if none does."""
    lines = [line for line in text[:100_000].splitlines()[:30] if line.strip()]
    for separator in SEPARATORS:
        if any(_known(line, separator) >= 2 for line in lines):
            return separator
    return ";"


def _known(line: str, separator: str) -> int:
    cells = [cell.strip().strip('"') for cell in line.split(separator)[:60]]
    return max(sum(form.field_of(cell) is not None for cell in cells) for form in forms().values())
