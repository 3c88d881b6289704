"""Text that no person wrote: error messages of spreadsheets, broken umlauts, formulas."""

import re
from collections.abc import Callable

import pandas as pd

from indicators.intake.findings import quoted
from indicators.intake.forms import Form
from indicators.intake.observations import NUMBERS
from indicators.intake.remarks import Remark

_ERROR_NAMES = (
    "NV|N/A|BEZUG!|REF!|WERT!|VALUE!|DIV/0!|NAME\\?|NULL!|ZAHL!|NUM!|ÜBERLAUF!|SPILL!|KALK!|CALC!"
    "|FELD!|FIELD!|BLOCKIERT!|BLOCKED!|UNBEKANNT!|UNKNOWN!|VERBINDEN!|CONNECT!|DATEN_ABRUFEN"
    "|GETTING_DATA|LEER!|EXTERN!|PYTHON!|BUSY!"
)
_ERROR = re.compile(rf"(?<!\w)#(?:{_ERROR_NAMES})(?!\w)|^(?:err|fehler):\s*[0-9]+$", re.IGNORECASE)
_HASHES = re.compile(r"^#{2,}$")
_FORMULA = re.compile(r"^(?:=|@[A-ZÄÖÜ.]+\()", re.IGNORECASE)

# UTF-8 read as Windows-1252: Ã¼ for ü, Ãœ for Ü, â€ž for „. The second sign is one that a letter
# Ã or Â of a real word is never followed by.
_SECOND = "".join(
    sorted({bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0)})
)
_QUOTES = "“”„‚‘’–—…»«›‹"
"""Signs that may well follow a German Ä."""
_MISREAD = re.compile(
    rf"[ÃÂ][{re.escape(_SECOND)}]|[ÄÅ](?![{_QUOTES}])[{re.escape(_SECOND)}]|Ã(?=\s|$)|â€|ï»¿|ï¿½"
)
# DOS and Macintosh letters read as Windows-1252, or umlauts replaced by question marks.
_LOST = re.compile(r"(?<=[A-Za-z])[„¸ˆ¨›Š](?=[a-z])|(?<=[A-Za-zß])\?(?=[a-zß])")


def text_faults(table: pd.DataFrame, form: Form) -> list[Remark]:
    """An error for every cell that holds what no person wrote; numbers have rules of their own."""
    found = []
    for field in form.fields:
        if field in NUMBERS:
            continue
        faults = {cell: _fault(cell) for cell in table[field].unique() if cell}
        heading = form.heading(field)
        columns = ["file", "sheet", "row", field]
        for file, sheet, row, cell in table[columns].itertuples(index=False, name=None):
            if key := faults.get(cell):
                found.append(Remark(key, "error", file, sheet, int(row), heading, quoted(cell)))
    return found


def _fault(cell: str) -> str | None:
    return next((key for key, is_so in _FAULTS.items() if is_so(cell)), None)


def _is_lost(cell: str) -> bool:
    """Addresses hold question marks between letters."""
    return "://" not in cell and _LOST.search(cell) is not None


_FAULTS: dict[str, Callable[[str], object]] = {
    "text_error_cell": _ERROR.search,
    "text_hashes": _HASHES.search,
    "text_replaced": lambda cell: "\ufffd" in cell,
    "text_misread": _MISREAD.search,
    "text_lost": _is_lost,
    "text_formula": _FORMULA.search,
}
