"""One cell: from its XML to the text a person sees."""

import re
from dataclasses import dataclass, replace
from datetime import date
from xml.etree.ElementTree import Element

from indicators.intake.workbook import schema
from indicators.intake.workbook.archive import name_of, whole
from indicators.intake.workbook.refusal import damaged
from indicators.intake.workbook.shown import Shown, show_day, show_number, show_text
from indicators.intake.workbook.strings import Words, unescaped, words_of
from indicators.intake.workbook.styles import Style, Styles

_SHOWN_FORMULA = 40
# As Excel itself writes errors in a file, whatever the language; people also type the German ones.
_ERROR = re.compile(
    r"#(NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!"
    r"|CONNECT!|UNKNOWN!|NV|WERT!|BEZUG!|ZAHL!|ÜBERLAUF!|#+)",
    re.IGNORECASE,
)
# What a German Excel shows for the errors that a file stores in English.
_GERMAN_ERRORS = {
    "#N/A": "#NV",
    "#VALUE!": "#WERT!",
    "#REF!": "#BEZUG!",
    "#NUM!": "#ZAHL!",
    "#SPILL!": "#ÜBERLAUF!",
}
_BOOLEANS = {"0": "FALSCH", "1": "WAHR", "false": "FALSCH", "true": "WAHR"}


@dataclass(frozen=True)
class Book:
    """What cells of all sheets share."""

    strings: list[Words]
    styles: Styles
    from_1904: bool


def shown_cell(element: Element, book: Book) -> Shown:
    """What a cell shows, with the gravest thing there is to say about it."""
    schema.check(element)
    parts = {name_of(child): child for child in element}
    if len(parts) != len(element):
        raise damaged("a part of a cell stands twice")
    style = _style(element, book.styles)
    words = _words(element, parts, book)
    shown = _shown(element.get("t", "n"), words, style, book)
    if "f" in parts:
        formula = f"={parts['f'].text or ''}"[:_SHOWN_FORMULA]
        return refused_cell(shown, "cell_formula", formula=formula)
    if error := spreadsheet_error(shown.text):
        return error
    if (words.struck or style.struck) and shown.text.strip():
        return refused_cell(shown, "cell_struck")
    if words.marked:
        return refused_cell(shown, "cell_footnote")
    text = shown.text.strip()
    return shown if text == shown.text else replace(shown, text=text)


def refused_cell(shown: Shown, key: str, **words: str) -> Shown:
    """A cell that cannot be taken, with what it shows."""
    return Shown(shown.text.strip(), key, "error", tuple(words.items()))


def spreadsheet_error(text: str) -> Shown | None:
    """A cell that shows an error of a spreadsheet; None for any other text."""
    is_error = text.lstrip().startswith("#") and _ERROR.fullmatch(text.strip())
    return _erroneous(text.strip()) if is_error else None


def _erroneous(text: str) -> Shown:
    return refused_cell(Shown(text), "cell_error", seen=_GERMAN_ERRORS.get(text.upper(), text))


def _style(element: Element, styles: Styles) -> Style:
    position = whole(element, "s", 0)
    if position >= len(styles.cells):
        raise damaged(f"style {position} is missing")
    return styles.cells[position]


def _words(element: Element, parts: dict[str, Element], book: Book) -> Words:
    """The stored text of a cell, before its format is looked at."""
    kind = element.get("t", "n")
    if kind == "inlineStr":
        if "v" in parts:
            raise damaged("a text of its own beside a value")
        return words_of(parts["is"]) if "is" in parts else Words("")
    if "is" in parts:
        raise damaged("a text in a cell of another kind")
    if "v" not in parts:
        return Words("")
    schema.check(parts["v"])
    text = parts["v"].text or ""
    if kind != "s":
        return Words(unescaped(text) if kind == "str" else text.strip())
    if not text.isascii() or not text.isdigit() or int(text) >= len(book.strings):
        raise damaged("a text that does not exist")
    return book.strings[int(text)]


def _shown(kind: str, words: Words, style: Style, book: Book) -> Shown:
    if kind in ("s", "str", "inlineStr"):
        return show_text(words.text, style.format)
    if not words.text:
        return Shown("")
    if kind == "n":
        return show_number(words.text, style.format, from_1904=book.from_1904)
    if kind == "d":
        return show_day(date.fromisoformat(words.text[:10]), style.format)
    if kind == "b":
        return Shown(_BOOLEANS[words.text])
    if kind == "e":
        return _erroneous(words.text)
    raise damaged(f"a cell of kind {kind}")
