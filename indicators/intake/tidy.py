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
_JOINING = "\u200c\u200d"
_KEPT = f"\r\n\t{_JOINING}"


def tidied(cell: str) -> str:
    """The cell as it looks: NFC, no invisible characters, single plain blanks."""
    if cell.isascii() and cell.isprintable() and "  " not in cell:
        return cell.strip()
    visible = "".join(letter for letter in cell if not _is_invisible(letter))
    joined = _JOINERS.sub("", unicodedata.normalize("NFC", visible))
    return _BLANKS.sub(" ", joined.replace("\r\n", "\n").replace("\r", "\n")).strip()


@lru_cache(maxsize=5000)
def _is_invisible(letter: str) -> bool:
    """Control and format characters: soft hyphens, zero-width blanks, marks of direction."""
    return letter not in _KEPT and unicodedata.category(letter) in ("Cc", "Cf", "Cn", "Co", "Cs")


def what_was_tidied(cell: str) -> str | None:
    """What kind of adjustment a cell needed: hidden, blanks, composed; None for a plain trim."""
    after = tidied(cell)
    if after == cell.strip().replace("\r\n", "\n").replace("\r", "\n"):
        return None
    if invisible_signs(cell):
        return "hidden"
    return "blanks" if _ODD_BLANK.search(cell) else "composed"


def invisible_signs(cell: str) -> str:
    """The characters of a cell that nobody can see, by their numbers."""
    signs = {letter for letter in cell if _is_invisible(letter) or letter in _JOINING}
    return ", ".join(f"U+{ord(letter):04X}" for letter in sorted(signs))


@lru_cache(maxsize=2000)
def heading_key(heading: str) -> str:
    """A heading as it is compared: without line breaks, colon, case and the blanks around."""
    return re.sub(r"\s+", " ", tidied(heading)).strip(" :").casefold()
