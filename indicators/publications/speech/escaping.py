"""Text that others delivered, made harmless for each way out: one function per way.

What is delivered is kept as it is; only where it leaves is it known what would bring it to life.
JSON needs nothing for programs, which take a text for a text; people print it on terminals.
"""

import json
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

import pandas as pd

WORD_JOINER = "\u2060"
"""Takes no room and breaks no line; between two characters it keeps them from being a command."""

# A number, alone or with its unit in words: -3,5 · −12 % · +0,4 Prozentpunkte im Jahr.
_NUMBER = re.compile(
    r"[+\-\u2212]?\d[\d.,\u00a0\u202f]*([ \u00a0](%|[^\W\d_]+([ \u00a0][^\W\d_]+)*))?"
)
# What spreadsheets take for a formula, at the start or, where a comma or tab divides cells, after
# one; they read the wide forms of East Asia alike.
_FORMULA = re.compile(r"(^\s*[\"']?|[;,|][\"']?)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")
_INVISIBLE = ("Cc", "Cf", "Zl", "Zp", "Co", "Cs")

_MARKUP = re.compile(r"([\\`*_\[\]<>#$~|&])")
_LIST = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+])(?=\s|$)")
# Streamlit makes icons, colours and emoji of :name:, and links of addresses, after escapes are
# gone; only something in between stops it.
_COLON = re.compile(r":(?=[^\s\d])|:(?=[\w+-]+:)")
_LINKED = re.compile(r"(?<=\w)@(?=\w)|\bwww(?=\.)", re.IGNORECASE)


def for_spreadsheets(table: pd.DataFrame) -> pd.DataFrame:
    """A table whose texts a spreadsheet shows instead of computing; numbers stay numbers."""
    texts = table.select_dtypes(exclude=["number", "bool", "datetime"]).columns
    return table.assign(**{name: table[name].map(in_cell) for name in texts})


def in_cell(value: object) -> object:
    """A cell of a CSV file; an apostrophe tells spreadsheets that a text follows."""
    return _text_in_cell(value) if isinstance(value, str) else value


@lru_cache(maxsize=4096)
def _text_in_cell(value: str) -> str:
    """Kept, because concepts, sources and notes stand in thousands of rows."""
    if _NUMBER.fullmatch(value):
        return value
    seen = re.sub(r"\s*[\r\n\u2028\u2029]+\s*", " ", value.strip("\t\r\n")).replace("\t", " ")
    return _FORMULA.sub(r"\1'", _shown(seen))


def on_terminal(text: str) -> str:
    """A line for people; what would steer a terminal or turn its text around is spelled out."""
    return "\n".join(_shown(line) for line in text.split("\n"))


def in_json(text: str) -> str:
    """JSON that means the same and steers no terminal it happens to be printed on."""
    if text.isascii():
        return text.replace("\x7f", "\\u007f")
    return "".join(
        json.dumps(letter)[1:-1] if letter != "\n" and _is_hidden(letter) else letter
        for letter in text
    )


def in_one_line(text: str) -> str:
    """As `on_terminal`, for a part of a line, which must not begin another."""
    return _shown(text)


def in_markdown(text: str) -> str:
    """A text as a page shows it, without links, pictures, headings, formulas or colours."""
    flat = _shown(re.sub(r"\s*[\r\n\u2028\u2029\t]+\s*", " ", text.strip()))
    # A non-breaking space is kept: it belongs to numbers.
    escaped = _LIST.sub(r"\1\\\2\3", _MARKUP.sub(r"\\\1", flat))
    return _LINKED.sub(rf"\g<0>{WORD_JOINER}", _COLON.sub(f":{WORD_JOINER}", escaped))


def as_title(text: str) -> str:
    """The title of a source for a table, where an address in brackets behind it is a link.

    Only the address that was given as one may stand there; in a title a blank parts it.
    """
    return re.sub(r"\((?=https?:)", "( ", text, flags=re.IGNORECASE)


def in_address(address: str) -> str:
    """The address of a link in Markdown; nothing in it can end the link or begin another."""
    return quote(address, safe="/:?#@!&'+,;=%-._")


def in_chart(text: str) -> str:
    """A text in a title, label or tooltip, of whose HTML Plotly would draw a part."""
    flat = _shown(" ".join(text.split()))
    return flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _shown(text: str) -> str:
    """Characters that nobody sees, but programs obey, as their number."""
    # Nearly all texts have none; asking for the text as a whole is 50 times as fast.
    return text if text.isprintable() else "".join(map(_spelled, text))


def _is_hidden(letter: str) -> bool:
    # A soft hyphen only says where a word may be divided.
    return unicodedata.category(letter) in _INVISIBLE and letter != "\u00ad"


def _spelled(letter: str) -> str:
    if not _is_hidden(letter):
        return letter
    number = ord(letter)
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"
