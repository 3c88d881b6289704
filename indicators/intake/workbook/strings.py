"""Text of a workbook as it is seen: struck-through and raised parts are told apart."""

import re
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from indicators.intake.limits import MOST_CHARACTERS_OF_A_CELL
from indicators.intake.workbook import schema
from indicators.intake.workbook.archive import events, flag, name_of
from indicators.intake.workbook.refusal import damaged

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NUMBER = re.compile(r"[-+]?[\d.,\s%]*\d[\d.,\s%]*")
_PLACES = {
    "superscript": str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾"),
    "subscript": str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎"),
}


@dataclass(frozen=True)
class Words:
    """The text of a cell; `marked` says that a number in it carries a raised or lowered mark."""

    text: str
    struck: bool = False
    marked: bool = False


def shared_strings(archive: zipfile.ZipFile, part: str) -> list[Words]:
    """All texts that cells refer to by number."""
    found = []
    for event, element in events(archive, part):
        if event == "end" and name_of(element) == "si":
            found.append(words_of(element))
            element.clear()
        elif event == "end" and name_of(element) == "sst":
            schema.check(element)
    return found


def words_of(element: Element) -> Words:
    """The text of one shared or inline string. Readings for Japanese (rPh) are no part of it."""
    schema.check_all(element)
    runs = [_run(child) for child in element if name_of(child) in ("t", "r")]
    text = "".join(run[0] for run in runs)
    if len(text) > MOST_CHARACTERS_OF_A_CELL:
        raise damaged("a text longer than a cell can hold")
    if not any(run[1] or run[2] for run in runs):
        return Words(text)
    plain = "".join(run[0] for run in runs if not run[2])
    raised = any(run[2] for run in runs if run[0].strip())
    marked = raised and _NUMBER.fullmatch(plain.strip()) is not None
    struck = any(run[1] for run in runs if run[0].strip())
    if plain.strip():
        text = "".join(run[0].translate(_PLACES.get(run[2], {})) for run in runs)
    return Words(text, struck, marked)


def _run(element: Element) -> tuple[str, bool, str]:
    """Text, whether it is struck through, and whether it is raised or lowered."""
    if name_of(element) == "t":
        return unescaped(element.text or ""), False, ""
    text, struck, place = "", False, ""
    for child in element:
        if name_of(child) == "t":
            text += unescaped(child.text or "")
        if name_of(child) == "rPr":
            struck, place = font_marks(child)
    return text, struck, place


def font_marks(font: Element) -> tuple[bool, str]:
    """Whether a font strikes through, and whether it raises or lowers."""
    struck, place = False, ""
    for child in font:
        if name_of(child) == "strike":
            struck = flag(child, "val", default=True)
        if name_of(child) == "vertAlign":
            place = child.get("val", "")
    if place not in ("", "baseline", *_PLACES):
        raise damaged(f"vertAlign={place}")
    return struck, place.removeprefix("baseline")


def unescaped(text: str) -> str:
    """`_x000D_` is how a workbook writes a character that XML does not allow."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if any("\ud800" <= character <= "\udfff" for character in plain):
        raise damaged("half a character")
    return plain
