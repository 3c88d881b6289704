"""Text without what nobody can see: one form for each letter, one kind of blank.

Two cells that look alike must be alike; else the same figure stands twice, unseen.
"""

import re
import unicodedata
from functools import lru_cache

_BLANKS = re.compile(r"[^\S\r\n]+|[\u2800\u3164\uffa0]+")
_ODD_BLANK = re.compile(r"[^\S \r\n]|[\u2800\u3164\uffa0]| {2}")
# Joiners carry meaning between letters of some scripts and inside emoji; elsewhere they hide.
_JOINERS = re.compile(r"(?<![\u0600-\u0dff\ufe0f\U0001f300-\U0001faff])[\u200c\u200d]")
_KEPT = "\r\n\t\u200c\u200d"


def tidied(cell: str) -> str:
    """The cell as it looks: NFC, no invisible characters, single plain blanks."""
    if cell.isascii() and cell.isprintable() and "  " not in cell:
        return cell.strip()
    visible = "".join(letter for letter in cell if not _is_invisible(letter))
    joined = _JOINERS.sub("", unicodedata.normalize("NFC", visible))
    return _BLANKS.sub(" ", joined.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _is_invisible(letter: str) -> bool:
    """Control and format characters: soft hyphens, zero-width blanks, marks of direction."""
    return letter not in _KEPT and unicodedata.category(letter) in ("Cc", "Cf", "Cn", "Co", "Cs")


def what_was_tidied(cell: str) -> tuple[str, str] | None:
    """What kind of adjustment a cell needed, in German and English; None for a plain trim."""
    after = tidied(cell)
    if after == cell.strip().replace("\r\n", "\n").replace("\r", "\n"):
        return None
    hidden = sorted({_name(letter) for letter in cell if _is_invisible(letter)})
    hidden += [_name(letter) for letter in sorted(set(cell)) if letter in "\u200c\u200d"]
    if hidden:
        signs = ", ".join(hidden)
        return f"unsichtbare Zeichen entfernt ({signs})", f"invisible characters removed ({signs})"
    if _ODD_BLANK.search(cell):
        return "Leerzeichen vereinheitlicht", "blanks made alike"
    return "zusammengesetzte Buchstaben vereinheitlicht", "composed letters made alike"


def _name(letter: str) -> str:
    return f"U+{ord(letter):04X}"


@lru_cache(maxsize=2000)
def heading_key(heading: str) -> str:
    """A heading as it is compared: without line breaks, colon, case and the blanks around."""
    return re.sub(r"\s+", " ", tidied(heading)).strip(" :").casefold()
