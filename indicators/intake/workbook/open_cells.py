"""One cell of an OpenDocument spreadsheet: from its XML to the text a person sees."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from xml.etree.ElementTree import Element

from indicators.intake.workbook.refusal import damaged
from indicators.intake.workbook.shown import Shown, german, number_of
from indicators.intake.workbook.shown_cells import refused_cell, spreadsheet_error

_NAMES = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
OFFICE, TABLE, TEXT, STYLE = (_NAMES.format(name) for name in ("office", "table", "text", "style"))
_PLAIN = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_POINTS = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_COMMAS = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_SHOWN_FORMULA = 40
_LONGEST_NUMBER = 60


class CellStyles:
    """Styles that strike text through or raise it as a footnote."""

    def __init__(self, root: Element) -> None:
        looks = [
            (style.get(f"{STYLE}name", ""), look)
            for style in root.iter(f"{STYLE}style")
            for look in style.findall(f"{STYLE}text-properties")
        ]
        self.struck = {
            name
            for name, look in looks
            if look.get(f"{STYLE}text-line-through-style", "none") != "none"
            or look.get(f"{STYLE}text-line-through-type", "none") != "none"
        }
        self.raised = {
            name
            for name, look in looks
            if look.get(f"{STYLE}text-position", "").startswith(("super", "sub"))
        }


def open_cell(cell: Element, styles: CellStyles) -> Shown:
    """What a cell shows, with the gravest thing there is to say about it."""
    paragraphs = cell.findall(f"{TEXT}p")
    seen = "\n".join("".join(_words(part)) for part in paragraphs).strip()
    shown = _shown(cell, seen)
    formula = cell.get(f"{TABLE}formula")
    if formula is not None:
        told = f"={formula.partition(':=')[2] or formula}"[:_SHOWN_FORMULA]
        return refused_cell(shown, "cell_formula", formula=told)
    if error := spreadsheet_error(shown.text):
        return error
    used = {cell.get(f"{TABLE}style-name", "")}
    used |= {span.get(f"{TEXT}style-name", "") for part in paragraphs for span in part.iter()}
    if used & styles.struck and shown.text:
        return refused_cell(shown, "cell_struck")
    return refused_cell(shown, "cell_footnote") if used & styles.raised and shown.text else shown


def _words(element: Element) -> Iterator[str]:
    """The text of a paragraph; blanks, tabs and breaks are elements of their own."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            word = child.get(f"{TEXT}c", "1")
            yield " " * min(int(word) if word.isdecimal() and len(word) < 5 else 1, 1000)
        elif child.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            yield "\t" if child.tag == f"{TEXT}tab" else "\n"
        elif child.tag != f"{OFFICE}annotation":
            yield from _words(child)
        yield child.tail or ""


def _shown(cell: Element, seen: str) -> Shown:
    kind = cell.get(f"{OFFICE}value-type")
    if kind is None or kind == "string":
        return Shown(seen or cell.get(f"{OFFICE}string-value", "").strip())
    if kind == "float":
        return _number(number_of(cell.get(f"{OFFICE}value", "")), seen)
    if kind == "percentage":
        return _percent(number_of(cell.get(f"{OFFICE}value", "")), seen)
    if kind == "date":
        return _day(cell.get(f"{OFFICE}date-value", ""), seen)
    if kind == "boolean":
        return Shown("WAHR" if cell.get(f"{OFFICE}boolean-value") == "true" else "FALSCH")
    if kind in ("currency", "time"):
        return _refused(cell.get(f"{OFFICE}value", seen), seen)
    raise damaged(f"a cell of kind {kind[:20]}")


def _number(stored: Decimal, seen: str) -> Shown:
    text = _reading(stored, seen)
    if text is None:
        return _refused(german(stored), seen)
    is_same = Decimal(text.replace(",", ".")) == stored
    if is_same and not re.match(r"-?0\d", text):
        return Shown(text)
    return Shown(text, "cell_shown", "notice", (("stored", german(stored)), ("shown", text)))


def _percent(stored: Decimal, seen: str) -> Shown:
    text = _reading(stored.scaleb(2), seen.removesuffix("%").strip())
    if text is None or not seen.endswith("%"):
        return _refused(german(stored), seen)
    words = (("stored", german(stored)), ("shown", seen), ("read", text))
    return Shown(text, "cell_percent", "notice", words, percent=True)


def _reading(stored: Decimal, seen: str) -> str | None:
    """What is seen as a German number, if it is the stored one or the stored one rounded.

    1.300 is seen for 1300 and for 1,3: which of the two is meant, the stored number says.
    """
    for text in _readings(seen.replace("\u2212", "-").replace("\u00a0", "")):
        value = Decimal(text.replace(",", "."))
        places = len(text.partition(",")[2])
        if value == stored.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):
            return text.removeprefix("+")
    return None


def _readings(seen: str) -> Iterator[str]:
    if len(seen) > _LONGEST_NUMBER:
        return
    if _POINTS.fullmatch(seen):
        yield seen.replace(".", "")
    if _COMMAS.fullmatch(seen):
        yield seen.replace(",", "").replace(".", ",")
    if _PLAIN.fullmatch(seen):
        yield seen.replace(".", ",")


def _day(stored: str, seen: str) -> Shown:
    day = date.fromisoformat(stored[:10])
    if re.fullmatch(r"[0-9]{4}", seen):
        return Shown(str(day.year)) if seen == str(day.year) else _refused(day.isoformat(), seen)
    if not seen:
        return _refused(day.isoformat(), seen)
    return Shown(day.isoformat())


def _refused(stored: str, seen: str) -> Shown:
    key = "cell_format_seen" if seen else "cell_veiled"
    words = (("stored", stored[:40]), ("format", "ODS"), ("seen", seen[:80]))
    return Shown(stored[:40], key, "error", words)
