"""The styles of a workbook, as far as they change what is seen: number format and strike."""

import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from indicators.intake.workbook import schema
from indicators.intake.workbook.archive import name_of, root_of, whole
from indicators.intake.workbook.refusal import damaged
from indicators.intake.workbook.strings import font_marks

# Formats that have a number only. Currencies and East Asian dates are left out; they are refused.
_BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd.mm.yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd.mm.yyyy h:mm",
    37: "#,##0;(#,##0)",
    38: "#,##0;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)",
    41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
    43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
_FIRST_OWN = 164


@dataclass(frozen=True)
class Style:
    """What a cell's style says about how its value is seen."""

    format: str
    struck: bool


@dataclass(frozen=True)
class Styles:
    """Styles of cells by number; `veiling` are conditional formats that change what is seen."""

    cells: tuple[Style, ...] = (Style("General", False),)
    veiling: frozenset[int] = frozenset()


def read_styles(archive: zipfile.ZipFile, part: str) -> Styles:
    """All styles cells and conditional formats refer to."""
    root = root_of(archive, part)
    if name_of(root) != "styleSheet":
        raise damaged("no style sheet")
    groups = {name_of(child): child for child in root}
    for name in ("numFmts", "fonts", "cellXfs", "dxfs"):
        if name in groups:
            schema.check_all(groups[name])
    schema.check(root)
    formats = _BUILT_IN | {
        whole(entry, "numFmtId"): entry.get("formatCode", "") for entry in groups.get("numFmts", ())
    }
    struck = [font_marks(font)[0] for font in groups.get("fonts", ())]
    cells = tuple(_style(entry, formats, struck) for entry in groups.get("cellXfs", ()))
    veiling = frozenset(
        number for number, entry in enumerate(groups.get("dxfs", ())) if _veils(entry)
    )
    return Styles(cells or Styles().cells, veiling)


def _style(entry: Element, formats: dict[int, str], struck: list[bool]) -> Style:
    number = whole(entry, "numFmtId", 0)
    if number >= _FIRST_OWN and number not in formats:
        raise damaged(f"number format {number} is missing")
    font = whole(entry, "fontId", 0)
    if font >= len(struck) and (font or struck):
        raise damaged(f"font {font} is missing")
    return Style(formats.get(number, f"[{number}]"), struck[font] if struck else False)


def _veils(entry: Element) -> bool:
    """A conditional format that changes the number format or strikes through."""
    parts = {name_of(child): child for child in entry}
    return "numFmt" in parts or ("font" in parts and font_marks(parts["font"])[0])
