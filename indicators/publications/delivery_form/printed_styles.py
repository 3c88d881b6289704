"""How cells of the form look: yellow is asked, grey only helps, and what is locked."""

from typing import Any

Styles = dict[str, Any]

# Grey and blue on white and yellow keep a contrast of at least 4.5 : 1.
_GREY, _YELLOW, _PALE, _BLUE = "#595959", "#FFF8DC", "#F2F2F2", "#003F72"
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 18, "font_color": _BLUE, "text_wrap": True},
    "heading": {"bold": True, "font_size": 12, "text_wrap": True},
    "text": {"text_wrap": True},
    "head": {"bold": True, "bg_color": _PALE, "text_wrap": True, "border": 1},
    "aid": {"font_color": _GREY, "font_size": 9},
    "computed": {"font_color": _GREY, "italic": True},
    "locked": {},
    "asked": {"bg_color": _YELLOW, "border": 4, "locked": False},
    "usual": {"border": 4, "locked": False},
    "day": {"bg_color": _YELLOW, "border": 4, "locked": False, "num_format": "dd.mm.yyyy"},
}


def styles_of(book: Any) -> Styles:
    """The styles of a workbook by what they are for."""
    common = {"valign": "top", "font_name": "Calibri", "font_size": 11}
    return {name: book.add_format({**common, **look}) for name, look in _LOOKS.items()}
