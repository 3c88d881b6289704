"""Tables and notes that a page sends as HTML, read back as the Markdown they were made of."""

import re
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

import pandas as pd

MARKS = {"strong": "**", "em": "*", "p": "", "br": "  \n", "li": "\n- "}


class Shown(NamedTuple):
    """A table or note, with its value as Streamlit's own elements have one."""

    value: object
    name: str = ""


class _Reader(HTMLParser):
    """Cells row by row, and all words outside of tables."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.caption, self.rows, self.words = "", [], ""
        self._cell, self._addresses = None, []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td", "caption"):
            self._cell = ""
        elif tag == "a":
            self._addresses.append(dict(attrs)["href"])
            self.handle_data("[")
        else:
            self.handle_data(MARKS.get(tag, ""))

    def handle_endtag(self, tag):
        if tag in ("th", "td"):
            self.rows[-1].append(self._cell)
            self._cell = None
        elif tag == "caption":
            self.caption, self._cell = str(self._cell), None
        elif tag == "a":
            self.handle_data(f"]({self._addresses.pop()})")
        elif tag in ("strong", "em"):
            self.handle_data(MARKS[tag])

    def handle_data(self, data):
        if self._cell is None:
            self.words += data
        else:
            self._cell += data


def tables_in(html):
    """The tables of a piece of HTML, the first column as names of the rows."""
    parts = [f"<table>{part}" for part in html.split("<table>")[1:]]
    return [_table(_Reader(part)) for part in parts]


def _table(read):
    names, *rows = read.rows
    frame = pd.DataFrame(rows, columns=names)
    return Shown(frame.set_index(names[0]), read.caption)


def notes_in(html):
    """The notes of a piece of HTML by their kinds: info, success, warning, error."""
    found = re.findall(r'<div class="note (\w+)" role="note">(.*?)</div>', html, flags=re.DOTALL)
    return [Shown(_Reader(inside).words.strip(), kind) for kind, inside in found]


def parts_in(html, name):
    """The words of all elements of a name, such as h1 or summary, or of a class of them."""
    tag, _, kind = name.partition(".")
    opened = f'<{tag}[^>]*class="{kind}"[^>]*>' if kind else f"<{tag}(?: [^>]*)?>"
    found = re.findall(f"{opened}(.*?)</{tag}>", html, flags=re.DOTALL)
    return [Shown(_Reader(inside).words.strip(), name) for inside in found]


BLOCKS = re.compile(
    r"</?(?:p|li|ul|ol|h[1-6]|div|dl|dt|dd|details|summary|footer|nav|form|label|br)\b[^>]*>"
)
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
SAID_BESIDE = re.compile(r'\b(?:title|alt|placeholder|aria-label|data-page-told)="([^"]*)"')


def lines_in(html):
    """What is read outside of tables, block by block, and what attributes say."""
    outside = TABLE.sub("\n", html)
    lines = [_Reader(line).words.strip() for line in BLOCKS.sub("\n", outside).split("\n")]
    return [*filter(None, lines), *map(unescape, SAID_BESIDE.findall(html))]


def words_in(html):
    """Everything that is read, in its order."""
    return Shown(_Reader(html).words.strip())
